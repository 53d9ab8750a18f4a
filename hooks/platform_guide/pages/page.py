"""What the guide hands to whatever writes the site: plain pages and plain files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from platform_guide.issues import Location


@dataclass(frozen=True)
class SearchEntry:
    """One thing that the site's search finds; `url` is relative to the root of the site."""

    url: str
    title: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents."""

    id: str
    title: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Page:
    """A finished page: `path` is the Markdown file that it stands for, below the docs folder; `html` is its content."""

    path: str
    title: str
    html: str
    meta: Mapping[str, object]
    headings: tuple[Heading, ...] = ()
    search: tuple[SearchEntry, ...] = ()
    source: Location | None = None

    @property
    def url(self) -> str:
        """The address below the root of the site, with a slash at the end."""
        return url_of(self.path)


@dataclass(frozen=True)
class Asset:
    """A finished file of the site that is not a page."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Output:
    """Everything that is generated for one site."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]


def url_of(path: str) -> str:
    """Return the address of a Markdown file: `a/b.md` is at `a/b/`, `a/index.md` at `a/`."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"
