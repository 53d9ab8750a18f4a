"""The page of the plan: pilot. Without scripts it shows how a pilot is planned, its lists, and worked examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.planning.needs.record import needs_of
from platform_guide.planning.options.compile import compile_options
from platform_guide.planning.pilot.compile import compile_pilot
from platform_guide.planning.pilot.costly import costliest
from platform_guide.planning.pilot.data.record import pilot_of
from platform_guide.planning.pilot.engine.calendar import box_of, calendar, day_of, shifted
from platform_guide.planning.pilot.engine.candidates import first_of
from platform_guide.planning.pilot.engine.hypotheses import Hangs
from platform_guide.planning.pilot.engine.model import Day, PilotModel, Plan
from platform_guide.planning.pilot.engine.plan import make_plan, role
from platform_guide.sections.decide.organisations import Case, Decided
from platform_guide.sections.plan.beside import PATH as OPTIONS
from platform_guide.sections.plan.cost import PATH as COSTS
from platform_guide.sections.plan.needs import PATH as NEEDS
from platform_guide.sections.plan.steps import STEPS
from platform_guide.sections.shared.directive import Context, Given
from platform_guide.sections.shared.page import Asset

PATH = "plan/pilot.json"
_EXAMPLES = 3
_WEEK = 7


@dataclass(frozen=True)
class Example:
    """The pilot of a typical organisation, with its calendar from the Monday after the day of the data."""

    case: Case
    plan: Plan
    days: tuple[Day, ...]
    end: str


def pilot_asset(catalog: Catalog, decided: Decided | None) -> tuple[Asset, ...]:
    """Return what the browser makes plans from; nothing in a guide without pilots or without a decision."""
    if decided is None or not pilot_of(catalog).present:
        return ()
    return (Asset(PATH, json.dumps(compile_pilot(catalog), ensure_ascii=False, separators=(",", ":")).encode()),)


def render(context: Context, url: str, _: Given) -> str:
    """Return the page as it stands without scripts."""
    decided = context.part(Decided)
    present = decided is not None and pilot_of(context.catalog).present
    pilot = compile_pilot(context.catalog) if present else None
    found = tuple(_examples(context.catalog, pilot, decided)) if pilot and decided else ()
    costs = context.once(compile_options) is not None
    shown = {
        "options": OPTIONS if costs else None,
        "costs": COSTS,
        "pilot": pilot,
        "examples": found,
        "role": role,
        "data": PATH,
    }
    needs = NEEDS if needs_of(context.catalog).present else None
    return context.renderer.render("directives/plan-pilot.html", url, steps=STEPS, here="pilot", needs=needs, **shown)


def _examples(catalog: Catalog, pilot: PilotModel, decided: Decided) -> Iterator[Example]:
    """Yield pilots of organisations with something new to try, those with a must-have in doubt first."""
    plans: dict[str, tuple[Case, Plan]] = {}
    for case in decided.cases:
        options = case.found["options"]
        if not options or not options[0]["new"]:
            continue
        chosen = first_of(case.found, {name: list(given) for name, given in case.organisation.answers.items()})
        plan = make_plan(
            pilot, decided.model, chosen, hangs=Hangs(case.flips, (), costliest(catalog, decided.model, chosen))
        )
        # Two organisations that would try the same show nothing more than one.
        plans.setdefault(options[0]["id"], (case, plan))
    ordered = sorted(plans.values(), key=lambda pair: pair[1]["hypotheses"][0]["kind"] != "must")
    today = day_of(catalog.data_date.isoformat()) or 0
    monday = today + _WEEK - catalog.data_date.weekday()
    weeks = pilot["box"]["weeks"]
    for case, plan in ordered[:_EXAMPLES]:
        days = tuple(calendar(pilot, shifted(monday, 0), weeks))
        yield Example(case, plan, days, box_of(monday, weeks).end)
