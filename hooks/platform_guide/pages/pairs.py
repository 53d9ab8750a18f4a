"""A page for each declared pair of entries; every pair would grow with the square."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.load import Catalog
from platform_guide.pages.page import Heading, Page, SearchEntry
from platform_guide.pages.render import Renderer
from platform_guide.views.pairs import Pair


def pair_pages(catalog: Catalog, renderer: Renderer, found: tuple[Pair, ...]) -> Iterator[Page]:
    """Render the pages, in the order of the settings."""
    names = {
        (platform.id, edition.id): edition.name
        for platform in catalog.platforms.values()
        for edition in platform.editions
    }
    for index, pair in enumerate(found):
        text = (
            f"{pair.title} side by side: what differs, what connects them and what would decide, each with its source."
        )
        yield Page(
            path=f"compare/{pair.url.split('/')[1]}.md",
            title=pair.title,
            html=renderer.render("pair.html", pair.url, pair=pair, edition_names=names),
            meta={"description": text, "hide": ["navigation", "toc"], "parent": "compare/index.md"},
            headings=(Heading("facts", "In short"), Heading("differences", "What differs")),
            search=(SearchEntry(pair.url, pair.title, text, 0.5),),
            source=catalog.place(("settings", "settings"), ("pairs", index)),
        )
