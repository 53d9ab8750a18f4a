"""The matrix: every entry by every capability, and who offers one capability."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Area, Capability, Claim, Limit, Platform
from platform_guide.catalog.schema.verdict import VerdictStatus
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.sections.platforms.claims import Told, told
from platform_guide.sections.platforms.facets import Where, choices, values_of
from platform_guide.sections.platforms.verdicts import verdict_of

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
    told: Told | None = None


@dataclass(frozen=True)
class MatrixRow:
    """One entry with its cells and the values that filters look at, by the ids of facets."""

    platform: Platform
    cells: tuple[MatrixCell, ...]
    facets: Mapping[str, tuple[str, ...]]
    verdict: VerdictStatus | None = None


@dataclass(frozen=True)
class Matrix:
    """All rows, those at their end last, and the columns area by area."""

    areas: tuple[Area, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def columns(self) -> int:
        """How many capabilities there are."""
        return sum(len(area.capabilities) for area in self.areas)

    def of(self, area: Area) -> Matrix:
        """Return the same rows with the columns of one area; who does not serve it is left out."""
        ids = {item.id for item in area.capabilities}
        rows = []
        for row in self.rows:
            cells = tuple(cell for cell in row.cells if cell.capability in ids)
            if any(cell.claim for cell in cells):
                rows.append(replace(row, cells=cells))
        return Matrix((area,), tuple(rows))


@dataclass(frozen=True)
class Share:
    """How many capabilities of an area an entry has in full or in part; `high` counts those that are unknown too."""

    area: Area
    low: int
    high: int
    served: bool

    @property
    def eighths(self) -> int:
        """The least share in eighths, rounded half up, as the script draws it."""
        return (16 * self.low + len(self.area.capabilities)) // (2 * len(self.area.capabilities))


def shares(areas: Iterable[Area], row: MatrixRow) -> Iterator[Share]:
    """Yield how much of each area an entry has."""
    cells = {cell.capability: cell for cell in row.cells if cell.claim}
    for area in areas:
        levels = [cells[item.id].level for item in area.capabilities if item.id in cells]
        low = sum(level in {Level.FULL, Level.PARTIAL} for level in levels)
        yield Share(area, low, low + levels.count(Level.UNKNOWN), bool(levels))


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
        found = [(item, catalog.cell(platform, item.id)) for item in area.capabilities]
        if any(cell.claim for _, cell in found):
            cells += [
                MatrixCell(item.id, cell.level, cell.claim, 1, at == 0, told(catalog, platform, item))
                for at, (item, cell) in enumerate(found)
            ]
        else:
            cells.append(MatrixCell(found[0][0].id, Level.NONE, None, len(found), first_of_area=True))
    return MatrixRow(
        platform=platform,
        cells=tuple(cells),
        facets=values_of(catalog, platform, Where.MATRIX),
        verdict=verdict_of(catalog, platform),
    )


def matrix_data(catalog: Catalog, table: Matrix) -> dict[str, Any]:
    """Return the matrix as the browser reads it: plain values for JSON.

    `facets` are what rows can be filtered by, in order, with the words of their values; a row has its values under the
    facet's id. A row's `levels` has a letter for each column, the first of the level, or a full stop where the column
    is outside its scope. `read` is the day of the text behind most of its claims, `other` the columns of the claims
    with texts of other days, `apart` the columns in which an edition differs.
    """
    columns = [(item, at) for at, area in enumerate(catalog.areas) for item in area.capabilities]
    given = [row.verdict for row in table.rows if row.verdict]
    verdicts = {item.id: {"label": item.label, "tone": item.tone.value} for item in given}
    return {
        **({"verdicts": verdicts} if verdicts else {}),
        "facets": [
            {"id": one.facet.id, "label": one.facet.label, "values": one.labels}
            for one in choices(catalog, Where.MATRIX)
        ],
        "date": catalog.data_date.isoformat(),
        "stale_after": catalog.settings.limits.stale_after,
        "areas": [{"id": area.id, "short": area.short, "name": area.name} for area in table.areas],
        "columns": [
            {"id": item.id, "short": item.short, "name": item.name, "area": at}
            | ({"former": list(item.former)} if item.former else {})
            for item, at in columns
        ],
        "rows": [_row_data(row) for row in table.rows],
    }


def _row_data(row: MatrixRow) -> dict[str, Any]:
    levels, days, apart = "", {}, []
    for cell in row.cells:
        if cell.claim and cell.told:
            if not cell.told.upstream:
                days[len(levels)] = cell.claim.as_of.isoformat()
            if cell.told.differs:
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
    """An entry's claim about the capability of a page, and what it says."""

    platform: Platform
    claim: Claim
    told: Told


@dataclass(frozen=True)
class CapabilityView:
    """A capability's page: its definition, its limits with how many entries have them, and who offers it, by level."""

    area: Area
    capability: Capability
    offers: tuple[tuple[Level, tuple[Offer, ...]], ...]
    out_of_scope: int
    over: tuple[Platform, ...]
    limits: tuple[tuple[Limit, int], ...]


def capability_view(catalog: Catalog, area: Area, capability: Capability) -> CapabilityView:
    """Collect the claims about one capability; entries at their end are named apart."""
    offers: dict[Level, list[Offer]] = {level: [] for level in Level}
    over: list[Platform] = []
    used: Counter[str] = Counter()
    outside = 0
    for platform in sorted(catalog.platforms.values(), key=lambda entry: entry.name.casefold()):
        claim, said = catalog.cell(platform, capability.id).claim, told(catalog, platform, capability)
        if claim is None or said is None:
            outside += 1
        elif platform.ended:
            over.append(platform)
        else:
            offers[said.level].append(Offer(platform, claim, said))
            used.update(claim.limits if not said.upstream else ())
    found = tuple((level, tuple(entries)) for level, entries in offers.items() if entries)
    limits = tuple((limit, used[limit.id]) for limit in capability.limits)
    return CapabilityView(area, capability, found, outside, tuple(over), limits)
