"""What happened lately, and how fresh the data is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from platform_guide.catalog.load import Catalog
from platform_guide.catalog.model import Event, Platform
from platform_guide.catalog.vocabulary import EvidenceKind, Level

_TECHNICAL = frozenset(
    {EvidenceKind.DOCUMENTATION, EvidenceKind.RELEASE_NOTES, EvidenceKind.SOURCE_CODE, EvidenceKind.LICENCE}
)


@dataclass(frozen=True)
class News:
    """A dated event of one entry."""

    platform: Platform
    event: Event


def _events(catalog: Catalog) -> list[News]:
    found = [News(platform, event) for platform in catalog.platforms.values() for event in platform.lifecycle.events]
    return sorted(found, key=lambda item: (item.event.date, item.platform.id))


def news(catalog: Catalog, limit: int) -> tuple[News, ...]:
    """Return the newest events up to the date of the data, newest first."""
    past = [item for item in _events(catalog) if item.event.date <= catalog.data_date]
    return tuple(reversed(past[-limit:]))


def coming(catalog: Catalog, limit: int) -> tuple[News, ...]:
    """Return the next announced events after the date of the data, soonest first."""
    return tuple([item for item in _events(catalog) if item.event.date > catalog.data_date][:limit])


@dataclass(frozen=True)
class Freshness:
    """How much the catalogue says, how old it is, and what it rests on."""

    platforms: int
    capabilities: int
    claims: int
    levels: Counter[Level]
    sources: int
    integrations: int
    oldest: dt.date
    newest: dt.date
    technical: int

    @property
    def unknown_share(self) -> int:
        """Unknown claims as whole per cent of all claims."""
        return round(100 * self.levels[Level.UNKNOWN] / self.claims) if self.claims else 0

    @property
    def technical_share(self) -> int:
        """Claims backed by documentation, code, licence or release notes, as whole per cent of those with evidence."""
        backed = self.claims - self.levels[Level.UNKNOWN]
        return round(100 * self.technical / backed) if backed else 0


def freshness(catalog: Catalog) -> Freshness:
    """Count what the catalogue holds."""
    entries = tuple(catalog.platforms.values())
    claims = [claim for platform in entries for claim in platform.claims.values()]
    days = [claim.verified_on for claim in claims]
    return Freshness(
        platforms=len(entries),
        capabilities=sum(len(area.capabilities) for area in catalog.areas),
        claims=len(claims),
        levels=Counter(claim.level for claim in claims),
        sources=len({proof.url for claim in claims for proof in claim.evidence}),
        integrations=sum(len(platform.integrations) for platform in entries),
        oldest=min(days, default=catalog.data_date),
        newest=max(days, default=catalog.data_date),
        technical=sum(
            claim.level is not Level.UNKNOWN and any(proof.kind in _TECHNICAL for proof in claim.evidence)
            for claim in claims
        ),
    )
