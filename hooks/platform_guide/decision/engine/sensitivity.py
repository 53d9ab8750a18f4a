"""How firmly the first option stands: nearest weights that change it, dominance, and shares of first places by chance.

Only options that weights can reorder are compared: those that need something new, or those that need nothing new,
whichever the first one is. All arithmetic is in whole numbers. Midpoints are doubled (low + high) to stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from platform_guide.decision.engine.model import Model, RankedData, ValueData
from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.value import alike, middle, reaches, step_at, weigh

ROBUST, LEANING, TIE = "robust", "leaning", "tie"
SEED = 20_261_124
_PER_CENT = 100
_ROBUST, _LEANING = 80, 50
_LIMIT = 100


def flip(weights: Sequence[int], first: Sequence[int], rival: Sequence[int], place: int) -> int | None:
    """Return the nearest weight of one criterion at which the rival's value passes the first's.

    With d the first's lead and s the rival's better score on the criterion, the rival is level when the weight
    changes by d / s (Triantaphyllou and Sanchez 1997, for the additive model); the next whole number beyond decides.

    Args:
        weights: whole weights from 0 to 100 by criterion; the others stay.
        first: doubled midpoints of the first option's scores by criterion.
        rival: the same of the rival.
        place: the criterion's position.

    Returns:
        A weight from 0 to 100, or None where none does it, or the rival is ahead as it is.
    """
    lead = sum(weight * (one - two) for weight, one, two in zip(weights, first, rival, strict=True))
    better = rival[place] - first[place]
    if lead < 0 or better == 0:
        return None
    steps = lead // abs(better) + 1
    moved = weights[place] + (steps if better > 0 else -steps)
    return moved if 0 <= moved <= _LIMIT else None


def sensitivity(model: Model, weights: dict[str, int], options: Sequence[RankedData]) -> dict[str, Any] | None:
    """Return how firmly the first of the ranked options stands; None without options.

    Returns:
        `first`: its id; `verdict`: robust, leaning or tie; `draws`: the number of weightings drawn; `share`: in how
        many of those that keep the order of the reader's weights no other option has a higher value; `share_any`:
        the same of weightings in any order; `share_low`: the same as `share` when all that is unknown of the first
        is at its worst and all that is unknown of the others at its best, which the verdict rests on; `dominated`:
        pairs of an option and the first one that is at least as good on every criterion that counts, whatever the
        unknowns are.
    """
    if not options:
        return None
    first = options[0]
    counted = [place for place, one in enumerate(model["criteria"]) if weights[one["id"]] > 0]
    share, share_any, share_low = _shares(model, weights, _rivals(options), counted)
    draws = model["parameters"]["weightings"]
    return {
        "first": first["id"],
        "verdict": _verdict(first["shared"], share_low, draws),
        "draws": draws,
        "share": share,
        "share_any": share_any,
        "share_low": share_low,
        "dominated": list(_dominated(options, counted)),
    }


def _rivals(options: Sequence[RankedData]) -> list[RankedData]:
    """Return the first option and those that weights can put before it."""
    return [option for option in options if (option["new"] > 0) == (options[0]["new"] > 0)]


def _verdict(shared: int, share: int, draws: int) -> str:
    if shared > 1 or share * _PER_CENT < _LEANING * draws:
        return TIE
    return ROBUST if share * _PER_CENT >= _ROBUST * draws else LEANING


def flips(model: Model, weights: dict[str, int], options: Sequence[RankedData]) -> list[dict[str, Any]]:
    """Return for each criterion the nearest weight with which another one of the options is first.

    All whole weights from 0 to 100 are tried from the reader's own outwards, the higher one first.

    Returns:
        `criterion`, `from`, `to`, `option`, the one that is first then, and `level`, the weight at which its value
        passes the first's (None where it is ahead already, or none does it); the smallest change first. The options
        are those that the reader's weights list: with others the list may have another end.
    """
    if not options:
        return []
    rivals = {option["id"]: option for option in _rivals(options)}
    ordered = [weights[criterion["id"]] for criterion in model["criteria"]]
    far = list(reaches(model))
    found = []
    for place, criterion in enumerate(model["criteria"]):
        now = ordered[place]
        tried = [at for apart in range(1, _LIMIT + 1) for at in (now + apart, now - apart) if 0 <= at <= _LIMIT]
        for to in tried:
            moved = {**weights, criterion["id"]: to}
            option = _first(model, moved, list(rivals.values()), step_at(far, moved))
            if option != options[0]["id"]:
                level = flip(ordered, _doubled(options[0]), _doubled(rivals[option]), place)
                found.append({"criterion": criterion["id"], "from": now, "to": to, "option": option, "level": level})
                break
    return sorted(found, key=lambda one: abs(one["to"] - one["from"]))


def _doubled(option: RankedData) -> list[int]:
    return [score["low"] + score["high"] for score in option["scores"]]


def _first(model: Model, weights: dict[str, int], options: Sequence[RankedData], step: int) -> str:
    """Return the id of the option that `shortlist.ranked` would put first with other weights."""
    place = {candidate["id"]: at for at, candidate in enumerate(model["candidates"])}

    def burden(option: RankedData) -> tuple[int, int, list[int]]:
        return option["burden"], option["new"], [place[part["entry"]] for part in option["parts"]]

    values = [_value(model, weights, option) for option in options]
    ordered = sorted(zip(options, values, strict=True), key=lambda one: (-middle(one[1]), *burden(one[0])))
    group = []
    for option, value in ordered:
        if not alike(ordered[0][1], value, step):
            break
        group.append(option)
    return min(group, key=burden)["id"]


def _value(model: Model, weights: dict[str, int], option: RankedData) -> ValueData:
    each = [weights[criterion["id"]] for criterion in model["criteria"]]
    low, high = weigh(each, [(score["low"], score["high"]) for score in option["scores"]])
    total = sum(each) or 1
    return {"low": 10 * low // total, "high": 10 * high // total, "evidence": 0}


def _dominated(options: Sequence[RankedData], counted: list[int]) -> Iterator[dict[str, str]]:
    """Yield each option that another one dominates with certainty: its worst reaches the option's best."""
    for option in options:
        for other in options:
            theirs, ours = other["scores"], option["scores"]
            sure = all(theirs[place]["low"] >= ours[place]["high"] for place in counted)
            if sure and any(theirs[place]["low"] > ours[place]["high"] for place in counted):
                yield {"option": option["id"], "by": other["id"]}
                break


