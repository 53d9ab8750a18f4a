"""What is to be known of an entry before its claims, in words: `worded` says each fact once, and every page repeats it.

The page of an entry, pairs, the record that puts entries side by side, and the search take their texts from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import labels_of
from platform_guide.catalog.schema.model import BuyingFact, BuyingTopic, Edition, Event, Platform, Price
from platform_guide.catalog.schema.vocabulary import Delivery, PricingModel, Status
from platform_guide.sections.platforms.verdicts import verdict_of
from platform_guide.sections.shared.words import (
    EDITION_FACTS,
    FACT_LABELS,
    FREE_TIER,
    NOT_ESTABLISHED,
    RUN_FOR_YOU,
    word,
)


@dataclass(frozen=True)
class Piece:
    """A part of a text; `link` is an address below the root of the site, or empty."""

    text: str
    link: str = ""


@dataclass(frozen=True)
class Worded:
    """A fact in words: which it is, by its name in `FACT_LABELS`, and the parts of its text."""

    fact: str
    pieces: tuple[Piece, ...]

    @property
    def label(self) -> str:
        """What the fact is called."""
        return FACT_LABELS[self.fact]

    @property
    def text(self) -> str:
        """The text without its links."""
        return "".join(piece.text for piece in self.pieces)


def worded(catalog: Catalog, platform: Platform, edition: Edition | None = None) -> tuple[Worded, ...]:
    """Return the facts of an edition, or those of the entry as a whole.

    A fact may have several lines, each a `Worded`: an entry's state and verdict have their reason behind them, its
    dates and an edition's prices one line each, in the order of the file. The state of an edition is said only where
    it is not the usual one.
    """
    return tuple(_of_edition(catalog, edition) if edition else _of_entry(catalog, platform))


def _line(fact: str, text: str) -> Worded:
    return Worded(fact, (Piece(text),))


def _of_entry(catalog: Catalog, platform: Platform) -> Iterator[Worded]:
    life, verdict, status = platform.lifecycle, platform.verdict, verdict_of(catalog, platform)
    yield _line("state", word(life.status))
    if life.note:
        yield _line("state", life.note)
    if verdict and status:
        yield _line("verdict", status.label)
        yield _line("verdict", verdict.reason)
    for event in life.events:
        what = f"{word(event.kind)}{f': {event.part}' if event.part else ''}."
        yield Worded("dates", (Piece(what), Piece(f" {event.text}")))
    if found := platform.release:
        yield _line("release", f"{found.version} of {found.date}, seen on {found.verified_on}")
    yield _line("owner", platform.owner.name)
    yield _line("category", labels_of(catalog.settings.categories)[platform.category])


def _of_edition(catalog: Catalog, edition: Edition) -> Iterator[Worded]:
    places, units = labels_of(catalog.settings.environments), labels_of(catalog.settings.units)
    if edition.status is not Status.ACTIVE:
        yield _line("state", word(edition.status))
    yield _line("delivery", _known({item: word(item) for item in Delivery}, edition.delivery, edition.not_delivery))
    yield _line("places", _known(places, edition.environments, edition.not_environments))
    use = word(edition.use) if edition.use else NOT_ESTABLISHED
    yield _line("use", f"{use}. {edition.use_note}" if edition.use_note else use)
    yield _line("licence", _licence(edition))
    yield Worded("runs", tuple(_runs(catalog, edition)))
    yield _line("charge", _charge(edition))
    for price in edition.pricing.prices:
        yield _line("prices", _amount(price, units))
    if edition.note:
        yield _line("note", edition.note)
    for bought in asked(catalog, edition):
        yield _line("buying", f"{bought.label}: {bought.text}")


@dataclass(frozen=True)
class Bought:
    """One thing that buyers ask about an edition: what it is called, what is documented of it, and the record."""

    label: str
    text: str
    fact: BuyingFact


def asked(catalog: Catalog, edition: Edition) -> tuple[Bought, ...]:
    """Return what is said of what buyers ask, in the order of the settings."""
    return tuple(
        Bought(topic.label, _documented(topic, fact), fact)
        for topic in catalog.settings.buying
        if (fact := edition.buying.get(topic.id))
    )


def _documented(topic: BuyingTopic, fact: BuyingFact) -> str:
    """Return the options in the order of the settings, those that are ruled out behind the others."""
    if not fact.known:
        return NOT_ESTABLISHED
    has, lacks = (
        ", ".join(option.label for option in topic.options if option.id in names) for names in (fact.has, fact.has_not)
    )
    text = "; ".join(part for part in (has, f"not {lacks}" if lacks else "") if part)
    return text[0].upper() + text[1:]


def _known(words: Mapping[str, str], yes: Iterable[str], no: Iterable[str]) -> str:
    """Return what holds, and behind it what is not known; what is known not to hold is left out."""
    open_ones = [text for name, text in words.items() if name not in {*yes, *no}]
    known = ", ".join(words[name] for name in yes)
    return f"{known} ({NOT_ESTABLISHED.lower()}: {', '.join(open_ones)})" if open_ones else known


def _licence(edition: Edition) -> str:
    family = word(edition.licence_family)
    return family if edition.licence == edition.licence_family.value else f"{family} ({edition.licence})"


def _runs(catalog: Catalog, edition: Edition) -> Iterator[Piece]:
    if edition.runs is None:
        yield Piece(RUN_FOR_YOU)
        return
    yield Piece(word(edition.runs))
    needed = [Piece(catalog.platforms[name].name, f"platforms/{name}/") for name in edition.requires]
    needed += [Piece(_outside(catalog, edition.requires_outside))] if edition.requires_outside else []
    for at, piece in enumerate(needed):
        yield Piece(", " if at else ", and ")
        yield piece


def _outside(catalog: Catalog, name: str) -> str:
    return labels_of(catalog.settings.outside).get(name, name)


def _charge(edition: Edition) -> str:
    pricing = edition.pricing
    text = word(pricing.model)
    if pricing.free_tier is not None and pricing.model is not PricingModel.FREE:
        text = f"{text}, {FREE_TIER[pricing.free_tier]}"
    return f"{text}. {pricing.note}" if pricing.note else text


def _amount(price: Price, units: Mapping[str, str]) -> str:
    span = f"{price.low} to {price.high}" if price.high != price.low else str(price.low)
    return f"{span} {price.currency} {units[price.unit]}"


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
class Dated:
    """An event in words."""

    date: dt.date
    text: str


@dataclass(frozen=True)
class Facts:
    """All facts of one entry; what is to come is judged from `today`."""

    platform: Platform
    entry: tuple[Worded, ...]
    editions: Mapping[str, tuple[Worded, ...]]
    asked: Mapping[str, tuple[Bought, ...]]
    today: dt.date

    def lines(self, fact: str, edition: Edition | None = None) -> tuple[str, ...]:
        """Return the lines that a fact has."""
        known = self.editions[edition.id] if edition else self.entry
        return tuple(one.text for one in known if one.fact == fact)

    def table(self, edition: Edition) -> tuple[Worded, ...]:
        """Return what every edition says of itself: how it is had, run and paid."""
        return tuple(one for one in self.editions[edition.id] if one.fact in EDITION_FACTS)

    def said(self, fact: str) -> tuple[Said, ...]:
        """Return each text once over all editions, in the order in which it first appears."""
        found: dict[str, list[str]] = {}
        for edition in self.platform.editions:
            for line in self.lines(fact, edition):
                found.setdefault(line, []).append(edition.name)
        return tuple(Said(text, tuple(names) if len(found) > 1 else ()) for text, names in found.items())

    @property
    def prices(self) -> tuple[Offer, ...]:
        """All prices, edition by edition."""
        several = len(self.platform.editions) > 1
        return tuple(
            Offer(price, amount, edition.name if several else None)
            for edition in self.platform.editions
            for price, amount in zip(edition.pricing.prices, self.lines("prices", edition), strict=True)
        )

    @property
    def history(self) -> tuple[tuple[Event, Worded], ...]:
        """All events with their words, the newest first: what happened, and behind it the rest."""
        said = [one for one in self.entry if one.fact == "dates"]
        pairs = zip(self.platform.lifecycle.events, said, strict=True)
        return tuple(sorted(pairs, key=lambda pair: pair[0].date, reverse=True))

    @property
    def coming(self) -> tuple[Dated, ...]:
        """The events that are to come, soonest first."""
        return self._dated[0]

    @property
    def latest(self) -> Dated | None:
        """The newest event that is past, or None."""
        return self._dated[1]

    @property
    def _dated(self) -> tuple[tuple[Dated, ...], Dated | None]:
        texts = {id(event): said.text for event, said in self.history}
        coming, latest = dated(self.platform.lifecycle.events, self.today)
        ahead = tuple(Dated(one.date, texts[id(one)]) for one in coming)
        return ahead, Dated(latest.date, texts[id(latest)]) if latest else None


def facts(catalog: Catalog, platform: Platform) -> Facts:
    """Return the facts of an entry; what is to come is judged from the date of the data."""
    editions = {edition.id: worded(catalog, platform, edition) for edition in platform.editions}
    bought = {edition.id: asked(catalog, edition) for edition in platform.editions}
    return Facts(platform, worded(catalog, platform), editions, bought, catalog.data_date)


def dated(events: Iterable[Event], today: dt.date) -> tuple[tuple[Event, ...], Event | None]:
    """Return the events that are to come, soonest first, and the newest of those that are past, or None."""
    ordered = sorted(events, key=lambda event: event.date)
    past = [event for event in ordered if event.date <= today]
    return tuple(ordered[len(past) :]), past[-1] if past else None
