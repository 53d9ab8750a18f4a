"""Forms of fields that several files of the course share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from platform_guide.catalog.read.characters import LINES_PATTERN
from platform_guide.catalog.schema.base import Frozen, Line, Plain

Prose = Annotated[
    str,
    Field(pattern=LINES_PATTERN, min_length=1, max_length=4000, description="Markdown, of one line or several"),
]
"""Markdown that stands in a lesson."""

Sentence = Annotated[Plain, Field(min_length=1, max_length=500, description="one or two sentences of plain text")]
Reason = Annotated[Plain, Field(min_length=1, max_length=700, description="why that is so, in plain text")]
Label = Annotated[Plain, Field(min_length=1, max_length=300, description="a short plain text that a reader chooses")]


class Option(Frozen):
    """One thing that can be chosen, whether it is right, and why."""

    text: Label
    right: Annotated[bool, Field(strict=True, description="true: it is right to choose it")] = False
    because: Annotated[Reason, Field(description="why it is right or wrong; the reader sees it after the answer")]
    belief: Annotated[
        Sentence | None, Field(description="what somebody believes who chooses it; each wrong option has one")
    ] = None


class Pair(Frozen):
    """One thing that belongs to a target."""

    item: Label
    to: Annotated[Line, Field(description="one of `targets`")]
    because: Reason


class OrderLine(Frozen):
    """One line that has a place in an order, or that has none."""

    text: Label
    because: Reason
