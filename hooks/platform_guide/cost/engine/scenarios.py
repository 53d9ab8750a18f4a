"""Three scenarios, low, base and high: each input at the end of its range that makes the whole cost least or most.

To take all low ends at once is wider than a likely range: it says what is possible, not what is to be expected. The
discount rate stays as it is in all three. It is a choice of method and no uncertain cost, and a higher one makes the
present value smaller and a yearly amount that begins with a large payment larger.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from platform_guide.cost.engine.model import CostModel, InputData, LineData
from platform_guide.cost.engine.money import figure
from platform_guide.cost.engine.table import Table, work_out

SCENARIOS = ("low", "base", "high")
"""From the least cost to the most."""


def value_of(one: InputData, scenario: str) -> Fraction:
    """Return the figure of an input in a scenario; what lowers the cost is high where the cost is low."""
    if scenario == "base":
        return figure(one["base"])
    return figure(one["low"] if (scenario == "low") == (one["effect"] == "raises") else one["high"])


def values_of(model: CostModel, scenario: str) -> dict[str, Fraction]:
    """Return the figure of every input in a scenario."""
    return {one["id"]: value_of(one, "base" if one["id"] == model["rate"] else scenario) for one in model["inputs"]}


def scenarios(model: CostModel, years: int) -> dict[str, Table]:
    """Return the table of each scenario, by its name."""
    return {name: work_out(model, values_of(model, name), years) for name in SCENARIOS}


def settled(model: CostModel, given: Mapping[str, str]) -> CostModel:
    """Return the model with figures that a reader put in: the range of each input collapses to a point.

    Args:
        model: as it was made.
        given: figures by the id of an input, or of a line whose price is open; others are passed over.

    Raises:
        FigureError: a figure cannot be counted with.
    """
    for text in given.values():
        figure(text)
    known = {one["id"] for one in model["inputs"]}
    inputs = [_point(one, given[one["id"]]) if one["id"] in given else one for one in model["inputs"]]
    lines: list[LineData] = []
    for line in model["lines"]:
        name = line["id"]
        if line["price"] is None and not line["share_of"] and name in given and name not in known:
            inputs.append(
                {"id": name, "low": given[name], "base": given[name], "high": given[name], "effect": "raises"}
            )
            lines.append({**line, "price": name})
        else:
            lines.append(line)
    return {**model, "inputs": inputs, "lines": lines}


def _point(one: InputData, text: str) -> InputData:
    return {**one, "low": text, "base": text, "high": text}


def lessened(model: CostModel, without: Collection[str]) -> CostModel:
    """Return a model without some lines, and without the figures that no line rests on any more."""
    kept = [line for line in model["lines"] if line["id"] not in without]
    names = {line["id"] for line in kept}
    lines = [
        {**line, "share_of": [one for one in line["share_of"] if one in names] or line["share_of"]} for line in kept
    ]
    used = {model["rate"]}
    for line in kept:
        used |= {*line["quantity"], *line["per"], *filter(None, (line["price"], line["growth"], line["escalation"]))}
    return {**model, "inputs": [one for one in model["inputs"] if one["id"] in used], "lines": lines}  # type: ignore[typeddict-item]
