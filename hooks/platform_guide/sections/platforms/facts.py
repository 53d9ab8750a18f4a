"""What is to be known of an entry before its claims: how each edition is had, run and paid, and its dated events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Edition, Event, Platform, Price
from platform_guide.catalog.schema.vocabulary import PricingModel
from platform_guide.sections.shared.words import FREE_TIER, RUN_FOR_YOU, word


@dataclass(frozen=True)
class Said:
    """A fact in words, and the editions that it holds for; empty where it holds for all."""

    text: str
    editions: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """A price in words, with the edition that it belongs to where there are several."""

    price: Price
    amount: str
    edition: str | None


@dataclass(frozen=True)
class Facts:
    """The facts of one entry: `coming` events soonest first, `latest` the newest that is past."""

    category: str
    delivery: tuple[Said, ...]
    places: tuple[Said, ...]
    licence: tuple[Said, ...]
    runs: tuple[Said, ...]
    charge: tuple[Said, ...]
    prices: tuple[Offer, ...]
    coming: tuple[Event, ...]
    latest: Event | None


def facts(catalog: Catalog, platform: Platform) -> Facts:
    """Return the facts of an entry; what is to come is judged from the date of the data."""
    settings = catalog.settings
    places = {item.id: item.label for item in settings.environments}
    units = {item.id: item.label for item in settings.units}
    names = {name: entry.name for name, entry in catalog.platforms.items()}
    coming, latest = dated(platform.lifecycle.events, catalog.data_date)

    def said(text: Callable[[Edition], str]) -> tuple[Said, ...]:
        return tuple(_said(platform.editions, text))

    return Facts(
        category=next(item.label for item in settings.categories if item.id == platform.category),
        delivery=said(lambda edition: ", ".join(word(item) for item in edition.delivery)),
        places=said(lambda edition: ", ".join(places[item] for item in edition.environments)),
        licence=said(_licence),
        runs=said(lambda edition: _runs(edition, names)),
        charge=said(_charge),
        prices=tuple(
            Offer(price, _amount(price, units), edition.name if len(platform.editions) > 1 else None)
            for edition in platform.editions
            for price in edition.pricing.prices
        ),
        coming=coming,
        latest=latest,
    )


def dated(events: Iterable[Event], today: dt.date) -> tuple[tuple[Event, ...], Event | None]:
    """Return the events that are to come, soonest first, and the newest of those that are past, or None."""
    ordered = sorted(events, key=lambda event: event.date)
    past = [event for event in ordered if event.date <= today]
    return tuple(ordered[len(past) :]), past[-1] if past else None


def _said(editions: tuple[Edition, ...], text: Callable[[Edition], str]) -> Iterable[Said]:
    """Yield each text once, in the order in which it first appears."""
    found: dict[str, list[str]] = {}
    for edition in editions:
        found.setdefault(text(edition), []).append(edition.name)
    for said, names in found.items():
        yield Said(said, tuple(names) if len(found) > 1 else ())


def _licence(edition: Edition) -> str:
    family = word(edition.licence_family)
    return family if edition.licence == edition.licence_family.value else f"{family} ({edition.licence})"


def _runs(edition: Edition, names: dict[str, str]) -> str:
    if edition.runs is None:
        return RUN_FOR_YOU
    needed = [names.get(name, name) for name in edition.requires]
    needed += [edition.requires_outside] if edition.requires_outside else []
    return ", and ".join([word(edition.runs), ", ".join(needed)]) if needed else word(edition.runs)


def _charge(edition: Edition) -> str:
    pricing = edition.pricing
    text = word(pricing.model)
    if pricing.free_tier is not None and pricing.model is not PricingModel.FREE:
        text = f"{text}, {FREE_TIER[pricing.free_tier]}"
    return f"{text}. {pricing.note}" if pricing.note else text


def _amount(price: Price, units: dict[str, str]) -> str:
    span = f"{price.low} to {price.high}" if price.high != price.low else str(price.low)
    return f"{span} {price.currency} {units[price.unit]}"
