"""Directives of the course: its lessons by module, and the frame of each lesson."""

from __future__ import annotations

from platform_guide.pages.directive import Context, Directive, Given
from platform_guide.pages.lessons import modules


def _lessons(context: Context, url: str, _: Given) -> str:
    return context.renderer.render("directives/lessons.html", url, modules=modules(context.course))


def lesson_frame(context: Context, url: str, html: str) -> str:
    """Put a lesson's place in the course above its text and the mark for progress below; leave other pages alone."""
    lesson = next((item for item in context.course if item.url == url), None)
    if lesson is None:
        return html
    head = context.renderer.render("directives/lesson-head.html", url, lesson=lesson, total=len(context.course))
    foot = context.renderer.render("directives/lesson-foot.html", url, lesson=lesson)
    return f"{head}{html}{foot}"


DIRECTIVES = (Directive("lessons", _lessons),)
