"""The schema of the changelog: what changed between two states of the data, and why."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Date, Frozen, FrozenMap, Id, Plain, Text
from platform_guide.catalog.schema.vocabulary import Level


class ClaimChange(Frozen):
    """One claim whose level changed; without `was` it is new, without `now` it was removed."""

    platform: Id
    capability: Id
    was: Level | None = None
    now: Level | None = None
    why: Annotated[Plain, Field(min_length=12, max_length=300, description="what was read that led to the change")]


class RulingChange(Frozen):
    """A decision on how to classify something, with the claims whose level it changed: one entry of the changelog."""

    id: Id
    capability: Id
    text: Text
    why: Annotated[Plain, Field(min_length=12, max_length=400)]
    claims: Annotated[
        FrozenMap[tuple[Level | None, Level | None]], Field(description="by entry: level before, level now")
    ]


class Changes(Frozen):
    """What changed on one day; the file's name is the day."""

    id: Annotated[
        str,
        Field(
            pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(-[a-z0-9]+)*$",
            max_length=60,
            description="the day, as the file's name",
        ),
    ]
    date: Date
    summary: Text
    added: Annotated[tuple[Id, ...], Field(description="ids of new entries")] = ()
    removed: Annotated[tuple[Id, ...], Field(description="ids of entries that were taken out")] = ()
    claims: tuple[ClaimChange, ...] = ()
    rulings: Annotated[
        tuple[RulingChange, ...], Field(description="rulings, each with the claims that it changed")
    ] = ()
