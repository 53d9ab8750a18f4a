"""Tables as CSV: what the site publishes and what its pages save follow the same rules."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from platform_guide.sections.shared.csv_text import csv_text
from tests.scripts.calling import call
from tests.support import ROOT

VECTORS: list[dict[str, Any]] = json.loads((ROOT / "tests/vectors/csv.json").read_text(encoding="utf-8"))
SCRIPTS = ROOT / "hooks/theme/assets/javascripts"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_python_writes_it_so(vector: dict[str, Any]) -> None:
    assert csv_text(vector["rows"]) == vector["text"]


@pytest.mark.tools
def test_the_scripts_write_it_so() -> None:
    assert call("shared/csv.js", *(["csv", vector["rows"]] for vector in VECTORS)) == [
        vector["text"] for vector in VECTORS
    ]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_reader_gets_the_cells_back(vector: dict[str, Any]) -> None:
    rows = list(csv.reader(io.StringIO(vector["text"], newline="")))
    expected = [[str(cell) for cell in row] for row in vector["rows"]]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == [
        [cell.removeprefix("'") for cell in row] for row in expected
    ]


@pytest.mark.tools
def test_scores_of_a_decision_hold_no_formula() -> None:
    option = {
        "id": "=cmd",
        "rank": 1,
        "value": {"low": -15, "high": 617},
        "scores": [{"criterion": "fun", "low": -5, "high": 100, "evidence": 40}],
    }
    found = {"judged": [], "options": [option], "verify": [{**option, "rank": None}], "weights": {"fun": 50}}
    (text,) = call("decide/share.js", ["scores", {"found": found, "criteria": {"$map": [["fun", "@home, =1"]]}}])
    assert text.splitlines()[1:] == [
        "fits,1,'=cmd,-1.5,61.7,\"'@home, =1\",50,-5,100,40",
        "verify first,,'=cmd,-1.5,61.7,\"'@home, =1\",50,-5,100,40",
    ]


def test_there_is_one_writer_for_each_language() -> None:
    python = [path.name for path in (ROOT / "hooks").rglob("*.py") if "csv.writer" in path.read_text(encoding="utf-8")]
    assert python == ["csv_text.py"]
    # What guards formulas or joins cells to lines of a table.
    pattern = re.compile(r"\^\[=|join\(\",\"\)\}\\r\\n")
    scripts = {
        path.relative_to(SCRIPTS).as_posix()
        for path in SCRIPTS.rglob("*.js")
        if pattern.search(path.read_text(encoding="utf-8"))
    }
    assert scripts == {"shared/csv.js"}
