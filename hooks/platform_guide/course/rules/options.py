"""What can be chosen: how many are right, how long they are, and what is said of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import fmean

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.course.model.parts import Option
from platform_guide.course.record import lessons_of

_Path = tuple[Key, ...]
_LONGER = 1.25
_ALL = re.compile(
    r"\bof the above\b|\A(?:all|none|both|any|neither) of (?:these|them|the others|the options)\.?\Z", re.IGNORECASE
)


def options_are_fair(catalog: Catalog) -> Findings:
    """Report options that give the answer away, that say nothing, or of which too few or too many are right."""
    for key, path, options, one in _lists(catalog):
        right = [option for option in options if option.right]
        if len(right) == len(options) or not right or (one and len(right) != 1):
            text = f"{len(right)} of {len(options)} options are right"
            hint = "exactly one is right" if one else "at least one is right, and at least one is wrong"
            yield Finding(key, path, "course-right", text, hint, of_key=True)
        elif one:
            yield from _length(key, path, options)
        yield from _each(key, path, options)


def _lists(catalog: Catalog) -> Iterator[tuple[RecordKey, _Path, tuple[Option, ...], bool]]:
    """Yield each list of options, and whether exactly one of them is right."""
    for key, lesson in lessons_of(catalog):
        if lesson.exercise and lesson.exercise.options:
            yield key, ("exercise", "options"), lesson.exercise.options, False
        for at, question in enumerate(lesson.questions):
            if question.options:
                yield key, ("questions", at, "options"), question.options, question.kind.value == "single"
            if question.fallback:
                yield key, ("questions", at, "fallback", "options"), question.fallback.options, True


def _length(key: RecordKey, path: _Path, options: Sequence[Option]) -> Findings:
    """Report a right option that is longer than the others: readers learn to choose the longest."""
    at = next(at for at, option in enumerate(options) if option.right)
    mean = fmean(len(option.text) for option in options if not option.right)
    if len(options[at].text) > mean * _LONGER:
        text = f"the right option has {len(options[at].text)} characters, and the others {mean:.0f} on average"
        hint = f"shorten it to at most {int(mean * _LONGER)}, or say more in the others"
        yield Finding(key, (*path, at, "text"), "course-longest-right", text, hint)


def _each(key: RecordKey, path: _Path, options: Sequence[Option]) -> Findings:
    for at, option in enumerate(options):
        if not option.right and option.belief is None:
            hint = "write `belief: ...`: what somebody believes who chooses it"
            text = "a wrong option names no belief that people hold"
            yield Finding(key, (*path, at, "text"), "course-belief-missing", text, hint)
        if found := _ALL.search(option.text):
            text = f"`{found.group()}` says nothing of its own"
            yield Finding(
                key, (*path, at, "text"), "course-all-of-the-above", text, "write an option that can be wrong"
            )
        if option.text in [one.text for one in options[:at]]:
            text = f"`{option.text}` stands twice"
            yield Finding(key, (*path, at, "text"), "course-text-twice", text, "each option is another one")
