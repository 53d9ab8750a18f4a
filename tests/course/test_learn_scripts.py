"""Progress of readers, and how answers are judged: what a file or storage holds may be anything."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests import support

pytestmark = pytest.mark.tools
SCRIPT = support.ROOT / "tests/course/learn.js"
ANSWER = {"at": "2026-12-01", "ok": True, "right": 1, "again": 3, "given": [["a", "b"]]}
KEPT = {"version": 1, "lessons": {"one": "2026-12-01"}, "answers": {"one/two": ANSWER}}


def call(*asked: tuple[Any, ...]) -> list[Any]:
    """Return what functions of the scripts return."""
    text = json.dumps([{"call": name, "given": given} for name, *given in asked])
    done = subprocess.run(
        [support.require("node"), str(SCRIPT)], input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def test_what_is_written_is_read_again() -> None:
    assert call(("read", json.dumps(KEPT))) == [KEPT]


HOSTILE = ["", "{", "null", "7", "[]", '"x"', '{"version": 2, "lessons": {}}', '{"version": "1"}', "x" * 10000]


def test_another_version_and_no_progress_are_refused() -> None:
    assert call(*(("read", text) for text in HOSTILE)) == [None] * len(HOSTILE)


def test_what_is_not_of_the_form_is_left_out() -> None:
    answers = {
        "one/two": {**ANSWER, "given": [["a", "b"], ["a"], "x", [1, 2], ["a", "x" * 5000]]},
        "__proto__": ANSWER,
        "one": ANSWER,
        "a/b/c": ANSWER,
        "<b>/x": ANSWER,
        "one/three": {**ANSWER, "at": "yesterday"},
        "one/four": {**ANSWER, "at": "2026-99-99"},
        "one/five": 7,
        "one/six": {**ANSWER, "right": 9**9, "again": -4},
    }
    lessons = {"one": "2026-12-01", "constructor": "2026-12-01", "ONE": "2026-12-01", "two": 7, "<img>": "2026-12-01"}
    (found,) = call(("read", json.dumps({"version": 1, "lessons": lessons, "answers": answers})))
    assert found["lessons"] == {"constructor": "2026-12-01", "one": "2026-12-01"}
    assert found["answers"] == {"one/six": {**ANSWER, "right": 20, "again": 3}, "one/two": ANSWER}
    assert call(("read", '{"version": 1, "lessons": 7, "answers": null}')) == [{**KEPT, "lessons": {}, "answers": {}}]


def test_lessons_that_were_done_before_stay_done() -> None:
    found = call(
        ("former", '["no-platform-needed", "__proto__", 7, {"toString": 1}]'), ("former", "{"), ("former", None)
    )
    assert found == [["no-platform-needed"], [], []]


def test_of_two_answers_the_later_one_counts_and_nothing_is_lost() -> None:
    later = {
        **KEPT,
        "lessons": {"two": "2026-12-02"},
        "answers": {"one/two": {**ANSWER, "at": "2026-12-05", "ok": False}},
    }
    for one, other in ((KEPT, later), (later, KEPT)):
        (found,) = call(("merge", json.dumps(one), json.dumps(other)))
        assert found["lessons"] == {"one": "2026-12-01", "two": "2026-12-02"}
        assert found["answers"]["one/two"]["at"] == "2026-12-05"


def test_a_question_is_due_after_its_days_and_later_each_time_that_it_was_right() -> None:
    def kept(**changed: object) -> str:
        answers = {"one/two": {**ANSWER, **changed}, "one/exercise": ANSWER}
        return json.dumps({**KEPT, "answers": answers})

    asked = [
        ("due", kept(), "2026-12-03"),
        ("due", kept(), "2026-12-04"),
        ("due", kept(right=2), "2026-12-06"),
        ("due", kept(right=2), "2026-12-07"),
        ("due", kept(ok=False, right=0), "2026-12-04"),
    ]
    assert call(*asked) == [[], ["one/two"], [], ["one/two"], ["one/two"]]


def test_the_order_follows_from_the_seed() -> None:
    items = list("abcd")
    orders = call(*(("shuffled", items, f"seed {number}") for number in range(50)))
    assert all(sorted(order) == items for order in orders)
    assert {order[0] for order in orders} == set(items)
    assert len({tuple(order) for order in call(*[("shuffled", items, "x")] * 3)}) == 1


@pytest.mark.parametrize(
    ("kind", "row", "given", "right"),
    [
        ("single", {"right": ""}, "", True),
        ("single", {"right": "no"}, "", False),
        ("match", {"right": "front"}, "front", True),
        ("order", {"right": "0"}, "2", False),
        ("number", {"right": "6", "tolerance": 1}, "7", True),
        ("number", {"right": "6", "tolerance": 1}, "7,5", False),
        ("number", {"right": "1200", "tolerance": 0}, "1 200", True),
        ("number", {"right": "0", "tolerance": 0}, "", False),
        ("short", {"right": "cog|gear wheel"}, " Gear-Wheel. ", True),
        ("short", {"right": "cog|gear wheel"}, "wheel", False),
        ("command", {"right": "all 3 checks pass"}, "all  3 checks pass\n", True),
        ("command", {"right": "all 3 checks pass"}, "2 of 3 checks pass", False),
    ],
)
def test_answers_are_judged(kind: str, row: dict[str, Any], given: str, right: bool) -> None:  # noqa: FBT001 - a table
    assert call(("isRight", kind, row, given)) == [right]
