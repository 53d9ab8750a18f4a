"""The data of pilots as a kind of record, handed to the catalogue beside its own kinds."""

from __future__ import annotations

from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.layers.layered import Falls, Layered, Reference
from platform_guide.catalog.schema.files import DataFile
from platform_guide.planning.pilot.data.model import PilotData
from platform_guide.planning.pilot.data.record import PILOT
from platform_guide.planning.pilot.rules import references, sense

_LAYERED = Layered(
    lists={
        "fields": "pilot field",
        "roles": "pilot role",
        "criteria": "pilot criterion",
        "exits": "pilot exit step",
        "stops": "pilot stop rule",
        "milestones": "pilot milestone",
        "assumptions": "pilot assumption",
    },
    references=(
        *(Reference("pilot role", at, falls=Falls.REFUSED) for at in ("criteria.*.who", "box.lead", "box.tester")),
        Reference("capability", "criteria.*.capability"),
        Reference("cost input", "measurable.*"),
    ),
    # All rows or all fields together say nothing about one of them.
    least=2,
)

KIND = Kind(
    PILOT,
    DataFile(PILOT, PilotData, "`data/pilot/*.yaml`, together"),
    whole=True,
    rules=(
        sense.pilot_addresses_are_fit,
        references.pilot_ids_are_unique,
        references.pilot_names_resolve,
        sense.pilot_weeks_fit,
        sense.pilot_thresholds_can_be_compared,
        sense.pilot_texts_are_complete,
    ),
    layered=_LAYERED,
)
