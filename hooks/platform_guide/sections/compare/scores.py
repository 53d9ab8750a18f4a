"""What each entry scores by itself on the criteria of the decision, edition by edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from platform_guide.decision.engine.editions import Editions, reads_reader
from platform_guide.decision.engine.model import CandidateData, Model
from platform_guide.decision.engine.value import Counts, Interval, Measured, Scale, middle, sources_of

_ALONE: Counts = {"parts": 1, "glue": 0, "owned_share": 0}


@dataclass(frozen=True)
class Scored:
    """The scores of one entry: edition id to criterion id to an interval of 0 to 100, and the edition that does best.

    Criteria that depend on the reader are left out: an edition has no score on them by itself.
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
    conditions = {
        item["id"]: [that for source in sources_of(item) for that, _ in source["grades"]] for item in model["criteria"]
    }
    alone: Model = {
        **model,
        "criteria": [item for item in model["criteria"] if not any(map(reads_reader, conditions[item["id"]]))],
    }
    # A criterion that nobody weighs by default still tells editions apart.
    weights = {item["id"]: max(item["weight"], 1) for item in alone["criteria"]}
    editions = Editions(alone)
    scale = Scale(alone, weights, [0] * len(model["labels"]), frozenset(), {}, editions.graded(lambda _: None, ()))
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
