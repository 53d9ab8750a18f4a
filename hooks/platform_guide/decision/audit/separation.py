"""How well the criteria tell apart what readers by chance are shown first.

The readers are those of `neutrality`, the first thousand of them. A criterion on which all options shown score the same
decides nothing for that reader, whatever it weighs. Parts can be measured in any order; the sum is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from platform_guide.decision.audit.neutrality import PART, per_cent
from platform_guide.decision.audit.readers import chance_of, reader_by_chance
from platform_guide.decision.data.measured import Separates
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.model import Model, OptionData
from platform_guide.decision.engine.recommend import solve
from platform_guide.decision.rules.context import Found

READERS = 1_000
FIRST = 5
"""How many of the first options are compared."""
_MILLION, _MILLE = 1_000_000, 1_000


@dataclass
class Compared:
    """Sums over rankings with at least two options.

    By criterion: `counted`, rankings in which it has a weight; `separated`, those of them in which not all options
    score the same; `spread`, twice the points from the lowest to the highest middle of a score; `share`, what weight
    times spread is of the sum over all criteria, in millionths. `equal` is the share of weight on criteria that are
    equal for all options, in millionths.
    """

    readers: int = 0
    compared: int = 0
    equal: int = 0
    counted: Counter[str] = field(default_factory=Counter)
    separated: Counter[str] = field(default_factory=Counter)
    spread: Counter[str] = field(default_factory=Counter)
    share: Counter[str] = field(default_factory=Counter)

    def add(self, other: Compared) -> None:
        """Add the sums of another part."""
        self.readers += other.readers
        self.compared += other.compared
        self.equal += other.equal
        for name in ("counted", "separated", "spread", "share"):
            getattr(self, name).update(getattr(other, name))

    def take(self, options: Sequence[OptionData], weights: dict[str, int]) -> None:
        """Add one ranking."""
        total = sum(weights.values())
        if len(options) < 2 or not total:  # noqa: PLR2004 - one option is not compared with anything
            return
        self.compared += 1
        spreads: dict[str, int] = {}
        for each in zip(*(option["scores"] for option in options), strict=True):
            name = each[0]["criterion"]
            doubled = [score["low"] + score["high"] for score in each]
            spreads[name] = max(doubled) - min(doubled)
            same = len({(score["low"], score["high"]) for score in each}) == 1
            self.equal += _MILLION * weights[name] * same // total
            if weights[name]:
                self.counted[name] += 1
                self.separated[name] += not same
                self.spread[name] += spreads[name]
        apart = sum(weights[name] * spread for name, spread in spreads.items()) or 1
        self.share.update({name: _MILLION * weights[name] * spread // apart for name, spread in spreads.items()})

    @property
    def equal_share(self) -> int:
        """The mean share of weight on criteria that are equal for all options, in per mille."""
        return self.equal * _MILLE // _MILLION // (self.compared or 1)

    def of(self, criterion: str) -> Separates:
        """Return what was found of one criterion."""
        counted = self.counted[criterion]
        return Separates(
            counted=counted,
            separated=self.separated[criterion],
            spread=5 * self.spread[criterion] // (counted or 1),
            share=self.share[criterion] * _MILLE // _MILLION // (self.compared or 1),
        )


def compare(model: Model, doors: Sequence[str], seed: int, part: int, count: int = PART) -> Compared:
    """Measure one part: the first options of `count` readers drawn from the seed and the number of the part."""
    chance = chance_of(seed, part)
    editions = Editions(model)
    found = Compared()
    for _ in range(count):
        solved = solve(model, reader_by_chance(model, doors, chance), editions=editions)
        found.readers += 1
        found.take(solved.options[:FIRST], solved.case.policy["weights"])
    return found


def criteria_separate(decision: DecisionData) -> Iterator[Found]:
    """Report criteria that have a weight and too rarely tell the first options apart, as it was measured."""
    found = decision.separation
    if found is None:
        return
    least = decision.bounds.separates_least
    hint = "let it read what differs, give it its weight only where it counts, or drop it"
    for name, one in found.criteria.items():
        if 100 * one.separated < least * one.counted:
            share = per_cent(one.separated, one.counted)
            text = f"`{name}` tells options apart in {share} % of the rankings in which it counts, {least} % are due"
            yield "decision-criterion-idle", ("separation", "criteria", name), text, hint
