"""How far an organisation is and has to go: the maximum over triggers, never an average.

Pure: from a model, answers and practices to values. The twin for the browser is javascripts/planning/maturity.js.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

NOW, LATER, HAS = "now", "later", "has"
YES, NONE, UNKNOWN = "yes", "none", "unknown"
STATES = (YES, "partly", "no")
FAR = 2
"""Levels between what is and what is required from which practices come before products."""

Answers = Mapping[str, Sequence[str]]


class LadderData(TypedDict):
    """A ladder with the ids of its levels, from the lowest."""

    id: str
    levels: list[str]


class QuestionData(TypedDict):
    """A question; `slot` is the time of the interview's answer, and None for one that the interview does not ask."""

    id: str
    slot: str | None
    answers: list[str]
    many: bool


class CaseData(TypedDict):
    """Answers by question that ask for ranks by ladder."""

    when: dict[str, list[str]]
    levels: dict[str, int]


class TriggerData(TypedDict):
    """A trigger: cases that ask for levels, and cases beyond whose levels it is not sensible to go."""

    id: str
    cases: list[CaseData]
    caps: list[CaseData]


class RankedData(TypedDict):
    """Something that has a rank on ladders."""

    id: str
    levels: dict[str, int]


class OverlayData(TypedDict):
    """What comes on top where answers are given."""

    id: str
    when: dict[str, list[str]]


class MaturityModel(TypedDict):
    """Everything that maturity is worked out from."""

    ladders: list[LadderData]
    questions: list[QuestionData]
    triggers: list[TriggerData]
    overlays: list[OverlayData]
    practices: list[RankedData]
    not_yet: list[RankedData]


class Given(TypedDict):
    """Answers by time, and practices by their state; `wrong` are names with values that mean nothing here."""

    now: dict[str, list[str]]
    later: dict[str, list[str]]
    has: dict[str, str]
    wrong: list[tuple[str, list[str]]]


class RequiredData(TypedDict):
    """What is required on a ladder.

    `by` names the cases that ask for the rank, as trigger and place; `most` is the rank if open answers turn out so.
    """

    rank: int
    by: list[tuple[str, int]]
    most: int


class CapData(TypedDict):
    """A cap that is below what is required."""

    ladder: str
    rank: int
    trigger: str
    case: int


class TimeData(TypedDict):
    """What holds at a time: requirements by ladder, caps, overlays, and questions without an answer."""

    required: dict[str, RequiredData]
    caps: list[CapData]
    overlays: list[str]
    open: list[str]


class SpanData(TypedDict):
    """The rank that is reached: without what nobody answered, and with all of it."""

    low: int
    high: int


class Found(TypedDict):
    """What follows.

    `first` are practices that are due, from the lowest level; `far` tells that they come before products. `not_yet`
    are things not to buy now, each with whether it becomes due within the time that was asked about.
    """

    now: TimeData
    later: TimeData
    current: dict[str, SpanData]
    first: list[str]
    far: bool
    not_yet: list[tuple[str, bool]]


def read(model: MaturityModel, kept: Answers, interview: Answers) -> Given:
    """Return the answers of both times from what an address keeps and what the interview was told.

    An address keeps `now.question`, `later.question` and `has.practice`. What is not said of one time is as in the
    other. A fact has one place: where the interview asks, its answer stands there and the address has the other time.
    """
    found: Given = {"now": {}, "later": {}, "has": {}, "wrong": []}
    questions = {one["id"]: one for one in model["questions"]}
    practices = {one["id"] for one in model["practices"]}
    for name in sorted(kept):
        values = list(kept[name])
        slot, _, about = name.partition(".")
        question = questions.get(about)
        if slot == HAS and about in practices and len(values) == 1 and values[0] in STATES:
            found["has"][about] = values[0]
        elif question and slot in {NOW, LATER} and slot != question["slot"] and _fits(question, values):
            found["now" if slot == NOW else "later"][about] = [one for one in values if one != NONE]
        else:
            found["wrong"].append((name, values))
    for name, question in questions.items():
        given = interview.get(name, ())
        told = [one for one in given if one in question["answers"]]
        if question["slot"] and (told or (question["many"] and given and UNKNOWN not in given)):
            found["now" if question["slot"] == NOW else "later"][name] = told
    for name in questions:
        for here, other in ((found["now"], found["later"]), (found["later"], found["now"])):
            if name not in here and name in other:
                here[name] = other[name]
    return found


