from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest

from platform_guide.decision.audit.reach import TooManyStatesError, deciding_facts, find_reader, reach
from platform_guide.decision.engine.interview import environment, walk
from platform_guide.decision.engine.policy import apply_rules
from platform_guide.decision.predicate.evaluate import evaluate
from tests.decision.shipped import shipped_model
from tests.decision.small import DECISION, model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from platform_guide.decision.engine.model import Model

MODEL = model()


def all_readers(given: Model) -> Iterator[dict[str, list[str]]]:
    """Every complete interview of the small decision, with numbers around the limits that its rules name."""
    yield {"door": ["learn"], "lesson": ["yes"]}
    yield {"door": ["learn"], "lesson": ["no"]}
    wishes = ["logs", "compares", "audit", "nothing"]
    some = [list(chosen) for size in range(1, 5) for chosen in combinations(wishes, size)]
    sizes = ["1", "2", "9", "10", "49", "50", "51", "100"]
    places, skills = ["cloud", "site", "any"], ["low", "middle", "high"]
    for closed, place, size, skill, wish in product(["yes", "no"], places, sizes, skills, some):
        answers = {"door": ["whole"], "closed": [closed], "place": [place], "size": [size], "skill": [skill]}
        answers |= {"wishes": wish, "has": ["none"]}
        assert walk(given, answers)["complete"]
        yield answers


def musts(given: Model, answers: dict[str, list[str]]) -> frozenset[str]:
    policy = apply_rules(given, walk(given, answers))
    return frozenset(must["rule"] for must in policy["musts"] if not must["open"])


def musts_of_facts(given: Model, facts: object) -> frozenset[str]:
    lookup = environment(given, facts)  # type: ignore[arg-type] # facts that were reached
    return frozenset(rule["id"] for rule in given["rules"] if rule["require"] and evaluate(rule["when"], lookup))


def test_every_set_of_must_haves_is_reached_and_no_other() -> None:
    found = [musts_of_facts(MODEL, one.facts) for one in reach(MODEL, deciding_facts(MODEL))]
    assert set(found) == {musts(MODEL, answers) for answers in all_readers(MODEL)}


def test_each_end_has_a_reader_who_gets_there() -> None:
    for one in reach(MODEL, deciding_facts(MODEL)):
        interview = walk(MODEL, one.answers)
        assert interview["complete"]
        assert {name: interview["facts"][name] for name in one.facts} == one.facts


def test_ends_differ_in_what_matters_alone() -> None:
    few = list(reach(MODEL, ["audited"]))
    assert len({str(one.facts) for one in few}) == len(few)
    assert set(few[0].facts) == {"audited", "closed", "size"}
    assert len(few) < len(list(reach(MODEL, ["audited", "skill", "wishes"])))


def test_facts_behind_a_guard_that_nothing_settles_stay_unknown() -> None:
    questions = [dict(question) for question in DECISION["questions"]]
    questions[1]["answers"] = [*questions[1]["answers"], {"id": "silent", "label": "l", "set": {"goal": "whole"}}]
    given = model(questions=questions)
    silent = [one for one in reach(given, ["place"]) if one.answers.get("closed") == ["silent"]]
    assert silent
    for one in silent:
        assert one.facts["place"] is None
        assert walk(given, one.answers)["facts"]["place"] is None


def test_more_states_than_the_budget_are_an_error() -> None:
    with pytest.raises(TooManyStatesError, match="more than 5 states"):
        list(reach(MODEL, deciding_facts(MODEL), budget=5))


def test_a_reader_is_found_for_demands_that_go_together() -> None:
    when = {rule["id"]: rule["when"] for rule in MODEL["rules"]}
    reader = find_reader(MODEL, [[when["closed"]], [when["large"]], [when["logs"], when["compares"]]])
    assert reader
    interview = walk(MODEL, reader.answers)
    assert interview["complete"]
    assert interview["facts"]["closed"] is True
    assert interview["facts"]["size"] == 50 or int(str(interview["facts"]["size"])) > 50
    assert interview["facts"]["wishes"]


def test_nobody_is_found_for_demands_that_exclude_each_other() -> None:
    when = {rule["id"]: rule["when"] for rule in MODEL["rules"]}
    assert find_reader(MODEL, [[when["closed"]], [when["placed"]]]) is None
    # Whoever learns gets a lesson and no ranking.
    assert find_reader(MODEL, [[when["lesson"]]]) is None


def test_the_guide_has_few_states() -> None:
    given = shipped_model()
    assert 500 < len(list(reach(given, deciding_facts(given)))) < 20_000
