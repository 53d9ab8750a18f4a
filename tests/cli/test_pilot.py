"""`guide pilot`: what it writes, and that it says in words what cannot be planned."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from platform_guide.cli import main
from tests import sample

LINK = "https://guide.example/plan/pilot/#child=alone&door=choose&way=long"


pytestmark = pytest.mark.usefixtures("sample_day")


def asked(root: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Run the command, which has to succeed; return what it printed."""
    assert main(["pilot", "--root", root, *options]) == 0
    return capsys.readouterr().out


def found(root: str, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(asked(root, capsys, *options, "--format", "json"))
    return made


def refused(root: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["pilot", "--root", root, *options]) == 1
    return capsys.readouterr().out


def test_a_plan_from_a_link(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = found(root, capsys, "--link", f"{LINK}&p.start=2027-01-02&p.weeks=3&p.t.hill=15.5&c.salary=1")
    assert made["plan"]["columns"][-1] == "today"
    assert made["plan"]["candidates"]
    assert next(row["threshold"] for row in made["plan"]["rows"] if row["id"] == "hill") == "15.5"
    assert [day["day"] for day in made["calendar"] if day["id"] in {"begin", "end"}] == ["2027-01-04", "2027-01-22"]
    assert {one["conclusion"] for one in made["outcome"]["conclusions"]} == {"open"}


def test_a_plan_of_two_entries_by_name_and_from_a_file(
    root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = asked(root, capsys, "--of", "roadster", "--of", "trailer", "--start", "2027-01-04")
    assert text.startswith("# Pilot plan: Roadster, Trailer\n")
    assert "| 2027-01-04 | First ride | Both stand ready; helmets, too. |" in text
    file = tmp_path / "answers.yaml"
    file.write_text("answers: {door: choose, way: long, child: alone}\n", encoding="utf-8")
    assert asked(root, capsys, "--answers", str(file)) == asked(root, capsys, "--link", LINK)


def test_a_scorecard_goes_out_and_comes_back_filled_in(
    root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ("--of", "roadster", "--link", LINK)
    rows = list(csv.reader(io.StringIO(asked(root, capsys, *named, "--format", "csv"))))
    for row in rows[1:]:
        row[2:4] = {"hill": ["12", ""], "load": ["20", ""], "gears": ["full", ""]}.get(row[0], ["", "pass"])
        if row[0].startswith("need-"):
            row[2:4] = ["full", ""]
        if row[0] == "extended":
            row[3] = "no"
    rows += [["usability-1", "roadster", "5 1 5 1", "", "", "", ""], ["hill", "penny-farthing", "9", "", "", "", ""]]
    file = tmp_path / "card.csv"
    # As a spreadsheet of another country saves it.
    file.write_text("\ufeff" + "\n".join(";".join(row) for row in rows), encoding="utf-8")
    assert main(["pilot", "--root", root, *named, "--card", str(file), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    made = json.loads(out)
    assert made["outcome"]["conclusions"][0]["conclusion"] == "adopt"
    assert made["outcome"]["best"] == "roadster"
    assert made["outcome"]["scores"][0]["mean"] == 1000
    assert made["card"]["cells"]["hill"]["penny-farthing"]["measured"] == "9"
    assert "the scorecard also holds results of penny-farthing; they are kept and not counted" in err
    assert made["measured"]["changes"]
    text = asked(root, capsys, *named, "--card", str(file))
    assert "## Outcome" in text
    assert "## Measured by you" in text


def test_a_saved_plan_opens_again(root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = {"cells": {"broken": {"roadster": {"measured": "", "result": "fail", "note": "fork"}}}}
    notes = {"p.frame": {"who": "Ann | Bob"}, "p.card": card}
    fragment = f"#{LINK.partition('#')[2]}&p.of=roadster&v=1"
    saved = {"format": "plan", "version": 1, "fragment": fragment, "notes": notes}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(saved), encoding="utf-8")
    text = asked(root, capsys, "--plan", str(file))
    assert "**Who decides:** Ann \\| Bob" in text
    assert "A stop rule applies: It breaks." in text
    assert "| broken | It breaks | fail fork |" in asked(
        root, capsys, "--link", LINK, "--of", "roadster", "--card", str(file)
    )
    for change, words in (({"version": 2}, "is of version 2"), ({"format": "other"}, "holds no plan")):
        file.write_text(json.dumps({**saved, **change}), encoding="utf-8")
        assert words in refused(root, capsys, "--plan", str(file))
    file.write_text("{", encoding="utf-8")
    assert "cannot be read as JSON" in refused(root, capsys, "--card", str(file))


def test_sheets_and_calendar(root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = ("--link", LINK, "--start", "2027-01-04")
    assert asked(root, capsys, *named, "--format", "ics").startswith("BEGIN:VCALENDAR\nVERSION:2.0\n")
    assert 'table:formula="of:=IF(AND(ISNUMBER([.I' in asked(root, capsys, *named, "--format", "fods")
    files = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for file in files:
        asked(root, capsys, *named, "--format", "xlsx", "--output", str(file))
    assert files[0].read_bytes() == files[1].read_bytes()
    book = openpyxl.load_workbook(files[0])
    assert book.sheetnames == ["Scorecard", "Usability"]
    formulas = [str(cell.value) for row in book["Scorecard"].iter_rows() for cell in row if cell.data_type == "f"]
    assert any(one.startswith("=COUNTIF(") for one in formulas)


def test_all_that_is_wrong_is_said_at_once(root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ("--of", "roadstar", "--of", "trailer", "--of", "roadster", "--start", "2027-02-30", "--weeks", "9")
    out = refused(root, capsys, *wrong, "--threshold", "hil=3", "--threshold", "load=much", "--format", "xlsx")
    for words in (
        "3 candidates are named",
        "there is no entry `roadstar`\n  hint: did you mean `roadster`?",
        "`2027-02-30` is not a day of this century",
        "a pilot cannot take `9` weeks\n  hint: give a whole number from 1 to 3",
        "there is no criterion with a threshold `hil`\n  hint: did you mean `hill`?",
        "the threshold of `load` cannot be `much`",
        "a workbook cannot be printed",
    ):
        assert words in out
    assert "a calendar needs a first day" in refused(root, capsys, "--link", LINK, "--format", "ics")
    assert "the link has no answers" in refused(root, capsys, "--link", "https://guide.example/")
    assert "of version 7" in refused(root, capsys, "--link", f"{LINK}&v=7")
    file = tmp_path / "card.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "is no scorecard" in refused(root, capsys, "--card", str(file))
    assert str(tmp_path / "none.csv") in refused(root, capsys, "--card", str(tmp_path / "none.csv"))
    assert "answers-question-unknown" in refused(root, capsys, "--answers", _answers(tmp_path))


def _answers(folder: Path) -> str:
    file = folder / "answers.yaml"
    file.write_text("answers: {door: choose, ways: long}\n", encoding="utf-8")
    return str(file)


def test_an_entry_of_a_link_that_is_gone_is_named_and_the_rest_is_planned(
    root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pilot", "--root", root, "--link", f"{LINK}&p.of=roadster,penny-farthing", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert [one["id"] for one in json.loads(out)["plan"]["candidates"]] == ["roadster"]
    assert "`penny-farthing` is not in this catalogue any more" in err


def test_a_guide_without_pilots_says_so(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    for file in ("pilot.yaml", "texts.yaml"):
        sample.write(Path(root), f"data/pilot/{file}", "texts: {}\n")
    assert "this guide has no pilots" in refused(root, capsys, "--of", "roadster")
