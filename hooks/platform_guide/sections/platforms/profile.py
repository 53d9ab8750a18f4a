"""What a platform's page shows."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from platform_guide.catalog.catalog import AREAS, PLATFORMS, Catalog, DataLayer
from platform_guide.catalog.confidence import Confidence, confidence
from platform_guide.catalog.mirror import upstream_of
from platform_guide.catalog.schema.lookup import labels_of
from platform_guide.catalog.schema.model import Area, Capability, Claim, Event, Evidence, Platform
from platform_guide.catalog.schema.vocabulary import EventKind, IntegrationKind, Level
from platform_guide.issues import Location
from platform_guide.sections.platforms.claims import Told, told
from platform_guide.sections.platforms.facts import Facts, facts
from platform_guide.sections.platforms.verdicts import Judgement, judgement

_ALTERNATIVES = 5


@dataclass(frozen=True)
class ClaimRow:
    """One claim with the capability that it is about and the place that holds it; `upstream` where it is inherited.

    `read_by` is the layer whose people read the sources, where that is another one than the layer that speaks last.
    """

    capability: Capability
    claim: Claim
    told: Told
    place: Location
    layer: DataLayer
    confidence: Confidence
    upstream: Platform | None
    read_by: DataLayer | None


@dataclass(frozen=True)
class AreaRows:
    """The claims of one area."""

    area: Area
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True)
class Edge:
    """An integration as seen from one of its ends; `declared_by` is the entry whose file holds it."""

    partner: Platform
    flow: str
    kind: IntegrationKind
    note: str | None
    evidence: tuple[Evidence, ...]
    verified_on: dt.date
    declared_by: str


@dataclass(frozen=True)
class Profile:
    """Everything on a platform's page."""

    platform: Platform
    facts: Facts
    areas: tuple[AreaRows, ...]
    outside: tuple[Area, ...]
    edges: tuple[Edge, ...]
    alternatives: tuple[Platform, ...]
    successor: Platform | None
    instead: tuple[Platform, ...]
    upstream: Platform | None
    variants: tuple[Platform, ...]
    place: Location
    added: tuple[DataLayer, ...]
    judgement: Judgement | None

    @property
    def former_names(self) -> tuple[str, ...]:
        """Names of the product as a whole that were given up, in the order of the file."""
        return tuple(alias.name for alias in self.platform.aliases if alias.former and not alias.part)

    @property
    def end(self) -> Event | None:
        """The event that ended the product, the newest where there are several, or None."""
        kinds = (EventKind.END_OF_LIFE, EventKind.END_OF_SALE)
        found = [event for event in self.platform.lifecycle.events if event.kind in kinds and not event.part]
        return max(found, key=lambda event: event.date, default=None)

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """All claims on the page, inherited ones included."""
        return tuple(row.claim for item in self.areas for row in item.rows)

    @cached_property
    def read(self) -> tuple[Claim, ...]:
        """The claims on the page that were read for this entry."""
        return tuple(row.claim for item in self.areas for row in item.rows if not row.upstream)

    @property
    def unknown(self) -> int:
        """How many of the claims are unknown."""
        return sum(row.told.level is Level.UNKNOWN for item in self.areas for row in item.rows)

    @property
    def sources(self) -> int:
        """How many different addresses the claims rest on."""
        return len({proof.url for claim in self.read for proof in claim.evidence})

    @property
    def read_between(self) -> tuple[dt.date, dt.date]:
        """The first and the last day on which a source of a claim was read."""
        days = [claim.verified_on for claim in self.read] or [self.platform.lifecycle.verified_on]
        return min(days), max(days)

    @property
    def oldest_text(self) -> dt.date:
        """The day of the oldest text behind a claim; that of its reading where nobody wrote the text's day down."""
        return min((claim.as_of for claim in self.shown), default=self.platform.lifecycle.as_of)


