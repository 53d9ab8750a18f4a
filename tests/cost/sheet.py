"""A cost model as a spreadsheet with formulas, and a reader of these formulas that knows nothing of the engine."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from platform_guide.cost.engine.model import CostModel, LineData

COLUMNS = "CDEFGHIJ"
Cells = dict[str, str]
"""Numbers and formulas by the name of their cell."""


def cells_of(model: CostModel, years: int) -> tuple[Cells, Mapping[str, str]]:
    """Return the cells of a model in its base scenario, and where its results stand: `total`, `value`, `per year`."""
    cells: Cells = {}
    at: dict[str, str] = {}
    for row, one in enumerate(model["inputs"], start=1):
        cells[f"B{row}"], at[one["id"]] = one["base"], f"B{row}"
    first = len(model["inputs"]) + 2
    rows = {line["id"]: first + place for place, line in enumerate(model["lines"])}
    for line in model["lines"]:
        for place in range(years + 2):
            cells[f"{COLUMNS[place]}{rows[line['id']]}"] = _formula(line, place, years, at, rows)
    last = first + len(model["lines"]) - 1
    total, factor, present, result = last + 2, last + 3, last + 4, last + 5
    rate = at[model["rate"]]
    for place, column in enumerate(COLUMNS[: years + 2]):
        when = (
            "0" if not place else str(years) if place > years else f"({place}-0.5)" if model["middle"] else str(place)
        )
        cells[f"{column}{total}"] = f"=SUM({column}{first}:{column}{last})"
        cells[f"{column}{factor}"] = f"=ROUND(1/(1+{rate})^{when},12)"
        cells[f"{column}{present}"] = f"=ROUND({column}{total}*{column}{factor},2)"
    end = COLUMNS[years + 1]
    cells[f"C{result}"] = f"=SUM(C{total}:{end}{total})"
    cells[f"D{result}"] = f"=SUM(C{present}:{end}{present})"
    # A rate of 0 has a formula of its own.
    year = f"D{result}/{years}" if not Decimal(cells[rate]) else f"D{result}*{rate}/(1-1/(1+{rate})^{years})"
    cells[f"E{result}"] = f"=ROUND({year},2)"
    return cells, {"total": f"C{result}", "value": f"D{result}", "per_year": f"E{result}"}


def _formula(line: LineData, column: int, years: int, at: Mapping[str, str], rows: Mapping[str, int]) -> str:
    paid = {"start": column == 0, "exit": column == years + 1, "yearly": 0 < column <= years}[line["when"]]
    if not paid or (line["price"] is None and not line["share_of"]):
        return "0"
    factors = [at[name] for name in line["quantity"]]
    if line["price"] is None:
        factors.append(f"({'+'.join(f'{COLUMNS[column]}{rows[name]}' for name in line['share_of'])})")
    else:
        after = max(min(column, years) - 1, 0)
        rises = [at[name] for name in (line["growth"], line["escalation"]) if name]
        factors += [at[line["price"]], *(f"(1+{name})^{after}" for name in rises)]
    return f"=ROUND({'*'.join(factors)}{''.join(f'/{at[name]}' for name in line['per'])},2)"


def write(path: Path, sheets: Sequence[Cells]) -> None:
    """Write a workbook with a sheet for each model."""
    with xlsxwriter.Workbook(str(path)) as book:
        for cells in sheets:
            sheet = book.add_worksheet()
            for name, text in cells.items():
                # A number stays the text that it is: a spreadsheet would make a binary fraction of it.
                (sheet.write_formula if text.startswith("=") else sheet.write_string)(name, text)


def read(path: Path) -> list[Callable[[str], Decimal]]:
    """Return for each sheet of a workbook what works out the cell of a name."""
    book = openpyxl.load_workbook(path)
    return [_reader({cell.coordinate: str(cell.value) for row in sheet.rows for cell in row}) for sheet in book]


_TOKEN = re.compile(r"SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)|([A-Z]\d+)|(\d+(?:\.\d+)?)")
_DIGITS = 90
_BARELY = Decimal(10) ** -60
"""What 90 digits of a quotient can be short of a half that it is exactly."""


def _round(number: Decimal, places: Decimal) -> Decimal:
    return (number + _BARELY).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def _reader(cells: Mapping[str, str]) -> Callable[[str], Decimal]:
    known: dict[str, Decimal] = {}

    def cell(name: str) -> Decimal:
        if name not in known:
            text = cells[name]
            known[name] = _evaluated(text[1:], cell) if text.startswith("=") else Decimal(text)
        return known[name]

    return cell


def _evaluated(formula: str, cell: Callable[[str], Decimal]) -> Decimal:
    """Return what a formula comes to, in decimals of 90 digits."""

    def token(found: re.Match[str]) -> str:
        one, top, other, bottom, name, number = found.groups()
        if one:
            columns = [chr(at) for at in range(ord(one), ord(other) + 1)]
            names = [f"{column}{row}" for column in columns for row in range(int(top), int(bottom) + 1)]
            return f"({'+'.join(f'cell({one!r})' for one in names)})"
        return f"cell({name!r})" if name else f"Decimal({number!r})"

    text = _TOKEN.sub(token, formula).replace("^", "**")
    with localcontext(prec=_DIGITS):
        found = eval(text, {"__builtins__": {}}, {"cell": cell, "Decimal": Decimal, "ROUND": _round})  # noqa: S307 - formulas of this module
    assert isinstance(found, Decimal)
    return found
