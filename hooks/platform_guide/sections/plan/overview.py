"""The overview of the plan: its steps, how far a reader's plan has come, and worked examples of both axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.money import amount_text
from platform_guide.planning.cost.offer import offer
from platform_guide.planning.cost.words import whole
from platform_guide.planning.maturity.record import maturity_of
from platform_guide.planning.needs.record import needs_of
from platform_guide.planning.options.compile import compile_options
from platform_guide.planning.options.engine import begin, tables
from platform_guide.planning.options.model import OptionModel
from platform_guide.planning.pilot.data.record import pilot_of
from platform_guide.sections.decide.organisations import Case, Decided
from platform_guide.sections.plan import beside, cost, maturity_view, needs, pilot
from platform_guide.sections.plan.steps import STEPS
from platform_guide.sections.shared.directive import Context, Given

_EXAMPLES = 3


@dataclass(frozen=True)
class Example:
    """A typical organisation with its first option and what that costs: base, low and high in whole units."""

    case: Case
    option: str
    cost: tuple[str, ...]
    open: tuple[str, ...]


def render(context: Context, url: str, _: Given) -> str:
    """Return the page as it stands without scripts."""
    decided = context.part(Decided)
    options = context.once(compile_options)
    found = tuple(_examples(decided, options)) if decided and options else ()
    shown: dict[str, object] = {"steps": STEPS, "here": "overview", "examples": found, "decided": decided is not None}
    shown |= {"files": _files(context), "offer": offer(context.catalog)}
    money = {"currency": options["currency"], "horizon": options["horizon"]} if options else {}
    return context.renderer.render("directives/plan-overview.html", url, **shown, **money)


def _files(context: Context) -> dict[str, str]:
    """Return the files that the document is made of, by the names under which the page holds them."""
    catalog = context.catalog
    held = {
        "options": (beside.PATH, context.once(compile_options) is not None),
        "costs": (cost.PATH, costs_of(catalog).present),
        "needs": (needs.PATH, needs_of(catalog).present),
        "maturity": (maturity_view.PATH, maturity_of(catalog).present),
        "pilot": (pilot.PATH, pilot_of(catalog).present),
    }
    return {name: path for name, (path, there) in held.items() if there}


def _examples(decided: Decided, options: OptionModel) -> Iterator[Example]:
    """Yield organisations whose first options are of different categories, the first of each, three at most."""
    categories = {one["id"]: one["category"] for one in decided.model["candidates"]}
    seen: set[str] = set()
    for case in decided.cases:
        new = [part for one in case.found["options"][:1] for part in one["parts"] if not part["owned"]]
        if not new or categories[new[0]["entry"]] in seen or len(seen) == _EXAMPLES:
            continue
        seen.add(categories[new[0]["entry"]])
        option = case.found["options"][0]
        begun = begin(options, decided.model, case.found["interview"]["facts"], option)
        tabled = tables(begun, options["horizon"])
        fees = {line: f"fee of {decided.names.entries[entry]}" for line, entry, _ in begun.fees}
        yield Example(
            case,
            decided.names.option(option["id"]),
            tuple(whole(amount_text(tabled[name].value)) for name in ("base", "low", "high")),
            tuple(fees.get(line) or options["labels"][line] for line in tabled["base"].open),
        )
