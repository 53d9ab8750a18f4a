"""What the front matter of a hand-written page may say."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from platform_guide.catalog.schema.base import Date, Frozen, Id, Line, Plain

SiteFile = Annotated[
    str,
    Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_./-]*$", max_length=200, description="the address of a file of this site"),
]


class Part(StrEnum):
    """A part of the page's frame that can be left out."""

    NAVIGATION = "navigation"
    TOC = "toc"
    FOOTER = "footer"


class Searched(Frozen):
    """How the search treats the page."""

    exclude: Annotated[bool, Field(description="true: the page is not found")] = False
    sections: Annotated[
        bool | Literal["titles"], Field(description="false: only title and description; titles: headings, too")
    ] = True
    names: Annotated[
        tuple[Line, ...], Field(max_length=5, description="other words for the title, under which it is found as well")
    ] = ()


class SkipLink(Frozen):
    """A link at the top of the page for readers who use a keyboard."""

    href: Annotated[str, Field(pattern=r"^#[A-Za-z0-9_-]+$", max_length=100, description="an anchor of this page")]
    label: Line


class PageMeta(Frozen):
    """The front matter of a hand-written page."""

    title: Annotated[Line | None, Field(description="absent: the first heading")] = None
    description: Annotated[
        Plain | None, Field(min_length=20, max_length=300, description="one sentence for search engines and previews")
    ] = None
    hide: Annotated[tuple[Part, ...], Field(description="parts of the frame to leave out")] = ()
    search: Searched = Searched()
    wide: Annotated[bool, Field(description="true: full width, without sidebars")] = False
    styles: Annotated[tuple[SiteFile, ...], Field(description="style sheets of this page alone")] = ()
    scripts: Annotated[tuple[SiteFile, ...], Field(description="scripts of this page alone; they are modules")] = ()
    later: Annotated[tuple[SiteFile, ...], Field(description="scripts that those fetch when they are needed")] = ()
    skip_links: tuple[SkipLink, ...] = ()
    prev_next: Annotated[bool | None, Field(description="whether links to the pages before and after are shown")] = None
    robots: Annotated[Line | None, Field(description="what search engines are asked, e.g. noindex")] = None
    template: Annotated[SiteFile | None, Field(description="a template of the theme instead of main.html")] = None
    lesson: Annotated[
        Id | None, Field(description="the id of the lesson that the page is; the rest of it is in data/course/lessons")
    ] = None
    verified_on: Annotated[
        Date | None, Field(description="the day on which a person last read what the page says about entries")
    ] = None
