"""Which demands can be met together at all: every reachable set of must-haves against the needs that come with it.

A demand is a rule with must-haves or a needed capability. Demands are feasible when a stack of at most `max_parts`
entries that are still offered, one of them a platform at most, meets the must-haves (what is undocumented meets them
unless unknown excludes), covers the needs and runs in one place. Editions, needs and places are bits of whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from platform_guide.catalog.schema.vocabulary import Kind
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import FactValue, Model, NeedAsked, RuleData
from platform_guide.decision.engine.policy import compared

Must = tuple[int, tuple[tuple[str, str], ...]]
"""A rule with must-haves in force: its position, and the facts that the must-haves compare with, as text."""


class Offer(NamedTuple):
    """An edition that is still offered; `at` is its position among all editions."""

    at: int
    entry: int
    places: int
    covers: int


def bits(mask: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, the lowest first."""
    # As text, since taking bits off a long number copies all of it each time.
    text = bin(mask)[:1:-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)


def _mask(flags: Iterable[int]) -> int:
    return int("0" + "".join("1" if flag else "0" for flag in flags)[::-1], 2)


Asked = tuple[int, int, bool, tuple[int, ...]]
"""A need of a rule: a capability's position, a rank, if only what was made for it counts, limits that do not count."""


def asked_of(need: NeedAsked) -> Asked:
    """Return a need of a rule as something to compare and to sort."""
    capability, rank, made, without = need
    return capability, rank, made, tuple(without)


