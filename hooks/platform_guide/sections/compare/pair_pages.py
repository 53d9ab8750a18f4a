"""Entries side by side: a page for each declared pair, and the frame in which a script puts any few together.

A page for every pair would grow with the square of the number of entries.
"""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.vocabulary import IntegrationKind, Level
from platform_guide.decision.data.record import decision_of
from platform_guide.sections.compare.pairs import Pair, pairs
from platform_guide.sections.compare.stacks import joinable
from platform_guide.sections.platforms.verdicts import given_verdicts
from platform_guide.sections.shared.page import Found, Heading, Page, SearchEntry, entry_url
from platform_guide.sections.shared.render import Renderer
from platform_guide.sections.shared.words import EDITION_FACTS, FACT_LABELS

# What a script says in words of levels and connections; the facts of entries come in words.
_VOCABULARIES = (Level, IntegrationKind)


def pair_pages(catalog: Catalog, renderer: Renderer, found: tuple[Pair, ...]) -> Iterator[Page]:
    """Render the pages, in the order of the settings."""
    for index, pair in enumerate(found):
        text = (
            f"{pair.title} side by side: what differs, what connects them and what would decide, each with its source."
        )
        yield Page(
            path=f"compare/{pair.url.split('/')[1]}.md",
            title=pair.title,
            html=renderer.render("pair.html", pair.url, pair=pair, shared=EDITION_FACTS),
            meta={
                "description": text,
                "hide": ["navigation", "toc"],
                "parent": "compare/index.md",
                "styles": ["assets/stylesheets/pair.css"],
            },
            headings=(Heading("differences", "What differs"), Heading("facts", "In short")),
            search=(
                SearchEntry(Found.PAIR, pair.url, pair.title, of=tuple(entry_url(one.id) for one in pair.entries)),
            ),
            source=catalog.place(("settings", "settings"), ("pairs", index)),
        )


def side_by_side(catalog: Catalog, renderer: Renderer, url: str) -> str:
    """Render the frame of the page at `url` that puts any few entries side by side, with the words that it needs."""
    verdicts = given_verdicts(catalog)
    labels = {key: label for key, label in FACT_LABELS.items() if key != "verdict" or verdicts}
    return renderer.render(
        "directives/side-by-side.html",
        url,
        pairs=tuple(pairs(catalog, None)),
        criteria=decision_of(catalog).criteria,
        judging=decision_of(catalog).judging,
        vocabulary=tuple(member for vocabulary in _VOCABULARIES for member in vocabulary),
        flows=catalog.settings.flows,
        joinable=joinable(catalog),
        named_facts=labels,
    )
