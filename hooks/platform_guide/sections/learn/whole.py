"""The whole course on one page, to be printed or read without a connection."""

from __future__ import annotations

import re
from collections.abc import Iterator

from platform_guide.sections.learn.lessons import COURSE_INDEX, Course, LessonPage
from platform_guide.sections.shared.page import Heading, Page

WHOLE = "learn/whole.md"
_IDS = re.compile(r'\b(id|aria-labelledby|for)="([^"]+)"')
_ANCHOR = re.compile(r'href="#([^"]+)"')
_HEADING = re.compile(r"(</?h)([1-5])\b")
_WIDGET = re.compile(r'<(div|p)[^>]* data-widget="(?:due|lesson-done)".*?</\1>', re.DOTALL)
_TEMPLATE = re.compile(r"<template>.*?</template>", re.DOTALL)
_CLOSED = re.compile(r"<details(?![^>]*\bopen\b)")


def whole_page(course: Course) -> Iterator[Page]:
    """Yield the page, without the lessons, which are put in when they are rendered; nothing without a course."""
    if not course.lessons:
        return
    yield Page(
        path=WHOLE,
        title="The whole course",
        html="<h1>The whole course</h1>\n",
        meta={
            "description": "All lessons of the course on one page, with every answer open, to be printed.",
            "parent": COURSE_INDEX,
            "hide": ["navigation"],
            "styles": ["assets/stylesheets/lesson.css"],
            "search": {"exclude": True},
            "prev_next": False,
        },
        headings=tuple(Heading(lesson.id, f"{lesson.number}. {lesson.title}") for lesson in course.lessons),
    )


def as_part(lesson: LessonPage, html: str) -> str:
    """Return the content of a lesson as a part of the page with all of them: every id is its own, all is open.

    Links lead where they led: both pages lie in the same folder.
    """
    html = _TEMPLATE.sub("", _WIDGET.sub("", html))
    html = _IDS.sub(rf'\1="{lesson.id}--\2"', html)
    html = _ANCHOR.sub(rf'href="#{lesson.id}--\1"', html)
    html = _HEADING.sub(lambda match: f"{match.group(1)}{int(match.group(2)) + 1}", html)
    return f'<section class="whole-lesson" id="{lesson.id}">\n{_CLOSED.sub("<details open", html)}\n</section>\n'
