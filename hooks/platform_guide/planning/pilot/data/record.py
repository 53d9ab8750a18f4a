"""The data of pilots among the records of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.schema.base import Frozen
from platform_guide.planning.pilot.data.model import PilotData

PILOT = "pilot"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (PILOT, PILOT)
_NONE = PilotData()


class Recorded(Protocol):
    """What holds checked records: a catalogue."""

    @property
    def records(self) -> Mapping[RecordKey, Frozen]:
        """Records by kind and id."""


def pilot_of(catalog: Recorded) -> PilotData:
    """Return the data of pilots; everything in it is empty where there is none, or where the schema refused it."""
    found = catalog.records.get(RECORD)
    return found if isinstance(found, PilotData) else _NONE
