"""The schema of the data of needs: roles, needs and worked examples, as frozen pydantic models.

Each file below data/needs holds one or more of the lists; together they are one record.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Frozen, FrozenMap, Id, Line, Named, Text


class Priority(StrEnum):
    """How much a need counts: it has to be met, it counts, it is welcome, or it does not hold here."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    NO = "no"


class NeedItem(Frozen):
    """One need, as somebody would say it, and what the guide makes of it where it is a must."""

    id: Id
    number: Annotated[
        int,
        Field(
            ge=1, le=9999, strict=True, description="of the requirement, such as 7 for R-07; it is never given again"
        ),
    ]
    role: Annotated[Id, Field(description="who mostly says so")]
    text: Annotated[Line, Field(description="the need in one sentence")]
    why: Annotated[Text, Field(description="why it is asked, and what goes wrong without it")]
    sets: Annotated[
        FrozenMap[tuple[Line, ...]],
        Field(description="by question of the interview: the answers that a must gives there"),
    ] = Field(default_factory=dict)
    capability: Annotated[Id | None, Field(description="whose test shows in a pilot that it is met")] = None


class NeedExample(Frozen):
    """An organisation with its needs, worked out on the page."""

    id: Id
    label: Line
    story: Text
    marks: Annotated[FrozenMap[Priority], Field(description="by need: how much it counts")]


class NeedsData(Frozen):
    """All files of data/needs together. Everything is empty in a guide without needs, which `present` tells."""

    most_musts: Annotated[
        int | None, Field(ge=1, le=100, strict=True, description="more musts than this are warned of")
    ] = None
    roles: tuple[Named, ...] = ()
    items: tuple[NeedItem, ...] = ()
    examples: tuple[NeedExample, ...] = ()

    @property
    def present(self) -> bool:
        """Tell whether the guide has needs at all."""
        return bool(self.items)
