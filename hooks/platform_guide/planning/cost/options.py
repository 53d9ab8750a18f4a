"""What a reader compares: options made of templates, and today's way by hand, with the reader's own figures in them.

Twin: planning/cost/options.js, equal on shared vectors.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypedDict

from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.model import CostData
from platform_guide.cost.engine.model import CostModel, LineData, When
from platform_guide.cost.engine.money import FigureError, figure
from platform_guide.cost.engine.scenarios import lessened, settled

MOST = 3
"""How many options are compared; today's way comes on top."""
HUNDRED = 100
"""From which usual size on a point before three digits can be meant to set thousands apart."""
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
TODAY = "today"
"""The name of today's way. Its parts have a dot behind it, which no id of the data has."""


class Asked(TypedDict):
    """What a reader chose.

    Ids of templates, whether today's way stands beside, the horizon, ids of lines that are left out, and figures by the
    id of an input, a price or an open line.
    """

    templates: Sequence[str]
    today: bool
    years: int
    without: Sequence[str]
    given: Mapping[str, str]


def key_of(template: str) -> str:
    """Return the name of an option that a template makes: no template takes the name of today's way."""
    return f"of.{template}"


def models(
    data: CostData,
    asked: Asked,
    others: Mapping[str, CostModel] | None = None,
    sizes: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, CostModel]:
    """Return the model of each option by its name; a figure that cannot be counted with changes nothing.

    Args:
        data: what the rules have checked.
        asked: what the reader chose.
        others: options that come from elsewhere, such as a result; they stand before those of templates.
        sizes: ranges by the id of an input that the reader's answers set: all options are of one organisation.

    Raises:
        ValueError: the data has no frame.
    """
    found = {name: lessened(model, asked["without"]) for name, model in (others or {}).items()}
    chosen = [one for name in asked["templates"] for one in data.templates if one.id == name]
    found |= {key_of(one.id): _sized(compile_model(data, one, asked["without"]), sizes or {}) for one in chosen}
    found = dict(list(found.items())[:MOST])
    if asked["today"]:
        found[TODAY] = today(data)
    given = {name: text for name, text in asked["given"].items() if wrong(data, name, text) is None}
    return {name: settled(model, given) for name, model in found.items()}


def _sized(model: CostModel, sizes: Mapping[str, Mapping[str, str]]) -> CostModel:
    return {**model, "inputs": [{**one, **sizes.get(one["id"], {})} for one in model["inputs"]]}  # type: ignore[typeddict-item]


def today(data: CostData) -> CostModel:
    """Return today's way: one line for each group, open until the reader puts a figure in.

    A group is paid when most of its lines are: a group with a line of every year in every year.
    """
    nothing = compile_model(data, data.templates[0].model_copy(update={"lines": ()}))
    return {**nothing, "lines": [_by_hand(data, group.id) for group in data.groups]}


def _by_hand(data: CostData, group: str) -> LineData:
    when: list[When] = [line.when.value for line in data.lines if line.group == group]
    return {
        "id": f"{TODAY}.{group}",
        "group": group,
        "when": "yearly" if "yearly" in when or not when else when[0],
        "quantity": [],
        "per": [],
        "price": None,
        "growth": None,
        "escalation": None,
        "share_of": [],
        "bill": None,
    }


def wrong(data: CostData, name: str, text: str) -> str | None:
    """Return why a figure cannot be counted with; else None.

    Empty, negative, text, large, fixed by definition, above the most or below the least that it can be, zero where it
    divides, or `thousands`: many people read 60.000 as sixty thousand, and nothing here says whether it is.
    """
    try:
        value = figure(text)
    except FigureError as error:
        return error.code
    of = next((one for one in data.inputs if one.id == name), None)
    if of and of.fixed and value != figure(of.base):
        return "fixed"
    if of and of.most is not None and value > figure(of.most):
        return "most"
    if of and of.least is not None and value < figure(of.least):
        return "least"
    usual = of.base if of else next((one.amount for one in data.prices if one.id == name), None)
    if _THOUSANDS.fullmatch(text.strip()) and (usual is None or figure(usual) >= HUNDRED):
        return "thousands"
    return "zero" if not value and any(name in line.per for line in data.lines) else None
