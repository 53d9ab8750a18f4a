"""Directives that set entries side by side: the matrix, two to five entries, pairs and maps."""

from __future__ import annotations

from platform_guide.sections.compare.maps import coverage_map, landscape
from platform_guide.sections.compare.matrix_pages import matrix_block
from platform_guide.sections.compare.pair_pages import side_by_side
from platform_guide.sections.compare.pairs import pairs
from platform_guide.sections.shared.directive import Context, Directive, Given


def _matrix(context: Context, url: str, _: Given) -> str:
    return matrix_block(context.catalog, context.renderer, url)


def _side_by_side(context: Context, url: str, _: Given) -> str:
    return side_by_side(context.catalog, context.renderer, url)


def _pairs(context: Context, url: str, _: Given) -> str:
    return context.renderer.render("directives/pairs.html", url, pairs=tuple(pairs(context.catalog, None)))


def _coverage_map(context: Context, url: str, _: Given) -> str:
    return context.renderer.render("directives/coverage-map.html", url, map=coverage_map(context.catalog))


def _landscape(context: Context, url: str, _: Given) -> str:
    shown = {"map": landscape(context.catalog), "categories": context.catalog.settings.categories}
    return context.renderer.render("directives/landscape.html", url, **shown)


DIRECTIVES = (
    Directive("matrix", _matrix),
    Directive("side-by-side", _side_by_side),
    Directive("pairs", _pairs),
    Directive("coverage-map", _coverage_map),
    Directive("landscape", _landscape),
)
