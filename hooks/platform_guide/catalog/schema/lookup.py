"""Records by their ids, and what readers see of them: the one way from an id in a file to a word on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""


class Labelled(Identified, Protocol):
    """Anything with an id and a label."""

    @property
    def label(self) -> str:
        """What readers see of it."""


class NamedThing(Identified, Protocol):
    """Anything with an id and a name."""

    @property
    def name(self) -> str:
        """What readers see of it."""


Item = TypeVar("Item", bound=Identified)
Row = TypeVar("Row", bound=Mapping[str, object])


def by_id(items: Iterable[Item]) -> dict[str, Item]:
    """Return the items by their ids, in their order."""
    return {item.id: item for item in items}


def labels_of(items: Iterable[Labelled]) -> dict[str, str]:
    """Return the labels of the items by their ids, in their order."""
    return {item.id: item.label for item in items}


def names_of(items: Iterable[NamedThing]) -> dict[str, str]:
    """Return the names of the items by their ids, in their order."""
    return {item.id: item.name for item in items}


def row(rows: Iterable[Row], name: str | None) -> Row:
    """Return the row of a compiled model that has an id; one must."""
    return next(one for one in rows if one["id"] == name)
