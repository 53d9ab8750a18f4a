"""The engine of pilots in the browser and the one in Python say the same, to the last sign of each document."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests import support
from tests.decision.small import model
from tests.planning.pilot.cases import COUNT, SEED, case, small_pilot, worked_out
from tests.planning.pilot.vectors import FILE, build

ENGINE = support.ROOT / "tests/planning/pilot/engine.js"
VECTORS = json.loads(FILE.read_text(encoding="utf-8"))


def in_javascript(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    text = json.dumps({"model": model(), "pilot": small_pilot(), "cases": cases})
    command = [support.require("node"), str(ENGINE)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_python_repeats_the_vectors() -> None:
    assert json.loads(json.dumps(build())) == VECTORS


@pytest.mark.tools
def test_javascript_repeats_the_vectors() -> None:
    for vector, theirs in zip(VECTORS["cases"], in_javascript([one["asked"] for one in VECTORS["cases"]]), strict=True):
        assert theirs == vector["expected"], vector["name"]


@pytest.mark.tools
@pytest.mark.no_cover
def test_both_say_the_same_of_random_pilots() -> None:
    cases = [case(seed) for seed in support.some(range(COUNT), SEED)]
    for asked, theirs in zip(cases, in_javascript(cases), strict=True):
        assert theirs == json.loads(json.dumps(worked_out(asked))), asked