def _fits(question: QuestionData, values: Sequence[str]) -> bool:
    if question["many"] and list(values) == [NONE]:
        return True
    return set(values) <= set(question["answers"]) and (question["many"] or len(values) == 1)


def _holds(when: Answers, answers: Answers) -> bool:
    return all(set(wanted) & set(answers.get(name, ())) for name, wanted in when.items())


def _possible(when: Answers, answers: Answers) -> bool:
    return all(name not in answers or set(wanted) & set(answers[name]) for name, wanted in when.items())


def _required(model: MaturityModel, ladder: str, answers: Answers) -> RequiredData:
    cases = [
        (trigger["id"], place, case)
        for trigger in model["triggers"]
        for place, case in enumerate(trigger["cases"])
        if ladder in case["levels"]
    ]
    rank = max((case["levels"][ladder] for _, _, case in cases if _holds(case["when"], answers)), default=0)
    return {
        "rank": rank,
        "by": [
            (trigger, place)
            for trigger, place, case in cases
            if rank and case["levels"][ladder] == rank and _holds(case["when"], answers)
        ],
        "most": max((case["levels"][ladder] for _, _, case in cases if _possible(case["when"], answers)), default=0),
    }


def _at(model: MaturityModel, answers: Answers) -> TimeData:
    required = {one["id"]: _required(model, one["id"], answers) for one in model["ladders"]}
    caps: list[CapData] = [
        {"ladder": ladder, "rank": rank, "trigger": trigger["id"], "case": place}
        for trigger in model["triggers"]
        for place, case in enumerate(trigger["caps"])
        if _holds(case["when"], answers)
        for ladder, rank in case["levels"].items()
        if rank < required[ladder]["rank"]
    ]
    return {
        "required": required,
        "caps": caps,
        "overlays": [one["id"] for one in model["overlays"] if _holds(one["when"], answers)],
        "open": [one["id"] for one in model["questions"] if one["id"] not in answers],
    }


def _reached(model: MaturityModel, ladder: LadderData, has: Mapping[str, str], missing: str) -> int:
    """Return the highest rank up to which every practice is in place."""
    lacking = [
        one["levels"][ladder["id"]]
        for one in model["practices"]
        if ladder["id"] in one["levels"] and has.get(one["id"], missing) != YES
    ]
    return min(lacking, default=len(ladder["levels"])) - 1


def work_out(model: MaturityModel, given: Given) -> Found:
    """Return what is reached, what is required at both times, what comes first, and what not to buy."""
    now, later, has = _at(model, given["now"]), _at(model, given["later"]), given["has"]
    current: dict[str, SpanData] = {
        one["id"]: {"low": _reached(model, one, has, "no"), "high": _reached(model, one, has, YES)}
        for one in model["ladders"]
    }

    def due(levels: Mapping[str, int], time: TimeData) -> bool:
        return any(time["required"][ladder]["rank"] >= rank for ladder, rank in levels.items())

    missing = [one for one in model["practices"] if has.get(one["id"]) != YES and due(one["levels"], now)]
    said = bool(given["now"] or given["later"])
    return {
        "now": now,
        "later": later,
        "current": current,
        "first": [one["id"] for one in sorted(missing, key=lambda one: max(one["levels"].values()))],
        "far": any(now["required"][name]["rank"] - span["low"] >= FAR for name, span in current.items()),
        "not_yet": [
            (one["id"], due(one["levels"], later)) for one in model["not_yet"] if said and not due(one["levels"], now)
        ],
    }