@dataclass
class Feasibility:
    """Answers what can be met together, and remembers it.

    `needs` are what some rule asks for: a capability's position, a rank, whether only what was made for it counts, and
    the limits with which nothing counts.
    A set of needs is a mask over them, a set of offers a mask over `offers`. `asked` are the needs of each rule,
    `everywhere` is all places.
    """

    model: Model
    editions: Editions
    needs: list[Asked] = field(init=False)
    offers: list[Offer] = field(init=False)
    _passing: dict[Must, int] = field(default_factory=dict)
    _met: dict[tuple[int, int, int], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:  # noqa: D105 - fills what the class describes
        self.needs = sorted({asked_of(need) for rule in self.model["rules"] for need in rule["need"]})
        entry_of = {
            id(edition): entry for entry, one in enumerate(self.model["candidates"]) for edition in one["editions"]
        }
        covers = [0] * len(self.editions.rows)
        for bit, (capability, rank, made, without) in enumerate(self.needs):
            for at in self.editions.having(capability, rank):
                candidate, edition = self.editions.rows[at]
                beside = made and capability in candidate["secondary"]
                if not beside and not any(limit in edition["limits"] for limit in without):
                    covers[at] |= 1 << bit
        self.offers = [
            Offer(at, entry_of[id(edition)], edition["places"], covers[at])
            for at, (_, edition) in enumerate(self.editions.rows)
            if not self.editions.ended[at]
        ]
        self.everywhere = (1 << len(self.model["places"])) - 1
        self.asked = [self._asked(rule) for rule in self.model["rules"]]
        self._compared = [compared(rule) for rule in self.model["rules"]]
        self._placed = [_mask(offer.places >> at & 1 for offer in self.offers) for at in bits(self.everywhere)]
        self._having = [_mask(offer.covers >> at & 1 for offer in self.offers) for at in range(len(self.needs))]

    def _asked(self, rule: RuleData) -> int:
        mine = {asked_of(need) for need in rule["need"]}
        return sum(1 << bit for bit, need in enumerate(self.needs) if need in mine)

    def must(self, rule: int, facts: Mapping[str, FactValue]) -> Must | None:
        """Return a rule's must-haves as they stand for some facts; None when a fact that they compare is unknown."""
        asked = self._compared[rule]
        if any(facts.get(name) is None for name in asked):
            return None
        must = (rule, tuple((name, str(facts[name])) for name in asked))
        if must not in self._passing:
            self._passing[must] = self._pass(rule, facts)
        return must

    def _pass(self, rule: int, facts: Mapping[str, FactValue]) -> int:
        """Return the offers that meet the must-haves of a rule."""
        lookup = environment(self.model, facts)
        failing: set[int] = set()
        for item in self.model["rules"][rule]["require"]:
            left = self.editions.unmet(item["build"]["when"], lookup, ()) if item["build"] else None
            for at, met in self.editions.unmet(item["that"], lookup, ()).items():
                if (met is False or item["on_unknown"] != "verify") and (left is None or at in left):
                    failing.add(at)
        return _mask(offer.at not in failing for offer in self.offers)

    def usable(self, musts: frozenset[Must]) -> int:
        """Return the offers that meet all of some must-haves."""
        found = (1 << len(self.offers)) - 1
        for must in musts:
            found &= self._passing[must]
        return found

    def feasible(self, musts: frozenset[Must], needs: int, places: int) -> bool:
        """Tell whether some stack meets must-haves and needs in one of some places.

        Without needs, it is whether any offer is left.
        """
        usable = self.usable(musts)
        if not needs & needs - 1:
            fitting = usable & (self._having[needs.bit_length() - 1] if needs else usable)
            return any(fitting & self._placed[place] for place in bits(places))
        key = (usable, needs, places)
        if key not in self._met:
            self._met[key] = any(self._in_place(usable & self._placed[place], needs) for place in bits(places))
        return self._met[key]

    def _in_place(self, usable: int, needs: int) -> bool:
        useful = 0
        for need in bits(needs):
            useful |= self._having[need]
        entries: dict[int, set[int]] = {}
        for bit in bits(usable & useful):
            offer = self.offers[bit]
            entries.setdefault(offer.entry, set()).add(offer.covers & needs)
        whole = {entry for entry in entries if self.model["candidates"][entry]["kind"] == Kind.PLATFORM}
        return _cover(_choices(entries, whole), needs, self.model["parameters"]["max_parts"])


class _Choice(NamedTuple):
    """What an edition covers, its entry where another edition of it is a choice as well, and if it is a platform."""

    cover: int
    entry: int | None
    whole: bool


def _choices(entries: Mapping[int, set[int]], whole: set[int]) -> list[_Choice]:
    """Return the editions of which no other one covers more.

    An edition may give way to one that covers more as long as that one cannot be barred: it is of the same entry, or
    the only choice of its own, and no platform unless both are.
    """
    best = {entry: _largest(covers) for entry, covers in entries.items()}
    alone = {entry: covers[0] for entry, covers in best.items() if len(covers) == 1}
    parts = _largest({cover for entry, cover in alone.items() if entry not in whole})
    platforms = [
        cover
        for cover in _largest({cover for entry, cover in alone.items() if entry in whole})
        if not any(cover & other == cover for other in parts)
    ]
    several = [
        _Choice(cover, entry, entry in whole)
        for entry, covers in best.items()
        if entry not in alone
        for cover in covers
        if not any(cover & other == cover for other in (*parts, *(platforms if entry in whole else ())))
    ]
    return [
        *(_Choice(cover, None, whole=False) for cover in parts),
        *(_Choice(cover, None, whole=True) for cover in platforms),
        *several,
    ]


def _largest(covers: set[int]) -> list[int]:
    return [one for one in covers if not any(one != other and one & other == one for other in covers)]


def _cover(choices: list[_Choice], left: int, room: int, barred: frozenset[int] = frozenset()) -> bool:
    """Tell whether at most `room` choices, no two of one entry and no two platforms, cover what is left."""
    if not left:
        return True
    most = sorted(((one.cover & left).bit_count() for one in choices), reverse=True)[:room]
    if sum(most) < left.bit_count():
        return False
    need = min(bits(left), key=lambda bit: sum(one.cover >> bit & 1 for one in choices))
    for one in sorted(choices, key=lambda choice: -(choice.cover & left).bit_count()):
        if one.cover >> need & 1 and one.entry not in barred:
            others = [choice for choice in choices if not (one.whole and choice.whole)]
            used = barred if one.entry is None else barred | {one.entry}
            if _cover(others, left & ~one.cover, room - 1, used):
                return True
    return False
