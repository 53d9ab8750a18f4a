"""Looks at a written site before anybody else does: files that are missing, links that lead nowhere.

MkDocs checks the links of Markdown; most pages here are finished HTML, which it never reads.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r"""\s(?:href|src)="([^"]*)\"""")
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, order=True)
class Broken:
    """A link that leads nowhere, or to a page that has no such place (`anchor`); `page` is the file it stands in."""

    page: str
    link: str
    problem: str
    anchor: bool = False

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.page}: the link `{self.link}` leads {self.problem}"


@dataclass
class Links:
    """The links of the pages of one site; `read` is called for each page, then `broken` once."""

    _links: dict[str, frozenset[str]] = field(default_factory=dict)
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)

    def read(self, path: str, html: str) -> None:
        """Remember what a page links to and which places in it can be linked to; `path` is its file in the site."""
        self._links[path] = frozenset(_LINK.findall(html))
        self._anchors[path] = frozenset(_ID.findall(html))

    def broken(self, files: frozenset[str]) -> Iterator[Broken]:
        """Yield the links that lead nowhere in a site that has these files.

        Links to other sites and from the root of the host are not looked at.
        """
        # Most links go by way of the root, so that one found good on a page is good on all.
        good: set[str] = set()
        for page, links in self._links.items():
            folder = posixpath.dirname(page)
            up = "../" * (folder.count("/") + 1) if folder else ""
            for link in links:
                rooted = link[len(up) :] if link.startswith(up) else None
                if rooted is not None and rooted in good:
                    continue
                problem, anchor = self._judge(page, folder, unescape(link), files)
                if problem:
                    yield Broken(page, link, problem, anchor)
                elif rooted and rooted[0] not in "#?.":
                    good.add(rooted)

    def _judge(self, page: str, folder: str, link: str, files: frozenset[str]) -> tuple[str, bool]:
        if _ELSEWHERE.match(link) or link.startswith("/"):
            return "", False
        address, _, anchor = link.partition("#")
        address = unquote(address.partition("?")[0])
        path = posixpath.normpath(posixpath.join(folder, address)) if address else page
        if path.startswith(".."):
            return "out of the site", False
        if path == "." or address.endswith("/"):
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        if path not in files:
            below = posixpath.join(path, "index.html")
            return "to a folder: a slash is missing" if below in files else "to no file", False
        anchors = self._anchors.get(path)
        # What holds `=` is kept there by a script: answers, columns, what is compared.
        if anchor and anchors is not None and "=" not in anchor and unquote(anchor) not in anchors:
            return "to no such place on that page", True
        return "", False


def files_of(site: Path) -> frozenset[str]:
    """Return the files of a site with their paths in it."""
    found: set[str] = set()
    for folder, _, names in os.walk(site):
        start = Path(folder).relative_to(site).as_posix()
        found.update(names if start == "." else (f"{start}/{name}" for name in names))
    return frozenset(found)
