"""The workbook of `guide cost`: another program works its formulas out anew, and they come to our cents."""

from __future__ import annotations

import shutil
import subprocess
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from platform_guide import cli
from platform_guide.cli import main
from platform_guide.cli.cost_workbook import FIGURES, LINES, workbook
from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.money import amount_text
from platform_guide.cost.engine.scenarios import scenarios, settled, values_of
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.cost.data.model import CostData
    from platform_guide.cost.engine.model import CostModel
    from platform_guide.cost.engine.table import Table

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop>
</item>
</oor:items>
"""
"""Lets the program work every formula out when it opens a file."""


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "today", lambda: sample.TODAY)


@pytest.fixture
def data(tmp_path: Path) -> CostData:
    return costs_of(sample.catalog(sample.sample(tmp_path)))


def shown(path: Path) -> dict[str, list[Any]]:
    """Return the amounts of the sheet of lines by the name of their row."""
    sheet = openpyxl.load_workbook(path, data_only=True)[LINES]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5) if row[1].value]
    return {str(row[1]): row[3:] for row in rows}


def ours(table: Table, labels: dict[str, str]) -> dict[str, list[str]]:
    open_lines = [row.id for row in table.rows if row.open and not any(row.cents)]
    found = {
        labels[row.id]: [amount_text(one) for one in (*row.cents, sum(row.cents))]
        for row in table.rows
        if row.id not in open_lines
    }
    found["Total"] = [amount_text(one) for one in (*table.totals, table.total)]
    found["Present value"] = [amount_text(one) for one in (*table.present, table.value)]
    return {**found, "Cost per year": [amount_text(table.per_year)]}


def recalculated(folder: Path, files: list[Path]) -> list[Path]:
    """Let LibreOffice open each file, work all of it out, and write it again."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    out = folder / "out"
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([program, *options, *map(str, files)], check=True, capture_output=True, timeout=300)
    return [out / file.name for file in files]


def figure_of_rate(model: CostModel) -> Fraction:
    return values_of(model, "base")[model["rate"]]


def is_at_half(table: Table, rate: Fraction) -> bool:
    """Tell whether the cost per year is within a millionth of half a cent before it is rounded."""
    exact = table.value * rate / (1 - 1 / (1 + rate) ** table.years) if rate else Fraction(table.value, table.years)
    return abs(exact % 1 - Fraction(1, 2)) < Fraction(1, 10**6)


@pytest.mark.tools
@pytest.mark.slow
def test_another_program_comes_to_the_same_cents(data: CostData, tmp_path: Path) -> None:
    labels = {line.id: line.label for line in data.lines}
    files: list[Path] = []
    wanted = []
    for template in data.templates:
        for years in (1, 3, 5):
            for put in ({}, {"riders": "3.7", "cover": "12.345"}, {"rate": "0"}):
                model = settled(compile_model(data, template), put)
                for name, table in scenarios(model, years).items():
                    path = tmp_path / f"{len(files)}.xlsx"
                    path.write_bytes(workbook(data, template, model, years))
                    book = openpyxl.load_workbook(path)
                    # What openpyxl writes holds no results: each is the other program's own.
                    book[FIGURES]["B1"] = name
                    book.save(path)
                    files.append(path)
                    wanted.append((table, figure_of_rate(model)))
    for path, (table, rate) in zip(recalculated(tmp_path, files), wanted, strict=True):
        found = shown(path)
        expected = ours(table, labels)
        if is_at_half(table, rate):
            # A binary fraction falls on either side.
            del expected["Cost per year"]
        for name, amounts in expected.items():
            numbers = [one for one in found[name] if one is not None]
            assert [f"{one:.2f}" for one in numbers] == amounts, (path, name)


def test_it_opens_with_what_the_table_says(data: CostData, tmp_path: Path) -> None:
    path = tmp_path / "costs.xlsx"
    found: dict[str, list[Any]] = {}
    for template in data.templates:
        model = compile_model(data, template)
        path.write_bytes(workbook(data, template, model, 3))
        found = shown(path)
        for name, amounts in ours(scenarios(model, 3)["base"], {one.id: one.label for one in data.lines}).items():
            assert [f"{one:.2f}" for one in found[name] if one is not None] == amounts
    assert [found["Insurance"][at] for at in (0, 1, 5)] == [0, "open", 0]
    assert "Bill for maker" in found
    figures = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[FIGURES].iter_rows(min_row=5)]
    riders = next(row for row in figures if row[0] == "riders")
    assert riders[1:6] == ["Riders", "people", 1, 2, 4]
    assert riders[7] == "https://example.org/riders read 2026-10-01"
    # What lowers the cost is large where the cost is low.
    assert next(row for row in figures if row[0] == "lifetime")[3:6] == [3, 2, 1]
    assert figures[-1][0] == "cover"


def test_the_same_costs_are_the_same_file(data: CostData) -> None:
    model = compile_model(data, data.templates[0])
    assert workbook(data, data.templates[0], model, 3) == workbook(data, data.templates[0], model, 3)


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, path = str(sample.sample(tmp_path)), tmp_path / "costs.xlsx"
    asked = ["cost", "own", "--format", "xlsx", "--set", "riders=3", "--root", root]
    assert main([*asked, "--output", str(path)]) == 0
    assert capsys.readouterr().out == f"written: {path}\n"
    assert shown(path)["Bicycles"][0] == 1499.85
    assert main([*asked, "--output", str(tmp_path / "none" / "costs.xlsx")]) == 1
    assert "cannot be written" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["own", "--format", "xlsx"], ("none is named", "--output costs.xlsx")),
        (["--format", "xlsx", "--output", "costs.xlsx"], ("holds one template", "guide cost TEMPLATE")),
        (["own", "--output", "costs.xlsx"], ("there is no file to write", "--format xlsx")),
    ],
)
def test_what_keeps_it_from_being_written_is_said(
    asked: list[str], words: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cost", *asked, "--root", str(sample.sample(tmp_path))]) == 1
    text, hint = capsys.readouterr().out.splitlines()
    assert words[0] in text
    assert words[1] in hint
