"""Figures: arrows cross no box, labels stay in their boxes and on the drawing, and a phone shows them at full size."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.course.model.figure import Figure
from platform_guide.course.record import figure_of
from platform_guide.sections.learn import figure as drawings
from tests import sample
from tests.course import made

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.sections.learn.figure import Drawing, Rect

LETTER = 5.5
"""The width of a letter of notes in px, on average."""


def drawn(seed: int) -> Figure:
    """Return a figure with boxes and arrows at random."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    columns, rows = draw.randint(1, 4), draw.randint(2, 5)
    cells = [(column, row) for row in range(1, rows + 1) for column in range(1, columns + 1)]
    taken = draw.sample(cells, draw.randint(2, len(cells)))
    boxes = [
        {"id": f"b{at}", "at": cell, "label": "Locked versions here", "note": "the same each month on it"}
        for at, cell in enumerate(taken)
    ]
    ends = [draw.sample(range(len(boxes)), 2) for _ in range(draw.randint(1, 6))]
    arrows: list[dict[str, Any]] = [
        {"from": f"b{one}", "to": f"b{other}", "label": "passes it on"} for one, other in ends
    ]
    groups = [{"label": "A group of them", "from": (1, 1), "to": (columns, 1)}] if draw.random() < 0.5 else []
    data = {
        "id": "f",
        "title": "T",
        "alt": "A drawing of some boxes.",
        "text": "Some boxes.",
        "columns": columns,
        "rows": rows,
    }
    return Figure.model_validate({**data, "boxes": boxes, "arrows": arrows, "groups": groups})


def crosses(drawing: Drawing, rect: Rect) -> bool:
    """Tell whether a line of an arrow goes through the inside of a box."""
    for line in drawing.lines:
        points = [tuple(map(int, point.split())) for point in line.path.removeprefix("M").split("L")]
        for (x, y), (end, below) in pairwise(points):
            left, right, top, bottom = min(x, end), max(x, end), min(y, below), max(y, below)
            if left < rect.x + rect.width and right > rect.x and top < rect.y + rect.height and bottom > rect.y:
                return True
    return False


@pytest.mark.parametrize("seed", range(60))
def test_no_arrow_crosses_a_box_and_every_word_has_its_room(seed: int) -> None:
    figure = drawn(seed)
    for drawing in (drawings.wide(figure), drawings.narrow(figure)):
        assert len(drawing.lines) == len(figure.arrows)
        assert not [rect for rect in drawing.boxes if crosses(drawing, rect)]
        for rect in (*drawing.boxes, *drawing.frames):
            assert rect.x >= 0
            assert rect.y >= 0
            assert rect.x + rect.width <= drawing.width
            assert rect.y + rect.height <= drawing.height
        for words in drawing.words:
            assert 0 < words.y < drawing.height
            assert len(words.text) * LETTER < drawing.width


def test_a_box_over_rows_is_reached_from_where_it_is_nearest(tmp_path: Path) -> None:
    figure = figure_of(sample.catalog(made.course(tmp_path)), "stop")
    assert figure
    drawing = drawings.wide(figure)
    assert not [rect for rect in drawing.boxes if crosses(drawing, rect)]
    assert [line.dashed for line in drawing.lines] == [False, True, False]
    assert {words.text for words in drawing.words} >= {"Hand", "pulls", "On the bicycle", "A lever with a cable"}
    assert not drawings.narrow(figure).scrolls or drawings.narrow(figure).width > drawings.PHONE
