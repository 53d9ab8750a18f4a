"""`guide cost --answers`: the options of a result, value against cost."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read.reader import read_text
from platform_guide.cli.cost_asked import Asked
from platform_guide.cli.cost_print import as_csv, as_json, in_columns, years_text
from platform_guide.cli.decide import read_answers
from platform_guide.cost.engine.compare import judge
from platform_guide.cost.engine.money import FigureError, amount_text
from platform_guide.cost.engine.table import Table
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.model import Model, RankedData, Recommendation
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.value import points
from platform_guide.issues import Issue
from platform_guide.planning.options.compile import compile_options
from platform_guide.planning.options.engine import Beside, Case, begin, beside, cap_of, held, tables
from platform_guide.planning.options.model import OptionModel

MOST = 8
"""How many options are shown."""
_WIDTH = 100
_REASONS = {
    "least": "Over {years}, {first} costs least.",
    "together": "Over {years}, {first} costs least: ranges overlap, but figures that options share move all of them.",
    "same": "Over {years}, what is known of {first} and the next one costs the same.",
    "open": "Over {years}, nobody can say which costs least: what is open could exceed the difference.",
    "overlap": "Over {years}, there is no difference in cost to rely on: ranges overlap for most of their width.",
}
_HELD = {"within": "within it", "verify": "verify first", "over": "above it at the base", "above": "above it"}


@dataclass(frozen=True)
class Costed:
    """The options of a result with what they cost.

    `cap` is the budget of a year in cents, None where there is nothing to compare with.
    """

    options: OptionModel
    decision: Model
    found: Recommendation
    shown: Sequence[RankedData]
    cases: Sequence[Case]
    tabled: Sequence[Mapping[str, Table]]
    rows: Sequence[Beside]
    cap: int | None


def costed(catalog: Catalog, path: Path, asked: Asked, rate: str) -> Costed | list[Issue] | tuple[str, str]:
    """Work out the options that answers lead to.

    Returns:
        The options; or the problems of the file of answers, each at its place; or what cannot be done, with a hint.
    """
    options = compile_options(catalog)
    if options is None:
        return "this guide does not say what options cost", "leave --answers out"
    text = read_text(path, str(path))
    if isinstance(text, Issue):
        return [text]
    answers, weights, issues = read_answers(catalog, text, str(path))
    if issues:
        return issues
    decision = compile_model(catalog)
    found = decide(decision, answers, weights)
    facts = found["interview"]["facts"]
    listed: Sequence[RankedData] = [*(found["judged"] or found["options"] or found["verify"])]
    shown = listed[:MOST]
    cases = [begin(options, decision, facts, one, asked.given) for one in shown]
    tabled = [tables(one, asked.years) for one in cases]
    try:
        cap = cap_of(options, decision, facts, rate)
    except FigureError:
        return f"`{rate}` is no rate", "write it as in --rate 1.1"
    rows = beside(list(zip(shown, tabled, strict=True)))
    return Costed(options, decision, found, shown, cases, tabled, rows, cap)


def printed(one: Costed, asked: Asked, style: str) -> str:
    """Return the options as text, JSON or CSV."""
    names = {entry["id"]: entry["name"] for entry in one.decision["candidates"]}
    rows = [_row(one, at, names) for at in range(len(one.shown))]
    if style == "json":
        return as_json({"years": asked.years, "currency": one.options["currency"], "budget": one.cap, "options": rows})
    if style == "csv":
        return as_csv([list(rows[0]) if rows else [], *([_cell(value) for value in row.values()] for row in rows)])
    return "\n".join(_lines(one, asked, rows))


def _row(one: Costed, at: int, names: Mapping[str, str]) -> dict[str, Any]:
    row, tabled = one.rows[at], one.tabled[at]
    labels = {line: f"fee of {names[entry]}" for line, entry, _ in one.cases[at].fees}
    low, base, high = (amount_text(cents) for cents in row.cost)
    return {
        "option": " + ".join(names[part] for part in row.option.split("+")),
        "value_low": points(row.value[0]),
        "value_high": points(row.value[1]),
        "cost_low": low,
        "cost_base": base,
        "cost_high": high,
        "cost_a_year": amount_text(tabled["base"].per_year),
        "undominated": row.undominated,
        "budget": None if one.cap is None else held(one.options, tabled, one.cap),
        "open": [labels.get(line) or one.options["labels"][line] for line in tabled["base"].open],
    }


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def _lines(one: Costed, asked: Asked, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from textwrap.wrap(one.found["outcome"]["text"], _WIDTH)
    if not rows:
        return
    years = years_text(asked.years)
    yield ""
    yield f"Value against cost: present value over {years}, in {one.options['currency']}"
    head = ["option", "value", "low", "base", "high", "a year"]
    head += ["budget"] if one.cap is not None else []
    body = [
        [
            f"{'* ' if row['undominated'] else '  '}{row['option']}",
            " to ".join(dict.fromkeys([str(row["value_low"]), str(row["value_high"])])),
            row["cost_low"],
            f"{'>= ' if row['open'] else ''}{row['cost_base']}",
            row["cost_high"],
            row["cost_a_year"],
            *([_HELD[row["budget"]]] if one.cap is not None else []),
        ]
        for row in rows
    ]
    yield from in_columns([head, *body], 1)
    yield ""
    yield "* no other option is worth as much for less. >= lines without a price come on top."
    ids = [row["option"] for row in rows]
    models = {name: case.model for name, case in zip(ids, one.cases, strict=True)}
    verdict = judge(models, dict(zip(ids, one.tabled, strict=True)))
    yield from textwrap.wrap(_REASONS[verdict.reason].format(years=years, first=verdict.first), _WIDTH)
    for row, case in zip(rows, one.cases, strict=True):
        yield f"\n{row['option']}"
        labels = [portion["label"] for portion in one.options["portions"] if portion["id"] in case.portions]
        yield from textwrap.wrap("; ".join(labels) + ".", _WIDTH, initial_indent="  ", subsequent_indent="  ")
        if row["open"]:
            text = f"Open: {'; '.join(row['open'])}."
            yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
