"""A figure of the data as lines, boxes and texts at their places, in two widths; a template writes them as SVG.

Texts are broken by the width of letters, so that each stays in its box at its full size on a phone as well.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist
from typing import NamedTuple

from platform_guide.course.model.figure import Arrow, Figure
from platform_guide.sections.learn.routes import Lattice, Node, corners, nodes_of

PHONE = 352
"""The width in px that a phone of 390 px leaves for a drawing."""
_ROW, _MARGIN, _HEAD, _FOOT = 84, 14, 26, 9
_LINE, _PADDING = 16, 8


class _Look(NamedTuple):
    """One width of a drawing: of a box, of a gap, and of a letter in labels and in notes, in px."""

    box: int
    gap: int
    label: float
    note: float


class Words(NamedTuple):
    """A line of text: where its middle or its beginning is, what it says, and its class."""

    x: int
    y: int
    text: str
    kind: str


class Rect(NamedTuple):
    """A box or a frame."""

    x: int
    y: int
    width: int
    height: int
    kind: str


class Line(NamedTuple):
    """An arrow: its corners, written as a path, and its head as a polygon."""

    path: str
    head: str
    dashed: bool


@dataclass(frozen=True)
class Drawing:
    """A drawing of some width and height in px."""

    width: int
    height: int
    frames: tuple[Rect, ...]
    boxes: tuple[Rect, ...]
    lines: tuple[Line, ...]
    words: tuple[Words, ...]

    @property
    def scrolls(self) -> bool:
        """Whether it is wider than a phone, so that a reader moves it."""
        return self.width > PHONE


def wide(figure: Figure) -> Drawing:
    """Draw a figure for a window that is wide enough."""
    box = 180 if figure.columns < 4 else 148  # noqa: PLR2004 - four columns are the most that a page holds
    return _Drawn(figure, _Look(box, 40, 7.6, 6.6)).drawing()


def narrow(figure: Figure) -> Drawing:
    """Draw a figure for a phone."""
    gap = 20
    room = (PHONE - 2 * _MARGIN - (figure.columns - 1) * gap) // figure.columns
    return _Drawn(figure, _Look(min(150, max(92, room)), gap, 6.9, 6)).drawing()


class _Drawn:
    """One drawing in the making."""

    def __init__(self, figure: Figure, look: _Look) -> None:
        self.figure, self.look = figure, look
        self.column_gap = max([look.gap, *self._labels_between()])
        self.row_gap = 48 if figure.groups else 36
        self.top = _MARGIN + (_HEAD if figure.groups else 0)
        self.width = 2 * _MARGIN + figure.columns * look.box + (figure.columns - 1) * self.column_gap
        self.height = self.top + figure.rows * _ROW + (figure.rows - 1) * self.row_gap + _MARGIN
        boxes = {box.id: nodes_of(box.at, box.span) for box in figure.boxes}
        self.lattice = Lattice(self._lines_at(0), self._lines_at(1), boxes)

    def _labels_between(self) -> Iterator[int]:
        """Yield how wide gaps have to be for the labels of arrows between boxes of a row."""
        at = {box.id: box for box in self.figure.boxes}
        for arrow in self.figure.arrows:
            one, other = at[arrow.from_], at[arrow.to]
            gaps = abs(one.at[0] - other.at[0])
            if arrow.label and one.at[1] == other.at[1] and gaps:
                yield (int(len(arrow.label) * self.look.note) + 14 - (gaps - 1) * self.look.box) // gaps

    def _lines_at(self, axis: int) -> tuple[int, ...]:
        """Return where the lines of the lattice lie on an axis: a margin, a middle, a gap, a middle, and so on."""
        size, gap = (self.look.box, self.column_gap) if axis == 0 else (_ROW, self.row_gap)
        first = _MARGIN if axis == 0 else self.top
        count = self.figure.columns if axis == 0 else self.figure.rows
        places = [_MARGIN // 2 if axis == 0 else first - _MARGIN // 2]
        for number in range(count):
            begin = first + number * (size + gap)
            places += [begin + size // 2, begin + size + (gap // 2 if number + 1 < count else _MARGIN // 2)]
        return tuple(places)

    def _rect(self, at: tuple[int, int], span: tuple[int, int], kind: str) -> Rect:
        look = self.look
        return Rect(
            _MARGIN + (at[0] - 1) * (look.box + self.column_gap),
            self.top + (at[1] - 1) * (_ROW + self.row_gap),
            span[0] * look.box + (span[0] - 1) * self.column_gap,
            span[1] * _ROW + (span[1] - 1) * self.row_gap,
            kind,
        )

    def drawing(self) -> Drawing:
        """Return the whole drawing."""
        rects = {box.id: self._rect(box.at, box.span, box.tone.value) for box in self.figure.boxes}
        words = [one for box in self.figure.boxes for one in self._box_words(rects[box.id], box.label, box.note)]
        frames = []
        for group in self.figure.groups:
            span = (group.to[0] - group.from_[0] + 1, group.to[1] - group.from_[1] + 1)
            inner = self._rect(group.from_, span, "group")
            frame = Rect(inner.x - 8, inner.y - _HEAD, inner.width + 16, inner.height + _HEAD + _FOOT, "group")
            frames.append(frame)
            words.append(Words(frame.x + _PADDING, frame.y + 17, group.label, "group"))
        lines = []
        for arrow in self.figure.arrows:
            points = self._points(arrow, rects)
            lines.append(Line(_path(points), _head(points), arrow.dashed))
            words += self._arrow_words(arrow, points)
        return Drawing(self.width, self.height, tuple(frames), tuple(rects.values()), tuple(lines), tuple(words))

    def _box_words(self, rect: Rect, label: str, note: str | None) -> Iterator[Words]:
        room = rect.width - _PADDING
        lines = [(text, "label") for text in textwrap.wrap(label, int(room / self.look.label))]
        lines += [(text, "note") for text in textwrap.wrap(note or "", int(room / self.look.note))]
        y = rect.y + (rect.height - len(lines) * _LINE) // 2 + 12
        for number, (text, kind) in enumerate(lines):
            yield Words(rect.x + rect.width // 2, y + number * _LINE, text, kind)

    def _points(self, arrow: Arrow, rects: dict[str, Rect]) -> list[tuple[int, int]]:
        """Return the corners of an arrow, from the edge of a box to the edge of another."""
        way = self.lattice.route(arrow.from_, arrow.to)
        points = [self._point(node) for node in way]
        points[0] = _edge(rects[arrow.from_], points[0], points[1])
        points[-1] = _edge(rects[arrow.to], points[-1], points[-2])
        return corners(points)

    def _point(self, node: Node) -> tuple[int, int]:
        return self.lattice.xs[node[0]], self.lattice.ys[node[1]]

    def _arrow_words(self, arrow: Arrow, points: Sequence[tuple[int, int]]) -> Iterator[Words]:
        """Place a label at the longest part of its arrow: above a level one, beside an upright one."""
        if not arrow.label:
            return
        length = int(len(arrow.label) * self.look.note)
        parts = list(pairwise(points))
        level = [part for part in parts if part[0][1] == part[1][1] and abs(part[0][0] - part[1][0]) >= length]
        (x, y), (end, below) = max(level or parts, key=lambda part: dist(*part))
        if y == below:
            yield Words((x + end) // 2, y - 6, arrow.label, "way")
        elif x + 6 + length <= self.width:
            yield Words(x + 6, (y + below) // 2 + 4, arrow.label, "beside")
        else:
            yield Words(x - 6 - length, (y + below) // 2 + 4, arrow.label, "beside")


def _edge(rect: Rect, inside: tuple[int, int], outside: tuple[int, int]) -> tuple[int, int]:
    """Return where a line from a point inside of a box to one outside crosses its edge."""
    if inside[1] == outside[1]:
        return (rect.x + rect.width if outside[0] > inside[0] else rect.x), inside[1]
    return inside[0], (rect.y + rect.height if outside[1] > inside[1] else rect.y)


def _path(points: Sequence[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _head(points: Sequence[tuple[int, int]]) -> str:
    """Return the corners of the head of an arrow that ends in the last of some points."""
    (before_x, before_y), (x, y) = points[-2:]
    right, down = (x > before_x) - (x < before_x), (y > before_y) - (y < before_y)
    back_x, back_y = x - 8 * right, y - 8 * down
    return f"{x},{y} {back_x - 4 * down},{back_y - 4 * right} {back_x + 4 * down},{back_y + 4 * right}"
