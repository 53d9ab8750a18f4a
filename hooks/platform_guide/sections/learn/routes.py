"""Ways for arrows: along rows, columns and the gaps between them, through no box, with as few bends as can be.

A lattice has a line through the middle of each column and row and one through each gap and margin. Arrows follow it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

Node = tuple[int, int]
"""A crossing of the lattice: the odd numbers are middles of columns and rows, the even ones gaps and margins."""

_BEND, _SHARED = 60, 40
_STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))


def nodes_of(at: tuple[int, int], span: tuple[int, int]) -> frozenset[Node]:
    """Return the crossings that lie in a box at a cell, from 1, over some columns and rows."""
    return frozenset(
        (x, y)
        for x in range(2 * at[0] - 1, 2 * (at[0] + span[0] - 1))
        for y in range(2 * at[1] - 1, 2 * (at[1] + span[1] - 1))
    )


@dataclass
class Lattice:
    """The lattice of one drawing: where its lines are, what boxes take of it, and what arrows took already."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]
    boxes: Mapping[str, frozenset[Node]]
    used: set[frozenset[Node]] = field(default_factory=set)

    def route(self, source: str, target: str) -> list[Node]:
        """Return the crossings from a box to another one; the first lies in the one and the last in the other."""
        blocked = {node for name, nodes in self.boxes.items() if name not in {source, target} for node in nodes}
        best: dict[tuple[Node, int], int] = {}
        waiting: list[tuple[int, Node, int, tuple[Node, ...]]] = [
            (0, node, step, (node,)) for node in sorted(self.boxes[source]) for step in range(len(_STEPS))
        ]
        heapq.heapify(waiting)
        while waiting:
            cost, node, step, way = heapq.heappop(waiting)
            if best.get((node, step), cost + 1) <= cost:
                continue
            best[node, step] = cost
            if node in self.boxes[target]:
                self.used |= {frozenset(pair) for pair in pairwise(way)}
                return list(way)
            for dearer, following, turn in self._steps(node, step, blocked):
                if following not in self.boxes[source]:
                    heapq.heappush(waiting, (cost + dearer, following, turn, (*way, following)))
        return []

    def _steps(self, node: Node, step: int, blocked: Iterable[Node]) -> Iterator[tuple[int, Node, int]]:
        """Yield what can be reached next, with what it costs."""
        for turn, (right, down) in enumerate(_STEPS):
            following = (node[0] + right, node[1] + down)
            if not (0 <= following[0] < len(self.xs) and 0 <= following[1] < len(self.ys)) or following in blocked:
                continue
            length = abs(self.xs[following[0]] - self.xs[node[0]]) + abs(self.ys[following[1]] - self.ys[node[1]])
            bend = _BEND if turn != step else 0
            shared = _SHARED if frozenset((node, following)) in self.used else 0
            yield length + bend + shared, following, turn


def corners(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ends of a way and the points at which it bends."""
    kept = points[:1]
    for before, point, after in zip(points, points[1:], points[2:], strict=False):
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1]):
            kept.append(point)
    return [*kept, *points[-1:]] if len(points) > 1 else kept
