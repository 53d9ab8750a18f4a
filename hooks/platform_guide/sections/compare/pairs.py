"""Two entries side by side: what differs first, what connects them, and which criteria tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from platform_guide.catalog.catalog import Catalog, Cell
from platform_guide.catalog.schema.lookup import labels_of
from platform_guide.catalog.schema.model import Area, Capability, Integration, Platform
from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.value import Interval
from platform_guide.sections.compare.scores import Scored, scores
from platform_guide.sections.platforms.claims import Told, told
from platform_guide.sections.platforms.facts import Facts, facts


class Standing(StrEnum):
    """How the levels of a capability compare: they differ, one of the two alone serves it, or they are the same.

    Outside the scope is the level none, so a level of none beside it is the same.
    """

    APART = "apart"
    ALONE = "alone"
    SAME = "same"


@dataclass(frozen=True)
class PairRow:
    """A capability with both cells, and what each claim says; None outside the scope."""

    capability: Capability
    cells: tuple[Cell, Cell]
    told: tuple[Told | None, Told | None]

    @property
    def standing(self) -> Standing:
        """How the two compare: what one does not serve at all is no difference between what both have."""
        one, other = self.cells
        if one.level == other.level:
            return Standing.SAME
        return Standing.APART if one.in_scope and other.in_scope else Standing.ALONE


@dataclass(frozen=True)
class PairArea:
    """The rows of an area that at least one of the two serves."""

    area: Area
    rows: tuple[PairRow, ...]


@dataclass(frozen=True)
class Deciding:
    """A criterion on which the two differ by themselves, with the score of each."""

    label: str
    low_label: str
    high_label: str
    scores: tuple[Interval, Interval]


@dataclass(frozen=True)
class Pair:
    """Two entries, in the order of their ids."""

    entries: tuple[Platform, Platform]
    facts: tuple[Facts, Facts]
    areas: tuple[PairArea, ...]
    edges: tuple[tuple[Platform, str, Integration], ...]
    deciding: tuple[Deciding, ...]

    @property
    def url(self) -> str:
        """The address of its page below the root of the site."""
        return f"compare/{self.entries[0].id}-and-{self.entries[1].id}/"

    @property
    def title(self) -> str:
        """The names of both."""
        return f"{self.entries[0].name} and {self.entries[1].name}"

    def rows(self, standing: str) -> tuple[PairArea, ...]:
        """Return the areas with those rows alone that compare so."""
        found = [
            PairArea(item.area, tuple(row for row in item.rows if row.standing == standing)) for item in self.areas
        ]
        return tuple(item for item in found if item.rows)


def pairs(catalog: Catalog, model: Model | None, scored: Mapping[str, Scored] | None = None) -> Iterator[Pair]:
    """Yield the pairs that the settings name; of hidden entries there is none.

    `scored` is what `scores` made of the model, where somebody has asked already.
    """
    known = scores(model) if scored is None else scored
    for one, two in catalog.settings.pairs:
        if one in catalog.platforms and two in catalog.platforms:
            deciding = tuple(_deciding(model, (known[one], known[two]))) if model else ()
            yield _pair(catalog, (catalog.platforms[one], catalog.platforms[two]), deciding)


def _pair(catalog: Catalog, entries: tuple[Platform, Platform], deciding: tuple[Deciding, ...]) -> Pair:
    flows = labels_of(catalog.settings.flows)
    areas = []
    for area in catalog.areas:
        rows = [
            PairRow(
                item,
                (catalog.cell(entries[0], item.id), catalog.cell(entries[1], item.id)),
                (told(catalog, entries[0], item), told(catalog, entries[1], item)),
            )
            for item in area.capabilities
        ]
        if any(cell.in_scope for row in rows for cell in row.cells):
            areas.append(PairArea(area, tuple(rows)))
    edges = tuple(
        (one, flows[edge.flow], edge)
        for one, other in (entries, entries[::-1])
        for edge in one.integrations
        if edge.with_ == other.id
    )
    both = (facts(catalog, entries[0]), facts(catalog, entries[1]))
    return Pair(entries, both, tuple(areas), edges, deciding)


def _deciding(model: Model, scored: tuple[Scored, Scored]) -> Iterator[Deciding]:
    """Yield the criteria on which the best editions of the two differ, the widest apart first."""
    found = []
    for at, criterion in enumerate(model["criteria"]):
        if criterion["id"] not in scored[0].of_best:
            continue
        one, two = (item.of_best[criterion["id"]] for item in scored)
        if one != two:
            apart = abs(sum(one) - sum(two))
            found.append(
                (-apart, at, Deciding(criterion["label"], criterion["low_label"], criterion["high_label"], (one, two)))
            )
    yield from (item for _, _, item in sorted(found, key=lambda entry: entry[:2]))
