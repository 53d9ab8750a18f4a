"""`guide cost`: what it prints, and that it says in words what cannot be computed."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from platform_guide.cli import main
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("sample_day")


def test_templates_side_by_side(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "--root", root]) == 0
    # Base: 999.90 + 99.99 and three years of 20 at 5 %: 19.05 + 18.14 + 17.28.
    # Low: one rider 499.95, lights 25.00, and 6.67 a year: 6.35 + 6.05 + 5.76.
    # High: four riders 1999.80, lights 399.96, and 80 a year: 76.19 + 72.56 + 69.11.
    first, _, *rows, blank, last = capsys.readouterr().out.splitlines()
    assert (first, blank) == ("Present value over 3 years, in EUR", "")
    assert [row.split() for row in rows] == [
        ["own", "Bicycles", "of", "your", "own", "0", "543.11", "1154.36", "2617.62"],
        ["insured", "Insured", "bicycles", "1", "543.11", "1154.36", "2617.62"],
    ]
    assert last == "Where lines are open, the amounts read “at least”. `guide cost TEMPLATE` names them."


def test_one_template_by_lines_and_years(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "insured", "--horizon", "1", "--root", root]) == 0
    out = capsys.readouterr().out
    shown = [" ".join(line.split()) for line in out.splitlines()]
    assert shown[0] == "Insured bicycles, 1 year, in EUR"
    assert "Scenarios, at least low base high" in shown
    assert "Insurance open open open open" in shown
    assert "Present value, at least 1099.89 19.05 0.00 1118.94" in shown
    assert "Of it, the bill for workshop" in out
    assert "  - cover: Insurance. Insurers answer on request." in out
    assert "roadster-price: One roadster in the standard edition: 499.95 EUR per bicycle, any, as of" in out
    assert "rate: Discount rate: 0.05 (0 to 0.1) share of 1" in out


def test_a_figure_for_an_open_line_closes_it(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    put = ["--set", "cover=30", "--set", "riders = 1"]
    assert main(["cost", "insured", *put, "--without", "lights", "--format", "json", "--root", root]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["at_least"], found["open"], found["left_out"]) == (False, [], ["lights"])
    assert found["tables"]["base"]["totals"] == ["499.95", "40.00", "40.00", "40.00", "0.00", "619.95"]
    assert main(["cost", "insured", *put, "--without", "lights", "--root", root]) == 0
    out = capsys.readouterr().out
    assert "at least" not in out
    assert "Left out\n  - Lights" in out
    assert "Put in by you\n  - cover: 30\n  - riders: 1" in out


def test_tables_as_csv(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "own", "--format", "csv", "--root", root]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 9
    assert rows[3] == {
        "template": "own",
        "scenario": "base",
        "group": "bicycle",
        "line": "bicycles",
        "label": "Bicycles",
        "open": "no",
        "start": "999.90",
        "year 1": "0.00",
        "year 2": "0.00",
        "year 3": "0.00",
        "exit": "0.00",
        "total": "999.90",
    }


def test_all_templates_for_programs(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "--format", "json", "--root", root]) == 0
    assert [one["at_least"] for one in json.loads(capsys.readouterr().out)] == [False, True]
    assert main(["cost", "--format", "csv", "--root", root]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "own,Bicycles of your own,0,543.11,1154.36,2617.62"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["insurd"], ("there is no template `insurd`", "did you mean `insured`?")),
        (["own", "--horizon", "0"], ("does not cover `0` years", "give one of 1, 3, 5")),
        (["own", "--horizon", "50"], ("does not cover `50` years", "give one of 1, 3, 5")),
        (["own", "--horizon", ""], ("does not cover `` years", "give one of 1, 3, 5")),
        (["own", "--horizon", "three"], ("does not cover `three` years", "give one of 1, 3, 5")),
        (["own", "--set", "ridres=2"], ("there is no input, price or open line `ridres`", "`riders`?")),
        (["own", "--set", "tyres=2"], ("there is no input, price or open line `tyres`", "allowed:")),
        (["own", "--set", "riders"], ("`riders` puts no figure in", "salary=90000")),
        (["own", "--set", "riders="], ("`riders` cannot be ``: there is no figure", "riders=0.25")),
        (["own", "--set", "riders=-2"], ("a figure is not below 0", "riders=0.25")),
        (["own", "--set", "riders=1e30"], ("a figure is at most 1000000000000", "riders=0.25")),
        (["own", "--set", "riders=two"], ("a figure is written in digits with a point", "riders=0.25")),
        (["own", "--set", "share=8"], ("`share` cannot be `8`: it is at most 1", "8 % is 0.08")),
        (["own", "--set", "lifetime=0"], ("`lifetime` cannot be 0: quantities are divided by it", "above 0")),
        (["own", "--set", "cover=3"], ("no line of `own` rests on `cover`", "allowed: lifetime")),
        (["own", "--without", "tyres"], ("there is no optional line `tyres`", "allowed: lights")),
    ],
)
def test_what_cannot_be_computed_is_said_in_words(
    asked: list[str], words: tuple[str, str], root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cost", *asked, "--root", root]) == 1
    text, hint = capsys.readouterr().out.splitlines()
    assert text.startswith("guide cost: ")
    assert words[0] in text
    assert hint.startswith("  hint: ")
    assert words[1] in hint


def test_all_that_is_wrong_is_said_at_once(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cost", "none", "--horizon", "2", "--set", "a=b", "--root", root]) == 1
    assert capsys.readouterr().out.count("guide cost: ") == 3


def test_a_guide_without_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = sample.sample(tmp_path)
    (folder / "data/costs/costs.yaml").unlink()
    assert main(["cost", "--root", str(folder)]) == 1
    assert capsys.readouterr().out == "this guide has no costs\n"


def test_data_with_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = sample.sample(tmp_path)
    sample.change(folder, "data/costs/costs.yaml", 'amount: "20"', "amount: -20")
    assert main(["cost", "--root", str(folder)]) == 1
    assert "a figure is not below 0" in capsys.readouterr().out
