"""Names in the data of pilots: each stands once where it is made, and exists where it is used."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, repeated, unknown
from platform_guide.cost.data.record import costs_of
from platform_guide.planning.pilot.data.model import PilotData
from platform_guide.planning.pilot.data.record import RECORD, pilot_of

_ROWS = ("criteria", "exits", "stops")
"""Lists whose items are rows of one scorecard: no name stands in two of them."""


def pilot_ids_are_unique(catalog: Catalog) -> Findings:
    """Report the second use of an id in a list, and among the rows of a scorecard."""
    found = _named(pilot_of(catalog))
    for field, names in found.items():
        for at, name in repeated(names):
            path = ("usability", "items", at, "id") if field == "items" else (field, at, "id")
            yield Finding(RECORD, path, "pilot-id-twice", f"`{name}` stands twice", "keep one of the two, or rename it")
    for place, field in enumerate(_ROWS):
        above = {name: other for other in _ROWS[:place] for name in found[other]}
        for at, name in enumerate(found[field]):
            if name in above:
                text = f"`{name}` is the id of one of the {above[name]} as well"
                yield Finding(RECORD, (field, at, "id"), "pilot-id-twice", text, "rename one of the two")


def pilot_names_resolve(catalog: Catalog) -> Findings:
    """Report unknown names: roles of criteria and of the box, capabilities, and inputs of costs."""
    data = pilot_of(catalog)
    roles = [one.id for one in data.roles]
    if data.box:
        yield from _unknown(("box", "lead"), "role", data.box.lead, roles)
        yield from _unknown(("box", "tester"), "role", data.box.tester, roles)
    costs = costs_of(catalog)
    inputs = [one.id for one in costs.inputs]
    # Costs that the schema refused have problems of their own.
    for at, name in enumerate(data.measurable if costs.present else ()):
        yield from _unknown(("measurable", at), "input of costs", name, inputs)
    for at, one in enumerate(data.criteria):
        yield from _unknown(("criteria", at, "who"), "role", one.who, roles)
        if one.capability is not None:
            yield from _unknown(("criteria", at, "capability"), "capability", one.capability, catalog.capability_ids())


def _named(data: PilotData) -> Mapping[str, Sequence[str]]:
    return {
        "fields": [one.id for one in data.fields],
        "roles": [one.id for one in data.roles],
        "criteria": [one.id for one in data.criteria],
        "exits": [one.id for one in data.exits],
        "stops": [one.id for one in data.stops],
        "milestones": [one.id for one in data.milestones],
        "assumptions": [one.id for one in data.assumptions],
        "items": [one.id for one in data.usability.items] if data.usability else [],
    }


def _unknown(path: tuple[Key, ...], word: str, name: str, known: Collection[str]) -> Findings:
    return unknown(RECORD, path, "pilot-name-unknown", (word, name, known))
