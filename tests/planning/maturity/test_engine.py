"""How far to go: the maximum over triggers, by hand, against brute force, and the same in the browser."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.decision.engine.random import Chance
from platform_guide.planning.maturity.engine import read, work_out
from tests.planning.maturity.cases import BY_HAND, COUNT, FILE, MODEL, SEED, case, worked_out
from tests.scripts.calling import call

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VECTORS = {one["name"]: one for one in json.loads(FILE.read_text(encoding="utf-8"))}


def by_chance() -> list[dict[str, Any]]:
    chance = Chance(SEED)
    return [case(chance) for _ in range(COUNT)]


def ranks(name: str, time: str) -> dict[str, int]:
    required = worked_out(BY_HAND[name])["found"][time]["required"]
    return {ladder: one["rank"] for ladder, one in required.items()}


def asked_for(answers: Mapping[str, list[str]], ladder: str) -> int:
    """Return the rank by the plainest reading: the largest that any case asks for whose conditions all hold."""
    found = 0
    for trigger in MODEL["triggers"]:
        for one in trigger["cases"]:
            met = [any(each in answers.get(name, []) for each in wanted) for name, wanted in one["when"].items()]
            if all(met) and one["levels"].get(ladder, 0) > found:
                found = one["levels"][ladder]
    return found


def completions(answers: Mapping[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    """Yield every way to answer what is open."""
    open_questions = [one for one in MODEL["questions"] if one["id"] not in answers]
    for chosen in product(*(one["answers"] for one in open_questions)):
        yield {**answers, **{one["id"]: [answer] for one, answer in zip(open_questions, chosen, strict=True)}}


def test_the_highest_trigger_counts_and_names_itself() -> None:
    assert ranks("maximum", "now") == {"three": 1, "five": 3}
    required = worked_out(BY_HAND["maximum"])["found"]["now"]["required"]
    assert required["five"] == {"rank": 3, "by": [["number", 1]], "most": 4}
    assert required["three"]["by"] == [["far", 0]]


def test_each_time_has_its_answers_and_the_interview_has_one_of_them() -> None:
    # The interview's answer to `count` is the later one.
    assert ranks("later", "now") == {"three": 0, "five": 0}
    assert ranks("later", "later") == {"three": 2, "five": 4}
    given = worked_out(BY_HAND["none-later"])["given"]
    assert (given["now"]["weather"], given["later"]["weather"]) == (["snow"], [])


def test_a_cap_says_where_to_stop_and_lowers_nothing() -> None:
    found = worked_out(BY_HAND["capped"])["found"]
    assert ranks("capped", "now") == {"three": 1, "five": 3}
    assert [(one["ladder"], one["rank"], one["trigger"]) for one in found["now"]["caps"]] == [
        ("three", 0, "weather"),
        ("five", 2, "weather"),
    ]
    assert found["now"]["overlays"] == ["wet"]


def test_a_level_is_reached_by_every_practice_up_to_it() -> None:
    assert worked_out(BY_HAND["reached"])["found"]["current"] == {
        "three": {"low": 2, "high": 2},
        "five": {"low": 4, "high": 4},
    }
    # `brakes` is there in part, `steers` was not answered.
    assert worked_out(BY_HAND["half"])["found"]["current"] == {
        "three": {"low": 0, "high": 2},
        "five": {"low": 1, "high": 1},
    }


def test_practices_come_before_products_where_far_apart() -> None:
    found = worked_out(BY_HAND["maximum"])["found"]
    assert (found["first"], found["far"]) == (["brakes", "steers"], True)
    assert found["not_yet"] == [["bags", False]]
    assert worked_out(BY_HAND["later"])["found"]["not_yet"] == [["bags", True], ["bell", True]]


def test_what_comes_first_ends_where_it_is_sensible_to_stop() -> None:
    found = worked_out(BY_HAND["capped"])["found"]
    assert found["now"]["sensible"] == {"three": 0, "five": 2}
    # `steers` is due at the third level of `five` alone, `sits` at its first.
    assert found["first"] == ["sits", "brakes"]
    assert found["not_yet"] == [["bags", False]]


def test_practices_that_nobody_answered_are_not_missing() -> None:
    found = worked_out({"kept": {}, "interview": {"way": ["long"], "count": ["many"]}})["found"]
    assert (found["far"], len(found["first"])) == (False, 3)


def test_nothing_is_said_of_those_who_said_nothing() -> None:
    found = worked_out(BY_HAND["nothing"])["found"]
    assert (found["first"], found["not_yet"], found["far"]) == ([], [], False)
    assert found["now"]["open"] == ["way", "count", "nights", "weather"]


def test_what_an_address_says_wrongly_is_kept_apart() -> None:
    given = worked_out(BY_HAND["wrong"])["given"]
    assert [name for name, _ in given["wrong"]] == ["far", "has.sings", "later.count", "now.nights", "now.way"]
    assert not given["now"]


def test_required_is_the_maximum_and_at_most_what_open_answers_can_make_it() -> None:
    for asked in by_chance():
        given = read(MODEL, asked["kept"], asked["interview"])
        found = work_out(MODEL, given)
        times = ((found["now"], given["now"]), (found["later"], given["later"]))
        for time, answers in times:
            for ladder, one in time["required"].items():
                assert one["rank"] == asked_for(answers, ladder)
                assert one["most"] == max(asked_for(whole, ladder) for whole in completions(answers))
                assert bool(one["by"]) == bool(one["rank"])


def test_one_more_practice_never_lowers_what_is_reached() -> None:
    for asked in by_chance():
        given = read(MODEL, asked["kept"], asked["interview"])
        before = work_out(MODEL, given)["current"]
        for practice in MODEL["practices"]:
            more = work_out(MODEL, {**given, "has": {**given["has"], practice["id"]: "yes"}})["current"]
            assert all(more[name]["low"] >= span["low"] for name, span in before.items())
        assert all(span["low"] <= span["high"] for span in before.values())


@pytest.mark.parametrize("name", BY_HAND)
def test_python_repeats_the_vector(name: str) -> None:
    assert VECTORS[name] == {"name": name, "asked": BY_HAND[name], "expected": worked_out(BY_HAND[name])}


@pytest.mark.tools
def test_the_browser_says_the_same() -> None:
    cases = [*BY_HAND.values(), *by_chance()]
    said = [worked_out(asked) for asked in cases]
    calls: list[list[Any]] = []
    for asked, expected in zip(cases, said, strict=True):
        calls += [["read", MODEL, asked["kept"], asked["interview"]], ["workOut", MODEL, expected["given"]]]
    assert call("planning/maturity.js", *calls) == [one[name] for one in said for name in ("given", "found")]
