"""What a pilot has to find out: doubts about must-haves, what the order hangs on, the largest unknown, assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from platform_guide.decision.engine.model import Model, Recommendation, SourceData
from platform_guide.planning.pilot.engine.model import Hypothesis, NamedData, PilotModel
from platform_guide.planning.pilot.engine.words import capability_name, option_name, say

_DOUBTFUL = ("unverified", "undocumented")
_WHOLE = 100


class Hangs(NamedTuple):
    """What a result hangs on, as the decision's study says it, and the costliest assumptions; all may be empty."""

    flips: Sequence[Mapping[str, Any]] = ()
    overtakes: Sequence[Mapping[str, Any]] = ()
    costly: Sequence[NamedData] = ()


def doubts(option: Mapping[str, Any]) -> list[int]:
    """Return the positions of the must-haves of which nobody established that an option meets them."""
    found = [place for part in option["parts"] for place in part["verify"]]
    found += [gap["must"] for gap in option.get("gaps", ()) if gap["met"] in _DOUBTFUL]
    return sorted(set(found))


def hypotheses(
    pilot: PilotModel, model: Model, found: Recommendation, options: Sequence[Mapping[str, Any]], hangs: Hangs
) -> list[Hypothesis]:
    """Return the hypotheses in the order in which they are tested."""
    return [
        *_musts(pilot, model, found, options),
        *_flip(pilot, model, hangs.flips),
        *_unknown(pilot, model, found, options, hangs.overtakes),
        *_assumptions(pilot, hangs.costly),
    ]


def _musts(
    pilot: PilotModel, model: Model, found: Recommendation, options: Sequence[Mapping[str, Any]]
) -> Iterator[Hypothesis]:
    for option in options:
        for place in doubts(option):
            must = found["musts"][place]
            words = {"candidate": option_name(model, option["id"]), "must": must["label"]}
            yield {
                "kind": "must",
                "text": say(pilot, "hypothesis-must", words),
                "how": say(pilot, "hypothesis-must-how"),
                "refers": [option["id"], must["rule"]],
            }


def _flip(pilot: PilotModel, model: Model, flips: Sequence[Mapping[str, Any]]) -> Iterator[Hypothesis]:
    """Yield the criterion whose weight has to move least for another option to be first."""
    order = [one["id"] for one in model["criteria"]]
    near = sorted(flips, key=lambda one: (abs(one["to"] - one["from"]), order.index(one["criterion"])))
    for one in near[:1]:
        label = next(item["label"] for item in model["criteria"] if item["id"] == one["criterion"])
        words = {"criterion": label, "old": one["from"], "new": one["to"], "option": option_name(model, one["option"])}
        yield {
            "kind": "flip",
            "text": say(pilot, "hypothesis-flip", words),
            "how": say(pilot, "hypothesis-flip-how"),
            "refers": [one["criterion"], one["option"]],
        }


def _unknown(
    pilot: PilotModel,
    model: Model,
    found: Recommendation,
    options: Sequence[Mapping[str, Any]],
    overtakes: Sequence[Mapping[str, Any]],
) -> Iterator[Hypothesis]:
    """Yield the unknown level that alone would turn the order, or else the one that can move a value most."""
    tried = {option["id"] for option in options}
    turning = [one for one in overtakes if one["option"] in tried]
    order = model["capabilities"]
    rest = sorted(
        (one for option in options for one in option["unknown"]),
        key=lambda one: (-effect(model, found["weights"], one["capability"]), order.index(one["capability"])),
    )
    for one in [*turning, *rest][:1]:
        names = {"entry": option_name(model, one["entry"]), "capability": capability_name(model, one["capability"])}
        test = pilot["tests"].get(one["capability"], "")
        yield {
            "kind": "unknown",
            "text": say(pilot, "hypothesis-unknown", names),
            "how": say(pilot, "hypothesis-unknown-how", {"test": test}),
            "refers": [one["entry"], one["capability"]],
        }


def effect(model: Model, weights: Mapping[str, int], capability: str) -> int:
    """Return how much a level from none to full can move a value, in hundredths of the sum of weights, rounded down."""
    place = model["capabilities"].index(capability)
    moved = 0
    for criterion in model["criteria"]:
        sources: list[tuple[SourceData, int]] = [(part, part["share"]) for part in criterion["parts"]]
        sources = sources or [(criterion, 1)]
        shares = sum(share for _, share in sources)
        for part, counts in sources:
            if place in part["claims"]:
                span = part["points"][-1] - part["points"][0]
                share = weights[criterion["id"]] * span * counts * _WHOLE
                moved += share // (len(part["claims"]) * shares)
    return moved


def _assumptions(pilot: PilotModel, costly: Sequence[NamedData]) -> Iterator[Hypothesis]:
    """Yield the costliest assumptions; where nobody worked them out, the first ones of the data."""
    for one in [*(costly or pilot["assumptions"])][: pilot["box"]["doubts"]]:
        words = {"label": one["label"], "description": one["description"]}
        yield {
            "kind": "assumption",
            "text": say(pilot, "hypothesis-assumption", words),
            "how": say(pilot, "hypothesis-assumption-how"),
            "refers": [one["id"]],
        }
