"""What each entry scores by itself on the criteria of the decision, edition by edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from platform_guide.decision.engine.model import CandidateData, Model
from platform_guide.decision.engine.value import Counts, Interval, Measured, Scale, middle

_ALONE: Counts = {"parts": 1, "glue": 0, "owned_share": 0}


@dataclass(frozen=True)
class Scored:
    """The scores of one entry: edition id to criterion id to an interval of 0 to 100, and the edition that does best.

    An edition that can be had in several deliveries counts in the one that does best.
    """

    editions: Mapping[str, Mapping[str, Interval]]
    best: str

    @property
    def of_best(self) -> Mapping[str, Interval]:
        """The scores of the edition that does best."""
        return self.editions[self.best]


def scores(model: Model | None) -> Mapping[str, Scored]:
    """Return the scores of every entry by its id; none without a decision."""
    if model is None:
        return {}
    # A criterion that nobody weighs by default still tells editions apart.
    weights = {item["id"]: max(item["weight"], 1) for item in model["criteria"]}
    scale = Scale(model, weights, [0] * len(model["labels"]))
    return {candidate["id"]: _scored(scale, candidate) for candidate in model["candidates"]}


def _scored(scale: Scale, candidate: CandidateData) -> Scored:
    best: dict[str, Measured] = {}
    for edition in candidate["editions"]:
        found = scale.measure([(candidate, edition, 1)], _ALONE)
        known = best.get(edition["id"])
        if known is None or middle(found) > middle(known):
            best[edition["id"]] = found
    return Scored(
        {
            name: {score["criterion"]: (score["low"], score["high"]) for score in found["scores"]}
            for name, found in best.items()
        },
        max(best, key=lambda name: middle(best[name])),
    )
