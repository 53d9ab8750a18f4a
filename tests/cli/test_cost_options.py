"""`guide cost --answers`: the options of a result, value against cost."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from platform_guide.cli import main
from tests import sample
from tests.planning.options.cases import TEXT, guide

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = "answers: {door: choose, way: short, child: alone}\n"


pytestmark = pytest.mark.usefixtures("sample_day")


def call(root: Path, *arguments: str, answers: str = ANSWERS) -> int:
    sample.write(root, "answers.yaml", answers)
    return main(["cost", "--answers", str(root / "answers.yaml"), *arguments, "--root", str(root)])


def test_options_of_a_result_with_value_and_cost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(guide(tmp_path)) == 0
    out = capsys.readouterr().out
    assert "Value against cost: present value over 3 years, in EUR" in out
    assert "within it" in out or "verify first" in out or "above it" in out
    assert "costs" in out


def test_options_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = guide(tmp_path)
    assert call(root, "--format", "json", "--horizon", "1") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["years"], found["currency"], found["budget"]) == (1, "EUR", 1000)
    first = found["options"][0]
    assert float(first["cost_low"]) <= float(first["cost_base"]) <= float(first["cost_high"])
    assert call(root, "--format", "csv", "--horizon", "1") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["cost_base"] for row in rows] == [one["cost_base"] for one in found["options"]]


def test_a_figure_of_ones_own_moves_an_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = guide(tmp_path)

    def base(*arguments: str) -> float:
        assert call(root, "--format", "json", *arguments) == 0
        return float(json.loads(capsys.readouterr().out)["options"][0]["cost_base"])

    assert base("--set", "roadster-price=1000") > base()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["own"], "--answers goes with"),
        (["--without", "lights"], "--answers goes with"),
        (["--set", "fee-rodster=1"], "there is no input, price or open line `fee-rodster`"),
        (["--horizon", "50"], "a table does not cover `50` years"),
    ],
)
def test_what_does_not_go_together_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert call(guide(tmp_path), *arguments) == 1
    assert said in capsys.readouterr().out


def test_a_rate_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = guide(tmp_path, TEXT.replace("currency: EUR", "currency: SEK"))
    assert call(root, "--rate", "much") == 1
    assert "`much` is no rate" in capsys.readouterr().out
    assert main(["cost", "own", "--rate", "1", "--root", str(root)]) == 1
    assert "a rate is for the budget of a result" in capsys.readouterr().out


def test_wrong_answers_are_reported_at_their_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(guide(tmp_path), answers="answers: {door: choose, way: shart}\n") == 1
    assert "answers.yaml:1:" in capsys.readouterr().out


def test_a_guide_whose_options_have_no_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(sample.sample(tmp_path)) == 1
    assert "does not say what options cost" in capsys.readouterr().out
