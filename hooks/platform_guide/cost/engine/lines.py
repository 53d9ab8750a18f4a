"""What each line costs in each column: at the start, in every year, and at the exit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from platform_guide.cost.engine.model import LineData
from platform_guide.cost.engine.money import CENTS, half_up

Values = Mapping[str, Fraction]
"""The figure of every input."""


@dataclass(frozen=True)
class Row:
    """One line of a table.

    Attributes:
        id: the line's.
        group: the group that it adds to.
        bill: who is paid, None where nobody asked.
        cents: its amounts by columns: the start, year 1 to the last one, the exit.
        open: its price is not known, or that of a line which it is a share of; `cents` holds what is known.
    """

    id: str
    group: str
    bill: str | None
    cents: tuple[int, ...]
    open: bool


def columns_of(when: str, years: int) -> range:
    """Return the columns in which a line is paid; there are `years` + 2, the start first and the exit last."""
    if when == "start":
        return range(1)
    return range(years + 1, years + 2) if when == "exit" else range(1, years + 1)


def quantity_of(line: LineData, values: Values) -> Fraction:
    """Return the quantity of a line in its first year: a product of figures, divided by others."""
    found = Fraction(1)
    for name in line["quantity"]:
        found *= values[name]
    for name in line["per"]:
        found /= values[name]
    return found


def _risen(line: LineData, values: Values, column: int, years: int) -> Fraction:
    """Return by how much quantity and price together have risen; the exit is paid as of the last year."""
    after = max(min(column, years) - 1, 0)
    growth = values[line["growth"]] if line["growth"] else Fraction(0)
    escalation = values[line["escalation"]] if line["escalation"] else Fraction(0)
    return (1 + growth) ** after * (1 + escalation) ** after


def amounts(
    lines: Sequence[LineData], values: Values, years: int, rounded: Callable[[Fraction], Fraction | int] = half_up
) -> dict[str, tuple[list[Fraction], bool]]:
    """Return the cents of every line by columns, and whether something in it is not known.

    Args:
        lines: each can be a share of others, in any order but in no circle.
        values: the figure of every input that they name.
        years: how many years the table has.
        rounded: makes cents of exact cents; a share is one of rounded amounts.

    Raises:
        ValueError: lines are shares of each other in a circle.
    """
    by_id = {line["id"]: line for line in lines}
    found: dict[str, tuple[list[Fraction], bool]] = {}
    waiting = list(by_id)
    while waiting:
        ready = [name for name in waiting if all(one in found for one in by_id[name]["share_of"] if one in by_id)]
        if not ready:
            raise ValueError(f"shares of each other in a circle: {', '.join(waiting)}")
        for name in ready:
            found[name] = _amounts_of(by_id[name], values, years, rounded, found)
        waiting = [name for name in waiting if name not in found]
    return {name: found[name] for name in by_id}


def _amounts_of(
    line: LineData,
    values: Values,
    years: int,
    rounded: Callable[[Fraction], Fraction | int],
    found: Mapping[str, tuple[list[Fraction], bool]],
) -> tuple[list[Fraction], bool]:
    row = [Fraction(0)] * (years + 2)
    parts = [found[one] for one in line["share_of"] if one in found]
    unknown = any(is_open for _, is_open in parts)
    if line["price"] is None and not line["share_of"]:
        return row, True
    first = quantity_of(line, values)
    for column in columns_of(line["when"], years):
        if line["price"] is None:
            exact = first * sum(part[column] for part, _ in parts)
        else:
            exact = first * values[line["price"]] * _risen(line, values, column, years) * CENTS
        row[column] = Fraction(rounded(exact))
    return row, unknown


def rows(lines: Sequence[LineData], values: Values, years: int) -> tuple[Row, ...]:
    """Return a row of whole cents for every line; see `amounts`."""
    found = amounts(lines, values, years)
    return tuple(
        Row(
            line["id"],
            line["group"],
            line["bill"],
            tuple(int(one) for one in found[line["id"]][0]),
            found[line["id"]][1],
        )
        for line in lines
    )
