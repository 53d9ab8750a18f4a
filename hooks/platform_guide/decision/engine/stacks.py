"""All ways to cover the needs: single entries and stacks in one list, by exact branch and bound.

An option is one edition of one entry. A stack is a set of options of different entries that (1) covers every need
at its level, (2) has a place in which all of them run, (3) is minimal: without any one of them a need is
uncovered, (4) has at most `max_parts` parts, and (5) brings at most one platform that is new. Its burden is the number
of tools that are new to the reader, those included that a part requires, plus the number of used flows that nothing
joins and of must-haves that have to be built around a part. What the reader runs already is joined already, and a part
that fits with it is joined as well, although what it fits with is no part.

Bound: the burden of every completion is at least the new tools so far plus
`ceil(uncovered needs that nothing owned covers / most of them that one option covers)`, as missing joints only add.
A branch is cut when that exceeds the least burden found plus `slack`. Branching takes the need with the fewest options
and bars each option tried from its later siblings, so every minimal cover is met once, unless `nodes` runs out, which
the result tells. Of these the list holds the ones of highest value, and in any case one of least burden: a full list of
the smallest stacks would hide the best one, if that is a tool larger. Of equal values the smaller burden goes first.

Before the search, options are thinned to those that fewer than `width` others dominate: same needs covered, no
fewer places and joints, no more new tools, no less value. `width` is at least `max_parts`, so a stack with a thinned
option has a dominator outside itself to put in its place, covering the same needs (so still minimal) at no greater
burden: the least burden is exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Option:
    """One edition of one entry, as the search sees it; masks have one bit per need and per place.

    `joints` are (flow, other entry) pairs that an integration makes, `opens` the flows that it makes with anything,
    `requires` the entries that it does not run without, `whole` tells a platform from a component,
    `builds` counts the must-haves that have to be built around it. `held` tells that
    nothing but answers to open questions has to be known before it passes.
    """

    entry: int
    edition: int
    cover: int
    places: int
    new: int
    verify: bool = False
    held: bool = False
    solo: int = 0
    joints: frozenset[tuple[int, int]] = frozenset()
    opens: frozenset[int] = frozenset()
    requires: frozenset[int] = frozenset()
    whole: bool = False
    builds: int = 0


class Flow(NamedTuple):
    """A used flow: its position, and the needs in its source's and its target's area as masks."""

    position: int
    source: int
    target: int


@dataclass(frozen=True)
class Stack:
    """A set of options in the order of their entries, with its burden; `value` is the middle of its value."""

    options: tuple[Option, ...]
    new: int
    missing: tuple[int, ...]
    places: int
    value: int

    @property
    def burden(self) -> int:
        """New tools, missing joints, and what has to be built."""
        return self.new + len(self.missing) + built(self.options)

    @property
    def entries(self) -> tuple[int, ...]:
        """Positions of the entries."""
        return tuple(option.entry for option in self.options)

    @property
    def order(self) -> tuple[int, int, tuple[int, ...], tuple[int, ...]]:
        """Sort key: burden, value, entries, editions."""
        return self.burden, -self.value, self.entries, tuple(option.edition for option in self.options)


@dataclass(frozen=True)
class Limits:
    """The search's parameters; see the module. `beside` is what the reader runs: joints with it count, part or not."""

    max_parts: int
    slack: int
    listed: int
    width: int
    nodes: int
    only_verify: bool = False
    beside: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Found:
    """The stacks in order of burden and value; `exhaustive` is False when the search ran out of steps."""

    stacks: tuple[Stack, ...]
    exhaustive: bool


def built(options: tuple[Option, ...]) -> int:
    """Return how many must-haves have to be built around options."""
    return sum(option.builds for option in options)


def missing_joints(
    options: tuple[Option, ...], flows: tuple[Flow, ...], beside: tuple[Option, ...] = ()
) -> tuple[int, ...]:
    """Return the used flows that neither one part by itself nor a joint of a part makes; see `joined`."""
    return tuple(flow.position for flow in flows if not joined(options, flow, beside))


def joined(options: tuple[Option, ...], flow: Flow, beside: tuple[Option, ...] = ()) -> tuple[Option, Option] | None:
    """Return the first two between which a flow is made, twice the same where one part makes it by itself.

    Both are parts, or one of them is what the reader runs beside the parts.
    """
    if found := _between(options, options, flow):
        return found
    return (_between(options, beside, flow) or _between(beside, options, flow)) if beside else None


