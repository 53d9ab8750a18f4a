"""The needs among the records of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.schema.base import Frozen
from platform_guide.planning.needs.model import NeedsData

NEEDS = "needs"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (NEEDS, NEEDS)
_NONE = NeedsData()


class Recorded(Protocol):
    """What holds checked records: a catalogue."""

    @property
    def records(self) -> Mapping[RecordKey, Frozen]:
        """Records by kind and id."""


def needs_of(catalog: Recorded) -> NeedsData:
    """Return the data of needs; everything in it is empty where there is none, or where the schema refused it."""
    found = catalog.records.get(RECORD)
    return found if isinstance(found, NeedsData) else _NONE
