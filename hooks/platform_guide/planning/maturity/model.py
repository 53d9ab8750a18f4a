"""The schema of the data of maturity: ladders, questions, triggers, practices and what follows, as frozen models.

Each file below data/maturity holds one or more of the lists; together they are one record.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Date, Frozen, FrozenMap, Id, Line, Named, Text
from platform_guide.catalog.schema.model import Evidence, Proof

Levels = FrozenMap[Id]
"""A level by ladder."""
When = FrozenMap[tuple[Id, ...]]
"""By question: answers of which one is given; all questions have to hold."""


class Slot(StrEnum):
    """Of which time the interview's answer is; the answer of the other time stands in the plan."""

    NOW = "now"
    LATER = "later"


class Has(StrEnum):
    """Whether a practice is in place; what is there in part does not count yet."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Ladder(Frozen):
    """Levels of maturity as somebody published them, from the lowest, in our own words."""

    id: Id
    label: Line
    short: Line
    levels: Annotated[tuple[Named, ...], Field(description="left out: the stages of the decision are its levels")] = ()
    evidence: Proof
    verified_on: Annotated[Date, Field(description="the day on which a person read the evidence")]


class MaturityAnswer(Frozen):
    """One answer to choose."""

    id: Id
    label: Line


class MaturityQuestion(Frozen):
    """A question: one of the interview by its id, or one of its own with text, reason and answers."""

    id: Id
    slot: Slot = Slot.NOW
    today: Annotated[Line | None, Field(description="with `slot: later`: the question in words for today")] = None
    text: Line | None = None
    why: Text | None = None
    answers: tuple[MaturityAnswer, ...] = ()
    only: Annotated[tuple[Id, ...], Field(description="of the interview's answers: those that are offered here")] = ()


class Case(Frozen):
    """Answers that ask for levels."""

    when: Annotated[When, Field(min_length=1)]
    levels: Annotated[Levels, Field(description="by ladder: the level that is asked for at least")] = Field(
        default_factory=dict
    )
    because: Text


class Trigger(Named):
    """Something that asks for maturity, with the questions that tell it."""

    questions: Annotated[tuple[Id, ...], Field(min_length=1)]
    cases: tuple[Case, ...] = ()
    caps: Annotated[tuple[Case, ...], Field(description="levels beyond which it is not sensible to go")] = ()


class Step(Frozen):
    """Something to do, with the capability that helps."""

    text: Line
    capability: Id | None = None


class Overlay(Named):
    """What comes on top of any level where its answers are given."""

    questions: tuple[Id, ...] = ()
    when: Annotated[When, Field(min_length=1)]
    advice: Annotated[tuple[Step, ...], Field(min_length=1)]
    evidence: tuple[Evidence, ...] = ()


class Practice(Frozen):
    """Something that people do from a level on, whatever they have bought."""

    id: Id
    text: Line
    why: Text
    levels: Annotated[Levels, Field(min_length=1, description="by ladder: the level that takes it")]
    capability: Annotated[Id | None, Field(description="that helps with it")] = None
    portable: Annotated[
        bool, Field(description="true: done without any product, so it does not limit how far an option leads")
    ] = False


class NotYet(Named):
    """What nobody should buy below a level."""

    below: Annotated[Levels, Field(min_length=1, description="by ladder: from this level on it can be worth it")]
    capabilities: tuple[Id, ...] = ()


class Footprint(Frozen):
    """What running an edition takes at least, by what keeps running."""

    id: Annotated[Id, Field(description="a value of the attribute `runs`")]
    label: Line
    people: Line


class MaturityExample(Frozen):
    """An organisation with its answers, worked out on the page; `later` are those that will differ."""

    id: Id
    label: Line
    story: Text
    now: When
    later: When = Field(default_factory=dict)
    has: Annotated[FrozenMap[Has], Field(description="by practice")] = Field(default_factory=dict)


class MaturityData(Frozen):
    """All files of data/maturity together. Everything is empty in a guide without it, which `present` tells."""

    months: Annotated[
        int | None, Field(ge=1, le=60, strict=True, description="how far ahead the second answers look")
    ] = None
    ladders: tuple[Ladder, ...] = ()
    questions: tuple[MaturityQuestion, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    practices: tuple[Practice, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    footprints: tuple[Footprint, ...] = ()
    examples: tuple[MaturityExample, ...] = ()

    @property
    def present(self) -> bool:
        """Tell whether the guide has maturity at all."""
        return bool(self.ladders and self.triggers and self.months)