def _between(sources: tuple[Option, ...], targets: tuple[Option, ...], flow: Flow) -> tuple[Option, Option] | None:
    ends = [option for option in targets if option.cover & flow.target]
    for one in sources:
        if one.cover & flow.source:
            for two in ends:
                if one.entry == two.entry or (flow.position, two.entry) in one.joints or not one.new | two.new:
                    return one, two
                if flow.position in one.opens or flow.position in two.opens:
                    return one, two
    return None


def along(options: tuple[Option, ...]) -> tuple[int, ...]:
    """Return the entries that parts require and that are not among the parts."""
    if not any(option.requires for option in options):
        return ()
    wanted = frozenset[int]().union(*(option.requires for option in options))
    return tuple(sorted(wanted - {option.entry for option in options}))


def thin(options: list[Option], width: int) -> list[Option]:
    """Drop options that `width` entries dominate, and editions that another edition of their entry dominates."""
    groups: dict[int, list[Option]] = {}
    for option in options:
        groups.setdefault(option.cover, []).append(option)
    # Nothing takes the place of what another option does not run without.
    required = {entry for option in options for entry in option.requires}
    kept: list[Option] = []
    for group in groups.values():
        survivors: list[Option] = []
        for option in sorted(group, key=lambda one: (-one.solo, one.entry, one.edition)):
            rivals = {other.entry for other in survivors if _dominates(other, option)}
            if option.entry in required or (len(rivals) < width and option.entry not in rivals):
                survivors.append(option)
        kept += survivors
    return kept


def _dominates(one: Option, two: Option) -> bool:
    return (
        one.places & two.places == two.places
        and one.new <= two.new
        and one.builds <= two.builds
        and one.verify == two.verify
        and one.requires <= two.requires | {two.entry}
        and one.whole <= two.whole
        and two.opens <= one.opens
        and all(joint in one.joints for joint in two.joints if joint[1] != one.entry)
    )


class _Partial(NamedTuple):
    """A stack in the making: options, needs covered, places left, and new tools."""

    options: tuple[Option, ...]
    covered: int
    places: int
    new: int


