"""The course: lessons are hand-written pages whose front matter names their module and length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from platform_guide.sections.shared.documents import Document
from platform_guide.sections.shared.page import url_of


@dataclass(frozen=True)
class Lesson:
    """One lesson; `number` counts through the whole course from 1."""

    id: str
    path: str
    title: str
    module: str
    minutes: int
    number: int
    verified_on: dt.date | None = None

    @property
    def url(self) -> str:
        """The address below the root of the site."""
        return url_of(self.path)


@dataclass(frozen=True)
class Course:
    """All lessons, in their order."""

    lessons: tuple[Lesson, ...] = ()


def course_of(documents: Mapping[str, Document]) -> Course:
    """Find the lessons among the hand-written pages, ordered by the number in their front matter."""
    found = [one for one in documents.values() if one.meta.lesson is not None and one.meta.module and one.meta.minutes]
    found.sort(key=lambda one: (one.meta.lesson or 0, one.path))
    lessons = tuple(
        Lesson(
            id=one.url.rstrip("/").rpartition("/")[2],
            path=one.path,
            title=one.meta.title or "",
            module=one.meta.module or "",
            minutes=one.meta.minutes or 0,
            number=number,
            verified_on=one.meta.verified_on,
        )
        for number, one in enumerate(found, start=1)
    )
    return Course(lessons)


def modules(course: Course) -> list[tuple[str, list[Lesson]]]:
    """Group the lessons by module, in order."""
    grouped: dict[str, list[Lesson]] = {}
    for lesson in course.lessons:
        grouped.setdefault(lesson.module, []).append(lesson)
    return list(grouped.items())
