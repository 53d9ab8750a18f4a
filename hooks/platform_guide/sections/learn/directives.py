"""Directives of the course: its lessons by module, the frame of each lesson, and the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from platform_guide.catalog.catalog import GLOSSARY
from platform_guide.catalog.schema.glossary import Term
from platform_guide.catalog.schema.lookup import by_id
from platform_guide.sections.learn.lessons import Course
from platform_guide.sections.learn.terms import term_anchor
from platform_guide.sections.shared.directive import COMMENT, Context, Directive, Given
from platform_guide.sections.shared.page import url_of


def _course(context: Context) -> Course:
    return context.part(Course) or Course()


def _lessons(context: Context, url: str, _: Given) -> str:
    return context.renderer.render("directives/lessons.html", url, course=_course(context), hours=hours)


def hours(minutes: int) -> str:
    """Return a time as a person says it: minutes below an hour, else hours and quarters of them."""
    if minutes < 60:  # noqa: PLR2004 - an hour
        return f"{minutes} minutes" if minutes != 1 else "1 minute"
    quarters = round(minutes / 15)
    whole, part = divmod(quarters, 4)
    return f"{whole}{(('', '¼', '½', '¾')[part])} hour{'' if quarters == 4 else 's'}"  # noqa: PLR2004 - one hour


def glossary_url(documents: Mapping[str, str]) -> str | None:
    """Return the address of the hand-written page that shows the glossary; None where no page does."""
    showing = (
        path for path, text in sorted(documents.items()) if "glossary" in {name for name, _ in COMMENT.findall(text)}
    )
    return next(map(url_of, showing), None)


def _glossary(context: Context, url: str, _: Given) -> str:
    """Return the terms by their first letter, each with an anchor."""
    known = by_id(context.catalog.glossary)

    def terms(ids: Iterable[str]) -> list[Term]:
        return [known[name] for name in ids if name in known]

    letters = groupby(context.catalog.glossary, lambda term: term.term[0].upper())
    return context.renderer.render(
        "directives/glossary.html",
        url,
        groups=[(letter, list(found)) for letter, found in letters],
        anchor=term_anchor,
        layers=lambda term: context.catalog.added_layers((GLOSSARY, term.id)),
        related=lambda term: terms(term.see),
        confused=lambda term: terms(term.not_to_be_confused_with),
    )


DIRECTIVES = (Directive("lessons", _lessons), Directive("glossary", _glossary))
