"""What is shown of options: the rows of a table that foots, lengths of bars, and which costs least, as plain data.

Twin: planning/cost/view.js, equal on shared vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypedDict

from platform_guide.cost.engine.compare import crossover, judge
from platform_guide.cost.engine.lines import Row
from platform_guide.cost.engine.model import CostModel
from platform_guide.cost.engine.money import amount_text, half_up
from platform_guide.cost.engine.scenarios import SCENARIOS, scenarios
from platform_guide.cost.engine.table import Sum, Table

FULL = 10_000
"""The length of the longest bar."""
RowKind = Literal["group", "line", "total", "present", "bill"]


class ShownRow(TypedDict):
    """A row: its columns and their total as decimal texts. `open`: at least; not `known`: nothing of it is known."""

    kind: RowKind
    id: str
    open: bool
    known: bool
    amounts: Sequence[str]


class Figures(TypedDict):
    """What a scenario comes to, as decimal texts; `begin` is the start and the first year together."""

    total: str
    value: str
    per_year: str
    begin: str


class Part(TypedDict):
    """A piece of a bar, where the longest one is as long as FULL."""

    group: str
    start: int
    length: int


class Bar(TypedDict):
    """The totals of groups one after the other, and the range of the whole."""

    parts: Sequence[Part]
    low: int
    high: int


class ShownOption(TypedDict):
    """An option: its rows in the base scenario, its figures in each, and the ids of its open lines."""

    id: str
    open: Sequence[str]
    scenarios: Mapping[str, Figures]
    rows: Sequence[ShownRow]
    bar: Bar


class Judged(TypedDict):
    """Which option costs least, or why nobody can say; `rival` is the next in the base scenario.

    `crossing` is the year at whose end the one that cost more so far costs less, of these two; `open` names the options
    with an open line.
    """

    winner: str | None
    reason: str
    first: str
    rival: str | None
    difference: str
    crossing: int | None
    open: Sequence[str]


class View(TypedDict):
    """All that a page shows of options over a horizon."""

    years: int
    options: Sequence[ShownOption]
    judged: Judged | None


def shown(models: Mapping[str, CostModel], years: int) -> View:
    """Return the view of models by their names, in their order; without any there is nothing to judge."""
    tables = {name: scenarios(model, years) for name, model in models.items()}
    longest = max((found["high"].total for found in tables.values()), default=0)
    options: list[ShownOption] = [
        {
            "id": name,
            "open": list(found["base"].open),
            "scenarios": {scenario: _figures(found[scenario]) for scenario in SCENARIOS},
            "rows": list(rows_of(found["base"])),
            "bar": _bar(found, longest),
        }
        for name, found in tables.items()
    ]
    return {"years": years, "options": options, "judged": _judged(models, tables) if tables else None}


def _figures(table: Table) -> Figures:
    return {
        "total": amount_text(table.total),
        "value": amount_text(table.value),
        "per_year": amount_text(table.per_year),
        "begin": amount_text(table.totals[0] + table.totals[1]),
    }


def rows_of(table: Table) -> Iterator[ShownRow]:
    """Yield groups with their lines, totals, what they are worth today, and bills where there are several."""
    for group in table.groups:
        found = [row for row in table.rows if row.group == group.id]
        if found:
            yield _row("group", group)
        yield from (_row("line", row) for row in found)
    least = bool(table.open)
    yield _row("total", Sum("total", table.totals, table.total, least))
    yield _row("present", Sum("present", table.present, table.value, least))
    if len(table.bills) > 1:
        yield from (_row("bill", bill) for bill in table.bills)


def _row(kind: RowKind, one: Row | Sum) -> ShownRow:
    known = not one.open or any(one.cents)
    amounts = [amount_text(cents) for cents in (*one.cents, sum(one.cents))]
    return {"kind": kind, "id": one.id, "open": one.open, "known": known, "amounts": amounts}


def _bar(found: Mapping[str, Table], longest: int) -> Bar:
    parts: list[Part] = []
    before = 0
    for group in found["base"].groups:
        start, end = _length(before, longest), _length(before + group.total, longest)
        if end > start:
            parts.append({"group": group.id, "start": start, "length": end - start})
        before += group.total
    return {
        "parts": parts,
        "low": _length(found["low"].total, longest),
        "high": _length(found["high"].total, longest),
    }


def _length(cents: int, longest: int) -> int:
    return half_up(Fraction(FULL * cents, longest)) if longest else 0


def _judged(models: Mapping[str, CostModel], tables: Mapping[str, Mapping[str, Table]]) -> Judged:
    verdict = judge(models, tables)
    others = sorted((found["base"].value, name) for name, found in tables.items() if name != verdict.first)
    rival = others[0][1] if others else None
    return {
        "winner": verdict.winner,
        "reason": verdict.reason,
        "first": verdict.first,
        "rival": rival,
        "difference": amount_text(verdict.difference),
        "crossing": crossover(tables[verdict.first]["base"], tables[rival]["base"]) if rival else None,
        "open": [name for name, found in tables.items() if found["base"].open],
    }
