"""Finds the links of a built site that lead nowhere.

It looks at the files and knows nothing of MkDocs, which checks only the links that were written in Markdown.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tests.site.html import pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePosixPath

    from tests.site.html import Element, Page

LINK_ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href")

ELSEWHERE = {"mailto", "tel", "data"}
"""Schemes of links with nothing to check."""

HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")

ANSWERED = frozenset({"decide/index.html", "plan/pilot/index.html"})
"""Pages that keep answers of the interview after the #."""

DISPLAYED_ANYWHERE = "404.html"
"""Shown under the address that was not found: only its links may, and must, start at the root of the host."""


def links_of(element: Element) -> Iterator[str]:
    """Yield the addresses in the attributes of an element."""
    for name in LINK_ATTRIBUTES:
        value = element.attributes.get(name)
        if value is not None:
            yield value
    for candidate in (element.attributes.get("srcset") or "").split(","):
        if candidate.strip():
            yield candidate.split()[0]


def is_plausible(url: str) -> bool:
    """Tell whether a link to another site has the form of one: https, a public host, all escaped."""
    parts = urlsplit(url)
    return (
        parts.scheme == "https"
        and HOST.fullmatch(parts.netloc) is not None
        and re.search(r"[\s<>\"{}|\\^`]", url) is None
        and re.search(r"%(?![0-9A-Fa-f]{2})", url) is None
    )


class LinkChecker:
    """Judges the links of one site."""

    def __init__(self, site: Path, own_url: str, prefix: str) -> None:
        """Read the site.

        Args:
            site: the folder of the built site.
            own_url: the address that the site takes itself to have, as in canonical links.
            prefix: the path of that address, starting and ending in a slash.
        """
        self.pages: dict[PurePosixPath, Page] = dict(pages_of(site))
        self.anchors = {path.as_posix(): page.anchors for path, page in self.pages.items()}
        self.files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
        self.own_url = own_url
        self.prefix = prefix

    def problems(self) -> list[str]:
        """Return one line for every link that leads nowhere, with its place."""
        return [
            f"{path}:{element.line}: <{element.tag}> {link}: {problem}"
            for path, page in self.pages.items()
            for element in page.elements
            for link in links_of(element)
            if (problem := self.judge(path, link))
        ]

    def judge(self, page: PurePosixPath, link: str) -> str | None:
        """Return what is wrong with a link on a page, or None."""
        parts = urlsplit(link)
        if link.startswith(self.own_url):
            problem = self._inside(link.removeprefix(self.own_url))
        elif parts.scheme in ELSEWHERE:
            problem = None
        elif parts.scheme or parts.netloc:
            problem = None if is_plausible(link) else "not a plausible address of another site"
        elif page.name == DISPLAYED_ANYWHERE and parts.path:
            problem = self._rooted(link)
        elif link.startswith("/"):
            problem = "starts at the root of the host: it breaks where the site is served below a path"
        elif parts.path:
            problem = self._inside(posixpath.join(page.parent.as_posix(), link))
        else:
            # A link of the form "?a=b" or "#c" leads to the page that it stands on.
            problem = self._inside(page.as_posix() + link)
        return problem

    def _rooted(self, link: str) -> str | None:
        if not link.startswith("/"):
            return "relative, on a page that is shown under any address"
        if not link.startswith(self.prefix):
            return "leads out of the site"
        return self._inside(link.removeprefix(self.prefix))

    def _inside(self, link: str) -> str | None:
        parts = urlsplit(link)
        path = posixpath.normpath(unquote(parts.path) or ".")
        if path.startswith(".."):
            return "leads out of the site"
        if path == "." or parts.path.endswith(("/", "/.", "/..")):
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        if path not in self.files:
            below = posixpath.join(path, "index.html")
            return "leads to a folder: a slash is missing" if below in self.files else "leads to no file"
        anchor = unquote(parts.fragment)
        # What these keep after the # are answers; nothing on the page is called so.
        if anchor and not (path in ANSWERED and "=" in anchor) and anchor not in self.anchors.get(path, ()):
            return "leads to no such anchor"
        return None
