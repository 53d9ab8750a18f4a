"""The decision among the records of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.schema.base import Frozen
from platform_guide.decision.data.model import DecisionData

DECISION = "decision"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (DECISION, DECISION)
_NONE = DecisionData()


class Recorded(Protocol):
    """What holds checked records: a catalogue."""

    @property
    def records(self) -> Mapping[RecordKey, Frozen]:
        """Records by kind and id."""


class Refusing(Recorded, Protocol):
    """What tells checked records from those that were refused."""

    @property
    def nodes(self) -> Mapping[RecordKey, object]:
        """What was read, by kind and id."""


def is_refused(catalog: Refusing) -> bool:
    """Tell whether there is a decision that the schema refused: that is reported, and nothing else about it."""
    return RECORD in catalog.nodes and RECORD not in catalog.records


def decision_of(catalog: Recorded) -> DecisionData:
    """Return the decision's data; everything in it is empty where there is none, or where the schema refused it."""
    found = catalog.records.get(RECORD)
    return found if isinstance(found, DecisionData) else _NONE
