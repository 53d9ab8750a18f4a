"""The page of the plan: cost. What it shows without scripts, and the file that its script reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Edition, Platform
from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.model import OPEN, CostData, CostLine, Template, Unpublished
from platform_guide.cost.data.record import costs_of
from platform_guide.planning.cost.offer import OfferedPrice, offer, priced
from platform_guide.planning.cost.view import View, shown
from platform_guide.planning.cost.words import money, whole
from platform_guide.sections.plan.steps import STEPS
from platform_guide.sections.shared.directive import Context, Given
from platform_guide.sections.shared.page import Asset

PATH = "plan/cost.json"
_EXAMPLES = 3


@dataclass(frozen=True)
class Examples:
    """Templates worked out at build, with the defaults of the data: their view over the default horizon."""

    templates: Sequence[Template]
    view: View


@dataclass(frozen=True)
class Sought:
    """A product for which no published price was found; `edition` is None where all of it has none."""

    entry: Platform
    edition: Edition | None
    search: Unpublished


def examples(data: CostData) -> Examples | None:
    """Return up to three templates with the fewest open lines, in their order; None in a guide without costs."""
    if data.frame is None or not data.present:
        return None
    priced = {line.id for line in data.lines if line.price != OPEN}
    closed = sorted(data.templates, key=lambda one: sum(name not in priced for name in one.lines))[:_EXAMPLES]
    found = [one for one in data.templates if one in closed]
    models = {template.id: compile_model(data, template) for template in found}
    return Examples(found, shown(models, data.frame.horizon))


def cost_asset(catalog: Catalog) -> Iterator[Asset]:
    """Yield the file that the page's script reads; none in a guide without costs."""
    found = offer(catalog)
    if found:
        yield Asset(PATH, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode())


def render(context: Context, url: str, _: Given) -> str:
    """Return the page as it stands without scripts."""
    data = costs_of(context.catalog)
    return context.renderer.render(
        "directives/plan-cost.html",
        url,
        steps=STEPS,
        here="cost",
        offer=offer(context.catalog),
        examples=examples(data),
        labels=_labels(data),
        formulas={line.id: _formula(line) for line in data.lines},
        named=_named,
        guessed=[one.id for one in data.inputs if one.guess and one.low != one.high],
        read=_by_source(priced(context.catalog)),
        unpublished=[_sought(context.catalog, one) for one in data.unpublished],
        money=money,
        whole=whole,
    )


def _sought(catalog: Catalog, one: Unpublished) -> Sought:
    entry = catalog.platforms[one.product.entry]
    edition = next((each for each in entry.editions if each.id == one.product.edition), None)
    return Sought(entry, edition, one)


def _by_source(prices: Sequence[OfferedPrice]) -> Sequence[Sequence[OfferedPrice]]:
    """Return prices that were read in the same place together."""
    found: dict[tuple[str, ...], list[OfferedPrice]] = {}
    for one in prices:
        found.setdefault((one["source"], *(source["url"] for source in one["sources"])), []).append(one)
    return list(found.values())


def _labels(data: CostData) -> Mapping[str, str]:
    """Return what groups, inputs, prices, lines and templates are called, by id."""
    found = {one.id: one.item for one in data.prices}
    for items in (data.groups, data.inputs, data.lines, data.templates):
        found |= {one.id: one.label for one in items}
    return found


def _named(ids: Sequence[str], labels: Mapping[str, str]) -> Sequence[str]:
    return [labels[one] for one in ids]


@dataclass(frozen=True)
class Formula:
    """What a line is made of: ids of figures that are multiplied, divided by, and by which it rises; or lines."""

    times: Sequence[str]
    per: Sequence[str]
    rises: Sequence[str]
    share_of: Sequence[str]


def _formula(line: CostLine) -> Formula:
    rises = [one for one in (line.growth, line.escalation) if one]
    return Formula([*line.quantity, *([line.price] if line.price else [])], line.per, rises, line.share_of)
