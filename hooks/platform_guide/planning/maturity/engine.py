"""How far an organisation is and has to go: the maximum over triggers, never an average.

Pure: from a model, answers and practices to values. The twin for the browser is javascripts/planning/maturity.js.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from platform_guide.planning.maturity.shapes import (
    CapData,
    Found,
    Given,
    LadderData,
    MaturityModel,
    QuestionData,
    RequiredData,
    SpanData,
    TimeData,
)

NOW, LATER, HAS = "now", "later", "has"
YES, NONE, UNKNOWN = "yes", "none", "unknown"
STATES = (YES, "partly", "no")
FAR = 2
"""Levels between what is and what is sensible from which practices come before products."""

Answers = Mapping[str, Sequence[str]]


def read(model: MaturityModel, kept: Answers, interview: Answers) -> Given:
    """Return the answers of both times from what an address keeps and what the interview was told.

    An address keeps `now.question`, `later.question` and `has.practice`. What is not said of later is as it is now,
    and where the interview asks for later, what is not said of now is as the interview has it. A fact has one place:
    where the interview asks, its answer stands there, and the address has the other time.
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
    for name, question in questions.items():
        if question["slot"] == LATER and name in found["later"]:
            found["now"].setdefault(name, found["later"][name])
        if name in found["now"]:
            found["later"].setdefault(name, found["now"][name])
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
        "sensible": {
            name: min([one["rank"], *(cap["rank"] for cap in caps if cap["ladder"] == name)])
            for name, one in required.items()
        },
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

    # Within the time ahead people can be found, so that only what is required counts there.
    ahead = {name: one["rank"] for name, one in later["required"].items()}

    def due(levels: Mapping[str, int], ranks: Mapping[str, int]) -> bool:
        return any(ranks[ladder] >= rank for ladder, rank in levels.items())

    missing = [one for one in model["practices"] if has.get(one["id"]) != YES and due(one["levels"], now["sensible"])]
    said = bool(given["now"] or given["later"])
    return {
        "now": now,
        "later": later,
        "current": current,
        "first": [one["id"] for one in sorted(missing, key=lambda one: max(one["levels"].values()))],
        "far": any(now["sensible"][name] - span["high"] >= FAR for name, span in current.items()),
        "not_yet": [
            (one["id"], due(one["levels"], ahead))
            for one in model["not_yet"]
            if said and not due(one["levels"], now["sensible"])
        ],
    }
