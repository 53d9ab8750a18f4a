"""The scorecard as sheets with formulas: one of results, one of the questionnaires; other modules write them down.

Formulas are written with references such as B2 and with commas, as spreadsheets read them in English.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from platform_guide.decision.engine.model import Model
from platform_guide.planning.pilot.engine.model import Card, PilotModel, Plan, PlanRow
from platform_guide.planning.pilot.engine.outcome import cell_of, figure, met
from platform_guide.planning.pilot.engine.plan import TODAY
from platform_guide.planning.pilot.engine.usability import score, tenths
from platform_guide.planning.pilot.engine.words import say

_FIXED = 8
_EACH = 3
_FIRST = 3
"""The row of the first thing asked: above it stand the names of the candidates and the heads."""


class Formula(NamedTuple):
    """A formula and what it comes to."""

    text: str
    value: str | float


SheetCell = str | float | Formula


class Sheet(NamedTuple):
    """A sheet: its name, how many rows on top are heads, and its rows."""

    name: str
    heads: int
    rows: list[list[SheetCell]]


def column(at: int) -> str:
    """Return the name of a column, counted from 0: A, B, ... Z, AA, ..."""
    name = ""
    at += 1
    while at:
        at, left = divmod(at - 1, 26)
        name = chr(65 + left) + name
    return name


def column_name(pilot: PilotModel, plan: Plan, name: str) -> str:
    """Return the name of a candidate, or what today's way is called."""
    names = {one["id"]: one["name"] for one in plan["candidates"]}
    return say(pilot, "today") if name == TODAY else names.get(name, name)


def sheets(pilot: PilotModel, model: Model, plan: Plan, card: Card) -> list[Sheet]:
    """Return the sheets of a scorecard."""
    return [_results(pilot, model, plan, card), _questionnaires(pilot, plan, card)]


def _results(pilot: PilotModel, model: Model, plan: Plan, card: Card) -> Sheet:
    fixed = ("id", "kind", "metric", "target", "threshold", "how", "who", "evidence")
    top: list[SheetCell] = [""] * _FIXED
    heads: list[SheetCell] = [say(pilot, f"column-{name}") for name in fixed]
    for name in plan["columns"]:
        top += [column_name(pilot, plan, name), "", ""]
        heads += [say(pilot, f"column-{part}") for part in ("measured", "result", "note")]
    rows: list[list[SheetCell]] = [top, heads]
    for at, row in enumerate(plan["rows"], start=_FIRST):
        threshold = figure(row["threshold"])
        cells: list[SheetCell] = [
            row["id"],
            say(pilot, f"section-{row['kind']}"),
            row["label"],
            row["target"],
            row["threshold"] if threshold is None else threshold,
            row["how"],
            row["who"],
            row["evidence"],
        ]
        for place, name in enumerate(plan["columns"]):
            cells += _asked(pilot, model["levels"], row, card, (name, at, _FIXED + _EACH * place))
        rows.append(cells)
    last = _FIRST + len(plan["rows"]) - 1
    for word in ("pass", "fail"):
        total: list[SheetCell] = ["", "", say(pilot, word), *[""] * (_FIXED - 3)]
        for place in range(len(plan["columns"])):
            letter, text = column(_FIXED + _EACH * place + 1), say(pilot, word)
            count = sum(_value(row[_FIXED + _EACH * place + 1]) == text for row in rows[_FIRST - 1 : last])
            total += ["", Formula(f'COUNTIF({letter}{_FIRST}:{letter}{last},"{text}")', count), ""]
        rows.append(total)
    return Sheet("Scorecard", 2, rows)


def _value(cell: SheetCell) -> str | float:
    return cell.value if isinstance(cell, Formula) else cell


def _asked(
    pilot: PilotModel, levels: Sequence[str], row: PlanRow, card: Card, place: tuple[str, int, int]
) -> list[SheetCell]:
    """Return what is filled in for one candidate: what was measured, the result, a note."""
    name, at, start = place
    if name not in row["of"]:
        return ["\N{EN DASH}", "\N{EN DASH}", ""]
    cell = cell_of(card, row["id"], name)
    found = met(row, levels, cell)
    result = say(pilot, found) if found else ""
    measured = figure(cell["measured"].strip())
    here = f"{column(start)}{at}"
    yes, no = say(pilot, "pass"), say(pilot, "fail")
    outcome: SheetCell = result
    if row["better"] in {"less", "more"}:
        sign = "<=" if row["better"] == "less" else ">="
        most = f",{here}<={row['most']},$E{at}<={row['most']}" if row["most"] else ""
        known = f"AND(ISNUMBER({here}),ISNUMBER($E{at}),{here}>=0{most})"
        outcome = Formula(f'IF({known},IF({here}{sign}$E{at},"{yes}","{no}"),"")', result)
    elif row["better"] == "level":
        same = [f'{here}="{level}"' for level in levels]
        enough, known = ",".join(same[levels.index(row["threshold"]) :]), ",".join(same)
        outcome = Formula(f'IF(OR({enough}),"{yes}",IF(OR({known}),"{no}",""))', result)
    return [cell["measured"] if measured is None else measured, outcome, cell["note"]]


def _questionnaires(pilot: PilotModel, plan: Plan, card: Card) -> Sheet:
    usability = pilot["usability"]
    items = usability["items"]
    rows: list[list[SheetCell]] = [
        [usability["name"], *["" for _ in items], "", ""],
        [
            say(pilot, "column-candidate"),
            say(pilot, "column-participant"),
            *(item["statement"] for item in items),
            say(pilot, "column-score"),
        ],
    ]
    first, last = column(2), column(1 + len(items))
    parts = [
        f"({column(2 + place)}{{at}}-1)" if item["positive"] else f"(5-{column(2 + place)}{{at}})"
        for place, item in enumerate(items)
    ]
    for candidate in plan["candidates"]:
        people = card["usability"].get(candidate["id"], [])
        start = len(rows) + 1
        for number in range(usability["most"]):
            at = len(rows) + 1
            answers = people[number] if number < len(people) else []
            points = score(usability, answers)
            total = "+".join(parts).format(at=at)
            whole = f"COUNT({first}{at}:{last}{at})={len(items)}"
            told = "" if points is None else points / 10
            given = [answers[place] if place < len(answers) and answers[place] else "" for place in range(len(items))]
            formula = Formula(f'IF({whole},({total})*{100}/{4 * len(items)},"")', told)
            rows.append([candidate["name"], number + 1, *given, formula])
        letter, end = column(2 + len(items)), len(rows)
        scores = [found for answers in people if (found := score(usability, answers)) is not None]
        mean = "" if not scores else float(tenths((2 * sum(scores) + len(scores)) // (2 * len(scores))))
        span = f"{letter}{start}:{letter}{end}"
        formula = Formula(f'IF(COUNT({span})=0,"",ROUND(AVERAGE({span}),1))', mean)
        rows.append([candidate["name"], say(pilot, "column-score"), *["" for _ in items], formula])
    return Sheet("Usability", 2, rows)
