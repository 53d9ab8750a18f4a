"""Levels that a reader measured, in place of those of the catalogue, and what the decision says then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from platform_guide.decision.engine.model import CandidateData, EditionData, Model, Recommendation
from platform_guide.decision.engine.value import points
from platform_guide.planning.pilot.engine.model import Card, PilotModel, Plan
from platform_guide.planning.pilot.engine.outcome import cell_of
from platform_guide.planning.pilot.engine.words import option_name, say

Measured = Mapping[str, Mapping[str, str]]
"""Levels by part (`entry/edition`) and capability."""


def measured_levels(levels: Sequence[str], plan: Plan, card: Card) -> dict[str, dict[str, str]]:
    """Return the levels that a scorecard holds; of a stack, they are those of the part that covers the capability."""
    found: dict[str, dict[str, str]] = {}
    for candidate in plan["candidates"]:
        for row in plan["rows"]:
            level = cell_of(card, row["id"], candidate["id"])["measured"].strip()
            if row["better"] == "level" and level in levels:
                part = candidate["covers"].get(row["capability"], candidate["parts"][0])
                found.setdefault(part, {})[row["capability"]] = level
    return found


def overlaid(model: Model, measured: Measured) -> Model:
    """Return the decision's model with measured levels in place of the catalogue's; the model itself stays."""
    return {**model, "candidates": [_overlaid(model, candidate, measured) for candidate in model["candidates"]]}


def _overlaid(model: Model, candidate: CandidateData, measured: Measured) -> CandidateData:
    editions: list[EditionData] = []
    for edition in candidate["editions"]:
        levels = list(edition["levels"])
        for capability, level in measured.get(f"{candidate['id']}/{edition['id']}", {}).items():
            levels[model["capabilities"].index(capability)] = str(model["levels"].index(level))
        editions.append({**edition, "levels": "".join(levels)})
    return {**candidate, "editions": editions}


def changes(pilot: PilotModel, model: Model, plan: Plan, before: Recommendation, after: Recommendation) -> list[str]:
    """Return in words what measured levels change: the first option, and the standing and value of each candidate."""
    found = []
    firsts = [_first(model, one) or say(pilot, "none") for one in (before, after)]
    if firsts[0] != firsts[1]:
        found.append(say(pilot, "changed-first", {"before": firsts[0], "after": firsts[1]}))
    for candidate in plan["candidates"]:
        for code, told in (("status", _standing), ("value", _value)):
            old, new = (told(pilot, one, candidate["id"]) for one in (before, after))
            if old != new:
                words = {"candidate": candidate["name"], "before": old, "after": new}
                found.append(say(pilot, f"changed-{code}", words))
    return found or [say(pilot, "changed-nothing")]


def _first(model: Model, found: Recommendation) -> str:
    options = found["judged"] or found["options"] or found["verify"]
    return option_name(model, options[0]["id"]) if options else ""


def _standing(pilot: PilotModel, found: Recommendation, name: str) -> str:
    for one in found["judged"] or found["options"]:
        if one["id"] == name:
            return say(pilot, "standing-fits", {"rank": one["rank"]})
    waits = any(one["id"] == name for one in found["verify"])
    return say(pilot, "standing-verify" if waits else "standing-out")


def _value(pilot: PilotModel, found: Recommendation, name: str) -> str:
    for one in [*found["judged"], *found["options"], *found["verify"]]:
        if one["id"] == name:
            low, high = points(one["value"]["low"]), points(one["value"]["high"])
            return str(low) if low == high else f"{low}\N{EN DASH}{high}"
    return say(pilot, "none")
