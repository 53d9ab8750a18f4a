"""The course among the records of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.recorded import Recorded, recorded
from platform_guide.course.model.figure import Figure
from platform_guide.course.model.lesson import CourseData, Lesson, Module

COURSE, LESSONS, FIGURES = "course", "course/lessons", "course/figures"
"""The kinds of records, and the folders of their files."""
RECORD: RecordKey = (COURSE, COURSE)
_NONE = CourseData()


class Placed(NamedTuple):
    """A lesson in the course: its module, and its number, which runs through from 1."""

    number: int
    module: Module
    lesson: Lesson


def course_of(catalog: Recorded) -> CourseData:
    """Return the order of the course; everything in it is empty where there is none."""
    return recorded(catalog, RECORD, _NONE)


def lesson_of(catalog: Recorded, name: str) -> Lesson | None:
    """Return a lesson; None where there is none, or where the schema refused it."""
    found = catalog.records.get((LESSONS, name))
    return found if isinstance(found, Lesson) else None


def figure_of(catalog: Recorded, name: str) -> Figure | None:
    """Return a figure; None where there is none, or where the schema refused it."""
    found = catalog.records.get((FIGURES, name))
    return found if isinstance(found, Figure) else None


def placed(catalog: Recorded) -> tuple[Placed, ...]:
    """Return the lessons in the order of the course."""
    found: list[Placed] = []
    for module in course_of(catalog).modules:
        for name in module.lessons:
            if lesson := lesson_of(catalog, name):
                found.append(Placed(len(found) + 1, module, lesson))
    return tuple(found)


def lessons_of(catalog: Catalog) -> Iterator[tuple[RecordKey, Lesson]]:
    """Yield each lesson with the key of its record, those included that the course does not name yet."""
    for key, record in sorted(catalog.records.items()):
        if isinstance(record, Lesson):
            yield key, record


def figures_of(catalog: Catalog) -> Iterator[tuple[RecordKey, Figure]]:
    """Yield each figure with the key of its record."""
    for key, record in sorted(catalog.records.items()):
        if isinstance(record, Figure):
            yield key, record
