"""The little of HTML that the link checks need: start tags with their attributes, and where they stand."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Element:
    """The start tag of an element; `line` counts from 1."""

    tag: str
    attributes: Mapping[str, str | None]
    line: int


@dataclass
class Page:
    """What one HTML file holds: its elements in order, and the anchors that a link may lead to."""

    elements: list[Element] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.page.elements.append(Element(tag, attributes, self.getpos()[0]))
        self.page.anchors |= {anchor for anchor in (attributes.get("id"),) if anchor}
        if tag == "a" and (name := attributes.get("name")):
            self.page.anchors.add(name)


def read(text: str) -> Page:
    """Return the elements and anchors of an HTML text. Comments and the insides of scripts hold none."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


@functools.cache
def pages_of(site: Path) -> tuple[tuple[PurePosixPath, Page], ...]:
    """Read every HTML file below a folder.

    Returns:
        Pairs of the path relative to the folder and the page, in the order of the paths.
    """
    files = sorted(site.rglob("*.html"))
    return tuple((PurePosixPath(file.relative_to(site).as_posix()), read(file.read_text("utf-8"))) for file in files)
