"""What the result hangs on: one input at a time, break-evens, crossover, and whether a difference can be relied on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from platform_guide.cost.engine.lines import Values, amounts
from platform_guide.cost.engine.model import CostModel, LineData
from platform_guide.cost.engine.money import SCALE, figure
from platform_guide.cost.engine.scenarios import SCENARIOS, value_of, values_of
from platform_guide.cost.engine.table import Table, factors_of, work_out

HALVINGS = 48
"""How often the interval that holds a break-even is halved where there is no closed form."""


@dataclass(frozen=True)
class Bar:
    """The present values, in cents, with one input at its low and its high end and all others at their base."""

    input: str
    low: int
    high: int
    width: int


def tornado(model: CostModel, years: int) -> tuple[Bar, ...]:
    """Return a bar for each input with a range, the discount rate included; the widest first, then by id.

    `low` is at the end of the range that makes the cost lower, except where the input has another effect than it says.
    """
    base = values_of(model, "base")
    found = []
    for one in model["inputs"]:
        if one["low"] == one["high"]:
            continue
        low, high = (work_out(model, {**base, one["id"]: value_of(one, end)}, years).value for end in ("low", "high"))
        found.append(Bar(one["id"], low, high, abs(high - low)))
    return tuple(sorted(found, key=lambda bar: (-bar.width, bar.input)))


def exact_value(model: CostModel, values: Values, years: int) -> Fraction:
    """Return the present value in cents before any amount is rounded; the discount factors have their 12 decimals.

    Rounded amounts go up in steps, which no break-even can be read from.
    """
    found = amounts(model["lines"], values, years, rounded=Fraction)
    factors = factors_of(model, values, years)
    return (
        sum(
            (cents * factor for row, _ in found.values() for cents, factor in zip(row, factors, strict=True)),
            Fraction(0),
        )
        / SCALE
    )


def is_linear(model: CostModel, name: str) -> bool:
    """Tell whether every line is a constant plus a multiple of one input."""
    bent = name == model["rate"] or any(
        name in (line["growth"], line["escalation"]) or name in line["per"] for line in model["lines"]
    )
    by_id = {line["id"]: line for line in model["lines"]}
    return not bent and all(_degree(line, by_id, name) <= 1 for line in model["lines"])


def _degree(line: LineData, by_id: Mapping[str, LineData], name: str) -> int:
    """Return how often the input is a factor of a line and of what it is a share of."""
    below = [_degree(by_id[one], by_id, name) for one in line["share_of"] if one in by_id]
    return [*line["quantity"], line["price"]].count(name) + max(below, default=0)


@dataclass(frozen=True)
class BreakEven:
    """Where two options cost the same.

    Attributes:
        input: which input is moved.
        value: the figure at which the present values are equal; None where there is none, or none in its range.
        method: `linear`: in closed form; `bisection`: the range of the input halved 48 times; `same`: both cost the
            same whatever it is.
        below: which option costs less below it, 0 for the first and 1 for the second; None without a value.
    """

    input: str
    value: Fraction | None
    method: str
    below: int | None


def break_even(one: CostModel, other: CostModel, name: str, years: int) -> BreakEven:
    """Return at which figure of one input two options cost the same, all other inputs at their base.

    Args:
        one: the first option.
        other: the second option; at least one of the two has the input.
        name: the id of the input.
        years: how many years count.
    """
    both = (one, other)
    bases = [values_of(model, "base") for model in both]

    def difference(value: Fraction) -> Fraction:
        first, second = (
            exact_value(model, {**base, name: value}, years) for model, base in zip(both, bases, strict=True)
        )
        return first - second

    if all(is_linear(model, name) for model in both):
        return _closed(name, difference(Fraction(0)), difference(Fraction(1)))
    ranged = next(item for model in both for item in model["inputs"] if item["id"] == name)
    low, high = figure(ranged["low"]), figure(ranged["high"])
    first, last = difference(low), difference(high)
    if first * last > 0 or first == last:
        return BreakEven(name, None, "bisection" if first or last else "same", None)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        # The break-even stays between the two ends: the lower one keeps its sign.
        if difference(middle) * (first or -last) > 0:
            low = middle
        else:
            high = middle
    return BreakEven(name, (low + high) / 2, "bisection", 0 if last > first else 1)


def _closed(name: str, at_zero: Fraction, at_one: Fraction) -> BreakEven:
    slope = at_one - at_zero
    if not slope and not at_zero:
        return BreakEven(name, None, "same", None)
    if not slope or -at_zero / slope < 0:
        return BreakEven(name, None, "linear", None)
    return BreakEven(name, -at_zero / slope, "linear", 0 if slope > 0 else 1)


def crossover(one: Table, other: Table) -> int | None:
    """Return the first year at whose end the option that cost more so far costs less; None where that never happens.

    Summed are present values from the start on. The exit counts in neither: it comes after the last year.
    """
    leader = 0
    gap = 0
    for column in range(one.years + 1):
        gap += one.present[column] - other.present[column]
        sign = (gap > 0) - (gap < 0)
        if leader and sign == -leader:
            return column
        leader = leader or sign
    return None


def overlap(one: tuple[int, int], other: tuple[int, int | None]) -> bool:
    """Tell whether two ranges of cost overlap for more than half of the narrower one.

    A point that lies in the other range counts as within it. None is the end of a range that has none.
    """
    shared = (one[1] if other[1] is None else min(one[1], other[1])) - max(one[0], other[0])
    width = one[1] - one[0] if other[1] is None else min(one[1] - one[0], other[1] - other[0])
    return shared >= 0 and (width == 0 or 2 * shared > width)


def less_together(one: CostModel, other: CostModel, years: int) -> bool:
    """Tell whether one option costs less than another wherever the figures that both share stand.

    What both share moves both: it is at its low, base or high end in both at once. All other figures are at the end
    that speaks against the first. So two wide ranges that the same figure makes wide can still be told apart.
    """
    theirs = {item["id"]: item for item in other["inputs"]}
    shared = {item["id"] for item in one["inputs"] if theirs.get(item["id"]) == item}

    def value(model: CostModel, end: str, against: str) -> int:
        ends = {name: values_of(model, name) for name in (end, against)}
        values = {name: ends[end if name in shared else against][name] for name in ends[end]}
        return work_out(model, values, years).value

    return all(value(one, end, "high") < value(other, end, "low") for end in SCENARIOS)


@dataclass(frozen=True)
class Verdict:
    """Which option costs least over a horizon, if that can be said.

    Attributes:
        years: the horizon, which belongs beside every winner.
        winner: its name; None where none can be named.
        reason: `least`: its present value is the least; `together`: ranges overlap for most of their width, and it
            still costs less when what both share moves in both; `same`: what is known costs the same; `open`: lines
            without a price could exceed the difference; `overlap`: ranges overlap for most of their width.
        first: the option with the least present value in the base scenario.
        difference: how many cents the next one costs more; 0 where there is no other.
    """

    years: int
    winner: str | None
    reason: str
    first: str
    difference: int


def judge(models: Mapping[str, CostModel], options: Mapping[str, Mapping[str, Table]]) -> Verdict:
    """Return which option costs least.

    What is open could cost any amount. So an option never wins with an open line that another one does not have, too,
    and one that loses with an open line loses all the same.

    Args:
        models: the model of each option by its name; at least one option.
        options: the tables of each scenario by the same names.
    """
    first, *rivals = sorted(options, key=lambda name: (options[name]["base"].value, name))
    best = options[first]
    years = best["base"].years
    gap = options[rivals[0]]["base"].value - best["base"].value if rivals else 0
    near = [name for name in rivals if _level(best, options[name])]
    if rivals and not gap:
        reason = "same"
    elif any(set(best["base"].open) - set(options[name]["base"].open) for name in rivals):
        reason = "open"
    elif not near:
        reason = "least"
    else:
        apart = all(less_together(models[first], models[name], years) for name in near)
        reason = "together" if apart else "overlap"
    return Verdict(years, first if reason in {"least", "together"} else None, reason, first, gap)


def _level(best: Mapping[str, Table], rival: Mapping[str, Table]) -> bool:
    """Tell whether the range of a rival overlaps that of the best for the most part."""
    high = None if set(rival["base"].open) - set(best["base"].open) else rival["high"].value
    return overlap((best["low"].value, best["high"].value), (rival["low"].value, high))
