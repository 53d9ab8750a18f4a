"""The data of pilots among the records of a catalogue."""

from __future__ import annotations

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.recorded import Recorded, recorded
from platform_guide.planning.pilot.data.model import PilotData

PILOT = "pilot"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (PILOT, PILOT)
_NONE = PilotData()


def pilot_of(catalog: Recorded) -> PilotData:
    """Return the data of pilots; everything in it is empty where there is none, or where the schema refused it."""
    return recorded(catalog, RECORD, _NONE)
