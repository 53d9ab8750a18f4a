"""Routing only: which questions are asked, and what their answers say; no policy.

The path is recomputed from the answers each time, so answers to questions that are no longer on it are kept by the
page and count for nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.engine.holdings import counted, told
from platform_guide.decision.engine.model import Answers, FactValue, Interview, Model, QuestionData
from platform_guide.decision.predicate.evaluate import Lookup, evaluate

DOOR, TRACK, END, UNKNOWN, NONE = "door", "track", "end", "unknown", "none"
SHORT = ["short"]


def renewed(model: Model, answers: Answers) -> dict[str, list[str]]:
    """Return answers with those that were once given in another form as they are given now; see `data.model.Former`."""
    found = {name: list(given) for name, given in answers.items()}
    for former in model["former"]:
        stands = all(found.get(name) in [[one] for one in answers] for name, answers in former["was"].items())
        known = all(found.get(name) for name in former["answered"])
        later = former["unanswered"]
        open_still = not any(found.get(name) for name in later) and not (later and found.get(TRACK) == SHORT)
        if stands and known and open_still:
            found = {name: given for name, given in found.items() if name not in former["drop"]}
            found.update({name: [answer] for name, answer in former["now"].items()})
    return found


def chosen(model: Model, question: QuestionData, given: list[str] | None) -> list[str] | None:
    """Return the answer as it counts: known ids in their own order, or None where nothing usable was given."""
    if not given:
        return None
    if given == [UNKNOWN]:
        return given if question["unknown"] else None
    kind = question["kind"]
    if kind == "number":
        return given if _in_bounds(model, question, given) else None
    if kind == "entries":
        found = given if given == [NONE] else counted(model, given)
    elif kind == "stacks":
        return _stacks(model, question, given)
    elif kind == "replaced":
        found = sorted({candidate["id"] for candidate in model["candidates"]} & set(given))
    elif kind == "musts":
        found = _named_musts(model, question, given)
    else:
        found = [answer["id"] for answer in question["answers"] if answer["id"] in given]
        found = found[:1] if kind == "single" else found
    return found or None


def _named_musts(model: Model, question: QuestionData, given: list[str]) -> list[str]:
    """Return capabilities with their highest level that was named, in the model's order and as many as count."""
    found = []
    for name in model["capabilities"]:
        level = next((one for one in reversed(model["levels"][1:]) if f"{name}.{one}" in given), None)
        found += [f"{name}.{level}"] if level else []
    return found[: question["most"]]


def stack_of(model: Model, text: str) -> str | None:
    """Return an entry or a stack as options are called, `a+b`; None where a part is unknown or there are too many.

    An address joins parts by a dot, as `+` becomes a space when it is read.
    """
    parts = sorted(set(re.split("[+. ]", text)))
    known = {candidate["id"] for candidate in model["candidates"]}
    return "+".join(parts) if known.issuperset(parts) and len(parts) <= model["parameters"]["max_parts"] else None


def _stacks(model: Model, question: QuestionData, given: list[str]) -> list[str] | None:
    found = sorted({stack for item in given if (stack := stack_of(model, item))})
    fact = row(model["facts"], question["fact"])
    low, high = fact["minimum"] or 1, fact["maximum"]
    return found if len(found) >= low and (high is None or len(found) <= high) else None


def _in_bounds(model: Model, question: QuestionData, given: list[str]) -> bool:
    text = given[0]
    if len(given) != 1 or not (text.isascii() and text.isdigit()) or len(text) > len("999999999"):
        return False
    fact = row(model["facts"], question["fact"])
    low, high = fact["minimum"], fact["maximum"]
    return (low is None or int(text) >= low) and (high is None or int(text) <= high)


def facts_set(question: QuestionData) -> list[str]:
    """Return the ids of the facts that a question can set, in order."""
    if question["fact"]:
        return [question["fact"]]
    return sorted({name for answer in question["answers"] for name in answer["set"]})


def _add(model: Model, answers: Answers, interview: Interview) -> None:
    """Write into a finished interview the conditions that were answered without being asked."""
    kinds = {fact["id"]: fact["type"] for fact in model["facts"]}
    for question in model["questions"]:
        name = question["id"]
        given = chosen(model, question, answers.get(name)) if question["offered"] else None
        if given in (None, [UNKNOWN]) or name in interview["asked"]:
            continue
        if question["kind"] == "replaced":
            # Only what the reader has can be replaced.
            values = [interview["facts"][fact] for fact, kind in kinds.items() if kind == "entries"]
            given = [one for one in given if any(one in value for value in values if isinstance(value, list))]
        if given:
            apply_answer(question, given, interview["facts"])
            interview["added"].append(name)
            interview["given"][name] = given
            interview["sources"].update(dict.fromkeys(facts_set(question), name))


