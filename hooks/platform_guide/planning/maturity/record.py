"""The data of maturity among the records of a catalogue."""

from __future__ import annotations

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.recorded import Recorded, recorded
from platform_guide.planning.maturity.model import MaturityData

MATURITY = "maturity"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (MATURITY, MATURITY)
_NONE = MaturityData()


def maturity_of(catalog: Recorded) -> MaturityData:
    """Return the data of maturity; everything in it is empty where there is none, or where the schema refused it."""
    return recorded(catalog, RECORD, _NONE)
