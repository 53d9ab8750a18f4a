"""What the decision's checks look at, and what they report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from platform_guide.catalog.schema.model import Area, Platform, Settings
from platform_guide.decision.data.answers import Nameable
from platform_guide.decision.data.model import DecisionData, Each
from platform_guide.decision.data.vocabulary import FactType
from platform_guide.decision.predicate.types import ValueType, candidate_vocabulary, fact_vocabulary

Path = tuple[str | int, ...]
Found = tuple[str, Path, str, str]
"""Name of the rule, path within the decision's record, text, hint."""


@dataclass(frozen=True)
class Context:
    """The decision with the vocabularies of the catalogue.

    `entries` are the ids of all platforms, `gone` those that a layer hides: a condition may name them still. `added`
    are the questions of layers other than the first one, `layered` tells whether there is such a layer. `platforms`
    are the entries that could be read.
    """

    decision: DecisionData
    settings: Settings
    areas: tuple[Area, ...]
    entries: frozenset[str]
    gone: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    layered: bool = False
    platforms: tuple[Platform, ...] = ()

    @cached_property
    def capabilities(self) -> frozenset[str]:
        """Ids of all capabilities."""
        return frozenset(self.limits)

    @cached_property
    def limits(self) -> dict[str, frozenset[str]]:
        """Ids of the limits of each capability."""
        every = (capability for area in self.areas for capability in area.capabilities)
        return {capability.id: frozenset(limit.id for limit in capability.limits) for capability in every}

    @cached_property
    def nameable(self) -> Nameable:
        """What answers can name."""
        return Nameable.of(self.entries, self.platforms, self.areas, self.settings)

    @cached_property
    def facts(self) -> dict[str, ValueType]:
        """What `when` may read."""
        outside = frozenset(one.id for one in self.settings.outside)
        return fact_vocabulary(self.decision.facts, self.entries | self.gone | outside)

    @cached_property
    def attributes(self) -> dict[str, ValueType]:
        """What `that` may read."""
        return candidate_vocabulary(self.settings, self.areas, self.entries | self.gone, self.facts)

    def example(self, each: Each) -> dict[str, str] | None:
        """Return words that can stand in the texts of `each`; None where its fact is of no kind that it goes with."""
        kind = next((fact.type for fact in self.decision.facts if fact.id == each.fact), None)
        if kind is FactType.REPLACED and self.entries:
            return {"value": min(self.entries), "name": "Name"}
        areas = [area for area in self.areas if area.capabilities]
        if kind is FactType.MUSTS and areas:
            area = next((area for area in areas if area.id in each.areas), areas[0])
            return {"capability": area.capabilities[0].id, "level": "full", "area": area.id, "name": "Name"}
        return None
