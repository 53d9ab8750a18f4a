"""What the guide hands to whatever writes the site: plain pages and plain files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from platform_guide.issues import Location


class Found(StrEnum):
    """What a hit of the search is; of hits that are equally good, the earlier kind comes first."""

    PLATFORM = "platform"
    COMPONENT = "component"
    CAPABILITY = "capability"
    AREA = "area"
    CATEGORY = "category"
    TERM = "term"
    LESSON = "lesson"
    QUESTION = "question"
    ORGANISATION = "organisation"
    PAGE = "page"
    PAIR = "pair"


@dataclass(frozen=True)
class SearchEntry:
    """One thing that the site's search finds; `url` is relative to the root of the site.

    `names` are what else it is called, `former` those of them that it had once, `also` are words that find it and are
    not shown, `within` is the title of the page of which it is a section, `status` a state that a reader should know
    of, and `of` the addresses of the two entries that a pair compares.
    """

    kind: Found
    url: str
    title: str
    text: str = ""
    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    also: str = ""
    within: str = ""
    status: str = ""
    of: tuple[str, ...] = ()


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


def entry_url(name: str) -> str:
    """Return the address of an entry's page, by which the search knows it as well."""
    return f"platforms/{name}/"
