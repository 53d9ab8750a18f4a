"""`guide pilot`: a plan, a scorecard and a calendar from answers or from two entries, and what a scorecard says."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from platform_guide.catalog.catalog import Catalog
from platform_guide.cli.pilot_asked import Asked, read_asked
from platform_guide.cli.project import complain, load_or_complain, say
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from platform_guide.issues import printable
from platform_guide.planning.pilot.compile import compile_pilot
from platform_guide.planning.pilot.costly import costliest
from platform_guide.planning.pilot.data.record import pilot_of
from platform_guide.planning.pilot.engine.calendar import calendar, day_of, has_ended
from platform_guide.planning.pilot.engine.candidates import Chosen, choose
from platform_guide.planning.pilot.engine.fods import fods
from platform_guide.planning.pilot.engine.hypotheses import Hangs
from platform_guide.planning.pilot.engine.icalendar import icalendar
from platform_guide.planning.pilot.engine.markdown import Filled, markdown
from platform_guide.planning.pilot.engine.measured import changes, measured_levels, overlaid
from platform_guide.planning.pilot.engine.model import Day, PilotModel, Plan
from platform_guide.planning.pilot.engine.outcome import judge
from platform_guide.planning.pilot.engine.plan import Own, make_plan
from platform_guide.planning.pilot.engine.sheets import sheets
from platform_guide.planning.pilot.engine.table import card_rows
from platform_guide.planning.pilot.engine.words import say as told
from platform_guide.sections.plan.pilot_book import book
from platform_guide.sections.shared.csv_text import csv_text

HELP = "plan a pilot, and say what a filled scorecard leads to"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--answers", type=Path, metavar="FILE", help="YAML or JSON, as `guide decide` takes it")
    parser.add_argument("--link", metavar="ADDRESS", help="the address of a result or of a plan, in quotes")
    parser.add_argument("--plan", type=Path, metavar="FILE", help="a plan that the site saved")
    parser.add_argument(
        "--of", action="append", default=[], metavar="ENTRY", help="a candidate, or a stack as one+other; at most two"
    )
    parser.add_argument("--card", type=Path, metavar="FILE", help="a filled scorecard: CSV, or a plan that was saved")
    parser.add_argument("--start", metavar="DAY", help="the first day, as YYYY-MM-DD")
    parser.add_argument("--weeks", metavar="WEEKS", help="how long it takes; default: that of the data")
    parser.add_argument(
        "--threshold", action="append", default=[], metavar="CRITERION=FIGURE", help="your own; can be repeated"
    )
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="text is Markdown")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write into a file; needed for xlsx")


class _Made(NamedTuple):
    """A plan with all that belongs to it."""

    asked: Asked
    model: Model
    pilot: PilotModel
    chosen: Chosen
    plan: Plan
    days: list[Day]
    today: dt.date


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    if not pilot_of(catalog).present or not decision_of(catalog).present:
        say("this guide has no pilots")
        return 1
    asked, issues, problems = read_asked(catalog, options)
    if options.format == "xlsx" and not options.output:
        problems.append(("a workbook cannot be printed", "name a file with --output"))
    if issues:
        return complain(*issues)
    if problems:
        say("\n".join(f"guide pilot: {text}\n  hint: {hint}" for text, hint in problems))
        return 1
    made = _make(catalog, asked, today)
    if made.asked.start is None and options.format == "ics":
        say("guide pilot: a calendar needs a first day\n  hint: give it as --start 2027-01-11")
        return 1
    for line in _remarks(made):
        sys.stderr.write(f"guide pilot: {printable(line)}\n")
    content = _FORMATS[options.format](made)
    if options.output:
        options.output.write_bytes(content if isinstance(content, bytes) else content.encode())
        say(f"wrote {options.output}")
    else:
        # What is printed has the line ends of the terminal.
        say(str(content).replace("\r\n", "\n").rstrip("\n"))
    return 0


def _make(catalog: Catalog, asked: Asked, today: dt.date) -> _Made:
    model, pilot = compile_model(catalog), compile_pilot(catalog)
    chosen = choose(model, asked.answers, asked.weights, asked.named)
    firm: Mapping[str, Any] = study(model, asked.answers, asked.weights)["sensitivity"] or {}
    hangs = Hangs(firm.get("flips", ()), firm.get("overtakes", ()), costliest(catalog, model, chosen))
    plan = make_plan(pilot, model, chosen, Own(asked.thresholds, asked.accepted), hangs)
    start = day_of(asked.start or "")
    days = [] if start is None else calendar(pilot, start, asked.weeks)
    return _Made(asked, model, pilot, chosen, plan, days, today)


def _remarks(made: _Made) -> list[str]:
    """Return what somebody has to know who reads the result: what is gone, and what a file holds beside it."""
    found = [f"`{name}` is not in this catalogue any more" for name in made.chosen.gone]
    card = made.asked.card
    held = {name for columns in card["cells"].values() for name in columns} | set(card["usability"])
    others = sorted(held - set(made.plan["columns"]))
    if others:
        found.append(f"the scorecard also holds results of {', '.join(others)}; they are kept and not counted")
    if made.asked.wrong:
        found.append(f"lines of the scorecard that say nothing: {', '.join(map(str, made.asked.wrong))}")
    if not made.plan["candidates"]:
        found.append("there is no candidate: give --answers, --link, --plan or --of")
    return found


def _again(made: _Made) -> dict[str, Any]:
    """Return the levels that were measured and what they change."""
    measured = measured_levels(made.model["levels"], made.plan, made.asked.card)
    if not measured:
        return {"levels": {}, "changes": []}
    after = decide(overlaid(made.model, measured), made.chosen.answers, made.asked.weights)
    return {"levels": measured, "changes": changes(made.pilot, made.model, made.plan, made.chosen.found, after)}


def _ended(made: _Made) -> bool:
    return has_ended(day_of(made.asked.start or ""), made.asked.weeks, made.today.toordinal())


def _text(made: _Made) -> str:
    text = markdown(
        made.pilot, made.model, made.plan, Filled(made.asked.frame, made.days, made.asked.card, _ended(made))
    )
    found = _again(made)["changes"]
    heading = told(made.pilot, "measured-by-you").capitalize()
    return text + (f"\n## {heading}\n\n" + "\n".join(f"- {line}" for line in found) + "\n" if found else "")


def _json(made: _Made) -> str:
    outcome = judge(made.pilot, made.model["levels"], made.plan, made.asked.card, ended=_ended(made))
    whole = {
        "format": "pilot",
        "version": made.pilot["version"],
        "data": made.model["date"],
        "plan": made.plan,
        "calendar": made.days,
        "card": made.asked.card,
        "outcome": outcome._asdict(),
        "measured": _again(made),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _csv(made: _Made) -> str:
    return csv_text(card_rows(made.pilot, made.plan, made.asked.card))


def _names(made: _Made) -> str:
    return ", ".join(one["name"] for one in made.plan["candidates"])


def _ics(made: _Made) -> str:
    name = told(made.pilot, "calendar-name", {"candidates": _names(made)})
    return icalendar(name, made.days, f"{made.today:%Y%m%d}T000000Z")


def _fods(made: _Made) -> str:
    return fods(sheets(made.pilot, made.model, made.plan, made.asked.card))


def _xlsx(made: _Made) -> bytes:
    title = told(made.pilot, "title", {"candidates": _names(made)})
    return book(sheets(made.pilot, made.model, made.plan, made.asked.card), title, made.today)


_FORMATS: Mapping[str, Callable[[_Made], str | bytes]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "ics": _ics,
    "fods": _fods,
    "xlsx": _xlsx,
}