def _shares(
    model: Model, weights: dict[str, int], rivals: list[RankedData], counted: list[int]
) -> tuple[int, int, int]:
    """Count the weightings in which the first of the rivals has the highest value, alone or with others."""
    draws = model["parameters"]["weightings"]
    scores = [[rival["scores"][place] for place in counted] for rival in rivals]
    middles = [[_doubled(rival)[place] for place in counted] for rival in rivals]
    worst = [one["low"] for one in scores[0]]
    against = _hulls([[two - one for one, two in zip(middles[0], other, strict=True)] for other in middles[1:]])
    at_ends = _hulls([[two["high"] - one for one, two in zip(worst, other, strict=True)] for other in scores[1:]])
    if not counted or not at_ends:
        return draws, draws, draws
    groups = _groups([weights[model["criteria"][place]["id"]] for place in counted])
    chance = Chance(SEED)
    kept = free = low = 0
    for _ in range(draws):
        gaps = chance.gaps(len(counted))
        ordered = _in_order(gaps, groups)
        free += not _beaten(gaps, against)
        kept += not _beaten(ordered, against)
        low += not _beaten(ordered, at_ends)
    return kept, free, low


def _hulls(differences: list[list[int]]) -> list[list[int]]:
    """Drop rivals that are nowhere better, and those that another one is everywhere at least as good as."""
    found: list[list[int]] = []
    for one in differences:
        if max(one, default=0) > 0 and not any(all(a <= b for a, b in zip(one, two, strict=True)) for two in found):
            found = [two for two in found if not all(b <= a for a, b in zip(one, two, strict=True))] + [one]
    return found


def _groups(weights: list[int]) -> list[list[int]]:
    """Return the positions of equal weights together, the heaviest group first."""
    return [
        [place for place, one in enumerate(weights) if one == weight] for weight in sorted(set(weights), reverse=True)
    ]


def _in_order(gaps: list[int], groups: list[list[int]]) -> list[int]:
    """Hand the largest gaps to the heaviest criteria; within a group of equal weights they stay as they were drawn."""
    ranked = sorted(range(len(gaps)), key=lambda at: (-gaps[at], at))
    found = [0] * len(gaps)
    at = 0
    for group in groups:
        drawn = sorted(ranked[at : at + len(group)])
        for place, source in zip(group, drawn, strict=True):
            found[place] = gaps[source]
        at += len(group)
    return found


def _beaten(weights: list[int], against: list[list[int]]) -> bool:
    return any(sum(weight * one for weight, one in zip(weights, other, strict=True)) > 0 for other in against)
