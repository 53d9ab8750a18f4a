"""The System Usability Scale (Brooke 1996): a score for each participant, and an interval of the mean by resampling.

Each item gives 0 to 4 points: the answer less 1 where agreement speaks for the product, 5 less the answer where it
speaks against it. The sum is stretched to 0 to 100. All numbers are whole: tenths of a point.
"""

from __future__ import annotations

from collections.abc import Sequence

from platform_guide.decision.engine.random import Chance
from platform_guide.planning.pilot.engine.model import Score, UsabilityData

_TOP = 5
_STEPS = 4
_TENTHS = 1000
_TAIL = 25
"""Thousandths of the samples on each side of the interval: 2.5 per cent."""


def score(usability: UsabilityData, answers: Sequence[int]) -> int | None:
    """Return the score of one participant in tenths; None where an item is not answered from 1 to 5."""
    items = usability["items"]
    if len(answers) != len(items) or not all(1 <= answer <= _TOP for answer in answers):
        return None
    pairs = zip(items, answers, strict=True)
    points = sum(answer - 1 if item["positive"] else _TOP - answer for item, answer in pairs)
    return _rounded(points * _TENTHS, _STEPS * len(items))


def _rounded(part: int, whole: int) -> int:
    """Return a part of a whole as the nearest whole number, halves upwards."""
    return (2 * part + whole) // (2 * whole)


def told(usability: UsabilityData, participants: Sequence[Sequence[int]]) -> Score | None:
    """Return the scores of all whole questionnaires with the 95 % interval of their mean; None without any.

    The interval is that of Efron's percentiles: the mean of as many scores, drawn with replacement, again and again.
    """
    found = [score(usability, answers) for answers in participants]
    scores = [one for one in found if one is not None]
    if not scores:
        return None
    chance, count, draws = Chance(usability["seed"]), len(scores), usability["draws"]
    sums = sorted(sum(scores[chance.below(count)] for _ in range(count)) for _ in range(draws))
    tail = draws * _TAIL // _TENTHS
    return {
        "scores": scores,
        "mean": _rounded(sum(scores), count),
        "low": _rounded(sums[tail], count),
        "high": _rounded(sums[draws - 1 - tail], count),
        "left_out": sum(any(answers) for answers in participants) - count,
    }


def winner(usability: UsabilityData, scores: Sequence[Score | None]) -> int | None:
    """Return the position of the candidate that people find more usable; None where their number shows none.

    There is one only where enough people answered for each, and no other interval reaches the one of the best.
    """
    if len(scores) < len(("one", "other")) or any(
        one is None or len(one["scores"]) < usability["least"] for one in scores
    ):
        return None
    known = [one for one in scores if one is not None]
    best = max(range(len(known)), key=lambda at: (known[at]["mean"], -at))
    apart = all(at == best or one["high"] < known[best]["low"] for at, one in enumerate(known))
    return best if apart else None


def tenths(value: int) -> str:
    """Return tenths of a point as a decimal text."""
    return f"{value // 10}.{value % 10}"
