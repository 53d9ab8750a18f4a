"""Records of kinds that stand above the catalogue: whoever hands a kind in asks for its one record here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.schema.base import Frozen

T = TypeVar("T", bound=Frozen)


class Recorded(Protocol):
    """What holds checked records: a catalogue."""

    @property
    def records(self) -> Mapping[RecordKey, Frozen]:
        """Records by kind and id."""


class Refusing(Recorded, Protocol):
    """What tells checked records from those that were refused."""

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of all records of a kind, those included whose content was refused."""


def recorded(catalog: Recorded, key: RecordKey, nothing: T) -> T:
    """Return a record; `nothing`, an empty one of its model, where there is none or the schema refused it."""
    found = catalog.records.get(key)
    return found if isinstance(found, type(nothing)) else nothing


def is_refused(catalog: Refusing, key: RecordKey) -> bool:
    """Tell whether there is a record that the schema refused: that is reported, and nothing else about it."""
    kind, name = key
    return name in catalog.ids(kind) and key not in catalog.records
