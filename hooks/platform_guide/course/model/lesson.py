"""The schema of a lesson: all that belongs to it but its prose, which is a page."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Date, Frozen, Id, Line, Plain, Text
from platform_guide.course.model.exercise import Exercise
from platform_guide.course.model.parts import Prose
from platform_guide.course.model.question import Question

QUESTIONS = 3


class Minutes(Frozen):
    """How long a lesson takes."""

    read: Annotated[int, Field(ge=1, le=60, strict=True, description="words of the page by 200, rounded up")]
    do: Annotated[int, Field(ge=1, le=120, strict=True, description="exercise and questions")]


class Objective(Frozen):
    """What somebody can do after the lesson."""

    id: Id
    text: Annotated[
        Plain, Field(min_length=5, max_length=200, description="goes on from “After this lesson you can …”")
    ]


class Lesson(Frozen):
    """One lesson; the file's name is its id, and progress is kept under it."""

    id: Id
    minutes: Minutes
    needs: Annotated[tuple[Id, ...], Field(description="ids of earlier lessons that it builds on")] = ()
    objectives: Annotated[tuple[Objective, ...], Field(min_length=2, max_length=3)]
    not_here: Annotated[Prose, Field(description="what the lesson leaves out, in one or two sentences")]
    terms: Annotated[tuple[Id, ...], Field(description="terms of the glossary that it teaches")] = ()
    figure: Annotated[Id | None, Field(description="the id of its figure")] = None
    reviewed: Annotated[Date, Field(description="the day on which somebody last read it with its sources")]
    exercise: Annotated[Exercise | None, Field(description="only a guide that hides what it uses has none")] = None
    questions: Annotated[tuple[Question, ...], Field(max_length=QUESTIONS)] = ()


class Module(Frozen):
    """Lessons that belong together, in their order."""

    id: Id
    title: Line
    text: Annotated[Text, Field(description="one sentence on what the lessons are about")]
    lessons: tuple[Id, ...] = ()


class Path(Frozen):
    """A selection of lessons for somebody, in the course's order."""

    id: Id
    title: Line
    text: Annotated[Text, Field(description="for whom it is, in one sentence")]
    lessons: tuple[Id, ...] = ()


class CourseData(Frozen):
    """The order of the course. Everything is empty in a guide without one."""

    modules: tuple[Module, ...] = ()
    paths: tuple[Path, ...] = ()
