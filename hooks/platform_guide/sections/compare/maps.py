"""Two pictures of the catalogue: how much of each area every entry covers, and who is had how, under what licence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Area, Platform
from platform_guide.catalog.schema.vocabulary import Delivery, Level, Licence

MOST_ROWS = 100
"""How many rows a panel draws: a longer picture says nothing, and pages must not grow with the data."""


@dataclass(frozen=True)
class Share:
    """How much of an area an entry has: capabilities in full, in part, unknown, of how many; None stands outside."""

    full: int
    partial: int
    unknown: int
    of: int

    @property
    def part(self) -> float:
        """The share that is covered, from 0 to 1; a part counts half."""
        return (self.full + self.partial / 2) / self.of


@dataclass(frozen=True)
class CoverageRow:
    """An entry with its share of each area, None where the area is outside its scope."""

    platform: Platform
    shares: tuple[Share | None, ...]

    @property
    def areas(self) -> int:
        """How many areas it serves."""
        return sum(share is not None for share in self.shares)

    @property
    def part(self) -> float:
        """The sum of its shares, in areas."""
        return sum(share.part for share in self.shares if share)


@dataclass(frozen=True)
class WayRow:
    """An entry with the deliveries in which one of its editions under a licence is had."""

    platform: Platform
    ways: tuple[Delivery, ...]


@dataclass(frozen=True)
class Panel:
    """One picture: a title, the rows that are drawn, and how many there are in all."""

    id: str
    title: str
    rows: tuple[CoverageRow, ...] | tuple[WayRow, ...]
    total: int


@dataclass(frozen=True)
class CoverageMap:
    """Coverage by category; `core` are living entries that serve every core area, `served` counts areas by entries."""

    areas: tuple[Area, ...]
    panels: tuple[Panel, ...]
    core: tuple[Platform, ...]
    total: int
    served: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Landscape:
    """Deliveries by licence family; `counts` has the number of entries for each licence and delivery."""

    ways: tuple[Delivery, ...]
    panels: tuple[Panel, ...]
    licences: tuple[Licence, ...]
    counts: Mapping[tuple[Licence, Delivery], int]
    marks: Mapping[str, int]


def coverage_map(catalog: Catalog) -> CoverageMap:
    """Return who covers how much of the life cycle, the widest first; entries at their end are left out."""
    rows = [_coverage(catalog, platform) for platform in _living(catalog)]
    rows.sort(key=lambda row: (-row.areas, -row.part, row.platform.name.casefold()))
    core = [at for at, area in enumerate(catalog.areas) if area.core]
    whole = [row.platform for row in rows if core and all(row.shares[at] for at in core)]
    panels = []
    for category in catalog.settings.categories:
        found = [row for row in rows if row.platform.category == category.id]
        if found:
            panels.append(Panel(f"covers-{category.id}", category.label, tuple(found[:MOST_ROWS]), len(found)))
    served = Counter(row.areas for row in rows)
    return CoverageMap(catalog.areas, tuple(panels), tuple(whole), len(rows), tuple(sorted(served.items())))


def _coverage(catalog: Catalog, platform: Platform) -> CoverageRow:
    shares: list[Share | None] = []
    for area in catalog.areas:
        cells = [catalog.cell(platform, item.id) for item in area.capabilities]
        levels = Counter(cell.level for cell in cells)
        inside = any(cell.claim for cell in cells)
        found = Share(levels[Level.FULL], levels[Level.PARTIAL], levels[Level.UNKNOWN], len(cells))
        shares.append(found if inside else None)
    return CoverageRow(platform, tuple(shares))


def landscape(catalog: Catalog) -> Landscape:
    """Return how editions of each licence family are delivered; rows with the same ways stand together.

    Editions that are no longer offered are left out.
    """
    ways: dict[Licence, dict[str, set[Delivery]]] = {licence: {} for licence in Licence}
    for platform in _living(catalog):
        for edition in (one for one in platform.editions if not one.ended):
            ways[edition.licence_family].setdefault(platform.id, set()).update(edition.delivery)
    counts = Counter((licence, way) for licence, entries in ways.items() for found in entries.values() for way in found)
    licences = tuple(licence for licence in Licence if ways[licence])
    shown = tuple(way for way in Delivery if any(counts[licence, way] for licence in licences))
    panels = []
    for licence in licences:
        rows = [
            WayRow(catalog.platforms[name], tuple(way for way in shown if way in found))
            for name, found in ways[licence].items()
        ]
        rows.sort(
            key=lambda row: (-len(row.ways), [way not in row.ways for way in shown], row.platform.name.casefold())
        )
        panels.append(Panel(f"ways-{licence.value}", licence.value, tuple(rows[:MOST_ROWS]), len(rows)))
    marks = {category.id: at for at, category in enumerate(catalog.settings.categories)}
    return Landscape(shown, tuple(panels), licences, counts, marks)


def _living(catalog: Catalog) -> Iterable[Platform]:
    return (platform for platform in catalog.platforms.values() if not platform.ended)
