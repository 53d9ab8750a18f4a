"""The costs among the records of a catalogue."""

from __future__ import annotations

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.recorded import Recorded, recorded
from platform_guide.cost.data.model import CostData

COSTS = "costs"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (COSTS, COSTS)
_NONE = CostData()


def costs_of(catalog: Recorded) -> CostData:
    """Return the data of costs; everything in it is empty where there is none, or where the schema refused it."""
    return recorded(catalog, RECORD, _NONE)