def apply_answer(question: QuestionData, given: list[str], facts: dict[str, FactValue]) -> None:
    """Write what an answer says into the facts.

    An answer of several choices adds its values to sets and turns flags on; what none of the chosen ones sets is
    empty, false or, for one choice, left alone.
    """
    if given == [UNKNOWN]:
        facts.update(dict.fromkeys(facts_set(question)))
        facts.update(question["unknown"]["set"] if question["unknown"] else {})
    elif question["fact"]:
        numeric = question["kind"] == "number"
        facts[question["fact"]] = int(given[0]) if numeric else told([name for name in given if name != NONE])
    elif question["kind"] == "single":
        answer = row(question["answers"], given[0])
        facts.update(answer["set"])
    else:
        for name in facts_set(question):
            facts[name] = _joined(question, given, name)


def _joined(question: QuestionData, given: list[str], name: str) -> FactValue:
    offered = [answer["set"][name] for answer in question["answers"] if name in answer["set"]]
    values = [answer["set"][name] for answer in question["answers"] if answer["id"] in given and name in answer["set"]]
    if any(isinstance(value, list) for value in offered):
        return sorted({item for value in values if isinstance(value, list) for item in value})
    return True in values


def environment(model: Model, facts: Mapping[str, FactValue]) -> Lookup:
    """Return a look-up of facts for conditions, in which values of ordinals are ranks."""
    ranked: dict[str, Any] = dict(facts)
    for fact in model["facts"]:
        value = facts.get(fact["id"])
        if fact["type"] == "ordinal" and isinstance(value, str):
            ranked[fact["id"]] = fact["values"].index(value)
    return ranked.get


def follow(question: QuestionData, lookup: Lookup, doubtful: list[str]) -> str:
    """Return where the first guard that holds leads; note where those might lead that are not settled."""
    for edge in question["next"]:
        holds = edge["when"] is None or evaluate(edge["when"], lookup)
        if holds:
            return edge["to"]
        if holds is None:
            doubtful.append(edge["to"])
    return END


def reached(questions: Mapping[str, QuestionData], start: list[str]) -> set[str]:
    """Return the ids of all questions that can be reached from some of them, these included."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name in questions and name not in found:
            found.add(name)
            waiting += [edge["to"] for edge in questions[name]["next"]]
    return found


def facts_behind(questions: Mapping[str, QuestionData], start: list[str]) -> set[str]:
    """Return the facts of all questions that can be reached from some of them."""
    return {fact for name in reached(questions, start) for fact in facts_set(questions[name])}


def question_of(model: Model, interview: Interview, fact: str) -> QuestionData | None:
    """Return the question that told a fact, or the first behind the reader's door that could; None where none can."""
    questions = {question["id"]: question for question in model["questions"]}
    source = interview["sources"].get(fact)
    if source in questions:
        return questions[source]
    starts = [door["start"] for door in model["doors"] if door["id"] == interview["door"]]
    behind = reached(questions, starts)
    return next((one for one in model["questions"] if one["id"] in behind and fact in facts_set(one)), None)


def walk(model: Model, answers: Answers) -> Interview:
    """Follow the answers from the chosen door as far as they go.

    Answers in a former form are renewed first. A guard that the answers do not settle is not taken. When the interview
    is finished, facts that it never asked for take their declared value; facts answered with `I don't know` stay
    unknown, and so do those of questions to which an unsettled guard might have led. On the short way of a door, a
    question that is not among its few takes its declared answer unless the reader gave one; so does, on every way, one
    that the door assumes. Conditions that are on no path count once the interview is finished.
    """
    answers = renewed(model, answers)
    questions = {question["id"]: question for question in model["questions"]}
    door = next((item for item in model["doors"] if item["id"] in answers.get(DOOR, [])), None)
    facts: dict[str, FactValue] = dict.fromkeys(fact["id"] for fact in model["facts"])
    sources: dict[str, str] = {}
    asked: list[str] = []
    assumed: list[str] = []
    counted: dict[str, list[str]] = {}
    doubtful: list[str] = []
    short = bool(door and door["short"] and answers.get(TRACK) == SHORT)
    at = None
    if door:
        at = door["start"]
        facts.update(door["set"])
        sources.update(dict.fromkeys(door["set"], DOOR))
    while at is not None and at != END:
        question = questions[at]
        given = chosen(model, question, answers.get(at))
        if given is None and door and (at in door["assumes"] or (short and at not in door["short"])):
            given = chosen(model, question, question["assumed"])
            assumed += [at] if given else []
        if given is None or at in asked:
            break
        asked.append(at)
        counted[at] = given
        apply_answer(question, given, facts)
        sources.update(dict.fromkeys(facts_set(question), at))
        at = follow(question, environment(model, facts), doubtful)
    complete = at == END
    found: Interview = {
        "door": door and door["id"],
        "short": short,
        "asked": asked,
        "assumed": assumed,
        "added": [],
        "given": counted,
        "next": None if complete else at,
        "complete": complete,
        "facts": facts,
        "sources": sources,
        "dropped": sorted(name for name in answers if name not in {DOOR, TRACK, *questions}),
    }
    if complete:
        _add(model, answers, found)
        open_facts = facts_behind(questions, doubtful)
        for fact in model["facts"]:
            if fact["id"] not in sources and fact["id"] not in open_facts:
                facts[fact["id"]] = fact["unasked"]
    return found
