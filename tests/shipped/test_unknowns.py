"""One answer that a reader does not know: what is only a wish keeps the list, and what holds it back has a reason."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

from platform_guide.decision.engine.interview import DOOR, TRACK, walk
from platform_guide.decision.engine.recommend import Solved, solve
from platform_guide.decision.engine.study import choices
from tests.decision.shipped import shipped_editions, shipped_model
from tests.shipped.expectations import written
from tests.support import some

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from platform_guide.decision.engine.model import OptionData

# What these tests run is covered by the others; following each line of it would take minutes.
pytestmark = pytest.mark.no_cover

WISHES = ("independence", "budget", "skill")
FEW = 3


@functools.cache
def organisations() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the answers of all organisations that are told something as they are."""
    found = {one["id"]: one["answers"] for one in written()}
    return {
        name: answers
        for name, answers in found.items()
        if solve(shipped_model(), answers, editions=shipped_editions()).kind != "none"
    }


def asked(question: str) -> list[str]:
    """Return the organisations that answer a question."""
    return [name for name, answers in organisations().items() if answers.get(question, ["unknown"]) != ["unknown"]]


def without(name: str, question: str) -> Solved:
    """Return what an organisation is told that does not know one answer."""
    return solve(shipped_model(), {**organisations()[name], question: ["unknown"]}, editions=shipped_editions())


def ways(option: OptionData) -> frozenset[tuple[str, str, str]]:
    """Return the parts of an option, each as one way to run it."""
    return frozenset((part["entry"], part["edition"], part["delivery"]) for part in option["parts"])


def completed(answers: dict[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    """Yield all ways to answer what the interview still asks."""
    at = walk(shipped_model(), answers)["next"]
    if at is None:
        yield answers
        return
    question = next(one for one in shipped_model()["questions"] if one["id"] == at)
    for choice in choices(question, shipped_model()):
        yield from completed({**answers, at: choice})


@pytest.mark.parametrize("question", WISHES)
def test_a_wish_that_nobody_knows_empties_no_list(question: str) -> None:
    names = asked(question)
    assert len(names) > 40
    assert [name for name in names if without(name, question).kind == "none"] == []


@pytest.mark.parametrize("question", WISHES)
def test_what_would_fall_out_is_marked_and_falls_out(question: str) -> None:
    marked = 0
    told = next(one for one in shipped_model()["questions"] if one["id"] == question)
    for name in asked(question)[::6]:
        left = {}
        for answer in choices(told, shipped_model()):
            then = solve(shipped_model(), {**organisations()[name], question: answer}, editions=shipped_editions())
            left[answer[0]] = {part for option in then.options for part in ways(option)}
        for option in without(name, question).options:
            parts = {part[0]: part for part in ways(option)}
            for mark in option["marks"]:
                if mark["code"] == "falls-out" and mark["question"] == question:
                    marked += 1
                    assert all(parts[mark["entry"]] not in left[answer] for answer in mark["answers"]), (name, mark)
                    assert mark["answers"]
                    assert set(mark["answers"]) < set(left)
    assert marked


@pytest.mark.parametrize("question", ["place", "data-stays", "oversight"])
def test_a_list_that_is_held_back_would_begin_with_what_some_answer_forbids_or_has_little_else(question: str) -> None:
    """Each list that is held back is justified by asking with every answer in turn."""
    for name in some(asked(question), 14, share=0.25):
        found = without(name, question)
        # Where the way goes on to questions that were never asked, there is no whole interview yet.
        if found.kind != "none" or not found.case.interview["complete"]:
            continue
        path = {DOOR, TRACK, *found.case.interview["asked"]} - {question}
        answers = {one: given for one, given in organisations()[name].items() if one in path}
        results = [solve(shipped_model(), one, editions=shipped_editions()) for one in completed(answers)]
        lawful = set.intersection(*({ways(option) for option in one.options} for one in results))
        first = {ways(option) for option in found.might if option["rank"] == 1}
        settled = any(one.case.policy["outcome"] for one in results)
        assert settled or not lawful & first or len(lawful) < FEW, name
