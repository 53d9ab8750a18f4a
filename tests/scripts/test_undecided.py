"""Musts that a result does not decide, and answers that nobody knows: the documents name each of them."""

from __future__ import annotations

from typing import Any

from tests.scripts.calling import call

WORDS = {"way": {"text": "How far do you go?", "answers": {"short": "Around the corner", "long": "Across the hills"}}}
DATA: dict[str, Any] = {
    "model": {
        "limit": None,
        "levels": [],
        "needs": [
            {"id": "climbs", "sets": {"way": ["long"]}, "capability": None},
            {"id": "stops", "sets": {}, "capability": "brakes"},
            {"id": "looks", "sets": {}, "capability": None},
        ],
        "questions": [{"id": "way", "kind": "single", "answers": ["short", "long"], "most": None}],
    },
    "words": WORDS,
    "texts": {
        "climbs": {"id": "R-01", "text": "It climbs.", "capability": ""},
        "stops": {"id": "R-02", "text": "It stops.", "capability": "Brakes"},
        "looks": {"id": "R-03", "text": "It looks good.", "capability": ""},
    },
    "roles": {},
}
KEPT = {name: ["must"] for name in ("climbs", "stops", "looks")}


def found(answers: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    [musts] = call("plan/needs-record.js", ["undecided", DATA, KEPT, answers])
    return [(one["kind"], one["need"], one["has"]) for one in musts]


def test_a_must_says_whether_a_test_or_nothing_settles_it() -> None:
    tested, nowhere = ("tested", "R-02: It stops.", ""), ("nowhere", "R-03: It looks good.", "")
    assert found({"way": ["long"]}) == [tested, nowhere]
    assert found({}) == [("nowhere", "R-01: It climbs.", ""), tested, nowhere]


def test_a_must_that_a_later_answer_contradicts_stands_with_it() -> None:
    assert found({"way": ["short"]})[0] == ("against", "R-01: It climbs.", "Around the corner")


def test_what_nobody_knows_is_an_open_point_once() -> None:
    interview = {
        "asked": ["way", "load"],
        "added": ["child"],
        "given": {name: ["unknown"] for name in ("way", "child")},
    }
    recommendation = {"interview": interview, "find_out": [{"question": "child"}]}
    assert call("decide/brief.js", ["unanswered", recommendation]) == [["way"]]
