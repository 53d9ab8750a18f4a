"""What stands between the headings of a lesson's page: objectives, figure, exercise and questions, from the data.

Marks are put into the Markdown, so that its headings are in the table of contents; in the finished HTML each mark is
replaced by its block. All of it can be read without scripts: hints, answers and reasons stand in closed blocks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar
from urllib.parse import quote

from platform_guide.course.drawn import asked
from platform_guide.course.model.exercise import FOLDER, Exercise, ExerciseKind
from platform_guide.course.record import figure_of
from platform_guide.course.solved import begun, ended
from platform_guide.decision.data.record import decision_of
from platform_guide.sections.learn import figure
from platform_guide.sections.learn.lesson_prose import TAKE
from platform_guide.sections.learn.lesson_text import Expand, html_of
from platform_guide.sections.learn.lessons import Course, LessonPage
from platform_guide.sections.shared.directive import Context

T = TypeVar("T")
_MARK = re.compile(r"<!-- lesson:([a-z]+) -->")
_FIRST = re.compile(r"^# .*\n", re.MULTILINE)
_SECOND = re.compile(r"^## ", re.MULTILINE)
_TAKE = re.compile(rf"^## {re.escape(TAKE)}", re.MULTILINE)
_TASKS = """## Exercise { #exercise }

<!-- lesson:exercise -->

## Three questions { #questions }

<!-- lesson:questions -->

"""


def with_marks(course: Course, path: str, text: str) -> str:
    """Return the Markdown of a lesson with the marks of its blocks; any other page as it is."""
    if path not in course.by_path:
        return text
    headings = list(_SECOND.finditer(text))
    places = [(_TAKE.search(text), _TASKS), (headings[1] if len(headings) > 1 else None, "<!-- lesson:figure -->\n\n")]
    for found, mark in places:
        if found:
            text = f"{text[: found.start()]}{mark}{text[found.start() :]}"
    title = _FIRST.search(text)
    end = title.end() if title else 0
    return f"{text[:end]}\n<!-- lesson:before -->\n\n{text[end:]}\n\n<!-- lesson:after -->\n"


def with_blocks(context: Context, url: str, html: str, expand: Expand) -> str:
    """Return the finished HTML of a lesson with its blocks; any other page as it is."""
    course = context.part(Course) or Course()
    page = course.by_url.get(url)
    if page is None:
        return html
    values = _values(context, course, page, expand)
    head = context.renderer.render("lesson/head.html", url, **values)

    def block(match: re.Match[str]) -> str:
        return context.renderer.render(f"lesson/{match.group(1)}.html", url, **values)

    return head + _MARK.sub(block, html)


def _values(context: Context, course: Course, page: LessonPage, expand: Expand) -> dict[str, object]:
    lesson, catalog = page.lesson, context.catalog
    drawn = figure_of(catalog, lesson.figure or "")
    before, after = course.beside(page)
    return {
        "page": page,
        "lesson": lesson,
        "course": course,
        "before": before,
        "after": after,
        "figure": drawn,
        "wide": figure.wide(drawn) if drawn else None,
        "narrow": figure.narrow(drawn) if drawn else None,
        "markdown": lambda text: html_of(page.path, text, expand),
        "engine": _engine(context, lesson.exercise) if lesson.exercise else None,
        "questions": [asked(catalog, lesson.id, question) for question in lesson.questions],
        "mixed": mixed,
        "folder": FOLDER,
        "number": number,
    }


def mixed(seed: str, items: Iterable[T]) -> list[T]:
    """Return things in an order that is the same for each build and says nothing of which is right."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed} {getattr(item, 'text', item)}".encode()).digest())


def number(value: float) -> str:
    """Return a number as a person writes it."""
    return f"{value:g}"


def _engine(context: Context, exercise: Exercise) -> Mapping[str, object] | None:
    """Return what an exercise on the decision shows: its questions, with the answers at the start and of the end."""
    if exercise.kind is not ExerciseKind.ENGINE:
        return None
    decision = decision_of(context.catalog)
    start, end = begun(context.catalog, exercise), ended(context.catalog, exercise)
    questions = [question for name in exercise.free for question in decision.questions if question.id == name]
    return {
        "organisation": next(one for one in decision.organisations if one.id == exercise.organisation),
        "questions": questions,
        "start": start,
        "end": end,
        "start_address": _address(start),
        "end_address": _address(end),
    }


def _address(answers: Mapping[str, Iterable[str]]) -> str:
    return "&".join(f"{name}={','.join(map(quote, answers[name]))}" for name in sorted(answers))