class Profiles:
    """Profiles of all platforms; what several pages need is computed once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._edges = _edges(catalog)
        self._alternatives = Alternatives(catalog)
        self._variants: defaultdict[str, list[Platform]] = defaultdict(list)
        for platform in catalog.platforms.values():
            if platform.mirror:
                self._variants[platform.mirror.of].append(platform)

    def __iter__(self) -> Iterator[Profile]:
        """Yield the profiles in the order of ids."""
        return (self.of(platform) for platform in self._catalog.platforms.values())

    def of(self, platform: Platform) -> Profile:
        """Return the profile of one platform."""
        catalog, record = self._catalog, (PLATFORMS, platform.id)
        scope = _scope(platform)
        successor = platform.lifecycle.successor
        return Profile(
            platform=platform,
            facts=facts(catalog, platform),
            areas=tuple(
                AreaRows(area, tuple(self._rows(platform, area))) for area in catalog.areas if area.id in scope
            ),
            outside=tuple(area for area in catalog.areas if area.id not in scope),
            edges=tuple(self._edges.get(platform.id, ())),
            alternatives=self._alternatives.of(platform),
            successor=catalog.platforms.get(successor) if successor else None,
            instead=tuple(catalog.platforms[name] for name in platform.lifecycle.alternatives),
            upstream=upstream_of(platform, catalog.platforms),
            variants=tuple(self._variants.get(platform.id, ())),
            place=catalog.place(record),
            added=catalog.added_layers(record),
            judgement=judgement(catalog, platform),
        )

    def _rows(self, platform: Platform, area: Area) -> Iterator[ClaimRow]:
        for capability in area.capabilities:
            cell = self._catalog.cell(platform, capability.id)
            said = told(self._catalog, platform, capability)
            if cell.claim is None or said is None:  # pragma: no cover - the checker refuses a gap in the scope
                continue
            origin = cell.upstream or platform
            record, path = (PLATFORMS, origin.id), ("claims", capability.id)
            place = self._catalog.place(record, path, of_key=True)
            layer = self._catalog.layer_of(place)
            reader = self._catalog.layer_of(self._catalog.place(record, (*path, "verified_on")))
            trust = confidence(origin, cell.claim)
            read_by = None if reader == layer else reader
            yield ClaimRow(capability, cell.claim, said, place, layer, trust, cell.upstream, read_by)


def _edges(catalog: Catalog) -> Mapping[str, list[Edge]]:
    """Return the edges of each entry, those declared by its partners included."""
    flows = labels_of(catalog.settings.flows)
    found: defaultdict[str, list[Edge]] = defaultdict(list)
    for platform in catalog.platforms.values():
        for edge in platform.integrations:
            partner = catalog.platforms[edge.with_]
            for here, there in ((platform, partner), (partner, platform)):
                found[here.id].append(
                    Edge(
                        partner=there,
                        flow=flows[edge.flow],
                        kind=edge.kind,
                        note=edge.note,
                        evidence=edge.evidence,
                        verified_on=edge.verified_on,
                        declared_by=platform.id,
                    )
                )
    for edges in found.values():
        edges.sort(key=lambda edge: (edge.partner.name.casefold(), edge.flow, edge.declared_by))
    return found


class Alternatives:
    """Entries that serve most nearly the same areas.

    Entries with equal scopes form a group. Groups are compared with groups, and their number is bounded by the
    catalogue's areas, so that the work does not grow with the square of the number of entries.
    """

    def __init__(self, catalog: Catalog) -> None:
        groups: defaultdict[frozenset[str], list[Platform]] = defaultdict(list)
        for platform in catalog.platforms.values():
            if not platform.ended:
                groups[_scope(platform)].append(platform)
        self._groups = groups
        self._order: dict[frozenset[str], tuple[Platform, ...]] = {}

    def of(self, platform: Platform) -> tuple[Platform, ...]:
        """Return up to five entries, the most similar scope first."""
        scope = _scope(platform)
        if scope not in self._order:
            self._order[scope] = self._nearest(scope)
        return tuple(other for other in self._order[scope] if other.id != platform.id)[:_ALTERNATIVES]

    def _nearest(self, scope: frozenset[str]) -> tuple[Platform, ...]:
        ranked = sorted(
            ((len(scope & other) / len(scope | other), other) for other in self._groups if scope & other),
            key=lambda pair: (-pair[0], sorted(pair[1])),
        )
        found: list[Platform] = []
        for _, other in ranked:
            found += sorted(self._groups[other], key=lambda entry: entry.name.casefold())[: _ALTERNATIVES + 1]
            if len(found) > _ALTERNATIVES:
                break
        return tuple(found)


def _scope(platform: Platform) -> frozenset[str]:
    return frozenset(item.area for item in platform.scope)


def level_counts(catalog: Catalog, capability: str) -> Counter[Level]:
    """Count the levels of one capability over all entries that are not at their end."""
    return Counter(
        catalog.cell(platform, capability).level for platform in catalog.platforms.values() if not platform.ended
    )


def area_place(catalog: Catalog, area: Area, capability: Capability) -> Location:
    """Return the place that defines a capability."""
    return catalog.place((AREAS, area.id), ("capabilities", area.capabilities.index(capability)))
