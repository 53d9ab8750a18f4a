"""What interviews can lead to: all states that matter, found by walking the graph of questions once.

A state is a question with the values of the facts that matter. Only questions that set such facts are answered in
every way; the others take the answer that they assume, or their last one. Equal states are merged, so the number of
states counts and not that of paths.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.engine.interview import (
    DOOR,
    END,
    NONE,
    apply_answer,
    environment,
    facts_behind,
    facts_set,
    follow,
    walk,
)
from platform_guide.decision.engine.model import Ast, DoorData, FactValue, Model, QuestionData
from platform_guide.decision.engine.policy import compared
from platform_guide.decision.predicate.evaluate import evaluate, names
from platform_guide.decision.predicate.fact_values import thresholds

BUDGET = 200_000
_Facts = Mapping[str, FactValue]
_Answers = dict[str, list[str]]


class TooManyStatesError(ValueError):
    """The interview has more states than the budget allows."""


@dataclass(frozen=True)
class Reached:
    """An end that interviews can lead to: its facts, None for unknown, and the answers of one reader who gets there.

    Facts that do not matter are not among `facts`.
    """

    facts: _Facts
    answers: Mapping[str, list[str]]


def deciding_facts(model: Model) -> frozenset[str]:
    """Return the facts on which must-haves, the places of the reader and the questions asked depend."""
    found = {name for place in model["places"] if place["when"] for name in names(place["when"])}
    for rule in model["rules"]:
        if rule["require"]:
            found |= set(names(rule["when"]))
        found |= set(compared(rule))
    return frozenset(found) | _guarding(model)


def _guarding(model: Model) -> frozenset[str]:
    return frozenset(
        name
        for question in model["questions"]
        for edge in question["next"]
        if edge["when"]
        for name in names(edge["when"])
    )


def reach(
    model: Model, matter: Collection[str], budget: int = BUDGET, hopeful: Callable[[_Facts], bool] = lambda _: True
) -> Iterator[Reached]:
    """Yield each end of the interview once, told apart by the facts that matter.

    Args:
        model: the compiled decision.
        matter: the facts that matter; those that guards read always do.
        budget: states at most.
        hopeful: tells of facts that no later question can change whether to go on from there; the others are unknown.

    Raises:
        TooManyStatesError: there are more states than the budget allows.
    """
    counted = frozenset(matter) | _guarding(model)
    conditions = [rule["when"] for rule in model["rules"]]
    conditions += [edge["when"] for question in model["questions"] for edge in question["next"] if edge["when"]]
    questions = {question["id"]: question for question in model["questions"]}
    seen: set[str] = set()
    ends: set[str] = set()
    behind = {name: facts_behind(questions, [name]) for name in (*questions, END)}
    waiting = [(door["start"], _through(door, counted), {DOOR: [door["id"]]}) for door in reversed(model["doors"])]
    while waiting:
        at, facts, answers = waiting.pop()
        key = f"{at} {sorted(facts.items())}"
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > budget:
            raise TooManyStatesError(f"more than {budget} states")
        if at == END:
            found = _ended(model, counted, facts)
            if str(found) not in ends:
                ends.add(str(found))
                yield Reached(found, answers)
            continue
        if not hopeful({name: value for name, value in facts.items() if name not in behind[at]}):
            continue
        question = questions[at]
        for given in _ways(model, question, counted, conditions):
            then = dict(facts)
            apply_answer(question, given, then)
            # What was asked for and not set stays unknown, whatever the fact is where nobody asks.
            kept = {name: then.get(name) for name in then.keys() | set(facts_set(question)) if name in counted}
            doubtful: list[str] = []
            to = follow(question, environment(model, kept), doubtful)
            for name in counted & facts_behind(questions, doubtful) - kept.keys():
                kept[name] = None
            waiting.append((to, kept, {**answers, at: given}))


def _through(door: DoorData, counted: frozenset[str]) -> dict[str, FactValue]:
    return {name: value for name, value in door["set"].items() if name in counted}


def _ended(model: Model, counted: frozenset[str], facts: _Facts) -> dict[str, FactValue]:
    return {fact["id"]: facts.get(fact["id"], fact["unasked"]) for fact in model["facts"] if fact["id"] in counted}


def _ways(model: Model, question: QuestionData, counted: frozenset[str], conditions: Iterable[Ast]) -> list[list[str]]:
    """Return answers to a question that differ in facts which matter, the most usual one last."""
    if question["kind"] == "entries":
        return [[NONE]]
    if question["kind"] == "stacks":
        fact = row(model["facts"], question["fact"])
        return [[candidate["id"] for candidate in model["candidates"][: fact["minimum"] or 1]]]
    matters = bool(counted & set(facts_set(question)))
    if question["kind"] == "number":
        fact = row(model["facts"], question["fact"])
        tried = thresholds(conditions, fact["id"], fact["minimum"], fact["maximum"])
        return [[str(value)] for value in tried] if matters else [question["assumed"] or [str(tried[-1])]]
    ids = [answer["id"] for answer in question["answers"]]
    usual = question["assumed"] or ids[-1:]
    if not matters:
        return [usual]
    if question["kind"] == "single":
        return [[name] for name in ids if [name] != usual] + [usual]
    telling = [answer["id"] for answer in question["answers"] if counted & set(answer["set"])]
    silent = [name for name in ids if name not in telling][-1:]
    some = [list(chosen) for size in range(len(telling), 0, -1) for chosen in combinations(telling, size)]
    return [*some, silent] if silent else some


def find_reader(model: Model, demands: Iterable[Iterable[Ast]], budget: int = BUDGET) -> Reached | None:
    """Return a reader for whom one condition of each demand holds, and no rule ends the search before it begins.

    Raises:
        TooManyStatesError: as `reach`.
    """
    wanted = [list(demand) for demand in demands]
    read = {name for demand in wanted for condition in demand for name in names(condition)}
    outcomes = [rule["when"] for rule in model["rules"] if rule["outcome"]]
    # Most readers get past the outcomes; which facts those read matters only where the first one does not.
    for matter in (read, read | {name for condition in outcomes for name in names(condition)}):
        stopped = 0
        for found in reach(model, matter, budget, lambda facts: _may_hold(model, wanted, facts)):
            if _hold(model, wanted, found.facts):
                told = environment(model, walk(model, found.answers)["facts"])
                if not any(evaluate(condition, told) for condition in outcomes):
                    return found
                stopped += 1
        if not stopped:
            return None
    return None


def _hold(model: Model, wanted: list[list[Ast]], facts: _Facts) -> bool:
    lookup = environment(model, facts)
    return all(any(evaluate(condition, lookup) for condition in demand) for demand in wanted)


def _may_hold(model: Model, wanted: list[list[Ast]], facts: _Facts) -> bool:
    lookup = environment(model, facts)
    return all(any(evaluate(condition, lookup) is not False for condition in demand) for demand in wanted)
