"""Readers by chance: each answers every question on the way, all answers alike; the same on every machine.

They add no condition, name no edition and no tool of their own: those are for what few have to say. What a condition
changes is measured apart, by adding one at a time to such readers.
"""

from __future__ import annotations

from collections.abc import Sequence

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.engine.interview import DOOR, NONE, walk
from platform_guide.decision.engine.model import Model, QuestionData
from platform_guide.decision.engine.random import Chance

_SEVERAL = 3
_WARM = 16


def chance_of(seed: int, number: int) -> Chance:
    """Return the generator of one part of a measurement; parts of one seed do not follow each other."""
    master = Chance(seed)
    for _ in range(number):
        master.word()
    chance = Chance(master.word() << 8 | number & 0xFF)
    for _ in range(_WARM):
        chance.word()
    return chance


def reader_by_chance(
    model: Model, doors: Sequence[str], chance: Chance, *, most: int = _SEVERAL, owned: str | None = None
) -> dict[str, list[str]]:
    """Return the answers of one reader.

    Args:
        model: the compiled decision.
        doors: what readers choose from, each door as often as it is chosen.
        chance: where the luck comes from.
        most: answers at most to a question with several.
        owned: an entry that the reader owns; None leaves what is owned to chance.
    """
    answers = {DOOR: [doors[chance.below(len(doors))]]}
    return complete(model, answers, chance, most=most, owned=owned)


def complete(
    model: Model, answers: dict[str, list[str]], chance: Chance, *, most: int = _SEVERAL, owned: str | None = None
) -> dict[str, list[str]]:
    """Return answers with every open question on the way answered by chance."""
    questions = {question["id"]: question for question in model["questions"]}
    found = dict(answers)
    while (at := walk(model, found)["next"]) is not None:
        found[at] = (
            [owned] if owned and questions[at]["kind"] == "entries" else draw(model, questions[at], chance, most)
        )
    return found


def draw(model: Model, question: QuestionData, chance: Chance, most: int = _SEVERAL) -> list[str]:
    """Return an answer by chance; half of the readers own nothing, the others one or two of the entries offered.

    Whoever has something judged names as few entries as are due.
    """
    kind = question["kind"]
    if kind == "number":
        fact = row(model["facts"], question["fact"])
        low, high = fact["minimum"] or 0, fact["maximum"]
        return [str(low + chance.below((100 if high is None else high) - low + 1))]
    if kind == "entries":
        offered = question["offer"] or [candidate["id"] for candidate in model["candidates"]]
        if chance.below(2) == 0:
            return [NONE]
        return _some(offered, 1 + chance.below(2), chance)
    if kind in {"stacks", "musts"}:
        return _named(model, question, chance)
    ids = [answer["id"] for answer in question["answers"]]
    if kind == "single":
        return [ids[chance.below(len(ids))]]
    some = _some(ids, 1 + chance.below(most), chance)
    empty = {answer["id"] for answer in question["answers"] if not answer["set"]}
    # `None of these` goes with nothing else.
    return [name for name in some if name not in empty] or some[:1]


def _named(model: Model, question: QuestionData, chance: Chance) -> list[str]:
    if question["kind"] == "musts":
        return _some([f"{name}.{level}" for name in model["capabilities"] for level in model["levels"][1:]], 1, chance)
    least = row(model["facts"], question["fact"])["minimum"] or 1
    return _some([candidate["id"] for candidate in model["candidates"]], least, chance)


def draw_condition(model: Model, question: QuestionData, owned: list[str], chance: Chance) -> list[str]:
    """Return an answer by chance to a question that is offered; nothing where there is nothing to answer.

    Args:
        model: the compiled decision.
        question: one that is offered.
        owned: the entries that the reader has, of which one may be replaced.
        chance: where the luck comes from.
    """
    if question["kind"] == "replaced":
        return _some(owned, 1, chance)
    return draw(model, question, chance)


def _some(offered: list[str], count: int, chance: Chance) -> list[str]:
    left = list(offered)
    return sorted(left.pop(chance.below(len(left))) for _ in range(min(count, len(left))))
