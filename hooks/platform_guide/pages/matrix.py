"""The matrix beside its own page: as a file for scripts, in parts for readers without them, and to embed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from platform_guide.catalog.load import Catalog
from platform_guide.pages.page import Asset, Page
from platform_guide.pages.render import Renderer
from platform_guide.views.matrix import Matrix, facets, matrix, matrix_data

LIMIT = 100
"""How many rows stand on one page: more of them take longer than a reader waits, and no checker can look at them."""

_SCRIPT = "assets/javascripts/matrix.mjs"
_STYLES = "assets/stylesheets/compare.css"


def matrix_assets(catalog: Catalog) -> tuple[Asset, ...]:
    """Return the file that the matrix, and whatever lets readers choose entries by name, fetches."""
    text = json.dumps(matrix_data(catalog, matrix(catalog)), ensure_ascii=False, separators=(",", ":"))
    return (Asset("compare/matrix.json", text.encode()),)


def matrix_block(catalog: Catalog, renderer: Renderer, url: str) -> str:
    """Render the matrix with its tools, as far as one page holds it, for the page at `url`."""
    table = matrix(catalog)
    return renderer.render(
        "directives/matrix.html", url, matrix=table, facets=facets(catalog, table), limit=LIMIT, parts=_parts(table)
    )


def matrix_pages(catalog: Catalog, renderer: Renderer) -> Iterator[Page]:
    """Render the rows that one page does not hold, and the table alone for other sites to show."""
    table = matrix(catalog)
    parts = [(LIMIT * at, url) for at, url in enumerate(_parts(table), start=1)]
    for start, url, template, more in (
        *((start, url, "matrix-part.html", {}) for start, url in parts),
        (0, "compare/embed/", "matrix-embed.html", {"bare": True, "scripts": [_SCRIPT]}),
    ):
        rows = table.rows[start : start + LIMIT]
        html = renderer.render(template, url, matrix=table, rows=rows, start=start, title=catalog.settings.title)
        yield Page(
            path=f"{url.rstrip('/')}.md",
            title=f"Entries {start + 1} to {start + len(rows)}" if start else "Matrix",
            html=html,
            meta={
                "description": f"{len(rows)} entries by {table.columns} capabilities, each level with its source.",
                "hide": ["navigation", "toc"],
                "parent": "compare/index.md",
                "wide": True,
                "styles": [_STYLES],
                "robots": "noindex",
                **more,
            },
        )


def _parts(table: Matrix) -> tuple[str, ...]:
    return tuple(f"compare/rows-{start + 1}/" for start in range(LIMIT, len(table.rows), LIMIT))
