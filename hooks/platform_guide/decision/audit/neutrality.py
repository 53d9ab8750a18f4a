"""How often entries and categories come first for readers by chance, and what each question changes.

A measurement consists of parts that can be made in any order and on several processors; the sum is the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from platform_guide.decision.audit.readers import chance_of, complete, draw, draw_condition, reader_by_chance
from platform_guide.decision.audit.witness import as_query, shown
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import solve
from platform_guide.decision.rules.context import Found

PART = 250
"""Readers in one part."""

_WORDS = frozenset(
    {
        "messages",
        "label",
        "labels",
        "area_labels",
        "description",
        "text",
        "why",
        "help",
        "because",
        "note",
        "rationale",
        "low_label",
    }
    | {"high_label", "find_out", "ask", "date", "steps", "sensitive"}
)
"""Parts of the model that readers see and the engine does not compute with."""


@dataclass
class Tally:
    """Counts over readers; `witnesses` holds the answers that ask for least, with how much they ask for."""

    readers: int = 0
    ranked: int = 0
    cut_short: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    top: Counter[str] = field(default_factory=Counter)
    first_category: Counter[str] = field(default_factory=Counter)
    top_category: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    witnesses: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Add the counts of another part."""
        self.readers += other.readers
        self.ranked += other.ranked
        self.cut_short += other.cut_short
        for name in ("outcomes", "first", "top", "first_category", "top_category", "tried", "changed"):
            getattr(self, name).update(getattr(other, name))
        for entry, witness in other.witnesses.items():
            self.witnesses[entry] = min(witness, self.witnesses.get(entry, witness))


def doors_of(decision: DecisionData) -> list[str]:
    """Return the doors that readers by chance choose from, each as often as it is chosen."""
    return [door.id for door in decision.doors for _ in range(door.readers)]


def digest(model: Model) -> str:
    """Return what the results depend on, in 16 hexadecimal digits; the wording of texts does not count."""
    text = json.dumps(_computed(model), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _computed(value: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    if isinstance(value, dict):
        return {name: _computed(part) for name, part in value.items() if name not in _WORDS}
    return [_computed(part) for part in value] if isinstance(value, list | tuple) else value


def measure(model: Model, doors: Sequence[str], seed: int, part: int, count: int = PART) -> Tally:
    """Measure one part: `count` readers drawn from the seed and the number of the part."""
    chance = chance_of(seed, part)
    category = {candidate["id"]: candidate["category"] for candidate in model["candidates"]}
    tally = Tally()
    for _ in range(count):
        answers = reader_by_chance(model, doors, chance)
        solved = solve(model, answers)
        tally.readers += 1
        tally.outcomes[solved.kind] += 1
        if not solved.options:
            continue
        tally.ranked += 1
        tally.cut_short += not solved.exhaustive
        first, top = shown(solved, 1), shown(solved)
        tally.first.update(first)
        tally.top.update(top)
        tally.first_category.update({category[name] for name in first})
        tally.top_category.update({category[name] for name in top})
        witness = (len(solved.case.policy["needs"]), as_query(answers))
        for name in top:
            tally.witnesses[name] = min(witness, tally.witnesses.get(name, witness))
    return tally


def vary(model: Model, doors: Sequence[str], seed: int, part: int, count: int) -> Tally:
    """Change one answer of `count` readers or add a condition, one at a time; count how often the first changes."""
    chance = chance_of(seed + 1, part)
    # Conditions have luck of their own, so that they change nothing of what readers are asked.
    conditions = chance_of(seed + 2, part)
    questions = {question["id"]: question for question in model["questions"]}
    tally = Tally()
    for _ in range(count):
        answers = reader_by_chance(model, doors, chance)
        now = _first(model, answers)
        for name in walk(model, answers)["asked"]:
            other = next(_others(answers[name], lambda: draw(model, questions[name], chance)), None)  # noqa: B023
            if other is not None:
                tally.tried[name] += 1
                tally.changed[name] += now != _first(model, complete(model, {**answers, name: other}, chance))
        _add_conditions(model, answers, now, tally, conditions)
    return tally


def _add_conditions(
    model: Model, answers: dict[str, list[str]], now: tuple[str, str | None], tally: Tally, chance: Chance
) -> None:
    """Add one condition at a time to a reader's answers, and count how often the first option changes."""
    interview = walk(model, answers)
    holding = [interview["facts"][fact["id"]] for fact in model["facts"] if fact["type"] == "entries"]
    owned = [one for value in holding if isinstance(value, list) for one in value]
    for question in model["questions"]:
        name = question["id"]
        if not question["offered"] or name in interview["asked"]:
            continue
        given = draw_condition(model, question, owned, chance)
        if walk(model, {**answers, name: given})["added"]:
            tally.tried[name] += 1
            tally.changed[name] += now != _first(model, {**answers, name: given})


def _others(given: list[str], again: Any) -> Iterator[list[str]]:  # noqa: ANN401 - draws an answer
    for _ in range(20):
        other = again()
        if other != given:
            yield other


def _first(model: Model, answers: dict[str, list[str]]) -> tuple[str, str | None]:
    solved = solve(model, answers)
    return solved.kind, solved.options[0]["id"] if solved.options else None


def bounds_are_kept(decision: DecisionData) -> Iterator[Found]:
    """Report entries that come first too often and categories that come first too rarely, as it was measured."""
    found = decision.neutrality
    if found is None or not found.ranked:
        return
    most, least = decision.bounds.first_most, decision.bounds.category_least
    hint = "find the criterion or rule that does it; a sum of small advantages is no reason to win everywhere"
    for name, counts in found.entries.items():
        if 100 * counts.first > most * found.ranked:
            share = per_cent(counts.first, found.ranked)
            text = f"`{name}` comes first in {share} % of the rankings, {most} % are allowed"
            yield "decision-not-neutral", ("neutrality", "entries", name), text, hint
    for name, counts in found.categories.items():
        if 100 * counts.first < least * found.ranked:
            share = per_cent(counts.first, found.ranked)
            text = f"the category `{name}` is part of {share} % of the first options, {least} % are due"
            yield "decision-not-neutral", ("neutrality", "categories", name), text, hint


def per_cent(part: int, whole: int) -> float:
    """Return a part in per cent with one decimal: as problems and pages show what was measured."""
    return round(100 * part / whole, 1) if whole else 0.0
