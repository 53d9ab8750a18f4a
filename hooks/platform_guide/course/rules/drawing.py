"""Drawn questions: what they name exists, what is right is never wrong, and the data supports them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from platform_guide.catalog.catalog import AREAS, PLATFORMS, Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, unknown
from platform_guide.course.drawn import PLACEHOLDERS, found
from platform_guide.course.model.question import Drawn, Question, Wanted
from platform_guide.course.record import lessons_of
from platform_guide.issues import Severity, suggest

_UNKNOWN = "question-name-unknown"
_HOLE = re.compile(r"\{([^{}]*)\}")


def drawn_questions_are_supported(catalog: Catalog) -> Findings:
    """Report drawn questions that name what does not exist, and those that the data does not support.

    In a guide with layers of its own that is a warning: the options by hand are asked there.
    """
    if len(catalog.areas) != len(catalog.ids(AREAS)) or len(catalog.platforms) != len(catalog.ids(PLATFORMS)):
        return
    for key, lesson in lessons_of(catalog):
        for at, question in enumerate(lesson.questions):
            if question.from_:
                path: tuple[Key, ...] = ("questions", at, "from")
                problems = [*_names(catalog, key, path, question.from_), *_holes(key, at, question)]
                yield from problems
                if not problems and (lack := found(catalog, question.from_).lack(question.from_)):
                    hint = "widen `where` or `against`, or lower `margin`; unknown never counts as no"
                    text = f"the data does not support this question: {lack}"
                    finding = Finding(key, path, "question-not-supported", text, hint, of_key=True)
                    yield replace(finding, severity=Severity.WARNING) if catalog.base else finding


def _names(catalog: Catalog, key: RecordKey, path: tuple[Key, ...], drawn: Drawn) -> Findings:
    areas, categories = [area.id for area in catalog.areas], [one.id for one in catalog.settings.categories]
    for field, wanted in (("where", drawn.where), ("against", drawn.against)):
        place = (*path, field)
        if wanted.capability:
            known = set(catalog.capability_ids())
            yield from unknown(key, (*place, "capability"), _UNKNOWN, ("capability", wanted.capability, known))
        if wanted.category:
            yield from unknown(key, (*place, "category"), _UNKNOWN, ("category", wanted.category, categories))
        for name in ("covers", "outside"):
            for at, area in enumerate(getattr(wanted, name)):
                yield from unknown(key, (*place, name, at), _UNKNOWN, ("area", area, areas))
        if bool(wanted.capability) != bool(wanted.level):
            text, hint = "a capability and a level go together", "write `capability: ...` and `level: [...]`"
            yield Finding(key, place, "question-level", text, hint, of_key=True)
        if wanted == Wanted():
            hint = "name a capability with a level, a category, a licence, an event or areas"
            yield Finding(key, place, "question-level", f"`{field}` says nothing", hint, of_key=True)


def _holes(key: RecordKey, at: int, question: Question) -> Iterator[Finding]:
    """Report places in texts that nothing fills."""
    because = question.from_.because if question.from_ else ""
    texts = ((("questions", at, "ask"), question.ask), (("questions", at, "from", "because"), because))
    for path, text in texts:
        for name in _HOLE.findall(text):
            if name not in PLACEHOLDERS:
                said = f"nothing fills `{{{name}}}`"
                yield Finding(key, path, "question-placeholder", said, suggest(name, PLACEHOLDERS))
