"""The exercise of a lesson, whose result can be compared with a given one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from platform_guide.catalog.schema.base import Frozen, FrozenMap, Id, Line, Plain
from platform_guide.course.model.parts import Label, Option, OrderLine, Pair, Prose, Reason, Sentence


class ExerciseKind(StrEnum):
    """How an exercise is done and checked."""

    ENGINE = "engine"
    MATCH = "match"
    ORDER = "order"
    CHOOSE = "choose"
    NUMBER = "number"
    TEXT = "text"
    COMMAND = "command"


class Trial(StrEnum):
    """What is looked at in the result of the decision."""

    NONE_NEEDED = "none-needed"
    FIRST_CONTAINS = "first-contains"
    OPTION_CONTAINS = "option-contains"
    FIRST_WITHOUT = "first-without"
    MUST_PRESENT = "must-present"
    CHANGED_AT_MOST = "changed-answers-at-most"
    FIRST_DIFFERS = "first-differs-from-start"
    TO_BUILD_AT_MOST = "to-build-at-most"


class Goal(Frozen):
    """One thing that must hold of a result before the exercise is passed."""

    test: Trial
    text: Annotated[Label, Field(description="what must hold, as a reader sees it")]
    is_: Annotated[bool | None, Field(alias="is", strict=True, description="with none-needed")] = None
    entry: Annotated[Id | None, Field(description="with first-contains, option-contains and first-without")] = None
    capability: Annotated[Id | None, Field(description="with must-present")] = None
    number: Annotated[int | None, Field(ge=0, le=99, strict=True, description="with the tests that end in at-most")] = (
        None
    )


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _solved(value: object) -> object:
    """Take the folder of a solution for what it is: a text."""
    return {FOLDER: value} if isinstance(value, str) else value


FOLDER = "folder"
Given = FrozenMap[Annotated[tuple[Line, ...], BeforeValidator(_listed, json_schema_input_type=Line | tuple[Line, ...])]]
"""Answers of the interview by question: one, or several."""


class Exercise(Frozen):
    """An exercise; which fields it has follows from its kind."""

    kind: ExerciseKind
    objective: Annotated[Id, Field(description="one of the lesson's objectives")]
    task: Prose
    hints: Annotated[tuple[Prose, ...], Field(min_length=2, max_length=2)]
    why: Annotated[Prose, Field(description="why this is the result")]
    organisation: Annotated[Id | None, Field(description="kind engine: whose answers it starts from")] = None
    start: Annotated[Given, Field(description="kind engine: answers that differ from the organisation's")] = Field(
        default_factory=dict
    )
    free: Annotated[tuple[Id, ...], Field(max_length=6, description="kind engine: questions to answer")] = ()
    pass_: Annotated[
        tuple[Goal, ...], Field(alias="pass", max_length=6, description="kind engine: what must hold at the end")
    ] = ()
    solution: Annotated[
        Given,
        BeforeValidator(_solved, json_schema_input_type=Given | Line),
        Field(description="kind engine: answers; kind command: the text of a folder"),
    ] = Field(default_factory=dict)
    pairs: Annotated[tuple[Pair, ...], Field(max_length=12, description="kind match")] = ()
    targets: Annotated[tuple[Line, ...], Field(max_length=12, description="kind match: what can be chosen")] = ()
    lines: Annotated[tuple[OrderLine, ...], Field(max_length=12, description="kind order: in the right order")] = ()
    drop: Annotated[tuple[OrderLine, ...], Field(max_length=6, description="kind order: what does not belong")] = ()
    options: Annotated[tuple[Option, ...], Field(max_length=12, description="kind choose; several may be right")] = ()
    answer: Annotated[float | None, Field(description="kind number")] = None
    unit: Annotated[Line | None, Field(description="kind number: what is counted")] = None
    tolerance: Annotated[float | None, Field(ge=0, description="kind number: how far off still counts")] = None
    because: Annotated[Reason | None, Field(description="kind number")] = None
    given: Annotated[Prose | None, Field(description="kind text: an example to compare with")] = None
    checklist: Annotated[
        tuple[Sentence, ...], Field(max_length=8, description="kind text: points that a learner ticks")
    ] = ()
    command: Annotated[Line | None, Field(description="kind command: what is typed, with FOLDER")] = None
    prints: Annotated[Plain | None, Field(max_length=300, description="kind command: its last line")] = None
    folder: Annotated[Line | None, Field(description="kind command: where one starts, below the root")] = None
