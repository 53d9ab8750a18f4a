"""From the data to the model that the engine and the browser work with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from platform_guide.catalog.catalog import Catalog
from platform_guide.planning.pilot.data.model import PilotData
from platform_guide.planning.pilot.data.record import pilot_of
from platform_guide.planning.pilot.engine.model import PilotModel

VERSION = 1


def compile_pilot(catalog: Catalog) -> PilotModel:
    """Return the model of a checked catalogue.

    Raises:
        ValueError: the catalogue has no pilot.
    """
    return lowered(pilot_of(catalog), {one.id: one.test for _, one in catalog.capabilities()})


def lowered(data: PilotData, tests: Mapping[str, str]) -> PilotModel:
    """Return the model of the data, with the own test of each capability.

    Raises:
        ValueError: the data hold no pilot.
    """
    if not data.present or data.usability is None:
        raise ValueError("the catalogue has no pilot")
    plain: dict[str, Any] = data.model_dump(mode="json")
    sources = [{"title": one.title, "url": one.url} for one in data.usability.evidence]
    questionnaire = {**plain["usability"], "sources": sources}
    del plain["page"], questionnaire["evidence"]
    found = {"version": VERSION, **plain, "usability": questionnaire, "tests": dict(tests)}
    return cast("PilotModel", found)
