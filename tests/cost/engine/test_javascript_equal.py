"""The engine of costs in the browser and the one in Python give the same result, to the cent and to the last digit."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests import support
from tests.cost.cases import COUNT, SEED, case, worked_out
from tests.cost.vectors import FILE, build

ENGINE = support.ROOT / "tests" / "cost" / "engine.js"
VECTORS = json.loads(FILE.read_text(encoding="utf-8"))


def in_javascript(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    node = support.require("node")
    text = json.dumps(cases)
    done = subprocess.run([node, str(ENGINE)], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_python_repeats_the_vector(vector: dict[str, Any]) -> None:
    assert worked_out(vector["asked"]) == vector["expected"]


def test_the_vectors_are_what_their_program_writes() -> None:
    assert json.loads(json.dumps(build())) == VECTORS


@pytest.mark.tools
def test_javascript_repeats_the_vectors() -> None:
    assert in_javascript([vector["asked"] for vector in VECTORS]) == [vector["expected"] for vector in VECTORS]


@pytest.mark.tools
@pytest.mark.no_cover
def test_both_say_the_same_of_models_by_chance() -> None:
    cases = [case(seed) for seed in support.some(range(COUNT), SEED)]
    for asked, theirs in zip(cases, in_javascript(cases), strict=True):
        assert theirs == worked_out(asked), asked
