"""The assumptions that move the cost of what is tried most: a pilot measures them."""

from __future__ import annotations

from typing import cast

from platform_guide.catalog.catalog import Catalog
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.compare import tornado
from platform_guide.decision.engine.model import Model, RankedData
from platform_guide.planning.options.compile import compile_options
from platform_guide.planning.options.engine import begin
from platform_guide.planning.pilot.data.record import pilot_of
from platform_guide.planning.pilot.engine.candidates import Chosen
from platform_guide.planning.pilot.engine.model import NamedData


def costliest(catalog: Catalog, decision: Model, chosen: Chosen) -> list[NamedData]:
    """Return the inputs of the first candidate's costs that a pilot can measure, the one that moves them most first.

    There are none in a guide without costs, and none for an entry that was named before any answer was given.
    """
    options = compile_options(catalog)
    if options is None or not chosen.options or "along" not in chosen.options[0]:
        return []
    first = cast("RankedData", chosen.options[0])
    case = begin(options, decision, chosen.found["interview"]["facts"], first)
    measurable = pilot_of(catalog).measurable
    known = {one.id: one for one in costs_of(catalog).inputs}
    bars = [bar.input for bar in tornado(case.model, options["horizon"]) if bar.width]
    return [
        {"id": name, "label": known[name].label, "description": known[name].why}
        for name in bars
        if name in known and name in measurable
    ]
