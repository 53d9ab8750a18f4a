"""The matrix beside its own page: as a file for scripts, in parts for readers without them, and to embed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from platform_guide.catalog.catalog import Catalog
from platform_guide.decision.data.record import decision_of
from platform_guide.sections.compare.stacks import stack_rules
from platform_guide.sections.platforms.facets import Where, choices
from platform_guide.sections.platforms.matrix import Matrix, MatrixRow, matrix, matrix_data, shares
from platform_guide.sections.shared.page import Asset, Page
from platform_guide.sections.shared.render import Renderer
from platform_guide.sections.shared.words import counted

MOST_ELEMENTS = 4_200
"""How many elements the rows of one page may have: with more of them readers wait, and no checker can look at it."""


MATRIX = "compare/"
EMBED = "compare/embed/"
"""The matrix, and the one page of it that other sites may show in a frame of theirs."""


def matrix_assets(catalog: Catalog, table: Matrix) -> tuple[Asset, ...]:
    """Return the file that the matrix, and whatever lets readers choose entries by name, fetches."""
    data = {**matrix_data(catalog, table), "stacks": stack_rules(catalog)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (Asset("compare/matrix.json", text.encode()),)


def matrix_block(catalog: Catalog, renderer: Renderer, url: str) -> str:
    """Render the matrix area by area with its tools, as far as one page holds it, for the page at `url`."""
    table = matrix(catalog)
    first, *others = _parts(table, url, _by_area)
    return renderer.render(
        "directives/matrix.html",
        url,
        matrix=table,
        shares=shares,
        facets=choices(catalog, Where.MATRIX),
        rows=first.rows,
        parts=others,
        judging=decision_of(catalog).judging,
    )


def matrix_pages(catalog: Catalog, renderer: Renderer, table: Matrix) -> Iterator[Page]:
    """Render the capabilities of each area, the rows that one page does not hold, and the table for other sites."""
    first, *others = _parts(table, MATRIX, _by_area)
    for part in others:
        html = renderer.render("matrix-part.html", part.url, matrix=table, part=part, shares=shares)
        yield Page(path=f"{part.url.rstrip('/')}.md", title=part.title, html=html, meta=_meta(table, robots="noindex"))
    for area in table.areas:
        yield from _area_pages(renderer, table, table.of(area))
    html = renderer.render(
        "matrix-embed.html", EMBED, matrix=table, rows=first.rows, shares=shares, title=catalog.settings.title
    )
    bare = {"bare": True, "scripts": ["assets/javascripts/compare/matrix.js"]}
    meta = _meta(table, robots="noindex")
    yield Page(path="compare/embed.md", title=catalog.settings.title, html=html, meta={**meta, **bare})


def _area_pages(renderer: Renderer, whole: Matrix, table: Matrix) -> Iterator[Page]:
    (area,) = table.areas
    parts = _parts(table, f"{MATRIX}areas/{area.id}/", _by_capability)
    for part in parts:
        html = renderer.render(
            "matrix-area.html", part.url, matrix=table, area=area, areas=whole.areas, part=part, parts=parts
        )
        first = part is parts[0]
        title = area.name if first else f"{area.name}: {part.title.lower()}"
        meta = _meta(table) if first else _meta(table, robots="noindex")
        yield Page(path=f"{part.url.rstrip('/')}.md", title=title, html=html, meta=meta)


def _meta(table: Matrix, **more: str) -> dict[str, Any]:
    size = f"{counted(len(table.rows), 'entry', 'entries')} by {counted(table.columns, 'capability', 'capabilities')}"
    return {
        "description": f"{size}, each level with its source.",
        "hide": ["navigation", "toc"],
        "parent": "compare/index.md",
        "wide": True,
        "styles": ["assets/stylesheets/compare.css"],
        **more,
    }


@dataclass(frozen=True)
class _Part:
    """Rows that one page holds, counted from 1; `base` is the address of the page with the first of them."""

    base: str
    start: int
    rows: tuple[MatrixRow, ...]

    @property
    def url(self) -> str:
        return self.base if self.start == 1 else f"{self.base}rows-{self.start}/"

    @property
    def title(self) -> str:
        return f"Entries {self.start} to {self.start + len(self.rows) - 1}"


def _by_capability(row: MatrixRow) -> int:
    """Count the elements of a row: row, head and link; a cell with a mark in it, or one without."""
    return 4 + sum(2 if cell.claim else 1 for cell in row.cells)


def _by_area(row: MatrixRow) -> int:
    """Count the elements of a row whose columns are areas; one that is served has a link in it."""
    return 4 + sum(2 if cell.claim else 1 for cell in row.cells if cell.first_of_area)


def _parts(table: Matrix, base: str, size: Callable[[MatrixRow], int]) -> tuple[_Part, ...]:
    """Split the rows into pages; the first stands at `base`, and may be empty."""
    parts: list[_Part] = []
    held: list[MatrixRow] = []
    elements = 0
    for at, row in enumerate(table.rows):
        if held and elements + size(row) > MOST_ELEMENTS:
            parts.append(_Part(base, at - len(held) + 1, tuple(held)))
            held, elements = [], 0
        held.append(row)
        elements += size(row)
    return (*parts, _Part(base, len(table.rows) - len(held) + 1, tuple(held)))
