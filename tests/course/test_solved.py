"""The tests of exercises hold of the same answers in Python and in the browser."""

from __future__ import annotations

import json
import subprocess
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.course.model.exercise import Goal, Trial
from platform_guide.course.solved import holds
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.recommend import decide
from tests import sample, support
from tests.course import made

if TYPE_CHECKING:
    from pathlib import Path

ENGINE = support.ROOT / "tests/course/goals.js"
GOALS: list[dict[str, Any]] = [
    {"test": "none-needed", "is": True},
    {"test": "none-needed", "is": False},
    {"test": "first-contains", "entry": "roadster"},
    {"test": "option-contains", "entry": "bike-2"},
    {"test": "first-without", "entry": "roadster"},
    {"test": "must-present", "capability": "gears"},
    {"test": "changed-answers-at-most", "number": 1},
    {"test": "first-differs-from-start"},
    {"test": "to-build-at-most", "number": 0},
]
CASES = [
    {"door": ["choose"], "way": [way], "child": [child]}
    for way, child in product(("short", "long"), ("alone", "along"))
]


def value_of(goal: dict[str, Any]) -> str:
    """Return what a test is told, as the page writes it."""
    given = [one for name, one in goal.items() if name != "test"]
    return str(given[0]).lower() if given and isinstance(given[0], bool) else str(given[0]) if given else ""


@pytest.mark.tools
def test_both_say_the_same(tmp_path: Path) -> None:
    model = compile_model(sample.catalog(made.course(tmp_path)))
    asked = [
        {"test": goal["test"], "value": value_of(goal), "start": start, "now": now}
        for goal, start, now in product(GOALS, CASES, CASES)
    ]
    text = json.dumps({"model": model, "asked": asked})
    done = subprocess.run(
        [support.require("node"), str(ENGINE)], input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    expected = [
        holds(Goal.model_validate({"text": "x", **goal}), (start, decide(model, start)), (now, decide(model, now)))
        for goal, start, now in product(GOALS, CASES, CASES)
    ]
    assert json.loads(done.stdout) == expected
    assert {True, False} == set(expected)
    assert {goal["test"] for goal in GOALS} == {test.value for test in Trial}
