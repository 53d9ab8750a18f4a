"""Ranges of inputs: each holds its base, divides by nothing that can be 0, and says truly what it does to the cost."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.cost.data.model import CostData, Effect
from platform_guide.cost.data.record import RECORD, costs_of
from platform_guide.cost.engine.money import figure


def ranges_hold_their_base(catalog: Catalog) -> Findings:
    """Report a default outside its own range."""
    for at, one in enumerate(costs_of(catalog).inputs):
        if not figure(one.low) <= figure(one.base) <= figure(one.high):
            text = f"the range {one.low} to {one.high} of `{one.id}` does not hold its base {one.base}"
            hint = "give low, base and high together, in this order"
            yield Finding(RECORD, ("inputs", at, "base"), "cost-range", text, hint)


def figures_keep_their_bounds(catalog: Catalog) -> Findings:
    """Report a range that goes above what a figure can be, and one that is fixed and still has two ends."""
    for at, one in enumerate(costs_of(catalog).inputs):
        if one.most is not None and figure(one.high) > figure(one.most):
            text = f"the high end {one.high} of `{one.id}` is above its own bound {one.most}"
            yield Finding(RECORD, ("inputs", at, "high"), "cost-most", text, "give a higher `most` or a lower range")
        if one.least is not None and figure(one.low) < figure(one.least):
            text = f"the low end {one.low} of `{one.id}` is below its own bound {one.least}"
            yield Finding(RECORD, ("inputs", at, "low"), "cost-least", text, "give a lower `least` or a higher range")
        if one.fixed and figure(one.low) != figure(one.high):
            text = f"`{one.id}` is fixed, and its range is {one.low} to {one.high}"
            hint = "give low, base and high the same figure, or leave `fixed` out"
            yield Finding(RECORD, ("inputs", at, "fixed"), "cost-fixed", text, hint)


def horizons_hold_their_default(catalog: Catalog) -> Findings:
    """Report a default horizon that is not offered."""
    frame = costs_of(catalog).frame
    if frame and frame.horizon not in frame.horizons:
        text = f"tables do not cover {frame.horizon} years"
        hint = f"give one of {', '.join(map(str, frame.horizons))}, or add it to horizons"
        yield Finding(RECORD, ("frame", "horizon"), "cost-horizon", text, hint)


def divisors_are_above_nothing(catalog: Catalog) -> Findings:
    """Report an input that a quantity is divided by and that can be 0."""
    data = costs_of(catalog)
    divisors = {name for line in data.lines for name in line.per}
    for at, one in enumerate(data.inputs):
        if one.id in divisors and not figure(one.low):
            text = f"quantities are divided by `{one.id}`, and its low end is 0"
            yield Finding(RECORD, ("inputs", at, "low"), "cost-divided-by-nothing", text, "give a low end above 0")


def effects_are_true(catalog: Catalog) -> Findings:
    """Report an input whose effect is not the one that lines give it: low, base and high would change places.

    A point has no ends, so its effect is not asked about.
    """
    data = costs_of(catalog)
    raising, lowering = _raising(data), _lowering(data)
    for at, one in enumerate(data.inputs):
        if one.low == one.high:
            continue
        path = ("inputs", at, "effect")
        if one.id in raising and one.id in lowering:
            text = f"`{one.id}` raises some lines and lowers others"
            yield Finding(RECORD, path, "cost-effect", text, "use two inputs: no end of its range is the cheaper one")
        elif one.id in (raising if one.effect is Effect.LOWERS else lowering):
            other = Effect.RAISES if one.effect is Effect.LOWERS else Effect.LOWERS
            text = f"`{one.id}` {other.value} the cost of lines, and its effect says `{one.effect.value}`"
            yield Finding(RECORD, path, "cost-effect", text, f"write `effect: {other.value}`")


def _raising(data: CostData) -> set[str]:
    return {
        name
        for line in data.lines
        for name in (*line.quantity, line.price, line.growth, line.escalation)
        if name is not None
    }


def _lowering(data: CostData) -> set[str]:
    # A higher discount rate lowers the present value.
    rate = {data.frame.rate} if data.frame else set()
    return {name for line in data.lines for name in line.per} | rate
