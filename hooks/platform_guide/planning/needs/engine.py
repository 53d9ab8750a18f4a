"""What follows from needs: answers of the interview, contradictions, what a pilot tests, and what nobody knows yet.

Pure: from a model, marks and answers to values. The twin for the browser is javascripts/planning/needs.js.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

PRIORITIES = ("must", "should", "could", "no")
MUST, TESTED = "must", ("must", "should")
NOT = "not."
"""Before the id of a question: answers there that the reader does not want set."""
_ALONE = ("none", "unknown")
"""Answers that stand beside no other."""

Marks = Mapping[str, str]
"""How much a need counts, by its id."""
Answers = Mapping[str, Sequence[str]]


class NeedData(TypedDict):
    """A need: the answers that it gives as a must, by question, and the capability whose test shows it."""

    id: str
    sets: dict[str, list[str]]
    capability: str | None


class AskedData(TypedDict):
    """A question of the interview that needs answer.

    `kind` is `single`, `multi`, `entries` or `musts`; `answers` are its ids in their order, and none where they are
    not listed; `most` is how many count.
    """

    id: str
    kind: str
    answers: list[str]
    most: int | None


class NeedsModel(TypedDict):
    """Needs and the questions that they answer; `levels` rise, as `capability.level` names them."""

    limit: int | None
    levels: list[str]
    needs: list[NeedData]
    questions: list[AskedData]


class Kept(TypedDict):
    """What an address says of needs; `wrong` are names with the values that mean nothing here."""

    marks: dict[str, str]
    refused: dict[str, list[str]]
    wrong: list[tuple[str, list[str]]]


class SetData(TypedDict):
    """An answer that musts ask for, and how it stands.

    `state`: `set`, the interview has it; `other`, it has another answer or none; `refused`; `conflict`, another must
    asks for another answer; `over`, more are asked for than count.
    """

    question: str
    answer: str
    needs: list[str]
    state: str


class Found(TypedDict):
    """What follows from marks; lists of needs are in the order of the model.

    `conflicts` are questions with more answers than one can be. `tests` are musts and shoulds that a pilot tests,
    `unknown` musts of which the interview has no answer.
    """

    counts: dict[str, int]
    many: bool
    sets: list[SetData]
    conflicts: list[str]
    tests: list[str]
    unknown: list[str]


def read(model: NeedsModel, kept: Answers) -> Kept:
    """Return what an address keeps, as `need: [priority]` and `not.question: [answers]`; nothing wrong is passed on."""
    needs = {one["id"] for one in model["needs"]}
    questions = {one["id"] for one in model["questions"]}
    found: Kept = {"marks": {}, "refused": {}, "wrong": []}
    for name in sorted(kept):
        values = list(kept[name])
        if name in needs and len(values) == 1 and values[0] in PRIORITIES:
            found["marks"][name] = values[0]
        elif name.removeprefix(NOT) in questions and name.startswith(NOT):
            found["refused"][name.removeprefix(NOT)] = values
        else:
            found["wrong"].append((name, values))
    return found


def _asked(model: NeedsModel, marks: Marks, question: str) -> dict[str, list[str]]:
    """Return the answers that musts ask for at a question, each with its needs."""
    found: dict[str, list[str]] = {}
    for need in model["needs"]:
        if marks.get(need["id"]) == MUST:
            for answer in need["sets"].get(question, []):
                found.setdefault(answer, []).append(need["id"])
    return found


def _rank(model: NeedsModel, answer: str) -> tuple[str, int]:
    """Return a capability and the rank of its level."""
    capability, _, level = answer.partition(".")
    return capability, model["levels"].index(level) if level in model["levels"] else -1


def _highest(model: NeedsModel, answers: Sequence[str]) -> list[str]:
    """Return answers `capability.level` without those that another includes."""
    ranks = [_rank(model, answer) for answer in answers]
    return [
        answer
        for answer, (name, rank) in zip(answers, ranks, strict=True)
        if not any(name == other and rank < above for other, above in ranks)
    ]


def wanted(model: NeedsModel, marks: Marks, refused: Answers) -> dict[str, list[str]]:
    """Return the answers that are to be given, by question: none refused, contradicted or beyond what counts."""
    found: dict[str, list[str]] = {}
    for question in model["questions"]:
        name = question["id"]
        asked = [one for one in _asked(model, marks, name) if one not in refused.get(name, ())]
        if question["kind"] == "musts":
            asked = _highest(model, asked)[: question["most"]]
        if asked and (question["kind"] != "single" or len(asked) == 1):
            found[name] = asked
    return found


def adopt(model: NeedsModel, before: Answers, after: Answers, answers: Answers) -> dict[str, list[str] | None]:
    """Return the answers of the interview that change when what is wanted changes, by question; None takes one back.

    An answer is taken back only where it is the one that was wanted before: what was answered since, counts.
    """
    found: dict[str, list[str] | None] = {}
    for question in model["questions"]:
        name = question["id"]
        has = list(answers.get(name, ()))
        added = [one for one in after.get(name, ()) if one not in before.get(name, ())]
        gone = [one for one in before.get(name, ()) if one not in after.get(name, ())]
        if question["kind"] == "single":
            now = added or [one for one in has if one not in gone]
        else:
            kept = [one for one in has if one not in gone and not (added and one in _ALONE)]
            now = [*kept, *(one for one in added if one not in kept)]
            now = _highest(model, now) if question["kind"] == "musts" else _ordered(question, now)
        if now != has:
            found[name] = now or None
    return found


def _ordered(question: AskedData, given: Sequence[str]) -> list[str]:
    """Return answers in the order of their question; those that it does not list come last, in theirs."""
    listed = [one for one in question["answers"] if one in given]
    return [*listed, *(one for one in given if one not in listed)]


def _holds(model: NeedsModel, question: AskedData, answer: str, has: Sequence[str]) -> bool:
    """Tell whether the interview has an answer, or one that includes it."""
    if question["kind"] != "musts":
        return answer in has
    name, rank = _rank(model, answer)
    return any(name == other and above >= rank for other, above in (_rank(model, one) for one in has))


def work_out(model: NeedsModel, marks: Marks, refused: Answers, answers: Answers) -> Found:
    """Return all that follows from marks, refused answers and the answers of the interview."""
    want = wanted(model, marks, refused)
    sets: list[SetData] = []
    conflicts: list[str] = []
    for question in model["questions"]:
        name = question["id"]
        asked = _asked(model, marks, name)
        left = [one for one in asked if one not in refused.get(name, ())]
        against = question["kind"] == "single" and len(left) > 1
        conflicts += [name] if against else []
        highest = _highest(model, left) if question["kind"] == "musts" else left
        for answer, needs in asked.items():
            if answer not in left:
                state = "refused"
            elif against:
                state = "conflict"
            elif answer in highest and answer not in want.get(name, []):
                state = "over"
            else:
                state = "set" if _holds(model, question, answer, answers.get(name, ())) else "other"
            sets.append({"question": name, "answer": answer, "needs": needs, "state": state})
    known = {need for one in sets if one["state"] == "set" for need in one["needs"]}
    marked = [(need["id"], need["capability"], marks.get(need["id"])) for need in model["needs"]]
    counts = {priority: sum(mark == priority for _, _, mark in marked) for priority in PRIORITIES}
    return {
        "counts": counts,
        "many": model["limit"] is not None and counts[MUST] > model["limit"],
        "sets": sets,
        "conflicts": conflicts,
        "tests": [name for name, test, mark in marked if test and mark in TESTED],
        "unknown": [name for name, _, mark in marked if mark == MUST and name not in known],
    }
