"""A table of costs: lines by years in groups, with totals that foot, and what all of it is worth today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from platform_guide.cost.engine.lines import Row, Values, rows
from platform_guide.cost.engine.model import CostModel
from platform_guide.cost.engine.money import discount, per_year, present


@dataclass(frozen=True)
class Sum:
    """The sum of some rows: what they have in common, its cents by columns, their total, and whether any is open."""

    id: str
    cents: tuple[int, ...]
    total: int
    open: bool


@dataclass(frozen=True)
class Table:
    """What one option costs, all amounts in whole cents.

    Attributes:
        years: how many years it covers.
        rows: the lines in their order.
        groups: a sum for each group of the model, those without a line included.
        bills: a sum for each bill that lines name, in the order in which they first do.
        totals: of each column: the start, year 1 to the last one, the exit.
        total: of all columns, nothing discounted.
        factors: of each column, times 10^12.
        present: each column as it is worth today.
        value: the sum of these, the present value.
        per_year: the equal yearly amount of the same present value.
        open: ids of lines of which the price, or a part of it, is not known; with any, all sums read "at least".
    """

    years: int
    rows: tuple[Row, ...]
    groups: tuple[Sum, ...]
    bills: tuple[Sum, ...]
    totals: tuple[int, ...]
    total: int
    factors: tuple[int, ...]
    present: tuple[int, ...]
    value: int
    per_year: int
    open: tuple[str, ...]


def factors_of(model: CostModel, values: Values, years: int) -> tuple[int, ...]:
    """Return the discount factor of each column, times 10^12; the start counts in full, the exit from the last day."""
    rate = values[model["rate"]]
    middle = [discount(rate, year, middle=model["middle"]) for year in range(1, years + 1)]
    return (discount(rate, 0), *middle, discount(rate, years))


def _sum(name: str, found: Sequence[Row], years: int) -> Sum:
    columns = tuple(sum(row.cents[at] for row in found) for at in range(years + 2))
    return Sum(name, columns, sum(columns), any(row.open for row in found))


def work_out(model: CostModel, values: Values, years: int) -> Table:
    """Return the table of a model.

    Args:
        model: groups, lines and how payments are discounted.
        values: the figure of every input.
        years: how many years, at least 1.

    Raises:
        ValueError: lines are shares of each other in a circle.
    """
    found = rows(model["lines"], values, years)
    bills = dict.fromkeys(row.bill for row in found if row.bill is not None)
    whole = _sum("", found, years)
    factors = factors_of(model, values, years)
    today = tuple(present(cents, factor) for cents, factor in zip(whole.cents, factors, strict=True))
    value = sum(today)
    return Table(
        years=years,
        rows=found,
        groups=tuple(_sum(name, [row for row in found if row.group == name], years) for name in model["groups"]),
        bills=tuple(_sum(name, [row for row in found if row.bill == name], years) for name in bills),
        totals=whole.cents,
        total=whole.total,
        factors=factors,
        present=today,
        value=value,
        per_year=per_year(value, values[model["rate"]], years),
        open=tuple(row.id for row in found if row.open),
    )
