"""What follows from needs: by hand, by properties over cases by chance, and the same in the browser."""

from __future__ import annotations

import json
from typing import Any

import pytest

from platform_guide.decision.engine.random import Chance
from platform_guide.planning.needs.engine import adopt, read, wanted, work_out
from tests.planning.needs.cases import BY_HAND, COUNT, FILE, MODEL, SEED, case, worked_out
from tests.scripts.calling import call

VECTORS = {one["name"]: one for one in json.loads(FILE.read_text(encoding="utf-8"))}


def by_chance() -> list[dict[str, Any]]:
    chance = Chance(SEED)
    return [case(chance) for _ in range(COUNT)]


def state(name: str, question: str, answer: str) -> str:
    sets = worked_out(BY_HAND[name])["found"]["sets"]
    return next(str(one["state"]) for one in sets if (one["question"], one["answer"]) == (question, answer))


def test_a_must_gives_its_answers_and_none_stands_beside_no_other() -> None:
    found = worked_out(BY_HAND["set"])
    assert found["changes"] == {"way": ["long"], "weather": ["rain", "snow"]}
    assert found["found"]["tests"] == ["hills", "rain"]


def test_two_musts_that_contradict_each_other_set_nothing() -> None:
    found = worked_out(BY_HAND["contradiction"])
    assert found["found"]["conflicts"] == ["way"]
    assert "way" not in found["wanted"]
    assert found["changes"] == {"way": None}
    assert {state("contradiction", "way", answer) for answer in ("long", "short")} == {"conflict"}
    assert found["found"]["unknown"] == ["hills", "corner"]


def test_what_is_refused_is_not_set() -> None:
    assert worked_out(BY_HAND["refused"])["changes"] == {"weather": ["snow"]}
    assert state("refused", "weather", "rain") == "refused"


def test_of_two_levels_the_higher_one_counts_and_what_is_too_many_is_said() -> None:
    found = worked_out(BY_HAND["over"])
    assert found["wanted"]["own-musts"] == ["brakes.full", "gears.full"]
    assert (state("over", "own-musts", "seat.diy"), state("over", "own-musts", "brakes.partial")) == ("over", "other")
    assert found["found"]["many"]


def test_a_must_that_is_taken_back_takes_its_own_answers_along() -> None:
    assert worked_out(BY_HAND["taken-back"])["changes"] == {"way": None, "have": ["car"]}
    # What was answered since then counts.
    assert worked_out(BY_HAND["answered-since"])["changes"] == {}


def test_what_an_address_says_wrongly_is_kept_apart() -> None:
    assert worked_out(BY_HAND["wrong"])["read"] == {
        "marks": {},
        "refused": {},
        "wrong": [["hills", ["perhaps"]], ["not.where", ["x"]], ["tandem", ["must"]]],
    }


def test_what_is_wanted_is_there_after_the_changes() -> None:
    for asked in by_chance():
        before, after = read(MODEL, asked["before"]), read(MODEL, asked["after"])
        will = wanted(MODEL, after["marks"], after["refused"])
        changes = adopt(MODEL, wanted(MODEL, before["marks"], before["refused"]), will, asked["answers"])
        answers = {**asked["answers"], **{name: values or [] for name, values in changes.items()}}
        # A second time, from nothing, everything is as it is wanted.
        again = adopt(MODEL, {}, will, answers)
        answers |= {name: values or [] for name, values in again.items()}
        found = work_out(MODEL, after["marks"], after["refused"], answers)
        assert all(one["state"] != "other" for one in found["sets"]), asked
        assert not adopt(MODEL, will, will, answers)


def test_each_must_is_known_or_named() -> None:
    for asked in by_chance():
        kept = read(MODEL, asked["after"])
        found = work_out(MODEL, kept["marks"], kept["refused"], asked["answers"])
        known = {need for one in found["sets"] if one["state"] == "set" for need in one["needs"]}
        musts = {name for name, mark in kept["marks"].items() if mark == "must"}
        assert musts == known | set(found["unknown"])
        assert not known & set(found["unknown"])


@pytest.mark.parametrize("name", BY_HAND)
def test_python_repeats_the_vector(name: str) -> None:
    assert VECTORS[name] == {"name": name, "asked": BY_HAND[name], "expected": worked_out(BY_HAND[name])}


@pytest.mark.tools
def test_the_browser_says_the_same() -> None:
    cases = [*BY_HAND.values(), *by_chance()]
    said = [worked_out(asked) for asked in cases]
    calls: list[list[Any]] = []
    for asked, expected in zip(cases, said, strict=True):
        before, after = read(MODEL, asked["before"]), expected["read"]
        was = wanted(MODEL, before["marks"], before["refused"])
        calls += [
            ["read", MODEL, asked["after"]],
            ["wanted", MODEL, after["marks"], after["refused"]],
            ["adopt", MODEL, was, expected["wanted"], asked["answers"]],
            ["workOut", MODEL, after["marks"], after["refused"], asked["answers"]],
        ]
    theirs = call("planning/needs.js", *calls)
    ours = [one[name] for one in said for name in ("read", "wanted", "changes", "found")]
    assert theirs == ours
