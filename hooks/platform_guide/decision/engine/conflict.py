"""When nothing fits: the smallest set of demands that cannot be met together, by exact search over sizes.

A demand is a must-have in force or a need. A set of demands is feasible when some stack of entries that are still
offered meets the set's must-haves (what is undocumented meets them unless unknown excludes) and covers its needs.
Sizes up to the parameter `conflict` are tried in order, so the first conflict found is a smallest one; beyond that
size demands are removed one by one as long as the rest stays a conflict, which leaves an irreducible one.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

from platform_guide.catalog.schema.vocabulary import Kind
from platform_guide.decision.engine.eligibility import ENDED
from platform_guide.decision.engine.messages import say
from platform_guide.decision.engine.model import ConflictData, Reason
from platform_guide.decision.engine.shortlist import Case, cover

_Wish = frozenset[int]
_Offer = tuple[tuple[int, bool], int, int, frozenset[int]]
"""An entry and whether it is a new platform, the needs that it covers, its places, and the must-haves it breaks."""
_Usable = tuple[tuple[int, bool], int, int]
"""An entry and whether it is a new platform, the needs that it covers, and its places."""


class _Feasible:
    """Answers whether a set of demands can be met; demands are numbered, must-haves first, then needs."""

    def __init__(self, case: Case, places: int) -> None:
        self.case = case
        self.musts = [index for index, must in enumerate(case.policy["musts"]) if not must["open"]]
        self.size = len(self.musts) + len(case.policy["needs"])
        self.max_parts: int = case.model["parameters"]["max_parts"]
        offers: list[_Offer] = []
        for entry, (candidate, judged) in enumerate(zip(case.model["candidates"], case.judged, strict=True)):
            for edition, verdict in enumerate(judged["editions"]):
                covered = cover(case.model, case.policy, entry, edition)
                allowed = candidate["editions"][edition]["places"] & places
                if verdict["status"] != ENDED and covered and allowed:
                    broken = frozenset(verdict["failed"]) | frozenset(verdict["undocumented"])
                    whole = candidate["kind"] == Kind.PLATFORM and candidate["id"] not in case.owned
                    offers.append(((entry, whole), covered, allowed, broken))
        self.offers = _undominated(offers)

    def meets(self, wish: _Wish) -> tuple[int, ...] | None:
        """Return the entries of a stack with the fewest parts that meets a set of demands, or None."""
        musts = {self.musts[number] for number in wish if number < len(self.musts)}
        wanted = sum(1 << number - len(self.musts) for number in wish if number >= len(self.musts))
        usable = [
            (entry, covered & wanted, places)
            for entry, covered, places, broken in self.offers
            if not broken & musts and (covered & wanted or not wanted)
        ]
        if not wanted:
            return (usable[0][0][0],) if usable else None
        for parts in range(1, self.max_parts + 1):
            found = self._cover(usable, wanted, -1, parts, ())
            if found:
                return tuple(entry for entry, _ in found)
        return None

    def _cover(
        self, usable: list[_Usable], left: int, places: int, room: int, chosen: tuple[tuple[int, bool], ...]
    ) -> tuple[tuple[int, bool], ...] | None:
        if not left:
            return chosen
        if room == 0:
            return None
        lowest = left & -left
        for one, covered, allowed in usable:
            clashes = any(one[0] == other[0] or (one[1] and other[1]) for other in chosen)
            if covered & lowest and allowed & places and not clashes:
                found = self._cover(usable, left & ~covered, allowed & places, room - 1, (*chosen, one))
                if found:
                    return found
        return None


def _undominated(offers: list[_Offer]) -> list[_Offer]:
    """Leave out offers that are never the first choice: one before them does as much and breaks no more.

    The one before has to be free whenever the other is: it is of the same entry, or the only offer of its entry.
    """
    alone = Counter(one[0] for one, *_ in offers)
    kept: list[_Offer] = []
    for offer in offers:
        (entry, whole), covered, places, broken = offer
        if not any(
            not covered & ~other_covered
            and not places & ~other_places
            and other_broken <= broken
            and (whole or not other_whole)
            and (other == entry or alone[other] == 1)
            for (other, other_whole), other_covered, other_places, other_broken in kept
        ):
            kept.append(offer)
    return kept


def smallest_conflict(case: Case) -> ConflictData | None:
    """Return the smallest conflict of a case and which of its members, if given up, leaves something.

    Returns:
        `members` (each `{must: position}` or `{capability: id, level: id}`) and `relax`, one reason for each member
        without which a stack meets all other demands; None when the demands are feasible.
    """
    # Where the reader works follows from demands; only what is left of it when they are met counts by itself.
    for places in (-1, case.places):
        feasible = _Feasible(case, places)
        everything: _Wish = frozenset(range(feasible.size))
        if feasible.meets(everything) is None:
            return _described(case, feasible, everything)
    return None


def _described(case: Case, feasible: _Feasible, everything: _Wish) -> ConflictData:
    members = _smallest(feasible, everything)
    relax = []
    for number in members:
        entries = feasible.meets(everything - {number})
        if entries is not None:
            relax.append(_relax(case, feasible, number, entries))
    return {"members": [_member(case, feasible, number) for number in members], "relax": relax}


def _smallest(feasible: _Feasible, everything: _Wish) -> list[int]:
    for size in range(1, min(feasible.case.model["parameters"]["conflict"], feasible.size) + 1):
        for wish in combinations(sorted(everything), size):
            if feasible.meets(frozenset(wish)) is None:
                return list(wish)
    core = everything
    for number in sorted(everything):
        if feasible.meets(core - {number}) is None:
            core -= {number}
    return sorted(core)


def _member(case: Case, feasible: _Feasible, number: int) -> dict[str, Any]:
    if number < len(feasible.musts):
        return {"must": feasible.musts[number]}
    need = case.policy["needs"][number - len(feasible.musts)]
    return {"capability": case.model["capabilities"][need["capability"]], "level": case.model["levels"][need["rank"]]}


def _relax(case: Case, feasible: _Feasible, number: int, entries: tuple[int, ...]) -> Reason:
    option = ", ".join(case.known_as(entry) for entry in sorted(entries))
    if number < len(feasible.musts):
        must = case.policy["musts"][feasible.musts[number]]
        said = say(case.model, "relax-must", must=must["label"], option=option)
    else:
        need = case.policy["needs"][number - len(feasible.musts)]
        said = say(case.model, "relax-need", capability=case.model["labels"][need["capability"]], option=option)
    entry_ids = [case.model["candidates"][entry]["id"] for entry in sorted(entries)]
    return {**said, **_member(case, feasible, number), "entries": entry_ids}
