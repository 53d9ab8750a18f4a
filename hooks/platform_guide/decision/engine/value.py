"""Additive value on declared anchors (Keeney and Raiffa 1976), in integers, with intervals for what is unknown.

A score runs from 0 to 100 and depends on the stack itself alone, never on what else is compared. An unknown level
counts from the lowest to the highest points. A value is the weighted mean of the scores in tenths of a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypedDict

from platform_guide.decision.engine.model import (
    CandidateData,
    CriterionData,
    EditionData,
    Model,
    ScoreData,
    SourceData,
    ValueData,
)

SURE, POSSIBLE, NO_DIFFERENCE = "sure", "possible", "none"

Part = tuple[CandidateData, EditionData, int]
"""A part, its edition, and 1 where it is new to the reader."""
Interval = tuple[int, int]
_TOP = 100


def points(tenths: int) -> int:
    """Return a value in whole points, halves upwards: as every page, script and command shows it."""
    return (tenths + 5) // 10


def percent(part: int, whole: int) -> int:
    """Return a part in whole per cent, rounded down: 100 means all of it."""
    return 100 * part // whole


class Measured(ValueData):
    """The value of a stack: tenths of a point from `low` to `high`, and the percentage of weight that is known."""

    scores: list[ScoreData]


class Counts(TypedDict):
    """What is counted of a stack for computed criteria."""

    parts: int
    glue: int
    owned_share: int


class Brought(NamedTuple):
    """What an edition brings to a criterion: an interval, or None where it has none, and those that it is made of."""

    interval: Interval | None
    each: tuple[Interval, ...] = ()


@dataclass(frozen=True)
class Scale:
    """Measures stacks with the weight of each criterion and the needed rank of each capability.

    `met` holds the capabilities that something meets which the reader has and may keep. `scored` holds what editions
    bring to a criterion by the needed ranks that it looks at; scales of one model may share it. Within, editions are
    known by their place in memory. `graded` returns what an edition scores on the grades of a source for one reader;
    without it grades tell nothing.
    """

    model: Model
    weights: dict[str, int]
    needed: list[int]
    met: frozenset[int] = frozenset()
    scored: dict[tuple[object, ...], dict[Any, Any]] = field(default_factory=dict)
    graded: Callable[[SourceData, CandidateData, EditionData], Interval] = lambda *_: (0, _TOP)

    @cached_property
    def _asked(self) -> frozenset[str]:
        """The areas in which something is needed that the reader does not have."""
        model = self.model
        return frozenset(
            model["areas"][model["area_of"][index]]
            for index, rank in enumerate(self.needed)
            if rank and index not in self.met
        )

    @cached_property
    def _needs(self) -> list[int]:
        """The capabilities that are needed."""
        return [index for index, rank in enumerate(self.needed) if rank]

    @cached_property
    def _met_by(self) -> dict[tuple[int, int], int]:
        """The needs that an edition meets, as a mask, by edition and whether second jobs are left out."""
        return {}

    @cached_property
    def _columns(self) -> list[tuple[CriterionData, int, dict[int, Brought], dict[tuple[int, int], Interval]]]:
        """Each criterion with its weight, what editions bring to it and what they score alone."""
        found = []
        for at, criterion in enumerate(self.model["criteria"]):
            sources = sources_of(criterion)
            looked = [index for source in sources if source["saturate"] for index in source["claims"]]
            ranks = tuple(self.needed[index] for index in looked)
            # Grades depend on the reader, so what they give is kept for this one only.
            shared = {} if any(source["grades"] for source in sources) else self.scored
            brought = shared.setdefault(("brought", at, ranks), {})
            alone = shared.setdefault(("alone", at, ranks), {})
            found.append((criterion, self.weights[criterion["id"]], brought, alone))
        return found

    def measure(self, parts: list[Part], counts: Counts) -> Measured:
        """Measure a stack of parts."""
        criteria = self.model["criteria"]
        weights = [weight for _, weight, _, _ in self._columns]
        found = []
        for criterion, _, known, _ in self._columns:
            brought = [self._brought(criterion, part, known) for part in parts]
            found.append((self._score(criterion, counts, parts, brought), _evidence(criterion, parts, brought)))
        low, high = weigh(weights, [interval for interval, _ in found])
        total = sum(weights) or 1
        return {
            "low": 10 * low // total,
            "high": 10 * high // total,
            "evidence": sum(weight * sure for weight, (_, sure) in zip(weights, found, strict=True)) // total,
            "scores": [
                {"criterion": criterion["id"], "low": least, "high": most, "evidence": sure}
                for criterion, ((least, most), sure) in zip(criteria, found, strict=True)
            ],
        }

    def middle(self, parts: list[Part], counts: Counts) -> int:
        """Return the midpoint of a stack's value in twentieths of a point: that of `measure`, and nothing else."""
        low = high = total = 0
        single = (id(parts[0][1]), parts[0][2]) if len(parts) == 1 else None
        for criterion, weight, known, alone in self._columns:
            if not weight:
                continue
            total += weight
            interval = alone.get(single) if single else None
            if interval is None:
                brought = [self._brought(criterion, part, known) for part in parts]
                interval = self._score(criterion, counts, parts, brought)
                # What is computed depends on more than the part.
                if single and not criterion["computed"]:
                    alone[single] = interval
            low += weight * interval[0]
            high += weight * interval[1]
        return 10 * low // (total or 1) + 10 * high // (total or 1)

    @property
    def step(self) -> int:
        """The least difference of value that means something; see `step_of`."""
        return step_of(self.model, self.weights)

    def _brought(self, criterion: CriterionData, part: Part, known: dict[int, Brought]) -> Brought:
        key = id(part[1])
        if key not in known:
            known[key] = self._bring(criterion, part)
        return known[key]

    def _bring(self, criterion: CriterionData, part: Part) -> Brought:
        if criterion["computed"]:
            return Brought(None)
        if not criterion["parts"]:
            # Where the best of all parts counts, a part without the area simply has none.
            each = self._each(criterion, part, everywhere=criterion["rollup"] == "max")
            return Brought(_mean(each) if each else None, each)
        found = [(one["share"], self._each(one, part)) for one in criterion["parts"]]
        means = [(share, _mean(each)) for share, each in found if each]
        total = sum(share for share, _ in means)
        each = tuple(interval for _, some in found for interval in some)
        if not total:
            return Brought(None, each)
        low, high = weigh([share for share, _ in means], [interval for _, interval in means])
        return Brought((low // total, high // total), each)

    def _each(self, source: SourceData, part: Part, *, everywhere: bool = False) -> tuple[Interval, ...]:
        """Return what a source tells of an edition: an interval for each claim of its areas, or one interval."""
        candidate, edition, _ = part
        if source["grades"]:
            return (self.graded(source, candidate, edition),)
        if source["attribute"]:
            return (_attribute(source, part),)
        return tuple(
            self._points(source, index, edition)
            for index in source["claims"]
            if everywhere or self.model["areas"][self.model["area_of"][index]] in candidate["scope"]
        )

    def _points(self, source: SourceData, index: int, edition: EditionData) -> Interval:
        points = source["points"]
        level = edition["levels"][index]
        if level == "?":
            return points[0], points[-1]
        enough = source["saturate"] and int(level) > self.needed[index]
        point = points[-1] if enough else points[int(level)]
        return point, point

    def _score(self, criterion: CriterionData, counts: Counts, parts: list[Part], brought: list[Brought]) -> Interval:
        """Return the interval of a stack's score."""
        if criterion["computed"]:
            point = _anchored(criterion, self._measured(criterion["computed"], counts, parts))
            return point, point
        if by_claims(criterion):
            if criterion["rollup"] == "max":
                return _mean(_best(brought))
            inside = [one.interval for one in brought if one.interval]
            return _roll(criterion["rollup"], inside) if inside else (0, 0)
        counted = [one.interval for one in _counted(criterion, parts, brought) if one.interval]
        return _roll(criterion["rollup"], counted) if counted else (_TOP, _TOP)

    def _measured(self, computed: str, counts: Counts, parts: list[Part]) -> int:
        """Return what is computed of a whole stack."""
        if computed == "secondary":
            return (self._met(parts, every=True) & ~self._met(parts, every=False)).bit_count()
        if computed == "areas-beside":
            scopes = [candidate["scope"] for candidate, _, new in parts if new]
            return len(frozenset[str]().union(*scopes) - self._asked)
        return {"parts": counts["parts"], "glue": counts["glue"], "owned-share": counts["owned_share"]}[computed]

    def _met(self, parts: list[Part], *, every: bool) -> int:
        """Return the needs that parts meet, as a mask: all, or without those that a new part meets as a second job."""
        mask = 0
        for candidate, edition, new in parts:
            known = (id(edition), 0 if every else new)
            if known not in self._met_by:
                second = candidate["secondary"] if known[1] else ()
                self._met_by[known] = sum(
                    1 << bit
                    for bit, index in enumerate(self._needs)
                    if index not in second and meets(edition, index, self.needed[index])
                )
            mask |= self._met_by[known]
        return mask


Reach = tuple[str, int, int]
"""A criterion, and numerator and denominator of how far one level of one claim moves its score, in tenths."""


def step_of(model: Model, weights: Mapping[str, int]) -> int:
    """Return the least difference of value that means something, in tenths of a point, rounded down.

    Levels are coarse, and whoever reads a claim may be one step off. From `none` to `full` there are three steps, so
    one of them is a third of the scale on average. A score is the mean of its claims: of all of them where the best of
    all parts counts, otherwise of those in the scope of a part, which are at least those of one area. The step is the
    furthest that one level of one claim, off by one, moves the value: of all criteria that read claims the largest of
    weight times a third of the scale, divided by the number of claims and by the sum of the weights; where claims are
    one source of several, its share of it.
    """
    return step_at(list(reaches(model)), weights)


def step_at(each: Sequence[Reach], weights: Mapping[str, int]) -> int:
    """Return what `step_of` does, from how far the claims of a model reach."""
    total = sum(weights.values()) or 1
    return max((weights[name] * far // (per * total) for name, far, per in each), default=0)


def reaches(model: Model) -> Iterator[Reach]:
    """Yield how far one level of one claim moves the score of each criterion, by source."""
    steps = len(model["levels"]) - 1
    for criterion in model["criteria"]:
        shares = sum(part["share"] for part in criterion["parts"]) or 1
        found: list[tuple[SourceData, int]] = [(part, part["share"]) for part in criterion["parts"]]
        for source, share in found or [(criterion, shares)]:
            areas = Counter(model["area_of"][index] for index in source["claims"])
            every = criterion["rollup"] == "max" and not found
            count = len(source["claims"]) if every else min(areas.values(), default=0)
            if count:
                scale = source["points"][-1] - source["points"][0]
                yield criterion["id"], 10 * share * scale, steps * count * shares


def meets(edition: EditionData, capability: int, rank: int) -> bool:
    """Tell whether an edition is known to reach a level of a capability."""
    level = edition["levels"][capability]
    return level != "?" and int(level) >= rank


def weigh(weights: Sequence[int], scores: Sequence[Interval]) -> Interval:
    """Return the sums of weight times score at the low and the high ends, not divided by the sum of the weights."""
    pairs = list(zip(weights, scores, strict=True))
    return sum(weight * low for weight, (low, _) in pairs), sum(weight * high for weight, (_, high) in pairs)


def sources_of(criterion: CriterionData) -> Sequence[SourceData]:
    """Return the sources of a criterion: its parts, or itself."""
    return criterion["parts"] or [criterion]


def by_claims(criterion: CriterionData) -> bool:
    """Tell whether claims alone are the source, so that parts of a stack can complete each other."""
    return not (criterion["parts"] or criterion["attribute"] or criterion["grades"])


def _evidence(criterion: CriterionData, parts: list[Part], brought: list[Brought]) -> int:
    """Return the percentage of a stack's score that is known."""
    if criterion["computed"]:
        return _TOP
    if by_claims(criterion) and criterion["rollup"] == "max":
        return _known(_best(brought))
    counted = brought if by_claims(criterion) else _counted(criterion, parts, brought)
    return _known([cell for one in counted for cell in one.each])


def _counted(criterion: CriterionData, parts: list[Part], brought: list[Brought]) -> list[Brought]:
    # Effort adds up over what is new: what runs already is looked after already.
    every = criterion["rollup"] != "sum-cost"
    return [one for part, one in zip(parts, brought, strict=True) if part[2] or every]


def _best(brought: list[Brought]) -> list[Interval]:
    return [_roll("max", list(each)) for each in zip(*(one.each for one in brought), strict=True)]


def _known(each: Sequence[Interval]) -> int:
    """Return the percentage of intervals that are points; of none, all are."""
    return percent(sum(low == high for low, high in each), len(each)) if each else _TOP


def _attribute(source: SourceData, part: Part) -> Interval:
    candidate, edition, _ = part
    own = {"status": candidate["status"], "category": candidate["category"], "kind": candidate["kind"]}
    found = own.get(str(source["attribute"])) or edition["attributes"][str(source["attribute"])]
    if found is None:
        return 0, _TOP
    words = found if isinstance(found, list) else [str(found).lower()]
    point = max(source["values"].get(word, 0) for word in words)
    return point, point


def _anchored(criterion: CriterionData, measured: int) -> int:
    reached = [score for at, score in criterion["anchors"] if measured >= at]
    return reached[-1]


def _mean(each: Sequence[Interval]) -> Interval:
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


def middle(measured: ValueData) -> int:
    """Return the midpoint of a value in twentieths of a point."""
    return measured["low"] + measured["high"]


def alike(first: ValueData, second: ValueData, step: int) -> bool:
    """Tell whether two values decide nothing between them.

    They do not when they differ by less than `step` tenths of a point at their midpoints, or when each interval
    contains the other's midpoint.
    """
    one, two = middle(first), middle(second)
    inside = 2 * first["low"] <= two <= 2 * first["high"] and 2 * second["low"] <= one <= 2 * second["high"]
    return inside or abs(one - two) < max(1, 2 * step)


def surely(one: ValueData, two: ValueData, step: int) -> bool:
    """Tell whether a value is above another one by `step` or more, whatever the unknowns of both turn out to be."""
    return one["low"] - two["high"] >= max(1, step)


def against(first: ValueData, other: ValueData, step: int) -> str:
    """Return how the first option stands to another one: surely or possibly better, or no difference to rely on."""
    if surely(first, other, step):
        return SURE
    return NO_DIFFERENCE if middle(first) < middle(other) or alike(first, other, step) else POSSIBLE
