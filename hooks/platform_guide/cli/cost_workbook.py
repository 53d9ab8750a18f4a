"""A cost model as a workbook with formulas: figures, lines by years, and totals that follow when a figure changes.

The formulas say the same as the engine; a spreadsheet counts in binary fractions, so an amount that is within a
millionth of half a cent can come out a cent apart.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from platform_guide.cost.data.model import CostData, Template
from platform_guide.cost.engine.lines import Row, columns_of
from platform_guide.cost.engine.model import CostModel, LineData
from platform_guide.cost.engine.money import CENTS
from platform_guide.cost.engine.scenarios import SCENARIOS, value_of, values_of
from platform_guide.cost.engine.table import Sum, Table, work_out

FIGURES, LINES = "Figures", "Lines"
"""The names of the two sheets."""
_FIRST = 4
"""The first row of figures and of lines, counted from 0."""
_AMOUNTS = 3
"""The first column of amounts, counted from 0."""
_USED = 6
"""The column of the figure that is counted with."""
_RESULTS = ("Total", "Present value", "Cost per year")


@dataclass(frozen=True)
class Cell:
    """A formula with the result that it has before anything is changed, or a value."""

    content: str | float
    result: str | float = ""
    bold: bool = False

    @property
    def is_formula(self) -> bool:
        """Tell whether it is worked out."""
        return isinstance(self.content, str) and self.content.startswith("=")


@dataclass(frozen=True)
class _Book:
    data: CostData
    template: Template
    model: CostModel
    years: int
    sheets: Mapping[str, dict[tuple[int, int], Cell]] = field(default_factory=lambda: {FIGURES: {}, LINES: {}})

    @property
    def table(self) -> Table:
        return work_out(self.model, values_of(self.model, "base"), self.years)

    @property
    def labels(self) -> Mapping[str, str]:
        named = {one.id: one.label for items in (self.data.groups, self.data.inputs, self.data.lines) for one in items}
        return {**named, **{one.id: one.item for one in self.data.prices}}

    @property
    def columns(self) -> Sequence[str]:
        return ["Start", *(f"Year {year}" for year in range(1, self.years + 1)), "Exit"]

    @property
    def open(self) -> Sequence[str]:
        """Lines that have no price; each gets a row for one."""
        return [line["id"] for line in self.model["lines"] if line["price"] is None and not line["share_of"]]

    @property
    def used(self) -> Mapping[str, str]:
        """Where the figure of each input, and of each open line, stands."""
        names = [*(one["id"] for one in self.model["inputs"]), *self.open]
        return {name: _at(_FIRST + place, _USED, sheet=FIGURES) for place, name in enumerate(names)}

    @property
    def rows(self) -> Mapping[str, int]:
        """The row of each line."""
        return {line["id"]: _FIRST + place for place, line in enumerate(self.model["lines"])}

    def put(self, sheet: str, row: int, cells: Sequence[str | float | Cell], column: int = 0) -> None:
        for place, one in enumerate(cells):
            if one != "":
                self.sheets[sheet][row, column + place] = one if isinstance(one, Cell) else Cell(one)


def workbook(data: CostData, template: Template, model: CostModel, years: int) -> bytes:
    """Return a workbook of the model of a template: the scenario is chosen on its first sheet."""
    book = _Book(data, template, model, years)
    _figures(book)
    _lines(book)
    return _written(book)


def _at(row: int, column: int, sheet: str = "") -> str:
    name = xl_rowcol_to_cell(row, column, row_abs=bool(sheet), col_abs=bool(sheet))
    return f"{sheet}!{name}" if sheet else name


def _figures(book: _Book) -> None:
    book.put(FIGURES, 0, ["Scenario", "base", "low, base or high"])
    book.put(FIGURES, 1, ["Amounts in", book.data.frame.currency if book.data.frame else ""])
    heads = ["id", "figure", "unit", "at low cost", "base", "at high cost", "counted with", "where it comes from"]
    book.put(FIGURES, _FIRST - 1, [Cell(head, bold=True) for head in heads])
    origins = dict(_origins(book.data))
    for row, one in enumerate(book.model["inputs"], start=_FIRST):
        ends = [float(value_of(one, scenario)) for scenario in SCENARIOS]
        low, base, high = (_at(row, column) for column in (3, 4, 5))
        # The discount rate is a choice of method: it stays as it is in every scenario.
        fixed = one["id"] == book.model["rate"]
        used = f"={base}" if fixed else f'=IF($B$1="low",{low},IF($B$1="high",{high},{base}))'
        unit, origin = origins.get(one["id"], ("", "put in"))
        name = book.labels.get(one["id"], one["id"])
        book.put(FIGURES, row, [one["id"], name, unit, *ends, Cell(used, ends[1]), origin])
    for row, name in enumerate(book.open, start=_FIRST + len(book.model["inputs"])):
        base = _at(row, 4)
        counted = Cell(f'=IF(ISNUMBER({base}),{base},"open")', "open")
        begin = [name, book.labels[name], "", "", "", ""]
        book.put(FIGURES, row, [*begin, counted, "nobody knows it; put one in under base"])


def _origins(data: CostData) -> Iterator[tuple[str, tuple[str, str]]]:
    for one in data.inputs:
        read = f"{' '.join(proof.url for proof in one.evidence)} read {one.verified_on}"
        # What is fixed is no guess.
        reason = one.guess if one.low == one.high else f"guess: {one.guess}"
        yield one.id, (one.unit, reason if one.guess and reason else read)
    for price in data.prices:
        urls = " ".join(proof.url for proof in price.evidence)
        origin = f"{price.region}, as of {price.as_of}, {price.source.value}: {urls}"
        yield price.id, (f"{price.currency} per {price.unit}", origin)


def _lines(book: _Book) -> None:
    table, end = book.table, book.years + 2
    book.put(LINES, 0, [Cell(book.template.label, bold=True)])
    book.put(LINES, 1, ["Amounts are rounded to the cent in each line and year. Open lines count as nothing."])
    heads = ["group", "line", "open", *book.columns, "Total"]
    book.put(LINES, _FIRST - 1, [Cell(head, bold=True) for head in heads])
    known = {row.id: row for row in table.rows}
    for line in book.model["lines"]:
        row = book.rows[line["id"]]
        amounts = [_amount(book, line, column, known[line["id"]]) for column in range(end)]
        book.put(LINES, row, [book.labels[line["group"]], book.labels[line["id"]]])
        book.put(LINES, row, [_is_open(book, line, known[line["id"]])], column=2)
        book.put(LINES, row, [*amounts, _total(row, end, sum(known[line["id"]].cents))], column=_AMOUNTS)
    row = _FIRST + len(book.model["lines"]) + 1
    for group in table.groups:
        row = _sum(book, row, group, book.labels[group.id], [one.id for one in table.rows if one.group == group.id])
    for bill in table.bills if len(table.bills) > 1 else ():
        row = _sum(book, row, bill, f"Bill for {bill.id}", [one.id for one in table.rows if one.bill == bill.id])
    _results(book, row, table)


def _is_open(book: _Book, line: LineData, row: Row) -> Cell:
    said = "yes" if row.open else "no"
    if line["share_of"]:
        parts = [f'{_at(book.rows[name], 2)}="yes"' for name in line["share_of"] if name in book.rows]
        return Cell(f'=IF(OR({",".join(parts) or "FALSE"}),"yes","no")', said)
    return Cell(f'=IF(ISNUMBER({book.used[line["price"] or line["id"]]}),"no","yes")', said)


def _amount(book: _Book, line: LineData, column: int, row: Row) -> Cell | float:
    if column not in columns_of(line["when"], book.years):
        return 0
    used = book.used
    factors = [used[name] for name in line["quantity"]]
    below = "".join(f"/{used[name]}" for name in line["per"])
    if line["share_of"]:
        parts = [_at(book.rows[name], _AMOUNTS + column) for name in line["share_of"] if name in book.rows]
        # SUM passes over the word that stands in an open line.
        factors.append(f"SUM({','.join(parts) or '0'})")
        return Cell(f"=ROUND({'*'.join(factors)}{below},2)", row.cents[column] / CENTS)
    after = max(min(column, book.years) - 1, 0)
    price = used[line["price"] or line["id"]]
    factors += [price, *(f"(1+{used[name]})^{after}" for name in (line["growth"], line["escalation"]) if name)]
    counted = f"ROUND({'*'.join(factors)}{below},2)"
    if line["price"] is None:
        return Cell(f'=IF(ISNUMBER({price}),{counted},"open")', "open")
    return Cell(f"={counted}", row.cents[column] / CENTS)


def _total(row: int, columns: int, cents: int) -> Cell:
    return Cell(f"=SUM({_at(row, _AMOUNTS)}:{_at(row, _AMOUNTS + columns - 1)})", cents / CENTS)


def _sum(book: _Book, row: int, found: Sum, label: str, lines: Sequence[str]) -> int:
    """Write the sum of some lines and return the next row."""
    end = book.years + 2
    amounts = []
    for column in range(end):
        parts = ",".join(_at(book.rows[name], _AMOUNTS + column) for name in lines)
        amounts.append(Cell(f"=SUM({parts or 0})", found.cents[column] / CENTS))
    book.put(LINES, row, ["", Cell(label, bold=True), "", *amounts, _total(row, end, found.total)])
    return row + 1


def _results(book: _Book, row: int, table: Table) -> None:
    end, last = book.years + 2, _FIRST + len(book.model["lines"]) - 1
    rate, middle = book.used[book.model["rate"]], book.model["middle"]
    totals, factors, present = [], [], []
    for column in range(end):
        above = [_at(_FIRST, _AMOUNTS + column), _at(last, _AMOUNTS + column)]
        totals.append(Cell(f"=SUM({':'.join(above)})", table.totals[column] / CENTS))
        when = str(min(column, book.years))
        exponent = f"({when}-0.5)" if middle and 0 < column <= book.years else when
        factors.append(Cell(f"=ROUND(1/(1+{rate})^{exponent},12)", table.factors[column] / 10**12))
        parts = f"{_at(row + 1, _AMOUNTS + column)}*{_at(row + 2, _AMOUNTS + column)}"
        present.append(Cell(f"=ROUND({parts},2)", table.present[column] / CENTS))
    book.put(LINES, row + 1, ["", Cell(_RESULTS[0], bold=True), "", *totals, _total(row + 1, end, table.total)])
    book.put(LINES, row + 2, ["", "Discount factor", "", *factors])
    book.put(LINES, row + 3, ["", Cell(_RESULTS[1], bold=True), "", *present, _total(row + 3, end, table.value)])
    value = _at(row + 3, _AMOUNTS + end)
    discounted = f"ROUND({value}*{rate}/(1-1/(1+{rate})^{book.years}),2)"
    each = f"=IF({rate}=0,ROUND({value}/{book.years},2),{discounted})"
    book.put(LINES, row + 4, [Cell(_RESULTS[2], bold=True)], column=1)
    book.put(LINES, row + 4, [Cell(each, table.per_year / CENTS)], column=_AMOUNTS + end)


def _written(book: _Book) -> bytes:
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    # Without it the file would hold the time of its making.
    made.set_properties({"title": book.template.label, "created": dt.datetime(2000, 1, 1, tzinfo=dt.UTC)})
    bold, money = made.add_format({"bold": True}), made.add_format({"num_format": "#,##0.00"})
    for name, cells in book.sheets.items():
        sheet = made.add_worksheet(name)
        sheet.freeze_panes(_FIRST, 2)
        sheet.set_column(0, 1, 30)
        sheet.set_column(2, _AMOUNTS + book.years + 2, 14)
        for (row, column), cell in cells.items():
            if cell.is_formula:
                sheet.write_formula(row, column, str(cell.content), money if name == LINES else None, cell.result)
            elif isinstance(cell.content, str):
                sheet.write_string(row, column, cell.content, bold if cell.bold else None)
            else:
                sheet.write_number(row, column, cell.content, money if name == LINES else None)
    made.get_worksheet_by_name(FIGURES).data_validation(0, 1, 0, 1, {"validate": "list", "source": list(SCENARIOS)})
    made.close()
    return buffer.getvalue()
