"""A claim without evidence does not exist, and evidence is an address that proves something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.rules.staleness import readings
from platform_guide.catalog.schema.address import host_of, is_public
from platform_guide.catalog.schema.model import Evidence, Platform
from platform_guide.catalog.schema.vocabulary import EventKind, Level

Address = tuple[RecordKey, tuple[Key, ...], str]
"""A record, a path within it, and the address that stands there."""

# Announced beforehand by their nature; everything else in the future is a slip of the pen.
_ANNOUNCED = frozenset({EventKind.END_OF_SALE, EventKind.END_OF_LIFE})


def claims_have_evidence(catalog: Catalog) -> Findings:
    """Check that every level but unknown rests on a source."""
    for record, platform in platforms(catalog):
        for capability, claim in platform.claims.items():
            if claim.level is not Level.UNKNOWN and not claim.evidence:
                text = f"the claim `{capability}: {claim.level.value}` has no evidence"
                hint = "add `evidence:` with url, title and kind, or write `level: unknown`"
                path = ("claims", capability)
                yield Finding(record, path, "evidence-missing", text, hint, of_key=True)


def all_evidence(platform: Platform) -> Iterator[tuple[tuple[Key, ...], Evidence, dt.date | None]]:
    """Yield every piece of evidence with its path and the day on which it was read."""
    owner, life = platform.owner, platform.lifecycle
    groups: list[tuple[tuple[Key, ...], tuple[Evidence, ...], dt.date | None]] = [
        (("owner",), owner.evidence, owner.verified_on),
        (("lifecycle",), life.evidence, life.verified_on),
        *([(("release",), platform.release.evidence, platform.release.verified_on)] if platform.release else ()),
        *((("lifecycle", "events", i), event.evidence, None) for i, event in enumerate(life.events)),
        *((("editions", i), edition.evidence, edition.verified_on) for i, edition in enumerate(platform.editions)),
        *(
            (("editions", i, "pricing", "prices", j), price.evidence, price.as_of)
            for i, edition in enumerate(platform.editions)
            for j, price in enumerate(edition.pricing.prices)
        ),
        *(
            (("editions", i, "buying", topic), fact.evidence, fact.verified_on)
            for i, edition in enumerate(platform.editions)
            for topic, fact in edition.buying.items()
        ),
        *((("scope", i), scope.evidence, None) for i, scope in enumerate(platform.scope)),
        *((("integrations", i), edge.evidence, edge.verified_on) for i, edge in enumerate(platform.integrations)),
        *((("claims", name), claim.evidence, claim.verified_on) for name, claim in platform.claims.items()),
        *(
            (("claims", name, "editions", edition), one.evidence, claim.verified_on)
            for name, claim in platform.claims.items()
            for edition, one in claim.editions.items()
        ),
    ]
    if platform.mirror:
        groups.append((("mirror",), platform.mirror.evidence, platform.mirror.verified_on))
    for path, found, read_on in groups:
        for index, evidence in enumerate(found):
            yield (*path, "evidence", index), evidence, read_on
    for at, edition in enumerate(platform.editions):
        for name, found in edition.proof.items():
            for index, evidence in enumerate(found):
                yield ("editions", at, "proof", name, index), evidence, edition.verified_on


def addresses_are_fit(catalog: Catalog) -> Findings:
    """Refuse addresses of entries that are not fit to be linked."""
    return unfit(catalog, _addresses(catalog))


def unfit(catalog: Catalog, addresses: Iterable[Address]) -> Findings:
    """Refuse hosts that the settings refuse, and outside internal layers addresses that not everybody can open."""
    refused = {word.lower() for word in catalog.settings.refused_hosts}
    for record, path, url in addresses:
        if not is_public(url) and not catalog.layer_of(catalog.place(record, path)).internal:
            text = f"`{url}` names no host" if url.startswith("https") else f"`{url}` is not encrypted"
            hint = "give the full address of the page, with https; a layer that is internal may name other hosts"
            yield Finding(record, path, "address-unfit", text, hint)
        elif bad := refused.intersection(host_of(url).split(".")):
            text = f"pages of `{min(bad)}` are not linked"
            hint = "use the project's repository, documentation or release notes"
            yield Finding(record, path, "address-unfit", text, hint)


def _addresses(catalog: Catalog) -> Iterator[Address]:
    for record, platform in platforms(catalog):
        for path, evidence, _ in all_evidence(platform):
            yield record, (*path, "url"), evidence.url
        for name, url in platform.links:
            if url:
                yield record, ("links", name), url


def dates_are_plausible(catalog: Catalog) -> Findings:
    """Check that nothing was read or published after today, or published after it was read."""
    today = catalog.today
    for record, platform in platforms(catalog):
        for path, evidence, read_on in all_evidence(platform):
            if evidence.date and evidence.date > (read_on or today):
                text = f"the page is dated {evidence.date}, after it was read ({read_on or today})"
                yield Finding(record, (*path, "date"), "date-implausible", text, "correct one of the two dates")
        for path, read in readings(platform):
            if read.verified_on > today:
                text = f"{read.verified_on} has not come yet"
                hint = "verified_on is the day on which somebody read the evidence"
                yield Finding(record, (*path, "verified_on"), "date-in-future", text, hint)
        for index, review in enumerate(platform.reviews):
            if review.on > today:
                text = f"{review.on} has not come yet"
                hint = "the day on which somebody read the entry again"
                yield Finding(record, ("reviews", index, "on"), "date-in-future", text, hint)
        for index, event in enumerate(platform.lifecycle.events):
            if event.date > today and event.kind not in _ANNOUNCED:
                text = f"`{event.kind.value}` on {event.date} has not happened yet"
                hint = "only the end of sale or of life may lie ahead; write what was announced in a note"
                yield Finding(record, ("lifecycle", "events", index, "date"), "date-in-future", text, hint)
