"""The needs among the records of a catalogue."""

from __future__ import annotations

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.recorded import Recorded, recorded
from platform_guide.planning.needs.model import NeedsData

NEEDS = "needs"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (NEEDS, NEEDS)
_NONE = NeedsData()


def needs_of(catalog: Recorded) -> NeedsData:
    """Return the data of needs; everything in it is empty where there is none, or where the schema refused it."""
    return recorded(catalog, RECORD, _NONE)
