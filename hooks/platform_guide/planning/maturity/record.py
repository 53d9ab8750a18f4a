"""The data of maturity among the records of a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.schema.base import Frozen
from platform_guide.planning.maturity.model import MaturityData

MATURITY = "maturity"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (MATURITY, MATURITY)
_NONE = MaturityData()


class Recorded(Protocol):
    """What holds checked records: a catalogue."""

    @property
    def records(self) -> Mapping[RecordKey, Frozen]:
        """Records by kind and id."""


def maturity_of(catalog: Recorded) -> MaturityData:
    """Return the data of maturity; everything in it is empty where there is none, or where the schema refused it."""
    found = catalog.records.get(RECORD)
    return found if isinstance(found, MaturityData) else _NONE
