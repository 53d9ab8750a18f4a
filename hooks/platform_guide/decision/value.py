"""Additive value on declared anchors (Keeney and Raiffa 1976), in integers, with intervals for what is unknown.

A score runs from 0 to 100 and depends on the stack itself alone, never on what else is compared. An unknown level
counts from the lowest to the highest points. A value is the weighted mean of the scores in tenths of a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from platform_guide.decision.model import CandidateData, CriterionData, EditionData, Model

Part = tuple[CandidateData, EditionData, int]
"""A part, its edition, and 1 where it is new to the reader."""
Interval = tuple[int, int]
_TOP = 100


class Measured(TypedDict):
    """The value of a stack: tenths of a point from `low` to `high`, and the percentage of weight that is known."""

    low: int
    high: int
    evidence: int
    scores: list[dict[str, Any]]


class Scale(TypedDict):
    """What a value is measured with: the weight of each criterion and the needed rank of each capability."""

    weights: dict[str, int]
    needed: list[int]


class Counts(TypedDict):
    """What is counted of a stack for computed criteria."""

    parts: int
    glue: int
    owned_share: int


def measure(model: Model, scale: Scale, parts: list[Part], counts: Counts) -> Measured:
    """Measure a stack of parts."""
    weights = [scale["weights"][criterion["id"]] for criterion in model["criteria"]]
    found = [_score(model, criterion, scale["needed"], parts, counts) for criterion in model["criteria"]]
    low, high = weigh(weights, [interval for interval, _ in found])
    total = sum(weights) or 1
    return {
        "low": 10 * low // total,
        "high": 10 * high // total,
        "evidence": sum(weight * sure for weight, (_, sure) in zip(weights, found, strict=True)) // total,
        "scores": [
            {"criterion": criterion["id"], "low": least, "high": most, "evidence": sure}
            for criterion, ((least, most), sure) in zip(model["criteria"], found, strict=True)
        ],
    }


def weigh(weights: Sequence[int], scores: Sequence[Interval]) -> Interval:
    """Return the sums of weight times score at the low and the high ends, not divided by the sum of the weights."""
    pairs = list(zip(weights, scores, strict=True))
    return sum(weight * low for weight, (low, _) in pairs), sum(weight * high for weight, (_, high) in pairs)


def _score(
    model: Model, criterion: CriterionData, needed: list[int], parts: list[Part], counts: Counts
) -> tuple[Interval, int]:
    """Return the interval of a score and the percentage of it that is known."""
    if criterion["computed"]:
        measured = {"parts": counts["parts"], "glue": counts["glue"], "owned-share": counts["owned_share"]}
        point = _anchored(criterion, measured[criterion["computed"]])
        return (point, point), _TOP
    if criterion["attribute"]:
        # Effort adds up over what is new: what runs already is looked after already.
        counted = [part for part in parts if part[2]] if criterion["rollup"] == "sum-cost" else parts
        each = [_attribute(criterion, part) for part in counted]
        if not each:
            return (_TOP, _TOP), _TOP
        return _roll(criterion["rollup"], each), _TOP * sum(low == high for low, high in each) // len(each)
    if criterion["rollup"] == "max":
        best = [_best(criterion, needed, index, parts) for index in criterion["claims"]]
        return _mean(best), _TOP * sum(low == high for low, high in best) // len(best)
    return _by_part(model, criterion, needed, parts)


def _by_part(model: Model, criterion: CriterionData, needed: list[int], parts: list[Part]) -> tuple[Interval, int]:
    """Score each part on the claims inside its scope; a part that has none of them in scope does not count."""
    each: list[Interval] = []
    cells: list[Interval] = []
    for candidate, edition, _ in parts:
        inside = [
            index for index in criterion["claims"] if model["areas"][model["area_of"][index]] in candidate["scope"]
        ]
        if inside:
            found = [_points(criterion, needed, index, edition) for index in inside]
            each.append(_mean(found))
            cells += found
    if not each:
        return (0, 0), _TOP
    return _roll(criterion["rollup"], each), _TOP * sum(low == high for low, high in cells) // len(cells)


def _points(criterion: CriterionData, needed: list[int], index: int, edition: EditionData) -> Interval:
    points = criterion["points"]
    level = edition["levels"][index]
    if level == "?":
        return points[0], points[-1]
    enough = criterion["saturate"] and int(level) > needed[index]
    point = points[-1] if enough else points[int(level)]
    return point, point


def _best(criterion: CriterionData, needed: list[int], index: int, parts: list[Part]) -> Interval:
    each = [_points(criterion, needed, index, edition) for _, edition, _ in parts]
    return _roll("max", each)


def _attribute(criterion: CriterionData, part: Part) -> Interval:
    candidate, edition, _ = part
    own = {"status": candidate["status"], "category": candidate["category"], "kind": candidate["kind"]}
    found = own.get(str(criterion["attribute"])) or edition["attributes"][str(criterion["attribute"])]
    if found is None:
        return 0, _TOP
    words = found if isinstance(found, list) else [str(found).lower()]
    point = max(criterion["values"].get(word, 0) for word in words)
    return point, point


def _anchored(criterion: CriterionData, measured: int) -> int:
    reached = [score for at, score in criterion["anchors"] if measured >= at]
    return reached[-1]


def _mean(each: list[Interval]) -> Interval:
    return sum(low for low, _ in each) // len(each), sum(high for _, high in each) // len(each)


def _roll(rollup: str, each: list[Interval]) -> Interval:
    lows = [low for low, _ in each]
    highs = [high for _, high in each]
    if rollup == "max":
        return max(lows), max(highs)
    if rollup == "min":
        return min(lows), min(highs)
    if rollup == "mean":
        return _mean(each)
    return max(0, _TOP - sum(_TOP - low for low in lows)), max(0, _TOP - sum(_TOP - high for high in highs))


def middle(measured: Measured) -> int:
    """Return the midpoint of a value in twentieths of a point."""
    return measured["low"] + measured["high"]


def alike(first: Measured, second: Measured, tie: int) -> bool:
    """Tell whether two values decide nothing between them.

    They do not when their midpoints differ by `tie` tenths of a point or less, or when each interval contains the
    other's midpoint.
    """
    one, two = middle(first), middle(second)
    inside = 2 * first["low"] <= two <= 2 * first["high"] and 2 * second["low"] <= one <= 2 * second["high"]
    return inside or abs(one - two) <= 2 * tie
