"""`guide cost`: what a template costs, by lines and years, in three scenarios side by side."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platform_guide.cli.project import load_or_complain, say
from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.figures import WORDS
from platform_guide.cost.data.model import OPEN, CostData, CostLine, Frame, Template
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.lines import Row
from platform_guide.cost.engine.model import CostModel
from platform_guide.cost.engine.money import FigureError, amount_text, figure
from platform_guide.cost.engine.scenarios import SCENARIOS, scenarios, settled
from platform_guide.cost.engine.table import Sum, Table
from platform_guide.issues import suggest
from platform_guide.sections.shared.csv_text import csv_text

HELP = "say what a way of doing it costs, by lines and years"
_WIDTH = 100
_LEAST = 14
Tables = Mapping[str, Table]


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("template", nargs="?", help="the id of a template; without one all are listed")
    parser.add_argument("--horizon", metavar="YEARS", help="how many years; default: that of the data")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="INPUT=VALUE",
        help="your own figure of an input, of a price, or of the price of an open line; can be repeated",
    )
    parser.add_argument(
        "--without", action="append", default=[], metavar="LINE", help="leave out an optional line; can be repeated"
    )
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    data = costs_of(catalog)
    if data.frame is None or not data.present:
        say("this guide has no costs")
        return 1
    asked = _Asked(data, data.frame, options.template, options.horizon, tuple(options.set), tuple(options.without))
    problems = list(asked.problems())
    if problems:
        say("\n".join(f"guide cost: {text}\n  hint: {hint}" for text, hint in problems))
        return 1
    found = [(template, asked.model(template)) for template in asked.templates]
    tables = [(template, scenarios(model, asked.years)) for template, model in found]
    if options.template is None:
        say(_list_of(asked, tables, options.format))
    else:
        say(_FORMATS[options.format](asked, found[0][1], *tables[0]))
    return 0


@dataclass(frozen=True)
class _Asked:
    """What somebody asked for, as it was typed."""

    data: CostData
    frame: Frame
    template: str | None
    horizon: str | None
    put: Sequence[str]
    without: Sequence[str]

    @property
    def templates(self) -> list[Template]:
        """The template that was named, or all of them."""
        return [one for one in self.data.templates if self.template in {None, one.id}]

    @property
    def years(self) -> int:
        """The horizon that was asked for."""
        return int(self.horizon) if self.horizon else self.frame.horizon

    @property
    def given(self) -> dict[str, str]:
        """The figures that were put in, by the id of what they are for; a later one counts."""
        return {name.strip(): text.strip() for name, _, text in (one.partition("=") for one in self.put)}

    def model(self, template: Template) -> CostModel:
        """Return the model of a template with the figures that were put in."""
        return settled(compile_model(self.data, template, self.without), self.given)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what cannot be done as it was asked, each with what to do."""
        names = [one.id for one in self.data.templates]
        if self.template is not None and self.template not in names:
            yield f"there is no template `{self.template}`", suggest(self.template, names)
        horizons = [str(years) for years in self.frame.horizons]
        if self.horizon is not None and self.horizon not in horizons:
            yield f"a table does not cover `{self.horizon}` years", f"give one of {', '.join(horizons)}"
        optional = [line.id for line in self.data.lines if line.optional]
        for name in self.without:
            if name not in optional:
                yield f"there is no optional line `{name}`", suggest(name, optional)
        for one in self.put:
            yield from self._wrong(one)
        if self.template in names:
            yield from self._idle(self.templates[0])

    def _idle(self, template: Template) -> Iterator[tuple[str, str]]:
        """Yield figures that change nothing in a template: whoever puts one in expects that it counts."""
        model = compile_model(self.data, template, self.without)
        used = [one["id"] for one in model["inputs"]]
        used += [line["id"] for line in model["lines"] if line["price"] is None and not line["share_of"]]
        for name in self.given:
            if name in self._settable() and name not in used:
                yield f"no line of `{template.id}` rests on `{name}`", suggest(name, used)

    def _wrong(self, one: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with one figure."""
        name, sign, text = (part.strip() for part in one.partition("="))
        if not sign:
            yield f"`{one}` puts no figure in", "write the id of an input, `=` and a figure, such as salary=90000"
            return
        if name not in self._settable():
            yield f"there is no input, price or open line `{name}`", suggest(name, self._settable())
            return
        try:
            value = figure(text)
        except FigureError as error:
            yield f"`{name}` cannot be `{text}`: {WORDS[error.code]}", f"write it as in {name}=0.25"
            return
        if not value and any(name in line.per for line in self.data.lines):
            yield f"`{name}` cannot be 0: quantities are divided by it", "give a figure above 0"

    def _settable(self) -> list[str]:
        figures = [*(one.id for one in self.data.inputs), *(one.id for one in self.data.prices)]
        return [*figures, *(line.id for line in self.data.lines if line.price == OPEN)]


def _list_of(asked: _Asked, found: Sequence[tuple[Template, Tables]], style: str) -> str:
    """Return all templates with their present values."""
    if style == "json":
        return _json([_summary(asked, template, tables) for template, tables in found])
    head = ["template", "label", "open lines", *SCENARIOS]
    rows = [
        [template.id, template.label, str(len(tables["base"].open)), *_each(tables, "value")]
        for template, tables in found
    ]
    if style == "csv":
        return _csv([head, *rows])
    lines = [f"Present value over {_years(asked.years)}, in {asked.frame.currency}", *_aligned([head, *rows], 2), ""]
    lines += textwrap.wrap(
        "Where lines are open, the amounts read “at least”. `guide cost TEMPLATE` names them.", _WIDTH
    )
    return "\n".join(lines)


def _summary(asked: _Asked, template: Template, tables: Tables) -> dict[str, Any]:
    return {
        "template": template.id,
        "label": template.label,
        "years": asked.years,
        "currency": asked.frame.currency,
        "at_least": bool(tables["base"].open),
        "open": list(tables["base"].open),
        "present_value": dict(zip(SCENARIOS, _each(tables, "value"), strict=True)),
        "per_year": dict(zip(SCENARIOS, _each(tables, "per_year"), strict=True)),
    }


def _as_json(asked: _Asked, model: CostModel, template: Template, tables: Tables) -> str:
    return _json(
        {
            **_summary(asked, template, tables),
            "left_out": [name for name in template.lines if name in asked.without],
            "inputs": list(model["inputs"]),
            "tables": {name: _table(tables[name]) for name in SCENARIOS},
        }
    )


def _csv(rows: Iterable[Sequence[str]]) -> str:
    # What is printed has the line ends of the terminal.
    return csv_text(rows).replace("\r\n", "\n").rstrip()


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _table(table: Table) -> dict[str, Any]:
    rows = [
        {"id": row.id, "group": row.group, "bill": row.bill, "open": row.open, "amounts": _texts(row.cents)}
        for row in table.rows
    ]
    return {
        "lines": rows,
        "groups": {one.id: _texts([*one.cents, one.total]) for one in table.groups},
        "bills": {one.id: _texts([*one.cents, one.total]) for one in table.bills},
        "totals": _texts([*table.totals, table.total]),
        "present": _texts([*table.present, table.value]),
        "per_year": amount_text(table.per_year),
    }


def _as_csv(asked: _Asked, _model: CostModel, template: Template, tables: Tables) -> str:
    labels = {line.id: line.label for line in asked.data.lines}
    head = ["template", "scenario", "group", "line", "label", "open", *_columns(asked.years), "total"]
    rows = [
        [template.id, name, row.group, row.id, labels[row.id], "yes" if row.open else "no", *_amounts(row)]
        for name in SCENARIOS
        for row in tables[name].rows
    ]
    return _csv([head, *rows])


def _as_text(asked: _Asked, model: CostModel, template: Template, tables: Tables) -> str:
    base = tables["base"]
    least = "at least " if base.open else ""
    lines = [f"{template.label}, {_years(asked.years)}, in {asked.frame.currency}", ""]
    lines += _aligned(
        [
            [f"Scenarios{', at least' if base.open else ''}", *SCENARIOS],
            ["Total", *_each(tables, "total")],
            ["Present value", *_each(tables, "value")],
            ["Cost per year", *_each(tables, "per_year")],
        ],
        1,
    )
    lines += ["", *_aligned(list(_rows(asked, base, least)), 1)]
    by_id = {line.id: line for line in asked.data.lines}
    lines += _said("Open: nobody knows the price", (_open(by_id[name]) for name in base.open))
    lines += _said("Left out", (by_id[name].label for name in template.lines if name in asked.without))
    lines += _said("Prices", _prices(asked, model))
    lines += _said("Guesses, to be replaced by your own figures", _guesses(asked, model))
    lines += _said("Put in by you", (f"{name}: {text}" for name, text in asked.given.items()))
    note = "All low ends together, or all high ends, are wider than a likely range."
    return "\n".join([*lines, "", note])


_FORMATS = {"text": _as_text, "json": _as_json, "csv": _as_csv}


def _rows(asked: _Asked, table: Table, least: str) -> Iterator[list[str]]:
    """Yield the table of the base scenario: groups, their lines, totals and bills."""
    labels = {line.id: line.label for line in asked.data.lines}
    groups = {group.id: group.label for group in asked.data.groups}
    yield ["Base scenario", *_columns(asked.years), "total"]
    for group in table.groups:
        rows = [row for row in table.rows if row.group == group.id]
        if rows:
            yield _row(groups[group.id], group)
        yield from (_row(f"  {labels[row.id]}", row) for row in rows)
    yield [f"Total{least and ', at least'}", *_texts([*table.totals, table.total])]
    yield [f"Present value{least and ', at least'}", *_texts([*table.present, table.value])]
    if len(table.bills) > 1:
        for bill in table.bills:
            yield _row(f"Of it, the bill for {bill.id}", bill)


def _row(label: str, one: Row | Sum) -> list[str]:
    """Return a row with its total; where nothing of it is known, no amount stands for what is not."""
    if one.open and not any(one.cents):
        return [label, *["open"] * (len(one.cents) + 1)]
    return [f"{label}{', at least' if one.open else ''}", *_texts([*one.cents, sum(one.cents)])]


def _open(line: CostLine) -> str:
    return f"{line.id}: {line.label}. {line.note}" if line.note else f"{line.id}: {line.label}, a share of an open line"


def _prices(asked: _Asked, model: CostModel) -> Iterator[str]:
    used = {one["id"] for one in model["inputs"]} - set(asked.given)
    for price in asked.data.prices:
        if price.id in used:
            where = f"{price.region}, as of {price.as_of}, {price.source.value}"
            yield f"{price.id}: {price.item}: {price.amount} {price.currency} per {price.unit}, {where}"


def _guesses(asked: _Asked, model: CostModel) -> Iterator[str]:
    used = {one["id"] for one in model["inputs"]} - set(asked.given)
    for one in asked.data.inputs:
        if one.id in used and one.guess and one.low != one.high:
            yield f"{one.id}: {one.label}: {one.base} ({one.low} to {one.high}) {one.unit}"


def _said(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    if not found:
        return []
    wrapped = [textwrap.wrap(line, _WIDTH, initial_indent="  - ", subsequent_indent="    ") for line in found]
    return ["", title, *(line for lines in wrapped for line in lines)]


def _columns(years: int) -> list[str]:
    return ["start", *(f"year {year}" for year in range(1, years + 1)), "exit"]


def _years(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"


def _each(tables: Tables, field: str) -> list[str]:
    return _texts([getattr(tables[name], field) for name in SCENARIOS])


def _amounts(row: Row) -> list[str]:
    return _texts([*row.cents, sum(row.cents)])


def _texts(cents: Iterable[int]) -> list[str]:
    return [amount_text(one) for one in cents]


def _aligned(rows: Sequence[Sequence[str]], words: int) -> list[str]:
    """Return rows as lines: the first `words` columns on the left, amounts on the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        left = [cell.ljust(width) for cell, width in zip(row[:words], widths[:words], strict=True)]
        right = [cell.rjust(max(width, _LEAST)) for cell, width in zip(row[words:], widths[words:], strict=True)]
        lines.append(" ".join([*left, *right]).rstrip())
    return lines
