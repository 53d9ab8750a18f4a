"""How good the data is: what each claim rests on, how old it is, and what is not known."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.confidence import Confidence, confidence, is_technical
from platform_guide.catalog.schema.base import day_of
from platform_guide.catalog.schema.model import Area, Claim, Edition, Evidence, Platform
from platform_guide.catalog.schema.vocabulary import Delivery, EvidenceKind, Level, Licence


@dataclass(frozen=True)
class Tally:
    """Counts over a set of claims; `claims` is how many there are."""

    claims: int
    levels: Counter[Level]
    confidences: Counter[Confidence]
    kinds: Counter[EvidenceKind]
    sources: int
    technical: int
    oldest: dt.date | None
    oldest_text: dt.date | None
    newest: dt.date | None

    @property
    def unknown(self) -> int:
        """Claims of unknown level."""
        return self.levels[Level.UNKNOWN]

    @property
    def unknown_share(self) -> float:
        """Unknown claims in per cent of all."""
        return _share(self.unknown, self.claims)

    @property
    def technical_share(self) -> float:
        """Claims with a primary technical source in per cent of those with evidence."""
        return _share(self.technical, self.claims - self.unknown)


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def tally(pairs: Iterable[tuple[Platform, Claim]]) -> Tally:
    """Count claims, each given with the entry that makes it."""
    found = tuple(pairs)
    days = [claim.verified_on for _, claim in found]
    return Tally(
        claims=len(found),
        levels=Counter(claim.level for _, claim in found),
        confidences=Counter(confidence(platform, claim) for platform, claim in found),
        kinds=Counter(proof.kind for _, claim in found for proof in claim.evidence),
        sources=len({proof.url for _, claim in found for proof in claim.evidence}),
        technical=sum(claim.level is not Level.UNKNOWN and is_technical(claim) for _, claim in found),
        oldest=min(days, default=None),
        oldest_text=min((claim.as_of for _, claim in found), default=None),
        newest=max(days, default=None),
    )


def own_claims(platforms: Iterable[Platform]) -> Iterator[tuple[Platform, Claim]]:
    """Yield the claims that entries make themselves; what a variant inherits is counted once, at its upstream."""
    for platform in platforms:
        for claim in platform.claims.values():
            yield platform, claim


@dataclass(frozen=True)
class Asked:
    """How much is known of one thing that buyers ask, in numbers of editions."""

    label: str
    documented: int
    unknown: int
    unread: int


def is_sold_or_run(edition: Edition) -> bool:
    """Tell whether buyers have something to ask: it is a service, or nobody has it without the maker's terms."""
    service = {Delivery.SAAS, Delivery.CUSTOMER_CLOUD}.intersection(edition.delivery)
    return not edition.ended and (bool(service) or edition.licence_family is not Licence.OPEN_SOURCE)


@dataclass(frozen=True)
class Prices:
    """The prices of all editions; the days are those of reading."""

    amounts: int
    editions: int
    oldest: dt.date | None
    newest: dt.date | None


@dataclass(frozen=True)
class Quality:
    """Everything on the page about the quality of the data."""

    total: Tally
    platforms: tuple[tuple[Platform, Tally], ...]
    areas: tuple[tuple[Area, Tally], ...]
    months: tuple[tuple[str, int], ...]
    text_ages: tuple[tuple[str, int], ...]
    evidence_ages: tuple[tuple[str, int], ...]
    inherited: int
    derived: int
    limits: int
    limits_given: int
    integrations: int
    events: int
    prices: Prices
    sold: int
    asked: tuple[Asked, ...]
    reviewed: int
    corrected: int
    entries_reviewed: int


_AGES = ((30, "up to a month"), (183, "up to half a year"), (365, "up to a year"), (730, "up to two years"))
_OLDER, _UNDATED, _VERSION = "older", "no date on the page", "of a named version"


def _age(read: dt.date, dated: dt.date | None) -> str:
    if dated is None:
        return _UNDATED
    days = (read - dated).days
    return next((label for limit, label in _AGES if days <= limit), _OLDER)


def _age_of_text(proof: Evidence, read: dt.date, today: dt.date) -> str:
    """Return how old a text is: by its own day, or else by the day on which the page was read as it stood."""
    text = day_of(proof.text_of)
    if proof.text_of and text is None:
        return _VERSION
    days = (today - (text or read)).days
    return next((label for limit, label in _AGES if days <= limit), _OLDER)


def _prices(editions: Iterable[Edition]) -> Prices:
    priced = [edition.pricing.prices for edition in editions if edition.pricing.prices]
    days = [price.as_of for prices in priced for price in prices]
    return Prices(len(days), len(priced), min(days, default=None), max(days, default=None))


def _asked(catalog: Catalog, entries: Iterable[Platform]) -> Iterator[Asked]:
    editions = [edition for entry in entries for edition in entry.editions if is_sold_or_run(edition)]
    for topic in catalog.settings.buying:
        known = Counter(fact.known for edition in editions if (fact := edition.buying.get(topic.id)))
        yield Asked(topic.label, known[True], known[False], len(editions) - known.total())


def quality(catalog: Catalog) -> Quality:
    """Measure the catalogue."""
    entries = tuple(sorted(catalog.platforms.values(), key=lambda entry: entry.name.casefold()))
    area_of = catalog.capability_ids()
    pairs = tuple(own_claims(entries))
    months = Counter(f"{claim.verified_on:%Y-%m}" for _, claim in pairs)
    texts = Counter(
        _age_of_text(proof, claim.verified_on, catalog.data_date) for _, claim in pairs for proof in claim.evidence
    )
    ages = Counter(_age(claim.verified_on, proof.date) for _, claim in pairs for proof in claim.evidence)
    labels = [label for _, label in _AGES] + [_OLDER]
    cells = [catalog.cell(entry, name) for entry in entries for name in area_of]
    reviews = [review for entry in entries for review in entry.reviews]
    return Quality(
        total=tally(pairs),
        platforms=tuple((entry, tally(own_claims((entry,)))) for entry in entries),
        areas=tuple(
            (
                area,
                tally(
                    (entry, claim)
                    for entry in entries
                    for name, claim in entry.claims.items()
                    if area_of.get(name) == area.id
                ),
            )
            for area in catalog.areas
        ),
        months=tuple(sorted(months.items())),
        text_ages=tuple((label, texts[label]) for label in (*labels, _VERSION)),
        evidence_ages=tuple((label, ages[label]) for label in (*labels, _UNDATED)),
        inherited=sum(cell.upstream is not None for cell in cells),
        derived=sum(cell.claim is None for cell in cells),
        limits=sum(len(capability.limits) for _, capability in catalog.capabilities()),
        limits_given=sum(len(claim.limits) for _, claim in pairs),
        integrations=sum(len(entry.integrations) for entry in entries),
        events=sum(len(entry.lifecycle.events) for entry in entries),
        prices=_prices(edition for entry in entries for edition in entry.editions),
        sold=sum(is_sold_or_run(edition) for entry in entries for edition in entry.editions),
        asked=tuple(_asked(catalog, entries)),
        reviewed=sum(review.claims for review in reviews),
        corrected=sum(review.corrected for review in reviews),
        entries_reviewed=sum(bool(entry.reviews) for entry in entries),
    )
