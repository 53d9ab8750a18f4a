"""The matrix: every entry by every capability, and who offers one capability."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Area, Capability, Claim, Platform
from platform_guide.catalog.schema.verdict import VerdictStatus
from platform_guide.catalog.schema.vocabulary import Delivery, Kind, Level, Licence, Status
from platform_guide.sections.platforms.verdicts import verdict_of
from platform_guide.sections.shared.words import word

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class MatrixCell:
    """One cell; `claim` is None where the capability is outside the entry's scope.

    An area that is outside as a whole is one cell over `span` columns, beginning with that of `capability`.
    """

    capability: str
    level: Level
    claim: Claim | None
    span: int
    first_of_area: bool


@dataclass(frozen=True)
class MatrixRow:
    """One entry with its cells and the values that filters look at."""

    platform: Platform
    cells: tuple[MatrixCell, ...]
    deliveries: tuple[str, ...]
    licences: tuple[str, ...]
    clouds: tuple[str, ...]
    verdict: VerdictStatus | None = None

    @property
    def facets(self) -> Mapping[str, tuple[str, ...]]:
        """The row's values in each facet, by the facet's name in an address; a verdict only where there is one."""
        return {
            **({"verdict": (self.verdict.id,)} if self.verdict else {}),
            "category": (self.platform.category,),
            "kind": (self.platform.kind.value,),
            "delivery": self.deliveries,
            "licence": self.licences,
            "cloud": self.clouds,
            "status": (self.platform.lifecycle.status.value,),
        }


@dataclass(frozen=True)
class Facet:
    """Something to filter by: its name in an address, and its values with their labels and numbers of entries."""

    name: str
    options: tuple[tuple[str, str, int], ...]


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
    rows = [_row(catalog, platform) for platform in catalog.platforms.values()]
    rows.sort(key=lambda row: (row.platform.ended, row.platform.name.casefold()))
    return Matrix(catalog.areas, tuple(rows))


def _row(catalog: Catalog, platform: Platform) -> MatrixRow:
    cells: list[MatrixCell] = []
    for area in catalog.areas:
        found = [(item.id, catalog.cell(platform, item.id)) for item in area.capabilities]
        if any(cell.claim for _, cell in found):
            cells += [MatrixCell(name, cell.level, cell.claim, 1, at == 0) for at, (name, cell) in enumerate(found)]
        else:
            cells.append(MatrixCell(found[0][0], Level.NONE, None, len(found), first_of_area=True))
    return MatrixRow(
        platform=platform,
        cells=tuple(cells),
        deliveries=unique(delivery.value for edition in platform.editions for delivery in edition.delivery),
        licences=unique(edition.licence_family.value for edition in platform.editions),
        clouds=unique(name for edition in platform.editions for name in edition.environments),
        verdict=verdict_of(catalog, platform),
    )


def facets(catalog: Catalog, table: Matrix) -> tuple[Facet, ...]:
    """Return what the rows can be filtered by, without values that no entry has, in the order of the vocabularies."""
    settings = catalog.settings
    labels = {
        "verdict": {item.id: item.label for item in settings.verdicts},
        "category": {item.id: item.label for item in settings.categories},
        "kind": _words(Kind),
        "delivery": _words(Delivery),
        "licence": _words(Licence),
        "cloud": {item.id: item.label for item in settings.environments},
        "status": _words(Status),
    }
    counts = {name: Counter(value for row in table.rows for value in row.facets.get(name, ())) for name in labels}
    return tuple(
        Facet(name, tuple((value, label, counts[name][value]) for value, label in known.items() if counts[name][value]))
        for name, known in labels.items()
        if name != "verdict" or counts[name]
    )


def _words(vocabulary: type[StrEnum]) -> dict[str, str]:
    return {item.value: word(item) for item in vocabulary}


def matrix_data(catalog: Catalog, table: Matrix) -> dict[str, Any]:
    """Return the matrix as the browser reads it: plain values for JSON.

    A row's `levels` has a letter for each column, the first of the level, or a full stop where the column is outside
    its scope. `read` is the day on which most of its claims were read, `other` the columns of the claims read on
    other days, `apart` the columns in which an edition differs.
    """
    columns = [(item, at) for at, area in enumerate(catalog.areas) for item in area.capabilities]
    given = [row.verdict for row in table.rows if row.verdict]
    verdicts = {item.id: {"label": item.label, "tone": item.tone.value} for item in given}
    return {
        **({"verdicts": verdicts} if verdicts else {}),
        "date": catalog.data_date.isoformat(),
        "stale_after": catalog.settings.limits.stale_after,
        "areas": [{"id": area.id, "short": area.short, "name": area.name} for area in table.areas],
        "columns": [{"id": item.id, "short": item.short, "name": item.name, "area": at} for item, at in columns],
        "rows": [_row_data(row) for row in table.rows],
    }


def _row_data(row: MatrixRow) -> dict[str, Any]:
    levels, days, apart = "", {}, []
    for cell in row.cells:
        if cell.claim:
            days[len(levels)] = cell.claim.verified_on.isoformat()
            if cell.claim.editions:
                apart.append(len(levels))
        levels += (cell.level.value[0] if cell.claim else ".") * cell.span
    read = Counter(days.values()).most_common(1)
    usual = read[0][0] if read else ""
    return {
        "id": row.platform.id,
        "name": row.platform.name,
        "also": [alias.name for alias in row.platform.aliases],
        **row.facets,
        "over": row.platform.ended,
        "levels": levels,
        "read": usual,
        "other": {column: day for column, day in days.items() if day != usual},
        "apart": apart,
    }


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
        elif platform.ended:
            over.append(platform)
        else:
            offers[claim.level].append(Offer(platform, claim))
    found = tuple((level, tuple(entries)) for level, entries in offers.items() if entries)
    return CapabilityView(area, capability, found, outside, tuple(over))
