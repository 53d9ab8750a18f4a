"""What the decision's checks look at, and what they report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from platform_guide.catalog.schema.model import Area, Settings
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.predicate.types import ValueType, candidate_vocabulary, fact_vocabulary

Path = tuple[str | int, ...]
Found = tuple[str, Path, str, str]
"""Name of the rule, path within the decision's record, text, hint."""


@dataclass(frozen=True)
class Context:
    """The decision with the vocabularies of the catalogue.

    `entries` are the ids of all platforms, `gone` those that a layer hides: a condition may name them still. `added`
    are the questions of layers other than the first one, `layered` tells whether there is such a layer.
    """

    decision: DecisionData
    settings: Settings
    areas: tuple[Area, ...]
    entries: frozenset[str]
    gone: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    layered: bool = False

    @cached_property
    def capabilities(self) -> frozenset[str]:
        """Ids of all capabilities."""
        return frozenset(capability.id for area in self.areas for capability in area.capabilities)

    @cached_property
    def facts(self) -> dict[str, ValueType]:
        """What `when` may read."""
        return fact_vocabulary(self.decision.facts, self.entries | self.gone)

    @cached_property
    def attributes(self) -> dict[str, ValueType]:
        """What `that` may read."""
        return candidate_vocabulary(self.settings, self.areas, self.entries | self.gone, self.facts)
