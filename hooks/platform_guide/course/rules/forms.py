"""Which fields an exercise and a question have: it follows from their kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, unknown
from platform_guide.course.model.exercise import Exercise
from platform_guide.course.model.question import Question
from platform_guide.course.record import lessons_of


class _Form(NamedTuple):
    """The fields of a kind: those that it needs, and those that it may have."""

    needed: tuple[str, ...]
    free: tuple[str, ...] = ()


_MATCH, _ORDER = _Form(("pairs", "targets")), _Form(("lines",), ("drop",))
_NUMBER = _Form(("answer", "unit", "because"), ("tolerance",))
_EXERCISES = {
    "engine": _Form(("organisation", "free", "pass", "solution"), ("start",)),
    "match": _MATCH,
    "order": _ORDER,
    "choose": _Form(("options",)),
    "number": _NUMBER,
    "text": _Form(("given", "checklist")),
    "command": _Form(("command", "prints", "folder", "solution")),
}
_QUESTIONS = {
    "single": _Form(("options",)),
    "several": _Form(("options",)),
    "match": _MATCH,
    "order": _ORDER,
    "number": _NUMBER,
    "short": _Form(("answers", "because")),
}
_DRAWN = _Form(("from", "fallback"))
LEAST = 3
"""The fewest options, lines and pairs that leave something to think about."""


def exercises_have_their_fields(catalog: Catalog) -> Findings:
    """Report fields that an exercise lacks, and those of another kind."""
    for key, lesson in lessons_of(catalog):
        if lesson.exercise:
            kind = lesson.exercise.kind.value
            yield from _fields(key, ("exercise",), lesson.exercise, (kind, _EXERCISES[kind], _EXERCISES))
            yield from _parts(key, ("exercise",), lesson.exercise)


def questions_have_their_fields(catalog: Catalog) -> Findings:
    """Report fields that a question lacks, and those of another kind."""
    for key, lesson in lessons_of(catalog):
        for at, question in enumerate(lesson.questions):
            kind = question.kind.value
            drawn = question.from_ is not None or question.fallback is not None
            form = _DRAWN if drawn and kind == "single" else _QUESTIONS[kind]
            yield from _fields(key, ("questions", at), question, (kind, form, {**_QUESTIONS, "drawn": _DRAWN}))
            yield from _parts(key, ("questions", at), question)


def _fields(
    key: RecordKey, path: tuple[Key, ...], record: BaseModel, kind: tuple[str, _Form, Mapping[str, _Form]]
) -> Findings:
    name, form, forms = kind
    every = {field for one in forms.values() for field in (*one.needed, *one.free)}
    written = {_name(field) for field in record.model_fields_set}
    for field in form.needed:
        if field not in written or getattr(record, _attribute(record, field)) in ((), None):
            hint = f"the kind `{name}` needs: {', '.join(form.needed)}"
            yield Finding(key, (*path, "kind"), "course-field-missing", f"`{field}` is missing", hint)
    for field in sorted(written & every - {*form.needed, *form.free}):
        hint = f"the kind `{name}` has: {', '.join((*form.needed, *form.free))}"
        text = f"`{field}` does not belong to the kind `{name}`"
        yield Finding(key, (*path, field), "course-field-foreign", text, hint, of_key=True)


def _name(attribute: str) -> str:
    return attribute.rstrip("_")


def _attribute(record: BaseModel, field: str) -> str:
    return field if field in type(record).model_fields else f"{field}_"


def _parts(key: RecordKey, path: tuple[Key, ...], record: Exercise | Question) -> Findings:
    """Report what is too short to be answered, targets that do not exist, and texts that stand twice."""
    for at, pair in enumerate(record.pairs):
        place = (*path, "pairs", at, "to")
        yield from unknown(key, place, "course-name-unknown", ("target", pair.to, record.targets))
    for field, texts in _texts(record):
        if 0 < len(texts) < LEAST and field != "drop":
            hint = f"with fewer than {LEAST} nothing is left to think about"
            yield Finding(key, (*path, field), "course-too-few", f"there are {len(texts)} {field}", hint, of_key=True)
    for at, text in enumerate((*(one.text for one in record.lines), *(one.text for one in record.drop))):
        if text in [one.text for one in (*record.lines, *record.drop)][:at]:
            said = f"`{text}` stands twice"
            yield Finding(key, (*path, "lines"), "course-text-twice", said, "each line is another one", of_key=True)


def _texts(record: Exercise | Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "options", tuple(one.text for one in record.options)
    yield "pairs", tuple(one.item for one in record.pairs)
    yield "lines", tuple(one.text for one in record.lines)
