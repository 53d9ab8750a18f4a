"""The costs among the records of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.schema.base import Frozen
from platform_guide.cost.data.model import CostData

COSTS = "costs"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (COSTS, COSTS)
_NONE = CostData()


class Recorded(Protocol):
    """What holds checked records: a catalogue."""

    @property
    def records(self) -> Mapping[RecordKey, Frozen]:
        """Records by kind and id."""


def costs_of(catalog: Recorded) -> CostData:
    """Return the data of costs; everything in it is empty where there is none, or where the schema refused it."""
    found = catalog.records.get(RECORD)
    return found if isinstance(found, CostData) else _NONE
