"""Answers that somebody wrote down: each question and answer exists, with the nearest name where it does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from platform_guide.catalog.read.source import DIGITS
from platform_guide.catalog.schema.lookup import by_id
from platform_guide.catalog.schema.model import Area, Platform, Settings
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.decision.data.model import DecisionData, Question
from platform_guide.decision.data.vocabulary import QuestionKind
from platform_guide.issues import suggest

DOOR, TRACK, SHORT, UNKNOWN, NONE = "door", "track", "short", "unknown", "none"
Problem = tuple[tuple[str | int, ...], str, str, str]
"""Path within the answers (a name, or a name and the position of a value), name of the rule, text, hint."""


OWN = re.compile("own:(?P<name>[^\x00-\x1f\x7f:,/+\U00010000-\U0010ffff]{1,40})(?P<areas>(?::[a-z0-9-]+)+)")
"""A tool that the catalogue does not have, as a reader names it: `own:Name:area:area`."""


@dataclass(frozen=True)
class Nameable:
    """What answers can name: entries, `entry/edition`, what is outside the catalogue, areas and capabilities, by id."""

    entries: Collection[str]
    editions: Collection[str] = frozenset()
    outside: Collection[str] = frozenset()
    areas: Collection[str] = frozenset()
    capabilities: Collection[str] = frozenset()

    @classmethod
    def of(
        cls, entries: Collection[str], platforms: Iterable[Platform], areas: Iterable[Area], settings: Settings
    ) -> Nameable:
        """Return what a catalogue offers; `entries` may hold more ids than there are readable `platforms`."""
        areas = tuple(areas)
        return cls(
            entries,
            frozenset(f"{one.id}/{edition.id}" for one in platforms for edition in one.editions),
            frozenset(one.id for one in settings.outside),
            frozenset(area.id for area in areas),
            frozenset(one.id for area in areas for one in area.capabilities),
        )

    def owned(self, value: str) -> bool:
        """Tell whether a value says what somebody has."""
        found = OWN.fullmatch(value)
        if found:
            return set(found["areas"][1:].split(":")) <= set(self.areas)
        return value in self.entries or value in self.editions or value in self.outside


def answer_problems(
    decision: DecisionData, nameable: Nameable, answers: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    """Report what answers name that does not exist; which questions are left out is no problem here."""
    questions = by_id(decision.questions)
    # What there was once is renewed before it counts.
    known = {DOOR, TRACK, *questions}
    former = {name for one in decision.former for name in one.drop}
    if DOOR not in answers:
        doors = ", ".join(door.id for door in decision.doors)
        yield (), "answers-door-missing", "no `door` is chosen, so the interview does not begin", f"allowed: {doors}"
    for name, given in answers.items():
        if name in former and name not in known:
            continue
        if name not in known:
            yield (name,), "answers-question-unknown", f"there is no question `{name}`", suggest(name, known)
        elif name == DOOR:
            yield from _one_of(name, given, [door.id for door in decision.doors], single=True)
        elif name == TRACK:
            yield from _one_of(name, given, [SHORT], single=True)
        else:
            yield from _given(decision, nameable, questions[name], given)


def _given(decision: DecisionData, nameable: Nameable, question: Question, given: Sequence[str]) -> Iterator[Problem]:
    others = [UNKNOWN] if question.unknown else []
    if question.kind is QuestionKind.NUMBER:
        fact = next(fact for fact in decision.facts if fact.id == question.fact)
        low, high = fact.minimum, fact.maximum
        for at, value in enumerate(given):
            fits = (
                value.isascii()
                and value.isdigit()
                and len(value) <= DIGITS
                and (low or 0) <= int(value) <= (int(value) if high is None else high)
            )
            if not fits and value not in others:
                hint = f"a whole number from {low or 0}{'' if high is None else f' to {high}'}"
                yield (question.id, at), "answers-value", f"`{value}` is no answer to `{question.id}`", hint
        return
    if question.kind is QuestionKind.ENTRIES:
        fine = [value for value in given if nameable.owned(value)]
        yield from _one_of(question.id, given, [*nameable.entries, *fine, NONE, *others], single=False)
        return
    if question.kind is QuestionKind.REPLACED:
        yield from _one_of(question.id, given, nameable.entries, single=False)
        return
    if question.kind is QuestionKind.MUSTS:
        levels = (Level.DIY, Level.PARTIAL, Level.FULL)
        named = [f"{name}.{level}" for name in sorted(nameable.capabilities) for level in levels]
        yield from _one_of(question.id, given, named, single=False)
        return
    if question.kind is QuestionKind.STACKS:
        yield from _stacks(decision, nameable.entries, question, given)
        return
    allowed = [answer.id for answer in question.answers]
    yield from _one_of(question.id, given, allowed + others, single=question.kind is QuestionKind.SINGLE)


def _stacks(
    decision: DecisionData, entries: Collection[str], question: Question, given: Sequence[str]
) -> Iterator[Problem]:
    """Report stacks with too many parts or with one that does not exist, and too few or too many stacks."""
    most = decision.parameters.max_parts if decision.parameters else 1
    for at, value in enumerate(given):
        parts = _parts(value)
        wrong = next((part for part in parts if part not in entries), None)
        if len(parts) > most:
            text, hint = f"`{value}` has {len(parts)} parts", f"a stack has {most} parts at most"
        elif wrong is not None:
            text, hint = f"`{value}` is no answer to `{question.id}`", suggest(wrong, entries)
        else:
            continue
        yield (question.id, at), "answers-value", text, hint
    fact = next(fact for fact in decision.facts if fact.id == question.fact)
    count, low, high = len({tuple(_parts(value)) for value in given}), fact.minimum or 1, fact.maximum
    if count < low or (high is not None and count > high):
        allowed = f"at least {low}" if high is None else f"{low} to {high}"
        yield (question.id,), "answers-count", f"`{question.id}` has {count} different answers", f"give {allowed}"


def _parts(text: str) -> list[str]:
    """Return the ids of a stack, in order and once each, as the interview reads them."""
    return sorted(set(re.split("[+. ]", text)))


def _one_of(name: str, given: Sequence[str], allowed: Collection[str], *, single: bool) -> Iterator[Problem]:
    for at, value in enumerate(given):
        if value not in allowed:
            yield (name, at), "answers-value", f"`{value}` is no answer to `{name}`", suggest(value, allowed)
    if single and len(given) > 1:
        yield (name, 1), "answers-one", f"`{name}` takes one answer", "keep the one that holds"
    if not given:
        yield (name,), "answers-empty", f"`{name}` has no answer", f"leave it out, or allowed: {', '.join(allowed)}"