@dataclass
class _Search:
    """One search; the only mutable state is the list found so far, the steps taken and what is barred meanwhile.

    `barred` holds the options that an earlier sibling has tried already, by how many of the levels above.
    """

    options: list[Option]
    flows: tuple[Flow, ...]
    limits: Limits
    value_of: Callable[[tuple[Option, ...], tuple[int, ...]], int]
    everything: int
    found: dict[tuple[int, ...], Stack] = field(default_factory=dict)
    best: int | None = None
    steps: int = 0
    barred: dict[int, int] = field(default_factory=dict)
    reach: dict[int, int] = field(default_factory=dict)
    rarest: dict[int, list[Option]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_need = [
            [option for option in self.options if option.cover >> need & 1]
            for need in range(self.everything.bit_length())
        ]
        self.covers = sorted({option.cover for option in self.options})
        self.free = 0
        for option in self.options:
            self.free |= 0 if option.new else option.cover

    def run(self) -> Found:
        if all(self.by_need):
            for depth in range(1, self.limits.max_parts + 1):
                self.descend(_Partial((), 0, -1, 0), depth)
        return Found(self.chosen(), self.steps <= self.limits.nodes)

    def descend(self, at: _Partial, depth: int) -> None:
        self.steps += 1
        if self.steps > self.limits.nodes:
            return
        if at.covered == self.everything:
            if len(at.options) == depth:
                self.record(at)
            return
        left = self.everything & ~at.covered
        if self.hopeless(left, at.new, depth - len(at.options)):
            return
        tried = self.scarcest(left)
        barred = self.barred
        for option in tried:
            if option.places & at.places and not barred.get(id(option)) and not self.clashes(at.options, option):
                step = _Partial(
                    (*at.options, option),
                    at.covered | option.cover,
                    at.places & option.places,
                    at.new + option.new,
                )
                self.descend(step, depth)
            barred[id(option)] = barred.get(id(option), 0) + 1
        for option in tried:
            barred[id(option)] -= 1

    def hopeless(self, left: int, new: int, room: int) -> bool:
        """Tell whether no completion fits into the room or the bound."""
        reach = self.reach.get(left)
        if reach is None:
            reach = self.reach[left] = max(((cover & left).bit_count() for cover in self.covers), default=0)
        if reach * room < left.bit_count():
            return True
        paid = left & ~self.free
        bound = new + -(-paid.bit_count() // reach)
        return self.beyond(bound)

    def beyond(self, burden: int) -> bool:
        """Tell whether a burden is too great for the list."""
        return self.best is not None and burden > self.best + self.limits.slack

    def scarcest(self, left: int) -> list[Option]:
        """Return the options for the uncovered need that has the fewest."""
        if left not in self.rarest:
            needs = [need for need in range(left.bit_length()) if left >> need & 1]
            self.rarest[left] = min((self.by_need[need] for need in needs), key=len)
        return self.rarest[left]

    @staticmethod
    def clashes(chosen: tuple[Option, ...], option: Option) -> bool:
        """Tell whether an option repeats an entry, is a second new platform or makes a chosen part superfluous."""
        for part in chosen:
            if part.entry == option.entry or (part.whole and option.whole and part.new & option.new):
                return True
        return not _minimal((*chosen, option))

    def record(self, at: _Partial) -> None:
        # Joints only add to what is new, and most stacks are beyond the list by that alone.
        if self.beyond(at.new):
            return
        options = tuple(sorted(at.options, key=lambda option: option.entry))
        missing = missing_joints(options, self.flows, self.limits.beside)
        new = at.new + len(along(options))
        burden = new + len(missing) + built(options)
        if self.beyond(burden) or (self.limits.only_verify and not any(option.verify for option in options)):
            return
        stack = Stack(options, new, missing, at.places, self.value_of(options, missing))
        before = self.found.get(stack.entries)
        if before is None or stack.order < before.order:
            self.found[stack.entries] = stack
        self.best = burden if self.best is None else min(self.best, burden)
        if len(self.found) > 2 * self.limits.listed * (1 + self.limits.slack):
            self.cut()

    def cut(self) -> None:
        """Keep as many stacks of each burden as are listed: a burden may turn out to be too great later."""
        kept: dict[tuple[int, ...], Stack] = {}
        count = Counter[int]()
        for stack in sorted(self.found.values(), key=lambda stack: stack.order):
            count[stack.burden] += 1
            if count[stack.burden] <= self.limits.listed and not self.beyond(stack.burden):
                kept[stack.entries] = stack
        self.found = kept

    def chosen(self) -> tuple[Stack, ...]:
        """Return the stacks of highest value, and the first one of least burden, in order of burden and value."""
        near = sorted(self.found.values(), key=lambda stack: stack.order)
        near = [stack for stack in near if not self.beyond(stack.burden)]
        kept = sorted(near, key=lambda stack: -stack.value)[: self.limits.listed]
        if near and near[0] not in kept:
            kept[-1] = near[0]
        return tuple(sorted(kept, key=lambda stack: stack.order))


def _minimal(options: tuple[Option, ...]) -> bool:
    """Tell whether every option covers a need that the others leave."""
    once = many = 0
    for option in options:
        many |= once & option.cover
        once |= option.cover
    return all(option.cover & ~many for option in options)


def search(
    options: list[Option],
    needs: int,
    flows: tuple[Flow, ...],
    limits: Limits,
    value_of: Callable[[tuple[Option, ...], tuple[int, ...]], int],
) -> Found:
    """Find the stacks that cover `needs` needs; none are found where there are no needs.

    Args:
        options: editions that may be used; those that cover nothing are ignored.
        needs: the number of needs, bits 0 to needs - 1 of covers.
        flows: the flows that the needs use.
        limits: the parameters.
        value_of: the middle of the value of (options, missing joints); higher is better.
    """
    useful = thin([option for option in options if option.cover], max(limits.width, limits.max_parts))
    useful.sort(key=lambda one: (one.new, -one.cover.bit_count(), -one.solo, one.entry, one.edition))
    if not needs:
        return Found((), exhaustive=True)
    return _Search(useful, flows, limits, value_of, (1 << needs) - 1).run()
