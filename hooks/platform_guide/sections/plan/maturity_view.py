"""Maturity in words: ladders, triggers with what they ask for, and worked examples; what page and browser share."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.base import Named
from platform_guide.decision.data.record import decision_of
from platform_guide.planning.maturity.compile import compile_maturity, levels_of
from platform_guide.planning.maturity.engine import work_out
from platform_guide.planning.maturity.model import (
    Case,
    Ladder,
    MaturityData,
    MaturityExample,
    MaturityQuestion,
    Practice,
)
from platform_guide.planning.maturity.record import maturity_of
from platform_guide.planning.maturity.shapes import Found, Given, TimeData
from platform_guide.sections.plan.answer_words import AnswerWords
from platform_guide.sections.shared.page import Asset

PATH = "plan/maturity.json"


@dataclass(frozen=True)
class AskedQuestion:
    """A question in words: its text for today, for the time ahead where that differs, its reason and answers by id."""

    id: str
    text: str
    later: str
    why: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class ReachedLevel:
    """A ladder of an example: what is reached, required today, sensible today and required later, each as level."""

    ladder: Ladder
    current: tuple[int, Named]
    now: tuple[int, Named]
    sensible: tuple[int, Named]
    later: tuple[int, Named]


@dataclass(frozen=True)
class WorkedMaturity:
    """An example with what follows from its answers."""

    example: MaturityExample
    told: tuple[tuple[str, str, str], ...]
    levels: tuple[ReachedLevel, ...]
    because: tuple[str, ...]
    caps: tuple[str, ...]
    first: tuple[Practice, ...]
    found: Found


class MaturityWords:
    """Words for the maturity of one catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self.data: MaturityData = maturity_of(catalog)
        self.decision = decision_of(catalog)
        self.model = compile_maturity(self.data, self.decision)
        self._words = AnswerWords(catalog)
        self.levels = {one.id: levels_of(one, self.decision) for one in self.data.ladders}
        self.questions = {one.id: self._question(one) for one in self.data.questions}
        self._shorts = {one.id: one.short for one in self.data.ladders}

    def _question(self, one: MaturityQuestion) -> AskedQuestion:
        if one.text and one.why:
            return AskedQuestion(one.id, one.text, one.text, one.why, {item.id: item.label for item in one.answers})
        asked = self._words.questions[one.id]
        answers = {item.id: item.label for item in asked.answers if not one.only or item.id in one.only}
        return AskedQuestion(one.id, one.today or asked.text, asked.text, asked.why, answers)

    def ranks(self, levels: Mapping[str, str]) -> str:
        """Return levels as words, such as `Google 1, Microsoft 2`."""
        found = []
        for ladder, level in levels.items():
            ids = [one.id for one in self.levels[ladder]]
            found.append(f"{self._shorts[ladder]} {ids.index(level)}")
        return ", ".join(found)

    def case(self, case: Case) -> str:
        """Return the answers of a case as words."""
        parts = []
        for name, given in case.when.items():
            asked = self.questions[name]
            parts.append(f"{asked.text} {' or '.join(asked.answers[one] for one in given)}")
        return "; ".join(parts)

    def because(self, time: TimeData) -> list[str]:
        """Return the reasons for what is required, once each."""
        triggers = {one.id: one for one in self.data.triggers}
        found = [triggers[name].cases[place].because for one in time["required"].values() for name, place in one["by"]]
        return list(dict.fromkeys(found))

    def worked(self) -> Iterator[WorkedMaturity]:
        """Work out each example."""
        practices = {one.id: one for one in self.data.practices}
        triggers = {one.id: one for one in self.data.triggers}
        for example in self.data.examples:
            now = {name: list(given) for name, given in example.now.items()}
            given: Given = {
                "now": now,
                "later": {**now, **{name: list(one) for name, one in example.later.items()}},
                "has": {name: state.value for name, state in example.has.items()},
                "wrong": [],
            }
            found = work_out(self.model, given)
            caps = [triggers[one["trigger"]].caps[one["case"]].because for one in found["now"]["caps"]]
            yield WorkedMaturity(
                example,
                tuple(self._told(example)),
                tuple(self._reached(one, found) for one in self.data.ladders),
                tuple(self.because(found["now"])),
                tuple(dict.fromkeys(caps)),
                tuple(practices[name] for name in found["first"]),
                found,
            )

    def _told(self, example: MaturityExample) -> Iterator[tuple[str, str, str]]:
        """Yield each answer as question, answer of today, and the one of later where it differs."""
        for name, asked in self.questions.items():
            words = [
                "; ".join(asked.answers[one] for one in time.get(name, ())) for time in (example.now, example.later)
            ]
            if words[0] or words[1]:
                yield asked.text, words[0], words[1]

    def _reached(self, ladder: Ladder, found: Found) -> ReachedLevel:
        levels = self.levels[ladder.id]
        ranks = (
            found["current"][ladder.id]["low"],
            found["now"]["required"][ladder.id]["rank"],
            found["now"]["sensible"][ladder.id],
            found["later"]["required"][ladder.id]["rank"],
        )
        current, now, sensible, later = ((rank, levels[rank]) for rank in ranks)
        return ReachedLevel(ladder, current, now, sensible, later)


def maturity_asset(catalog: Catalog) -> tuple[Asset, ...]:
    """Return maturity as the file that the browser fetches: the engine's model with its words."""
    if not maturity_of(catalog).present:
        return ()
    words = MaturityWords(catalog)
    data = words.data
    found: dict[str, Any] = {
        "model": words.model,
        "months": data.months,
        "ladders": {
            one.id: {"label": one.label, "short": one.short, "levels": [level.label for level in words.levels[one.id]]}
            for one in data.ladders
        },
        "questions": {
            name: {"text": one.text, "later": one.later, "answers": one.answers}
            for name, one in words.questions.items()
        },
        "triggers": {
            one.id: {
                "label": one.label,
                "cases": [case.because for case in one.cases],
                "caps": [case.because for case in one.caps],
            }
            for one in data.triggers
        },
        "overlays": {
            one.id: {"label": one.label, "text": one.description, "steps": [step.text for step in one.advice]}
            for one in data.overlays
        },
        "practices": {
            one.id: {"text": one.text, "helped": None if one.portable else one.capability} for one in data.practices
        },
        "not_yet": {one.id: {"label": one.label, "text": one.description} for one in data.not_yet},
        "footprints": {one.id: {"label": one.label, "people": one.people} for one in data.footprints},
    }
    return (Asset(PATH, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()),)
