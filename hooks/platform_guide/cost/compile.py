"""From the data to the model that the engine computes with: the lines of a template and the figures they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from platform_guide.cost.data.model import OPEN, CostData, CostLine, Template
from platform_guide.cost.engine.model import CostModel, InputData, LineData


def compile_model(data: CostData, template: Template, without: Collection[str] = ()) -> CostModel:
    """Return the model of a template.

    Args:
        data: what the rules have checked.
        template: one of its templates.
        without: ids of lines that are left out.

    Raises:
        ValueError: the data has no frame.
    """
    if data.frame is None:
        raise ValueError("costs without a frame")
    kept = [name for name in template.lines if name not in without]
    lines = [line for line in data.lines if line.id in kept]
    used = {data.frame.rate, *(name for line in lines for name in _figures(line))}
    return {
        "groups": [group.id for group in data.groups],
        "rate": data.frame.rate,
        "middle": data.frame.middle,
        "inputs": list(_inputs(data, used)),
        "lines": [_line(line, kept) for line in lines],
    }


def _figures(line: CostLine) -> Iterator[str]:
    yield from line.quantity
    yield from line.per
    yield from (name for name in (line.price, line.growth, line.escalation) if name)


def _inputs(data: CostData, used: Collection[str]) -> Iterator[InputData]:
    for one in data.inputs:
        if one.id in used:
            yield {"id": one.id, "low": one.low, "base": one.base, "high": one.high, "effect": one.effect.value}
    for price in data.prices:
        if price.id in used:
            yield {"id": price.id, "low": price.amount, "base": price.amount, "high": price.amount, "effect": "raises"}


def _line(line: CostLine, kept: Collection[str]) -> LineData:
    found = line_of(line)
    # A share of nothing that is left is nothing, and no open line: the names stay.
    return {**found, "share_of": [name for name in line.share_of if name in kept] or found["share_of"]}


def line_of(line: CostLine) -> LineData:
    """Return a line as the engine reads it, with all that it is a share of."""
    return {
        "id": line.id,
        "group": line.group,
        "when": line.when.value,
        "quantity": list(line.quantity),
        "per": list(line.per),
        "price": None if line.price == OPEN else line.price,
        "growth": line.growth,
        "escalation": line.escalation,
        "share_of": list(line.share_of),
        "bill": line.bill,
    }
