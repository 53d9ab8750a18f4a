"""How firmly the first option stands: flips in closed form, dominance, and shares of first places by chance.

Only options that weights can reorder are compared: those that need something new, or those that need nothing new,
whichever the first one is. All arithmetic is in whole numbers. Midpoints are doubled (low + high) to stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from platform_guide.decision.engine.model import Model, OptionData
from platform_guide.decision.engine.random import Chance

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


def sensitivity(model: Model, weights: dict[str, int], options: Sequence[OptionData]) -> dict[str, Any] | None:
    """Return how firmly the first of the ranked options stands; None without options.

    Returns:
        `first`: its id; `verdict`: robust, leaning or tie; `draws`: the number of weightings drawn; `share`: in how
        many of those that keep the order of the reader's weights no other option has a higher value; `share_any`:
        the same of weightings in any order; `flips`: for each criterion that has one, the nearest weight at which
        an option outside the first group passes the first, the smallest change first; `dominated`: pairs of an
        option and the first one that is at least as good on every criterion that counts, whatever the unknowns are.
    """
    if not options:
        return None
    first = options[0]
    rivals = _rivals(options)
    counted = [place for place, one in enumerate(model["criteria"]) if weights[one["id"]] > 0]
    share, share_any = _shares(model, [weights[model["criteria"][place]["id"]] for place in counted], rivals, counted)
    draws = model["parameters"]["weightings"]
    return {
        "first": first["id"],
        "verdict": _verdict(first["shared"], share, draws),
        "draws": draws,
        "share": share,
        "share_any": share_any,
        "flips": flips(model, weights, options),
        "dominated": list(_dominated(options, counted)),
    }


def _rivals(options: Sequence[OptionData]) -> list[OptionData]:
    """Return the first option and those that weights can put before it."""
    return [option for option in options if (option["new"] > 0) == (options[0]["new"] > 0)]


def _verdict(shared: int, share: int, draws: int) -> str:
    if shared > 1 or share * _PER_CENT < _LEANING * draws:
        return TIE
    return ROBUST if share * _PER_CENT >= _ROBUST * draws else LEANING


def _doubled(option: OptionData) -> list[int]:
    return [score["low"] + score["high"] for score in option["scores"]]


def flips(model: Model, weights: dict[str, int], options: Sequence[OptionData]) -> list[dict[str, Any]]:
    """Return for each criterion the nearest weight at which an option passes the first; see `sensitivity`."""
    if not options:
        return []
    first, rivals = options[0], _rivals(options)
    ordered = [weights[criterion["id"]] for criterion in model["criteria"]]
    ours = _doubled(first)
    found = []
    for place, criterion in enumerate(model["criteria"]):
        nearest: tuple[int, int, str] | None = None
        for at, rival in enumerate(rivals):
            moved = flip(ordered, ours, _doubled(rival), place) if rival["rank"] > first["rank"] else None
            if moved is not None and (nearest is None or abs(moved - ordered[place]) < nearest[0]):
                nearest = (abs(moved - ordered[place]), at, rival["id"])
        if nearest:
            step, at, name = nearest
            rises = _doubled(rivals[at])[place] > ours[place]
            to = ordered[place] + (step if rises else -step)
            found.append({"criterion": criterion["id"], "from": ordered[place], "to": to, "option": name})
    return sorted(found, key=lambda one: abs(one["to"] - one["from"]))


def _dominated(options: Sequence[OptionData], counted: list[int]) -> Iterator[dict[str, str]]:
    """Yield each option that another one dominates with certainty: its worst reaches the option's best."""
    for option in options:
        for other in options:
            theirs, ours = other["scores"], option["scores"]
            sure = all(theirs[place]["low"] >= ours[place]["high"] for place in counted)
            if sure and any(theirs[place]["low"] > ours[place]["high"] for place in counted):
                yield {"option": option["id"], "by": other["id"]}
                break


def _shares(model: Model, weights: list[int], rivals: list[OptionData], counted: list[int]) -> tuple[int, int]:
    """Count the weightings in which the first of the rivals has the highest value, alone or with others."""
    draws = model["parameters"]["weightings"]
    scores = [[_doubled(rival)[place] for place in counted] for rival in rivals]
    ours = scores[0]
    against = _hulls([[two - one for one, two in zip(ours, other, strict=True)] for other in scores[1:]])
    if not counted or not against:
        return draws, draws
    groups = _groups(weights)
    chance = Chance(SEED)
    kept = free = 0
    for _ in range(draws):
        gaps = chance.gaps(len(counted))
        free += not _beaten(gaps, against)
        kept += not _beaten(_in_order(gaps, groups), against)
    return kept, free


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
