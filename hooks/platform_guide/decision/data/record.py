"""The decision among the records of a catalogue."""

from __future__ import annotations

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.recorded import Recorded, recorded
from platform_guide.decision.data.model import DecisionData

DECISION = "decision"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (DECISION, DECISION)
_NONE = DecisionData()


def decision_of(catalog: Recorded) -> DecisionData:
    """Return the decision's data; everything in it is empty where there is none, or where the schema refused it."""
    return recorded(catalog, RECORD, _NONE)
