"""The schema of a figure: boxes on a grid, groups around them, and arrows between them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Frozen, Id, Line, Plain, Text

_Position = Annotated[int, Field(ge=1, le=12, strict=True)]
_Cell = Annotated[tuple[_Position, _Position], Field(description="[column, row], from 1")]


class Tone(StrEnum):
    """How a box is drawn."""

    PLAIN = "plain"
    ACCENT = "accent"
    QUIET = "quiet"
    WARN = "warn"


class Box(Frozen):
    """One box with a label and a note."""

    id: Id
    at: _Cell
    span: Annotated[tuple[_Position, _Position], Field(description="[columns, rows] that it takes")] = (1, 1)
    label: Annotated[Plain, Field(min_length=1, max_length=22)]
    note: Annotated[Plain | None, Field(min_length=1, max_length=28)] = None
    tone: Tone = Tone.PLAIN


class Group(Frozen):
    """A frame around cells."""

    label: Annotated[Plain, Field(min_length=1, max_length=40)]
    from_: Annotated[_Cell, Field(alias="from")]
    to: _Cell


class Arrow(Frozen):
    """An arrow between two boxes."""

    from_: Annotated[Id, Field(alias="from", description="the id of a box")]
    to: Annotated[Id, Field(description="the id of a box")]
    label: Annotated[Plain | None, Field(min_length=1, max_length=16)] = None
    dashed: Annotated[bool, Field(strict=True)] = False


class Figure(Frozen):
    """One drawing; the file's name is its id."""

    id: Id
    title: Line
    alt: Annotated[Plain, Field(min_length=20, max_length=300, description="one sentence for whoever cannot see it")]
    text: Annotated[Text, Field(description="two or three sentences that say all that the drawing says")]
    columns: Annotated[int, Field(ge=1, le=4, strict=True)]
    rows: Annotated[int, Field(ge=1, le=8, strict=True)]
    boxes: Annotated[tuple[Box, ...], Field(min_length=2, max_length=20)]
    groups: Annotated[tuple[Group, ...], Field(max_length=6)] = ()
    arrows: Annotated[tuple[Arrow, ...], Field(max_length=30)] = ()
