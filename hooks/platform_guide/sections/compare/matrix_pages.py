"""The matrix beside its own page: as a file for scripts, in parts for readers without them, and to embed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.decision.data.record import decision_of
from platform_guide.sections.compare.stacks import stack_rules
from platform_guide.sections.platforms.facets import Where, choices
from platform_guide.sections.platforms.matrix import Matrix, MatrixRow, matrix, matrix_data
from platform_guide.sections.shared.page import Asset, Page
from platform_guide.sections.shared.render import Renderer
from platform_guide.sections.shared.words import counted

MOST_ELEMENTS = 4_200
"""How many elements the rows of one page may have: with more of them readers wait, and no checker can look at it."""


EMBED = "compare/embed/"
"""The one page that other sites may show in a frame of theirs."""


def matrix_assets(catalog: Catalog, table: Matrix) -> tuple[Asset, ...]:
    """Return the file that the matrix, and whatever lets readers choose entries by name, fetches."""
    data = {**matrix_data(catalog, table), "stacks": stack_rules(catalog)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (Asset("compare/matrix.json", text.encode()),)


def matrix_block(catalog: Catalog, renderer: Renderer, url: str) -> str:
    """Render the matrix with its tools, as far as one page holds it, for the page at `url`."""
    table = matrix(catalog)
    first, *others = _parts(table)
    return renderer.render(
        "directives/matrix.html",
        url,
        matrix=table,
        facets=choices(catalog, Where.MATRIX),
        rows=first.rows,
        parts=others,
        judging=decision_of(catalog).judging,
    )


def matrix_pages(catalog: Catalog, renderer: Renderer, table: Matrix) -> Iterator[Page]:
    """Render the rows that one page does not hold, and the table alone for other sites to show."""
    first, *others = _parts(table)
    size = f"{counted(len(table.rows), 'entry', 'entries')} by {counted(table.columns, 'capability', 'capabilities')}"
    meta = {
        "description": f"{size}, each level with its source.",
        "hide": ["navigation", "toc"],
        "parent": "compare/index.md",
        "wide": True,
        "styles": ["assets/stylesheets/compare.css"],
        "robots": "noindex",
    }
    for part in others:
        html = renderer.render("matrix-part.html", part.url, matrix=table, part=part)
        yield Page(path=f"{part.url.rstrip('/')}.md", title=part.title, html=html, meta=meta)
    html = renderer.render("matrix-embed.html", EMBED, matrix=table, rows=first.rows, title=catalog.settings.title)
    bare = {"bare": True, "scripts": ["assets/javascripts/compare/matrix.js"]}
    yield Page(path="compare/embed.md", title=catalog.settings.title, html=html, meta={**meta, **bare})


@dataclass(frozen=True)
class _Part:
    """Rows that one page holds, counted from 1."""

    start: int
    rows: tuple[MatrixRow, ...]

    @property
    def url(self) -> str:
        return f"compare/rows-{self.start}/"

    @property
    def title(self) -> str:
        return f"Entries {self.start} to {self.start + len(self.rows) - 1}"


def _parts(table: Matrix) -> tuple[_Part, ...]:
    """Split the rows into pages; the first stands on the page of the matrix itself, and may be empty."""
    parts: list[_Part] = []
    held: list[MatrixRow] = []
    elements = 0
    for at, row in enumerate(table.rows):
        # Row, head and link; a cell with a mark in it, or one without.
        size = 4 + sum(2 if cell.claim else 1 for cell in row.cells)
        if held and elements + size > MOST_ELEMENTS:
            parts.append(_Part(at - len(held) + 1, tuple(held)))
            held, elements = [], 0
        held.append(row)
        elements += size
    return (*parts, _Part(len(table.rows) - len(held) + 1, tuple(held)))
