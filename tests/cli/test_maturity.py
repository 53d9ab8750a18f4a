"""`guide maturity`: what it prints, and that it says in words what it cannot understand."""

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


def test_all_that_can_be_answered(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["maturity", "--root", root]) == 0
    out = capsys.readouterr().out
    assert "  - way: How far do you go? short, long\n" in out
    assert "  - child: Does a child come along already? alone, along\n" in out
    assert "  - nights: Are you away for nights? home, away\n" in out
    assert "  - sits: You sit safely.\n" in out


def test_both_times_with_reasons_and_what_comes_first(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            ["maturity", "way=long", "later.nights=away", "child=along", "has.sits=no", "has.packs=no", "--root", root]
        )
        == 0
    )
    out = capsys.readouterr().out
    assert "  reached: 0 (Pushes it)\n  required now: 2 (Tours)\n  required in 12 months: 2 (Tours)\n" in out
    assert "  - A long way: A child wants breaks.\n" in out
    assert "Practices before products: first\n  - sits: You sit safely.\n  - packs: You can pack.\n" in out
    assert "On top of any level: A child\n  - Buy a seat.\n  - Buy a helmet.\n" in out
    assert "Not answered\n  - nights\n" in out


def test_where_to_stop_and_what_not_to_buy(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["maturity", "way=long", "later.nights=away", "has.sits=yes", "--root", root]) == 0
    out = capsys.readouterr().out
    assert "  up to 2 (Tours), by what is not answered yet\n" in out
    assert "What not to buy\n  - Bags (in 12 months): For tours.\n" in out
    assert main(["maturity", "way=short", "nights=away", "--root", root]) == 0
    out = capsys.readouterr().out
    assert "Where to stop\n  - A long way: Around the corner one can walk.\n" in out
    assert "  reached: not said\n" in out
    assert "  sensible with the people there are: " in out


def test_json_and_csv_say_the_same(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["maturity", "way=long", "nights=home", "child=alone", "has.sits=yes", "--root", root, "--format"]
    assert main([*asked, "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["answers"]["later"] == {"way": ["long"], "nights": ["home"], "child": ["alone"]}
    assert found["now"]["required"]["rides"] == {"rank": 1, "by": [["far", 0]], "most": 1}
    assert main([*asked, "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row == {
        "ladder": "rides",
        "reached": "1",
        "required_now": "1",
        "required_later": "1",
        "first": "",
        "not_yet": "bags",
    }


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["ways=long"], ("there is no question `ways`", "did you mean `way`?")),
        (["way=far"], ("`far` is no answer to `way`", "allowed: long, short")),
        (["way="], ("`way=` gives no answer", "models=few")),
        (["way"], ("`way` gives no answer", "models=few")),
        (["way=long,short"], ("`way` takes one answer", "keep the one")),
        (["way=long", "way=short"], ("`way` is answered twice", "keep one")),
        (["soon.way=long"], ("there is no time `soon`", "allowed: has, later")),
        (["has.sings=yes"], ("there is no practice `sings`", "`sits`?")),
        (["has.sits=often"], ("`often` is no answer to `sits`", "allowed: no, partly, yes")),
    ],
)
def test_what_cannot_be_understood_is_said_in_words(
    asked: list[str], words: tuple[str, str], root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["maturity", *asked, "--root", root]) == 1
    text, hint = capsys.readouterr().out.splitlines()
    assert text.startswith("guide maturity: ")
    assert words[0] in text
    assert hint.startswith("  hint: ")
    assert words[1] in hint


def test_all_that_is_wrong_is_said_at_once(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["maturity", "ways=long", "way=far", "has.x=yes", "--root", root]) == 1
    assert capsys.readouterr().out.count("guide maturity: ") == 3


def test_a_guide_without_maturity(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = sample.sample(tmp_path)
    (folder / "data/maturity/maturity.yaml").unlink()
    assert main(["maturity", "--root", str(folder)]) == 1
    assert capsys.readouterr().out == "this guide has no maturity\n"
