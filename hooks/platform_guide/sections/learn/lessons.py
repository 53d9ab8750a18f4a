"""The course as pages show it: each lesson with its page, its place, and the paths that it is on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from platform_guide.catalog.catalog import Catalog
from platform_guide.course.model.lesson import Lesson, Module, Path
from platform_guide.course.record import course_of, placed
from platform_guide.sections.shared.documents import Document
from platform_guide.sections.shared.page import url_of

COURSE_INDEX = "learn/index.md"
"""The page that lists the lessons."""
LESSON_FILES = {
    "scripts": ("assets/javascripts/learn/lesson.js",),
    "styles": ("assets/stylesheets/lesson.css",),
}
"""What each page of a lesson needs, by the field of the front matter that names it."""


@dataclass(frozen=True)
class LessonPage:
    """One lesson with its page; `number` counts through the whole course from 1."""

    number: int
    module: Module
    lesson: Lesson
    path: str
    title: str
    description: str

    @property
    def id(self) -> str:
        """The id under which progress is kept."""
        return self.lesson.id

    @property
    def url(self) -> str:
        """The address below the root of the site."""
        return url_of(self.path)

    @property
    def minutes(self) -> int:
        """How long it takes, reading and doing together."""
        return self.lesson.minutes.read + self.lesson.minutes.do


@dataclass(frozen=True)
class Course:
    """All lessons that have a page, in their order, and the paths through them."""

    lessons: tuple[LessonPage, ...] = ()
    paths: tuple[Path, ...] = ()

    @cached_property
    def by_path(self) -> Mapping[str, LessonPage]:
        """Lessons by the Markdown file of their page."""
        return {lesson.path: lesson for lesson in self.lessons}

    @cached_property
    def by_url(self) -> Mapping[str, LessonPage]:
        """Lessons by the address of their page."""
        return {lesson.url: lesson for lesson in self.lessons}

    @cached_property
    def by_id(self) -> Mapping[str, LessonPage]:
        """Lessons by their id."""
        return {lesson.id: lesson for lesson in self.lessons}

    def beside(self, lesson: LessonPage) -> tuple[LessonPage | None, LessonPage | None]:
        """Return the lessons before and after one."""
        at = lesson.number - 1
        return (
            self.lessons[at - 1] if at else None,
            self.lessons[at + 1] if at + 1 < len(self.lessons) else None,
        )

    def modules(self) -> list[tuple[Module, list[LessonPage]]]:
        """Group the lessons by module, in order."""
        grouped: dict[str, tuple[Module, list[LessonPage]]] = {}
        for lesson in self.lessons:
            grouped.setdefault(lesson.module.id, (lesson.module, []))[1].append(lesson)
        return list(grouped.values())

    def on_path(self, path: Path) -> list[LessonPage]:
        """Return the lessons of a path, in order."""
        return [self.by_id[name] for name in path.lessons if name in self.by_id]

    def paths_of(self, lesson: LessonPage) -> list[Path]:
        """Return the paths that a lesson is on."""
        return [path for path in self.paths if lesson.id in path.lessons]


def course_in(catalog: Catalog, documents: Mapping[str, Document]) -> Course:
    """Join the lessons of the data with their pages; a lesson without a page is reported elsewhere."""
    pages = {one.meta.lesson: one for one in documents.values() if one.meta.lesson}
    found = [(one, pages[one.lesson.id]) for one in placed(catalog) if one.lesson.id in pages]
    lessons = tuple(
        LessonPage(
            number=number,
            module=one.module,
            lesson=one.lesson,
            path=page.path,
            title=page.meta.title or one.lesson.id,
            description=page.meta.description or "",
        )
        for number, (one, page) in enumerate(found, start=1)
    )
    return Course(lessons, course_of(catalog).paths)
