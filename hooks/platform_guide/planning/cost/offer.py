"""What the page of costs offers a reader: the data as the browser reads it, with every figure's origin beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.base import Named
from platform_guide.catalog.schema.model import Evidence
from platform_guide.cost.compile import line_of
from platform_guide.cost.data.model import CostInput, CostLine, CostPrice
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.model import InputData, LineData
from platform_guide.planning.options.data import option_costs_of


class Source(TypedDict):
    """Where a figure was read."""

    url: str
    title: str


class OfferedInput(InputData):
    """An input with its bounds and what is said of it; `guess` is None for one that was read on the day `read`."""

    label: str
    unit: str
    why: str
    most: str | None
    least: str | None
    fixed: bool
    guess: str | None
    read: str | None
    sources: Sequence[Source]


class OfferedPrice(TypedDict):
    """A published price; `unit` is in words, `entry` the id and the name of what it buys, None where nobody says."""

    id: str
    item: str
    amount: str
    unit: str
    currency: str
    region: str
    as_of: str
    source: str
    sources: Sequence[Source]
    entry: tuple[str, str] | None


class OfferedLine(LineData):
    """A line with its words; `optional` ones can be left out."""

    label: str
    optional: bool
    note: str | None


class Labelled(TypedDict):
    """A group or a template: its id, its name and a sentence."""

    id: str
    label: str
    description: str


class OfferedTemplate(Labelled):
    """A template with the ids of its lines."""

    lines: Sequence[str]


class Offer(TypedDict):
    """Everything that a table can be made of in the browser; see `CostModel` for the shapes of inputs and lines.

    `budget` are the groups that a budget of a year is for; none where this guide compares no budget.
    """

    rate: str
    middle: bool
    currency: str
    horizons: Sequence[int]
    horizon: int
    stale_after: int
    budget: Sequence[str]
    groups: Sequence[Labelled]
    inputs: Sequence[OfferedInput]
    prices: Sequence[OfferedPrice]
    lines: Sequence[OfferedLine]
    templates: Sequence[OfferedTemplate]


def offer(catalog: Catalog) -> Offer | None:
    """Return what a catalogue offers; None where it has no costs."""
    data = costs_of(catalog)
    if data.frame is None or not data.present:
        return None
    frame = data.frame
    # Most prices are there to be looked up; a table needs those of its lines.
    used = {line.price for line in data.lines}
    return {
        "rate": frame.rate,
        "middle": frame.middle,
        "currency": frame.currency,
        "horizons": list(frame.horizons),
        "horizon": frame.horizon,
        "stale_after": frame.stale_after,
        "budget": list(cap.groups) if (cap := option_costs_of(catalog).cap) else [],
        "groups": [_labelled(group) for group in data.groups],
        "inputs": [_input(one) for one in data.inputs],
        "prices": [one for one in priced(catalog) if one["id"] in used],
        "lines": [_line(line) for line in data.lines],
        "templates": [{**_labelled(one), "lines": list(one.lines)} for one in data.templates],
    }


def priced(catalog: Catalog) -> list[OfferedPrice]:
    """Return all published prices of a catalogue, in the order of the data."""
    units = {unit.id: unit.label for unit in catalog.settings.units}
    return [_price(catalog, one, units.get(one.unit, one.unit)) for one in costs_of(catalog).prices]


def _labelled(one: Named) -> Labelled:
    return {"id": one.id, "label": one.label, "description": one.description}


def _sources(evidence: Iterable[Evidence]) -> list[Source]:
    return [{"url": proof.url, "title": proof.title} for proof in evidence]


def _input(one: CostInput) -> OfferedInput:
    return {
        "id": one.id,
        "low": one.low,
        "base": one.base,
        "high": one.high,
        "effect": one.effect.value,
        "label": one.label,
        "unit": one.unit,
        "why": one.why,
        "most": one.most,
        "least": one.least,
        "fixed": one.fixed,
        "guess": one.guess,
        "read": one.verified_on.isoformat() if one.verified_on else None,
        "sources": _sources(one.evidence),
    }


def _price(catalog: Catalog, one: CostPrice, unit: str) -> OfferedPrice:
    entry = catalog.platforms.get(one.product.entry) if one.product else None
    return {
        "id": one.id,
        "item": one.item,
        "amount": one.amount,
        "unit": unit,
        "currency": one.currency,
        "region": one.region,
        "as_of": one.as_of.isoformat(),
        "source": one.source.value,
        "sources": _sources(one.evidence),
        "entry": (entry.id, entry.name) if entry else None,
    }


def _line(line: CostLine) -> OfferedLine:
    return {**line_of(line), "label": line.label, "optional": line.optional, "note": line.note}
