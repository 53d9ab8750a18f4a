"""The smallest demands that cannot be met together, over all interviews.

The states that interviews reach are gathered by their must-haves and places. For each, the needs that can come with it
are tried alone: where one cannot be met, must-haves are removed as long as that stays so, and what is left is a
smallest contradiction. Then the needs that remain are tried together. Where that fails there are as many contradictions
as ways to want a lot at once, so one is looked for that some reader has, and its must-haves are told without its needs.
What only a question asks for that the result offers is tried alone: whoever adds it sees at once what it costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.audit.feasible import Asked, Feasibility, Must, asked_of, bits
from platform_guide.decision.audit.reach import deciding_facts, find_reader, reach
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.interview import environment, facts_set
from platform_guide.decision.engine.model import Ast, FactValue, Model
from platform_guide.decision.engine.shortlist import places_of
from platform_guide.decision.predicate.evaluate import evaluate, names

STEPS = 400
"""Sets of needs that are tried together in one state at most."""


class Contradiction(NamedTuple):
    """Demands that cannot be met together: ids of rules and of capabilities.

    Where the demands could be met elsewhere, the ids of the places in which they cannot stand among the demands.
    `together`: each need beside these rules can be met, but not everything that one reader may need. `wanted` is what
    has to hold for a reader who has the demands: one condition of each list.
    """

    demands: frozenset[str]
    together: bool
    wanted: list[list[Ast]]

    def reader(self, model: Model) -> Mapping[str, list[str]] | None:
        """Return the answers of a reader who has the demands, or None where nobody has."""
        found = find_reader(model, self.wanted)
        return found.answers if found else None


class _Core(NamedTuple):
    musts: frozenset[Must]
    needs: int
    places: int

    def within(self, other: _Core) -> bool:
        """Tell whether other demands contain these; more demands leave fewer places."""
        fits = self.needs & other.needs == self.needs and self.places & other.places == other.places
        return fits and self.musts <= other.musts


@dataclass
class _Search:
    """One search over all states."""

    model: Model
    feasibility: Feasibility
    single: dict[int, list[_Core]] = field(default_factory=dict)
    several: list[_Core] = field(default_factory=list)
    found: dict[tuple[frozenset[str], bool], Contradiction] = field(default_factory=dict)
    tried: set[_Core] = field(default_factory=set)
    had: dict[str, bool] = field(default_factory=dict)

    def state(self, at: _Core, added: int) -> None:
        """Look for what contradicts in one state; `added` are the needs of questions that results offer."""
        bare = at._replace(needs=0)
        if self._cannot(bare):
            return
        for bit in bits(added):
            self._cannot(bare._replace(needs=1 << bit))
        for bit in bits(at.needs):
            if self._cannot(bare._replace(needs=1 << bit)):
                at = at._replace(needs=at.needs & ~(1 << bit))
        if not any(core._replace(needs=0).within(at) for core in self.several):
            self._together(at)

    def _meets(self, demands: _Core) -> bool:
        return self.feasibility.feasible(*demands)

    def _cannot(self, demands: _Core) -> bool:
        """Tell whether one need, or none, cannot be met, and keep the reason."""
        known = self.single.setdefault(demands.needs, [])
        if any(core.within(demands) for core in known):
            return True
        if self._meets(demands):
            return False
        core = self._reduced(demands)
        known.append(core)
        one = self._contradiction(core, together=False)
        self.found.setdefault((one.demands, False), one)
        return True

    def _together(self, at: _Core) -> None:
        """Look for needs of one reader that cannot be met together."""
        waiting = [at]
        cores: list[_Core] = []
        for _ in range(STEPS):
            if not waiting:
                return
            now = waiting.pop()
            core = next((one for one in cores if one.within(now)), None)
            if core is None and now not in self.tried and not self._meets(now):
                core = self._reduced(now)
                cores.append(core)
                one = self._contradiction(core, together=True)
                if self._had(one):
                    self.several.append(core)
                    self.found.setdefault((one.demands, True), one)
                    return
            self.tried.add(now)
            # Nobody has all of these; whoever cannot be served lacks one of them.
            waiting += [now._replace(needs=now.needs & ~(1 << bit)) for bit in bits(core.needs)] if core else []

    def _had(self, one: Contradiction) -> bool:
        """Tell whether anybody has the demands; states that differ in other things ask for the same reader."""
        wanted = str(one.wanted)
        if wanted not in self.had:
            self.had[wanted] = one.reader(self.model) is not None
        return self.had[wanted]

    def _reduced(self, demands: _Core) -> _Core:
        """Remove demands as long as the rest still cannot be met."""
        less = demands._replace(places=self.feasibility.everywhere)
        demands = demands if self._meets(less) else less
        for bit in bits(demands.needs):
            less = demands._replace(needs=demands.needs & ~(1 << bit))
            demands = demands if self._meets(less) else less
        for must in sorted(demands.musts):
            less = demands._replace(musts=demands.musts - {must})
            demands = demands if self._meets(less) else less
        return demands

    def _contradiction(self, core: _Core, *, together: bool) -> Contradiction:
        """Return a contradiction under the names of its demands, whatever values they compare with."""
        rules, capabilities = self.model["rules"], self.model["capabilities"]
        needs = [self.feasibility.needs[bit] for bit in bits(core.needs)]
        demands = frozenset(rules[rule]["id"] for rule, _ in core.musts)
        demands |= set() if together else {capabilities[capability] for capability, *_ in needs}
        if core.places != self.feasibility.everywhere:
            demands |= {self.model["places"][bit]["id"] for bit in bits(core.places)}
        return Contradiction(demands, together, self._wanted(core, needs))

    def _wanted(self, core: _Core, needs: list[Asked]) -> list[list[Ast]]:
        rules = self.model["rules"]
        wanted: list[list[Ast]] = [[rules[rule]["when"]] for rule, _ in core.musts]
        wanted += [[condition] for _, compared in core.musts for condition in self._equal(compared)]
        wanted += [
            [rule["when"] for rule in rules if any(_asks_for(asked_of(one), need) for one in rule["need"])]
            for need in needs
        ]
        elsewhere = bits(self.feasibility.everywhere & ~core.places)
        return wanted + [[["not", self.model["places"][bit]["when"] or ["lit", True]]] for bit in elsewhere]

    def _equal(self, compared: tuple[tuple[str, str], ...]) -> Iterator[Ast]:
        """Yield the conditions that facts have the values with which must-haves compare."""
        for name, value in compared:
            fact = row(self.model["facts"], name)
            if fact["type"] in {"enum", "ordinal"}:
                yield ["==", ["ref", name], ["lit", value if fact["type"] == "enum" else fact["values"].index(value)]]
            elif fact["type"] == "number":
                yield ["==", ["ref", name], ["lit", int(value)]]


def contradictions(model: Model, editions: Editions | None = None) -> list[Contradiction]:
    """Return the irreducible contradictions, those of the fewest demands first.

    Of single needs whose rules depend on more than must-haves do, nobody knows yet whether some reader has them: ask
    `Contradiction.reader`. `editions` may be shared with whatever else asks the same model.

    Raises:
        TooManyStatesError: the interview has too many states to look at.
    """
    feasibility = Feasibility(model, editions or Editions(model))
    search = _Search(model, feasibility)
    states = _states(model, feasibility)
    for musts, places in sorted(states, key=lambda key: (len(key[0]), sorted(key[0]), key[1])):
        for needs, added in _widest(states[musts, places]):
            search.state(_Core(musts, needs, places), added)
    return sorted(search.found.values(), key=lambda one: (one.together, len(one.demands), sorted(one.demands)))


def _widest(pairs: set[tuple[int, int]]) -> list[tuple[int, int]]:
    def within(one: tuple[int, int], other: tuple[int, int]) -> bool:
        return one != other and all(mine & theirs == mine for mine, theirs in zip(one, other, strict=True))

    return [one for one in sorted(pairs) if not any(within(one, other) for other in pairs)]


def _states(model: Model, feasibility: Feasibility) -> dict[tuple[frozenset[Must], int], set[tuple[int, int]]]:
    """Return the needs that can come with each reachable set of must-haves in each reader's places.

    Beside those that interviews ask for stand those that come only with the answer to a question that results offer.
    """
    found: dict[tuple[frozenset[Must], int], set[tuple[int, int]]] = {}
    holds, holds_unasked = _Memory(model), _Memory(model)
    unasked = _unasked(model)
    for reached in reach(model, deciding_facts(model)):
        if any(holds.of(index, reached.facts) for index in holds.outcomes):
            continue
        musts: frozenset[Must] = frozenset()
        needs = added = 0
        told = {**unasked, **reached.facts}
        for index, rule in enumerate(model["rules"]):
            truth = holds.of(index, reached.facts)
            if truth and rule["require"] and (must := feasibility.must(index, reached.facts)):
                musts |= {must}
            # What stands instead of a ranking needs nothing of the catalogue.
            if truth is not False and not rule["outcome"]:
                if holds_unasked.of(index, told) is False:
                    added |= feasibility.asked[index]
                else:
                    needs |= feasibility.asked[index]
        if needs | added:
            found.setdefault((musts, places_of(model, reached.facts)), set()).add((needs, added & ~needs))
    return found


def _unasked(model: Model) -> dict[str, FactValue]:
    """Return the facts that only questions set which results offer, as they are where nobody answers."""
    asked = {fact for question in model["questions"] if not question["offered"] for fact in facts_set(question)}
    offered = {fact for question in model["questions"] if question["offered"] for fact in facts_set(question)}
    return {fact["id"]: fact["unasked"] for fact in model["facts"] if fact["id"] in offered - asked}


class _Memory:
    """What rules make of facts, remembered by the values of the facts that each one reads."""

    def __init__(self, model: Model) -> None:
        self.model = model
        # Rules that read the same facts share what those are.
        shared: dict[tuple[str, ...], int] = {}
        reads = (tuple(sorted(set(names(rule["when"])))) for rule in model["rules"])
        self.at = [shared.setdefault(one, len(shared)) for one in reads]
        self.reads = list(shared)
        self.told: tuple[Mapping[str, FactValue], list[tuple[object, ...]]] | None = None
        self.outcomes = [index for index, rule in enumerate(model["rules"]) if rule["outcome"]]
        self.known: dict[tuple[object, ...], bool | None] = {}

    def of(self, rule: int, facts: Mapping[str, FactValue]) -> bool | None:
        """Return whether a rule holds; None where facts that do not matter here would settle it."""
        if self.told is None or self.told[0] is not facts:
            plain = {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
            self.told = facts, [tuple(map(plain.get, read)) for read in self.reads]
        key = rule, self.told[1][self.at[rule]]
        if key not in self.known:
            self.known[key] = evaluate(self.model["rules"][rule]["when"], environment(self.model, facts))
        return self.known[key]


def _asks_for(one: Asked, need: Asked) -> bool:
    """Tell whether what meets one need meets another one."""
    same = one[0] == need[0]
    return same and one[1] >= need[1] and one[2] >= need[2] and {*one[3]} >= {*need[3]}
