from __future__ import annotations

import pytest

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.engine.interview import walk
from tests.decision.small import model

MODEL = model()
FULL = {
    "door": ["whole"],
    "closed": ["no"],
    "place": ["site"],
    "size": ["60"],
    "skill": ["high"],
    "wishes": ["compares", "logs"],
    "has": ["ledger", "barn"],
}


def test_before_a_door_nothing_is_asked() -> None:
    found = walk(MODEL, {})
    assert (found["door"], found["asked"], found["next"], found["complete"]) == (None, [], None, False)
    assert set(found["facts"].values()) == {None}


def test_a_finished_interview_knows_every_fact_that_it_asked_for() -> None:
    found = walk(MODEL, FULL)
    assert found["complete"]
    assert found["next"] is None
    assert found["asked"] == ["closed", "place", "size", "skill", "wishes", "has"]
    assert found["facts"] == {
        "goal": "whole",
        "closed": False,
        "place": "site",
        "skill": "high",
        "size": 60,
        "wishes": ["compares", "logs"],
        "audited": False,
        "has": ["barn", "ledger"],
        "named": None,
    }
    assert found["sources"]["audited"] == "wishes"


def test_what_was_not_asked_takes_its_declared_value_at_the_end_only() -> None:
    short = {**FULL, "size": ["20"]}
    assert walk(MODEL, short)["facts"]["skill"] == "middle"
    del short["has"]
    found = walk(MODEL, short)
    assert found["facts"]["skill"] is None
    assert found["next"] == "has"


def test_i_do_not_know_stays_unknown_and_no_guard_is_taken_on_it() -> None:
    found = walk(MODEL, {**FULL, "closed": ["unknown"]})
    assert found["facts"]["closed"] is None
    assert found["asked"][:2] == ["closed", "size"]
    assert walk(MODEL, {**FULL, "wishes": ["unknown"]})["facts"]["wishes"] is None


def test_what_an_unsettled_guard_might_have_asked_stays_unknown() -> None:
    found = walk(MODEL, {**FULL, "closed": ["unknown"]})
    assert found["complete"]
    assert found["facts"]["place"] is None
    assert walk(MODEL, {**FULL, "closed": ["yes"]})["facts"]["place"] == "anywhere"


def test_a_door_sets_what_choosing_it_says() -> None:
    found = walk(MODEL, {"door": ["learn"], "lesson": ["no"]})
    assert found["facts"]["goal"] == "learn"
    assert found["sources"]["goal"] == "door"
    assert found["facts"]["skill"] is None


def test_answers_off_the_path_and_unknown_parameters_count_for_nothing() -> None:
    found = walk(MODEL, {**FULL, "closed": ["yes"], "colour": ["red"], "zz": ["1"]})
    assert "place" not in found["asked"]
    assert found["facts"]["place"] == "anywhere"
    assert found["dropped"] == ["colour", "zz"]


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("closed", ["maybe"]),
        ("closed", []),
        ("size", ["0"]),
        ("size", ["101"]),
        ("size", ["-3"]),
        ("size", ["1e3"]),
        ("size", ["٣"]),
        ("size", ["1", "2"]),
        ("size", ["9999999999"]),
        ("wishes", ["nonsense"]),
        ("has", ["nobody"]),
    ],
)
def test_an_answer_that_means_nothing_is_no_answer(question: str, given: list[str]) -> None:
    assert walk(MODEL, {**FULL, question: given})["next"] == question


def test_nothing_owned_is_an_answer() -> None:
    found = walk(MODEL, {**FULL, "has": ["none"]})
    assert found["complete"]
    assert found["facts"]["has"] == []


def test_the_order_of_answers_is_no_matter() -> None:
    turned = {name: list(reversed(given)) for name, given in reversed(FULL.items())}
    assert walk(MODEL, turned) == walk(MODEL, FULL)


def test_a_question_without_unknown_does_not_take_it() -> None:
    changed = model()
    changed["questions"][1]["unknown"] = None
    assert walk(changed, {**FULL, "closed": ["unknown"]})["next"] == "closed"


def test_a_number_may_be_unbounded() -> None:
    changed = model()
    changed["facts"][4].update({"minimum": None, "maximum": None})
    assert walk(changed, {**FULL, "size": ["100000000"]})["facts"]["size"] == 100_000_000


def test_a_circle_ends_the_interview_instead_of_running_on() -> None:
    changed = model()
    row(changed["questions"], "has")["next"] = [{"when": None, "to": "closed"}]
    found = walk(changed, FULL)
    assert not found["complete"]
    assert found["next"] == "closed"
