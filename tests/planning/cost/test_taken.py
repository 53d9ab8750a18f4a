"""The costs as documents: what is left out, the day, and both ends of every figure stand in them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from platform_guide.planning.cost.offer import offer
from tests import sample, support

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

SCRIPT = support.ROOT / "tests/planning/cost/taken.js"
DAY = "2026-11-30"


def test_documents_name_what_is_left_out_the_day_and_both_ends_of_figures(tmp_path: Path) -> None:
    offered = json.loads(json.dumps(offer(sample.catalog(sample.sample(tmp_path)))))
    guess, other = [one for one in offered["inputs"] if one["guess"]][:2]
    # A figure without a range is no guess, whatever its reason; the other one is.
    guess.update(low=guess["base"], high=guess["base"], guess="By definition.")
    line = next(one for one in offered["lines"] if one["id"] == "bicycles")
    asked = {"templates": ["own"], "today": False, "years": 3, "without": ["bicycles"], "given": {}}
    text = json.dumps({"offer": offered, "asked": asked, "day": DAY})
    command = [support.require("node"), str(SCRIPT)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    written, sheet = json.loads(done.stdout)
    assert f"md-day {DAY}" in written
    assert f"md-left {line['label']}" in written
    rows = list(csv.reader(io.StringIO(sheet)))
    assert ["csv-day", DAY] in [row[1:3] for row in rows]
    assert ["csv-left", line["label"]] in [row[1:3] for row in rows]
    assert {len(row) for row in rows} == {len(rows[0])}
    for one in (guess, other):
        told = [row[-5:] for row in rows if row[1:3] == ["md-figure", one["label"]]]
        if told:
            reason = one["guess"] if one["low"] == one["high"] else f"guess {one['guess']}"
            assert told == [[one["low"], one["base"], one["high"], one["unit"], reason]]
            assert f"| {one['low']} | {one['base']} | {one['high']} |" in written
    assert any(row[-1] == "By definition." for row in rows)
