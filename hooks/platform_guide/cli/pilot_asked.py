"""What somebody asked `guide pilot` for: answers, candidates, days, thresholds and a scorecard, each looked at."""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.read.reader import read_text
from platform_guide.cli.decide import read_answers
from platform_guide.issues import Issue, suggest
from platform_guide.planning.needs.compile import requirement
from platform_guide.planning.needs.model import Priority
from platform_guide.planning.needs.record import needs_of
from platform_guide.planning.pilot.data.model import Box, PilotData
from platform_guide.planning.pilot.data.record import pilot_of
from platform_guide.planning.pilot.data.vocabulary import Better
from platform_guide.planning.pilot.engine.calendar import day_of
from platform_guide.planning.pilot.engine.candidates import MOST
from platform_guide.planning.pilot.engine.model import AcceptedData, Card
from platform_guide.planning.pilot.engine.outcome import card_of, figure
from platform_guide.planning.pilot.engine.table import card_of_rows

VERSION = 1
"""The version of addresses and of files that hold a plan."""
Problem = tuple[str, str]
_PLAN = re.compile(r"[nmpc]\.[a-z0-9.-]+|v")
_MARKS = frozenset({"at", "on", "was"})
_WEIGHT = "weight."
_THRESHOLD = "p.t."
_NEED = "n."
_PARTS = re.compile(r"[+. ]")


@dataclass
class Asked:
    """What a plan is made from; `wrong` are lines of the scorecard that say nothing.

    `marks` are the needs of a plan with their priority, `accepted` those of them that a pilot tests.
    """

    weeks: int
    answers: dict[str, list[str]] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)
    thresholds: dict[str, str] = field(default_factory=dict)
    frame: dict[str, str] = field(default_factory=dict)
    start: str | None = None
    card: Card = field(default_factory=lambda: card_of(None))
    wrong: list[int] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    accepted: list[AcceptedData] = field(default_factory=list)


def read_asked(catalog: Catalog, options: argparse.Namespace) -> tuple[Asked, list[Issue], list[Problem]]:
    """Return what was asked for, the problems of files at their places, and those of arguments with a hint each."""
    data = pilot_of(catalog)
    if data.box is None:
        raise ValueError("a guide without pilots")
    asked = Asked(data.box.weeks)
    issues: list[Issue] = []
    problems: list[Problem] = []
    if options.answers:
        text = read_text(options.answers, str(options.answers))
        if isinstance(text, Issue):
            issues.append(text)
        else:
            asked.answers, asked.weights, found = read_answers(catalog, text, str(options.answers))
            issues += found
    if options.plan:
        problems += _saved(asked, options.plan, data)
    if options.link:
        problems += _fragment(asked, options.link.partition("#")[2], data)
    if options.card:
        problems += _card(asked, options.card)
    asked.named = options.of or asked.named
    problems += _named(catalog, options.of)
    problems += _days(asked, data.box, options.start, options.weeks)
    for one in options.threshold:
        name, _, value = (part.strip() for part in one.partition("="))
        asked.thresholds[name] = value
    problems += _thresholds(asked, data)
    asked.accepted = list(_accepted(catalog, asked.marks))
    return asked, issues, problems


def _fragment(asked: Asked, fragment: str, data: PilotData) -> Iterator[Problem]:
    """Take over what an address says, as the site writes it."""
    if not fragment:
        yield "the link has no answers: nothing stands after its #", "put the address into quotes"
    for name, value in parse_qsl(fragment):
        if name.startswith(_WEIGHT):
            if re.fullmatch(r"100|[0-9]{1,2}", value):
                asked.weights[name[len(_WEIGHT) :]] = int(value)
        elif _PLAN.fullmatch(name):
            yield from _of_plan(asked, name, value, data)
        elif name not in _MARKS:
            asked.answers[name] = [one for one in value.split(",") if one]


def _of_plan(asked: Asked, name: str, value: str, data: PilotData) -> Iterator[Problem]:
    """Take over what the plan keeps in an address; what is of its other steps says nothing here."""
    criterion = name.removeprefix(_THRESHOLD)
    if name == "v" and value != str(VERSION):
        yield f"this plan is of version {value}, and this guide reads {VERSION}", "make it anew on the site"
    elif name == "p.of":
        asked.named = [one for one in value.split(",") if one]
    elif name == "p.start":
        asked.start = value
    elif name == "p.weeks":
        yield from _weeks(asked, data.box, value)
    elif name.startswith(_NEED):
        asked.marks[name[len(_NEED) :]] = value
    elif criterion != name and any(one.id == criterion for one in data.criteria):
        asked.thresholds[criterion] = value


