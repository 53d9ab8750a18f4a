"""Markdown in the file of a lesson: its links and shortcodes are those of the lesson's page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from markdown import Markdown
from markupsafe import Markup

from platform_guide.catalog.read.source import Key
from platform_guide.course.model.lesson import Lesson
from platform_guide.sections.shared.page import url_of
from platform_guide.sections.shared.render import relative

Expand = Callable[[str, str], str]
"""Expands shortcodes of the page at a path below docs."""
_LINK = re.compile(r'href="(?!https?:|#)([^"#]+)\.md(#[^"]*)?"')


def fields_of(lesson: Lesson) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Yield each text of a lesson's file that is Markdown, with its place there."""
    yield ("not_here",), lesson.not_here
    if lesson.exercise:
        yield ("exercise", "task"), lesson.exercise.task
        yield ("exercise", "why"), lesson.exercise.why
        yield from ((("exercise", "hints", at), hint) for at, hint in enumerate(lesson.exercise.hints))
        if lesson.exercise.given:
            yield ("exercise", "given"), lesson.exercise.given


def html_of(path: str, text: str, expand: Expand) -> Markup:
    """Return Markdown of the lesson whose page is at `path` as HTML, with links from that page."""
    made = Markdown(extensions=["attr_list", "fenced_code", "sane_lists", "tables"]).convert(expand(path, text))

    def link(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), f"{match.group(1)}.md"))
        return f'href="{relative(url_of(path), url_of(target) + (match.group(2) or ""))}"'

    return Markup(_LINK.sub(link, made))  # noqa: S704 - Markdown of the guide's own data, checked like its pages
