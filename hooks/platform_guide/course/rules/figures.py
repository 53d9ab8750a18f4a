"""Figures: boxes lie on the grid and apart, arrows join boxes, and each figure is used."""

from __future__ import annotations

from itertools import combinations

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.rules.finding import Finding, Findings, repeated, unknown
from platform_guide.course.model.figure import Box, Figure
from platform_guide.course.record import figures_of


def figures_can_be_drawn(catalog: Catalog) -> Findings:
    """Report boxes off the grid or over each other, frames that are none, and arrows that lead nowhere."""
    for key, figure in figures_of(catalog):
        for at, name in repeated(box.id for box in figure.boxes):
            path = ("boxes", at, "id")
            yield Finding(key, path, "figure-id-twice", f"`{name}` stands twice", "rename one of the two")
        for at, box in enumerate(figure.boxes):
            if box.at[0] + box.span[0] - 1 > figure.columns or box.at[1] + box.span[1] - 1 > figure.rows:
                text = f"the box `{box.id}` lies off the grid"
                hint = f"the grid has {figure.columns} columns and {figure.rows} rows"
                yield Finding(key, ("boxes", at, "at"), "figure-off-grid", text, hint)
        yield from _apart(key, figure)
        yield from _frames(key, figure)
        yield from _arrows(key, figure)


def cells(box: Box) -> frozenset[tuple[int, int]]:
    """Return the cells of the grid that a box takes, as (column, row)."""
    (column, row), (wide, high) = box.at, box.span
    return frozenset((column + right, row + down) for right in range(wide) for down in range(high))


def _apart(key: RecordKey, figure: Figure) -> Findings:
    for (_, one), (at, other) in combinations(enumerate(figure.boxes), 2):
        if cells(one) & cells(other):
            text = f"the boxes `{one.id}` and `{other.id}` lie over each other"
            yield Finding(key, ("boxes", at, "at"), "figure-overlap", text, "move one of them")


def _frames(key: RecordKey, figure: Figure) -> Findings:
    for at, group in enumerate(figure.groups):
        (left, top), (right, bottom) = group.from_, group.to
        if not (left <= right <= figure.columns and top <= bottom <= figure.rows):
            text = f"the frame `{group.label}` is none on this grid"
            hint = "`from` is its upper left cell and `to` its lower right one"
            yield Finding(key, ("groups", at, "from"), "figure-off-grid", text, hint)


def _arrows(key: RecordKey, figure: Figure) -> Findings:
    known = [box.id for box in figure.boxes]
    for at, arrow in enumerate(figure.arrows):
        for field, name in (("from", arrow.from_), ("to", arrow.to)):
            yield from unknown(key, ("arrows", at, field), "figure-name-unknown", ("box", name, known))
        if arrow.from_ == arrow.to:
            text = f"an arrow leads from `{arrow.to}` to itself"
            yield Finding(key, ("arrows", at, "to"), "figure-arrow", text, "an arrow joins two boxes")
