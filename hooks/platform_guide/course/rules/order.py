"""The order of the course: each lesson stands once, after those that it builds on."""

from __future__ import annotations

from collections.abc import Iterable

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.recorded import is_refused
from platform_guide.catalog.rules.finding import Finding, Findings, repeated, unknown
from platform_guide.course.model.lesson import Module, Path
from platform_guide.course.record import LESSONS, RECORD, course_of, lessons_of
from platform_guide.issues import Severity


def course_names_resolve(catalog: Catalog) -> Findings:
    """Report lessons of modules and paths that do not exist, and ids and lessons that stand twice."""
    data = course_of(catalog)
    known = catalog.ids(LESSONS)
    fields: tuple[tuple[str, tuple[Module | Path, ...]], ...] = (("modules", data.modules), ("paths", data.paths))
    for field, listed in fields:
        for at, name in repeated(one.id for one in listed):
            yield Finding(RECORD, (field, at, "id"), "course-id-twice", f"`{name}` stands twice", "rename one of them")
        for at, one in enumerate(listed):
            for index, name in enumerate(one.lessons):
                place = (field, at, "lessons", index)
                yield from unknown(RECORD, place, "course-name-unknown", ("lesson", name, known))
    seats = [((at, index), name) for at, one in enumerate(data.modules) for index, name in enumerate(one.lessons)]
    for seat, name in repeated(name for _, name in seats):
        at, index = seats[seat][0]
        text = f"the lesson `{name}` stands in the course twice"
        yield Finding(RECORD, ("modules", at, "lessons", index), "course-lesson-twice", text, "leave one of them out")
    numbers = _numbers(name for _, name in seats)
    for at, path in enumerate(data.paths):
        yield from _path_in_order(at, path.lessons, numbers)


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}


def _path_in_order(at: int, lessons: tuple[str, ...], numbers: dict[str, int]) -> Findings:
    last = 0
    for index, name in enumerate(lessons):
        if name not in numbers:
            continue
        if numbers[name] <= last:
            text = f"`{name}` is lesson {numbers[name]} and stands behind lesson {last}"
            hint = "a path has the order of the course"
            yield Finding(RECORD, ("paths", at, "lessons", index), "course-path-order", text, hint)
        last = max(last, numbers[name])


def lessons_follow_their_needs(catalog: Catalog) -> Findings:
    """Report lessons that build on what does not exist, on what comes later, or that stand in no module."""
    if is_refused(catalog, RECORD):
        return
    numbers = _numbers(name for one in course_of(catalog).modules for name in one.lessons)
    known = catalog.ids(LESSONS)
    for key, lesson in lessons_of(catalog):
        if lesson.id not in numbers:
            text, hint = (
                f"no module has the lesson `{lesson.id}`, so it is not shown",
                "add it to a module of the course",
            )
            yield Finding(key, ("id",), "lesson-not-placed", text, hint, severity=Severity.WARNING)
        for at, name in enumerate(lesson.needs):
            path = ("needs", at)
            if name not in known:
                yield from unknown(key, path, "lesson-name-unknown", ("lesson", name, known))
            elif name == lesson.id or numbers.get(name, 0) > numbers.get(lesson.id, len(numbers)):
                text = f"`{lesson.id}` needs `{name}`, which does not come before it"
                yield Finding(key, path, "lesson-need-later", text, "a lesson builds on earlier ones only")
