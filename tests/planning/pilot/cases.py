"""Cases of pilots: answers, what is named and what is filled in, with all that the engine makes of them."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

import yaml

from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from platform_guide.planning.pilot.compile import lowered
from platform_guide.planning.pilot.data.model import PilotData
from platform_guide.planning.pilot.engine.calendar import box_of, calendar, day_of
from platform_guide.planning.pilot.engine.candidates import choose
from platform_guide.planning.pilot.engine.fods import fods
from platform_guide.planning.pilot.engine.hypotheses import Hangs
from platform_guide.planning.pilot.engine.icalendar import icalendar
from platform_guide.planning.pilot.engine.markdown import Filled, markdown
from platform_guide.planning.pilot.engine.measured import changes, measured_levels, overlaid
from platform_guide.planning.pilot.engine.outcome import card_of, judge
from platform_guide.planning.pilot.engine.plan import Own, make_plan
from platform_guide.planning.pilot.engine.sheets import sheets
from platform_guide.planning.pilot.engine.table import card_of_rows, card_rows
from tests.decision.small import AREAS, model
from tests.sample import SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from platform_guide.planning.pilot.engine.model import PilotModel, Plan

STAMP = "20261130T120000Z"
COUNT, SEED = 300, 16
ACCEPTED = [
    {"id": "R-01", "label": "Runs are kept.", "capability": "log", "must": True},
    {"id": "R-02", "label": "Jobs run.", "capability": "big-jobs", "must": True},
    {"id": "R-03", "label": "Runs are compared.", "capability": "compare", "must": False},
]
_LEVELS = ("none", "diy", "partial", "full", "ful", "")
_FIGURES = ("0", "3", "12.5", "20", "20.000001", "1e9", "-3", "0,5", "999999999.999999", "")


@cache
def small_pilot() -> PilotModel:
    """Return the pilot of the sample, with a test for each capability of the small decision."""
    given: dict[str, Any] = {}
    for path in sorted((SOURCE / "data/pilot").glob("*.yaml")):
        given |= yaml.safe_load(path.read_text(encoding="utf-8"))
    tests = {name: f"Try {name} | twice." for names in AREAS.values() for name in names}
    return lowered(PilotData.model_validate(given), tests)


def worked_out(asked: dict[str, Any]) -> dict[str, Any]:
    """Return all that the engine says of a case."""
    decision, pilot = model(), small_pilot()
    answers, card = asked["answers"], card_of(asked["card"])
    chosen = choose(decision, answers, {}, asked["named"])
    hangs = Hangs()
    if asked["deep"]:
        firm = study(decision, answers)["sensitivity"] or {"flips": [], "overtakes": []}
        hangs = Hangs(firm["flips"], firm["overtakes"], asked["costly"])
    plan = make_plan(pilot, decision, chosen, Own(asked["thresholds"], asked["accepted"]), hangs)
    start = day_of(asked["start"])
    days = [] if start is None else calendar(pilot, start, asked["weeks"])
    found = judge(pilot, decision["levels"], plan, card, ended=asked["ended"])
    measured = measured_levels(decision["levels"], plan, card)
    after = decide(overlaid(decision, measured), chosen.answers)
    rows = card_rows(pilot, plan, card)
    read = card_of_rows(rows)
    return {
        "plan": plan,
        "gone": chosen.gone,
        "days": days,
        "box": None if start is None else list(box_of(start, asked["weeks"])),
        "outcome": {"conclusions": found.conclusions, "scores": found.scores, "best": found.best, "text": found.text},
        "measured": measured,
        "changes": changes(pilot, decision, plan, chosen.found, after),
        "rows": rows,
        "read": {"ok": read.ok, "card": read.card, "wrong": read.wrong},
        "ics": icalendar("Pilot; a, \N{SNOWMAN}" * 9, days, STAMP),
        "fods": fods(sheets(pilot, decision, plan, card)),
        "markdown": markdown(pilot, decision, plan, Filled(asked["frame"], days, card, asked["ended"])),
    }


def ask(**changed: str) -> dict[str, list[str]]:
    """Return answers to the small decision."""
    given = {"closed": "no", "place": "any", "size": "20", "wishes": "logs", "has": "none", **changed}
    return {"door": ["whole"], **{name: value.split() for name, value in given.items()}}


def _picked(chance: Chance, some: Sequence[Any]) -> Any:  # noqa: ANN401 - any of them
    return some[chance.below(len(some))]


def case(seed: int) -> dict[str, Any]:
    """Return a random case."""
    chance = Chance(seed * 7919 + SEED)
    pick = partial(_picked, chance)
    answers = ask(
        closed=pick(["yes", "no", "unknown"]),
        size=pick(["1", "2", "20", "60"]),
        wishes=pick(["logs", "audit", "logs compares", "nothing", "unknown"]),
    )
    named = pick([[], ["hall", "manor"], ["gone"], ["barn.engine", "hall"], ["hall", "nowhere"]])
    asked: dict[str, Any] = {
        "answers": answers,
        "named": named,
        "deep": False,
        "costly": [],
        "accepted": pick(([], ACCEPTED)),
        "thresholds": pick([{}, {"hill": "5.5"}, {"hill": "many", "load": "0"}]),
        "frame": {"who": pick(["", "A * [b] | c\n#d ", "\N{SNOWMAN}"])},
        "start": f"20{10 + chance.below(89)}-{1 + chance.below(12):02}-{1 + chance.below(31):02}",
        "weeks": 1 + chance.below(6),
        "card": {},
        "ended": False,
    }
    plan: Plan = worked_out(asked)["plan"]
    asked["card"] = _filled(plan, chance)
    asked["ended"] = chance.below(2) == 0
    return asked


def _filled(plan: Plan, chance: Chance) -> dict[str, Any]:
    pick = partial(_picked, chance)
    fair = chance.below(2)
    cells: dict[str, Any] = {}
    for row in plan["rows"]:
        for name in row["of"]:
            if chance.below(12) == 0:
                continue
            kinds = {
                "level": ("full",) if fair else _LEVELS,
                "less": ("3",) if fair else _FIGURES,
                "more": ("20",) if fair else _FIGURES,
            }
            measured = pick(kinds.get(row["better"], ("", "2 hours")))
            result = pick(("pass", "pass", "pass", "fail", "")) if not fair else "pass"
            note = pick(("", "=1+1", 'He said "no", twice', "<b>&\x07"))
            cells.setdefault(row["id"], {})[name] = {"measured": measured, "result": result, "note": note}
    cells["gone-row"] = {"gone": {"measured": "1", "result": "pass", "note": "kept"}}
    usability = {
        name: [[chance.below(6) for _ in range(pick((4, 4, 4, 3)))] for _ in range(chance.below(4))]
        for name in (*plan["columns"], "gone")
    }
    return {"cells": cells, "usability": usability, "extended": chance.below(3) == 0}
