"""What would change a result: answers that lead to the same stand in one line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scripts.calling import call

pytestmark = pytest.mark.tools


def change(question: str, answer: str, top: list[str], *, assumed: bool = False, kind: str = "stack") -> dict[str, Any]:
    return {"question": question, "answer": [answer], "assumed": assumed, "short": False, "kind": kind, "top": top}


def test_answers_to_one_question_with_the_same_first_stand_together() -> None:
    changes = [
        change("place", "aws", ["a"]),
        change("place", "gcp", ["b"]),
        change("place", "azure", ["a", "c"]),
        change("skill", "some", ["a"]),
        change("budget", "small", [], kind="nothing"),
        change("budget", "none", [], kind="nothing"),
        change("models", "many", ["a"], assumed=True),
    ]
    [found] = call("decide/brief.js", ["gathered", changes])
    assert [[(one["question"], *one["answer"]) for one in some] for some in found] == [
        [("models", "many")],
        [("place", "aws"), ("place", "azure")],
        [("place", "gcp")],
        [("skill", "some")],
        [("budget", "small"), ("budget", "none")],
    ]


def test_nothing_would_change_nothing() -> None:
    assert call("decide/brief.js", ["gathered", []]) == [[]]
