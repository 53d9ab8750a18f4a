"""Costs as `guide cost` prints them: text for people, JSON and CSV for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from platform_guide.cli.cost_asked import Asked
from platform_guide.cost.data.model import CostLine, Template
from platform_guide.cost.engine.lines import Row
from platform_guide.cost.engine.model import CostModel
from platform_guide.cost.engine.money import amount_text
from platform_guide.cost.engine.scenarios import SCENARIOS
from platform_guide.cost.engine.table import Table
from platform_guide.planning.cost.view import rows_of
from platform_guide.sections.shared.csv_text import csv_text

_WIDTH = 100
_LEAST = 14
Tables = Mapping[str, Table]


def list_of(asked: Asked, found: Sequence[tuple[Template, Tables]], style: str) -> str:
    """Return all templates with their present values."""
    if style == "json":
        return as_json([_summary(asked, template, tables) for template, tables in found])
    head = ["template", "label", "open lines", *SCENARIOS]
    rows = [
        [template.id, template.label, str(len(tables["base"].open)), *_each(tables, "value")]
        for template, tables in found
    ]
    if style == "csv":
        return as_csv([head, *rows])
    lines = [
        f"Present value over {years_text(asked.years)}, in {asked.frame.currency}",
        *in_columns([head, *rows], 2),
        "",
    ]
    lines += textwrap.wrap(
        "Where lines are open, the amounts read “at least”. `guide cost TEMPLATE` names them.", _WIDTH
    )
    return "\n".join(lines)


def _summary(asked: Asked, template: Template, tables: Tables) -> dict[str, Any]:
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


def _as_json(asked: Asked, model: CostModel, template: Template, tables: Tables) -> str:
    return as_json(
        {
            **_summary(asked, template, tables),
            "left_out": [name for name in template.lines if name in asked.without],
            "inputs": list(model["inputs"]),
            "tables": {name: _table(tables[name]) for name in SCENARIOS},
        }
    )


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV, to be printed."""
    # What is printed has the line ends of the terminal.
    return csv_text(rows).replace("\r\n", "\n").rstrip()


def as_json(value: object) -> str:
    """Return a value as JSON, to be printed."""
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


def _as_csv(asked: Asked, _model: CostModel, template: Template, tables: Tables) -> str:
    labels = {line.id: line.label for line in asked.data.lines}
    head = ["template", "scenario", "group", "line", "label", "open", *_columns(asked.years), "total"]
    rows = [
        [template.id, name, row.group, row.id, labels[row.id], "yes" if row.open else "no", *_amounts(row)]
        for name in SCENARIOS
        for row in tables[name].rows
    ]
    return as_csv([head, *rows])


def _as_text(asked: Asked, model: CostModel, template: Template, tables: Tables) -> str:
    base = tables["base"]
    lines = [f"{template.label}, {years_text(asked.years)}, in {asked.frame.currency}", ""]
    lines += in_columns(
        [
            [f"Scenarios{', at least' if base.open else ''}", *SCENARIOS],
            ["Total", *_each(tables, "total")],
            ["Present value", *_each(tables, "value")],
            ["Cost per year", *_each(tables, "per_year")],
        ],
        1,
    )
    lines += ["", *in_columns(list(_rows(asked, base)), 1)]
    by_id = {line.id: line for line in asked.data.lines}
    lines += _said("Open: nobody knows the price", (_open(by_id[name]) for name in base.open))
    lines += _said("Left out", (by_id[name].label for name in template.lines if name in asked.without))
    lines += _said("Prices", _prices(asked, model))
    lines += _said("Guesses, to be replaced by your own figures", _guesses(asked, model))
    lines += _said("Put in by you", (f"{name}: {text}" for name, text in asked.given.items()))
    note = "All low ends together, or all high ends, are wider than a likely range."
    return "\n".join([*lines, "", note])


FORMATS = {"text": _as_text, "json": _as_json, "csv": _as_csv}


def _rows(asked: Asked, table: Table) -> Iterator[list[str]]:
    """Yield the table of the base scenario: groups, their lines, totals and bills."""
    labels = {one.id: one.label for items in (asked.data.groups, asked.data.lines) for one in items}
    yield ["Base scenario", *_columns(asked.years), "total"]
    for row in rows_of(table):
        name = {
            "group": labels.get(row["id"]),
            "line": f"  {labels.get(row['id'])}",
            "total": "Total",
            "present": "Present value",
            "bill": f"Of it, the bill for {row['id']}",
        }[row["kind"]]
        # Where nothing of it is known, no amount stands for what is not.
        amounts = row["amounts"] if row["known"] else ["open"] * len(row["amounts"])
        yield [f"{name}{', at least' if row['open'] and row['known'] else ''}", *amounts]


def _open(line: CostLine) -> str:
    return f"{line.id}: {line.label}. {line.note}" if line.note else f"{line.id}: {line.label}, a share of an open line"


def _prices(asked: Asked, model: CostModel) -> Iterator[str]:
    used = {one["id"] for one in model["inputs"]} - set(asked.given)
    for price in asked.data.prices:
        if price.id in used:
            where = f"{price.region}, as of {price.as_of}, {price.source.value}"
            yield f"{price.id}: {price.item}: {price.amount} {price.currency} per {price.unit}, {where}"


def _guesses(asked: Asked, model: CostModel) -> Iterator[str]:
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


def years_text(years: int) -> str:
    """Return a number of years in words."""
    return "1 year" if years == 1 else f"{years} years"


def _each(tables: Tables, field: str) -> list[str]:
    return _texts([getattr(tables[name], field) for name in SCENARIOS])


def _amounts(row: Row) -> list[str]:
    return _texts([*row.cents, sum(row.cents)])


def _texts(cents: Iterable[int]) -> list[str]:
    return [amount_text(one) for one in cents]


def in_columns(rows: Sequence[Sequence[str]], words: int) -> list[str]:
    """Return rows as lines: the first `words` columns on the left, amounts on the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        left = [cell.ljust(width) for cell, width in zip(row[:words], widths[:words], strict=True)]
        right = [cell.rjust(max(width, _LEAST)) for cell, width in zip(row[words:], widths[words:], strict=True)]
        lines.append(" ".join([*left, *right]).rstrip())
    return lines
