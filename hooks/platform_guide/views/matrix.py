"""The matrix: every entry by every capability, and who offers one capability."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from platform_guide.catalog.load import Catalog
from platform_guide.catalog.model import Area, Capability, Claim, Platform
from platform_guide.catalog.vocabulary import Level
from platform_guide.views.profile import ENDED

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class MatrixCell:
    """One cell; `claim` is None where the capability is outside the entry's scope."""

    capability: str
    level: Level
    claim: Claim | None
    first_of_area: bool


@dataclass(frozen=True)
class MatrixRow:
    """One entry with its cells and the values that filters look at."""

    platform: Platform
    cells: tuple[MatrixCell, ...]
    deliveries: tuple[str, ...]
    licences: tuple[str, ...]
    over: bool


@dataclass(frozen=True)
class Matrix:
    """All rows, those at their end last, and the columns area by area."""

    areas: tuple[Area, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def columns(self) -> int:
        """How many capabilities there are."""
        return sum(len(area.capabilities) for area in self.areas)


def unique(values: Iterable[Word]) -> tuple[Word, ...]:
    """Return the values without repetition, in their first order."""
    return tuple(dict.fromkeys(values))


def matrix(catalog: Catalog) -> Matrix:
    """Lay the whole catalogue out as a matrix."""
    firsts = {area.capabilities[0].id for area in catalog.areas}
    columns = [capability.id for _, capability in catalog.capabilities()]
    rows = [_row(catalog, platform, columns, firsts) for platform in catalog.platforms.values()]
    rows.sort(key=lambda row: (row.over, row.platform.name.casefold()))
    return Matrix(catalog.areas, tuple(rows))


def _row(catalog: Catalog, platform: Platform, columns: list[str], firsts: set[str]) -> MatrixRow:
    cells = []
    for capability in columns:
        cell = catalog.cell(platform, capability)
        cells.append(MatrixCell(capability, cell.level, cell.claim, capability in firsts))
    return MatrixRow(
        platform=platform,
        cells=tuple(cells),
        deliveries=unique(delivery.value for edition in platform.editions for delivery in edition.delivery),
        licences=unique(edition.licence_family.value for edition in platform.editions),
        over=platform.lifecycle.status in ENDED,
    )


@dataclass(frozen=True)
class Offer:
    """An entry's claim about the capability of a page."""

    platform: Platform
    claim: Claim


@dataclass(frozen=True)
class CapabilityView:
    """A capability's page: its definition and who offers it, by level."""

    area: Area
    capability: Capability
    offers: tuple[tuple[Level, tuple[Offer, ...]], ...]
    out_of_scope: int
    over: tuple[Platform, ...]


def capability_view(catalog: Catalog, area: Area, capability: Capability) -> CapabilityView:
    """Collect the claims about one capability; entries at their end are named apart."""
    offers: dict[Level, list[Offer]] = {level: [] for level in Level}
    over: list[Platform] = []
    outside = 0
    for platform in sorted(catalog.platforms.values(), key=lambda entry: entry.name.casefold()):
        claim = catalog.cell(platform, capability.id).claim
        if claim is None:
            outside += 1
        elif platform.lifecycle.status in ENDED:
            over.append(platform)
        else:
            offers[claim.level].append(Offer(platform, claim))
    found = tuple((level, tuple(entries)) for level, entries in offers.items() if entries)
    return CapabilityView(area, capability, found, outside, tuple(over))
