"""From the data to the model of what options cost."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.model import CostData, Template
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.model import InputData
from platform_guide.decision.engine.model import Ast
from platform_guide.decision.predicate.syntax import parse
from platform_guide.decision.predicate.types import Vocabulary, lower
from platform_guide.planning.options.data import option_costs_of
from platform_guide.planning.options.model import BoundedInput, OptionModel
from platform_guide.planning.options.rules import fact_words, part_words


def compile_options(catalog: Catalog) -> OptionModel | None:
    """Return the model of a checked catalogue; None where options have no costs."""
    data, costs = option_costs_of(catalog), costs_of(catalog)
    if not data.present or not costs.present or costs.frame is None:
        return None
    facts, parts = fact_words(catalog), part_words(catalog)
    every = Template(id="every", label="All", description="All lines.", lines=tuple(line.id for line in costs.lines))
    model = compile_model(costs, every)
    counted = {one.count for one in data.portions if one.count} | {one.input for one in data.figures}
    known = {one["id"] for one in model["inputs"]}
    return {
        "currency": costs.frame.currency,
        "horizons": list(costs.frame.horizons),
        "horizon": costs.frame.horizon,
        "groups": model["groups"],
        "rate": model["rate"],
        "middle": model["middle"],
        "inputs": [_bounded(one, costs) for one in model["inputs"]],
        "lines": model["lines"],
        "labels": {line.id: line.label for line in costs.lines},
        "portions": [
            {
                "id": one.id,
                "label": one.label,
                "when": _lowered(one.when, facts),
                "that": _lowered(one.that, parts),
                "along": list(one.along),
                "one_of": one.one_of or "",
                "lines": list(one.lines),
                "count": one.count if one.count in counted & known else None,
            }
            for one in data.portions
        ],
        "figures": [
            {
                "input": one.input,
                "when": lower(parse(one.when), facts),
                "low": one.low,
                "base": one.base,
                "high": one.high,
            }
            for one in data.figures
            if one.input in known
        ],
        "paid": [{"entry": one.entry, "edition": one.edition or "", "lines": list(one.lines)} for one in data.paid],
        "fee": {"group": data.fee.group, "label": data.fee.label, "notes": dict(data.fee.notes)} if data.fee else None,
        "cap": {
            "groups": list(data.cap.groups),
            "currency": data.cap.currency,
            "amounts": [{"when": lower(parse(one.when), facts), "amount": one.amount} for one in data.cap.amounts],
        }
        if data.cap
        else None,
    }


def _bounded(one: InputData, costs: CostData) -> BoundedInput:
    of = next((each for each in costs.inputs if each.id == one["id"]), None)
    most, least = (of.most, of.least) if of else (None, None)
    return {**one, "most": most, "least": least, "fixed": bool(of and of.fixed)}


def _lowered(text: str | None, vocabulary: Vocabulary) -> Ast | None:
    return None if text is None else lower(parse(text), vocabulary)
