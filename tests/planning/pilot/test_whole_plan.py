"""The whole plan of a reader says of the pilot what the pilot's own documents say."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from platform_guide.planning.pilot.engine.candidates import choose
from platform_guide.planning.pilot.engine.hypotheses import Hangs
from platform_guide.planning.pilot.engine.markdown import plain
from platform_guide.planning.pilot.engine.model import Plan
from platform_guide.planning.pilot.engine.plan import make_plan
from platform_guide.planning.pilot.engine.words import say
from tests import support
from tests.decision.small import model
from tests.planning.pilot.cases import ask, small_pilot

pytestmark = pytest.mark.tools

SCRIPT = support.ROOT / "tests/planning/pilot/whole.js"
COSTLY = [{"id": "thieves", "label": "No thieves", "description": "It stands inside."}]


def whole(notes: dict[str, Any], **plan: list[str]) -> str:
    """Return the document of answers to the small decision."""
    given = {
        "model": model(),
        "pilot": small_pilot(),
        "answers": ask(),
        "notes": notes,
        "plan": {f"p.{name}": values for name, values in plan.items()},
        "hangs": {"flips": [], "overtakes": [], "costly": COSTLY},
    }
    command = [support.require("node"), str(SCRIPT)]
    text = json.dumps(given)
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _plan() -> Plan:
    return make_plan(small_pilot(), model(), choose(model(), ask()), hangs=Hangs(costly=COSTLY))  # type: ignore[arg-type]


def test_it_finds_out_what_the_pilot_finds_out_and_settles_nothing_by_itself() -> None:
    text = whole({}, start=["2027-01-04"])
    for one in _plan()["hypotheses"]:
        assert f"* {plain(one['text'])} {plain(one['how'])}" in text
    assert text.count("whole-not-settled") == len(small_pilot()["fields"])
    assert plain(say(small_pilot(), "calendar-holidays")) in text
    assert "whole-outcome" not in text


def test_what_came_of_a_pilot_stands_first_and_beside_the_result() -> None:
    first = _plan()["candidates"][0]
    stopped = {first["id"]: {"measured": "", "result": "fail", "note": ""}}
    text = whole({"p.card": {"cells": {"broken": stopped}, "usability": {}, "extended": False}})
    assert text.index("## whole-result") < text.index("## whole-outcome") < text.index("## whole-pilot")
    told = f"{first['name']}: Reject. A stop rule applies: It breaks."
    assert f"* {told}" in text
    result = text[text.index("## whole-result") :].split("\n## ")[0]
    assert f"whole-lost {told}" in result