def _loaded(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return what a file of a plan holds."""
    text = read_text(path, str(path))
    if isinstance(text, Issue):
        return {}, [(f"{path}: {text.text}", text.hint)]
    try:
        found = json.loads(text)
    except ValueError:
        return {}, [(f"{path} cannot be read as JSON", "“Save the plan” on the site makes such a file")]
    if not isinstance(found, dict) or found.get("format") != "plan":
        return {}, [(f"{path} holds no plan", "“Save the plan” on the site makes one")]
    if found.get("version") != VERSION:
        hint = "make it anew on the site"
        return {}, [(f"{path} is of version {found.get('version')}, and this guide reads {VERSION}", hint)]
    return found, []


def _saved(asked: Asked, path: Path, data: PilotData) -> Iterator[Problem]:
    found, problems = _loaded(path)
    yield from problems
    notes = found.get("notes")
    if not isinstance(notes, dict):
        return
    fragment = str(found.get("fragment", "")).removeprefix("#")
    yield from _fragment(asked, fragment, data) if fragment else ()
    frame = notes.get("p.frame")
    asked.frame = {name: one for name, one in frame.items() if isinstance(one, str)} if isinstance(frame, dict) else {}
    asked.card = card_of(notes.get("p.card"))


def _card(asked: Asked, path: Path) -> Iterator[Problem]:
    text = read_text(path, str(path))
    if isinstance(text, Issue):
        yield f"{path}: {text.text}", text.hint
        return
    if text.lstrip().startswith("{"):
        found, problems = _loaded(path)
        yield from problems
        notes = found.get("notes")
        asked.card = card_of(notes.get("p.card") if isinstance(notes, dict) else None)
        return
    head = text.partition("\n")[0]
    parting = ";" if head.count(";") > head.count(",") else ","
    read = card_of_rows(list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=parting)))
    if not read.ok:
        yield f"{path} is no scorecard", "its first line names the columns row, candidate, measured and result"
    asked.card, asked.wrong = read.card, read.wrong


def _named(catalog: Catalog, given: list[str]) -> Iterator[Problem]:
    if len(given) > MOST:
        yield f"{len(given)} candidates are named", f"a pilot tries at most {MOST} beside today's way"
    known = catalog.ids(PLATFORMS)
    for name in given:
        for part in _PARTS.split(name):
            if part not in known:
                yield f"there is no entry `{part}`", suggest(part, known)


def _accepted(catalog: Catalog, marks: Mapping[str, str]) -> Iterator[AcceptedData]:
    """Yield the needs that a plan has marked and that a pilot tests."""
    for item in needs_of(catalog).items:
        mark = marks.get(item.id)
        if item.capability and mark in {Priority.MUST.value, Priority.SHOULD.value}:
            must = mark == Priority.MUST.value
            name = requirement(item.number)
            yield {"id": name, "label": item.text, "capability": item.capability, "must": must}


def _weeks(asked: Asked, box: Box | None, value: str) -> Iterator[Problem]:
    if box and re.fullmatch(r"[0-9]{1,3}", value) and box.shortest <= int(value) <= box.longest:
        asked.weeks = int(value)
    elif box:
        yield f"a pilot cannot take `{value}` weeks", f"give a whole number from {box.shortest} to {box.longest}"


def _days(asked: Asked, box: Box, start: str | None, weeks: str | None) -> Iterator[Problem]:
    asked.start = start or asked.start
    if asked.start is not None and day_of(asked.start) is None:
        yield f"`{asked.start}` is not a day of this century", "write it as in 2027-01-11"
    if weeks is not None:
        yield from _weeks(asked, box, weeks)


def _thresholds(asked: Asked, data: PilotData) -> Iterator[Problem]:
    compared = [one.id for one in data.criteria if one.better != Better.YES]
    for name, value in asked.thresholds.items():
        if name not in compared:
            yield f"there is no criterion with a threshold `{name}`", suggest(name, compared)
        elif figure(value) is None:
            yield f"the threshold of `{name}` cannot be `{value}`", "write digits with a point, such as 2.5"
