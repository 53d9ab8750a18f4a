"""What the scripts of Compare know of stacks: how many parts there may be, where the weakest counts, what is joined."""

from __future__ import annotations

from typing import Any

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Flow
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.data.vocabulary import Rollup


def most_parts(catalog: Catalog) -> int:
    """Return how many entries a stack of the decision has at most; 1 without a decision, so that there is none."""
    parameters = decision_of(catalog).parameters
    return parameters.max_parts if parameters else 1


def stack_rules(catalog: Catalog) -> dict[str, Any]:
    """Return the rules as plain values for JSON.

    `most` is the number of entries at most. `least` holds the areas of which the weakest part counts, by their
    position, each with the reason: those whose claims the criteria of the decision never read but so. Everywhere else
    the best part counts.
    """
    weakest: dict[str, str] = {}
    others: set[str] = set()
    area_of = {item.id: area.id for area, item in catalog.capabilities()}
    for criterion in decision_of(catalog).criteria:
        areas = {area_of[claim] for claim in criterion.claims if claim in area_of}
        if criterion.rollup is Rollup.MIN:
            weakest |= dict.fromkeys(areas - weakest.keys(), criterion.rationale)
        else:
            others |= areas
    return {
        "most": most_parts(catalog),
        "least": [
            {"area": at, "why": weakest[area.id]}
            for at, area in enumerate(catalog.areas)
            if area.id in weakest.keys() - others
        ],
    }


def joinable(catalog: Catalog) -> tuple[Flow, ...]:
    """Return the flows that something in the catalogue makes: that others are missing says nothing about a stack."""
    made = {edge.flow for platform in catalog.platforms.values() for edge in platform.integrations}
    return tuple(flow for flow in catalog.settings.flows if flow.made_by or flow.id in made)
