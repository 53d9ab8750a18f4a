"""All editions of a model in one row, and what conditions, needs and flows make of each.

None of it depends on more of a reader than its key says, so what was worked out for one reader serves all others.
Positions count editions, entry by entry in the model's order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from platform_guide.catalog.schema.verdict import NO_VERDICT
from platform_guide.catalog.schema.vocabulary import Kind
from platform_guide.decision.engine.holdings import owns
from platform_guide.decision.engine.model import Ast, CandidateData, EditionData, Model, SourceData
from platform_guide.decision.predicate.evaluate import Lookup, evaluate, names

FACT = "fact."
_OWNED = "owned"
_HOLDS = "holds_platform"
_VERDICT = "verdict"
_REQUIRES = "requires"
_OF_ENTRY = frozenset({"id", "kind", "store", "category", "status", "scope"})
_OF_WHAT_IS_REQUIRED = frozenset({"environments", "delivery", "licence", "pricing", "runs"})
"""Attributes that are asked of what an edition requires as well: place, licence, price and upkeep."""
_OF_PLACE = frozenset({"environments", "delivery"})
_CLAIM = "claim."
_FULL = "3"
_MET = (False, None, True)
"""Whether a must-have is met, from worst to best."""


def has_ended(model: Model, candidate: CandidateData, edition: EditionData) -> bool:
    """Tell whether an edition, or its entry, is not offered any more."""
    ended = model["parameters"]["ended"]
    return candidate["status"] in ended or edition["attributes"]["edition_status"] in ended


_Rows = tuple[tuple[CandidateData, EditionData], ...]
Grade = Callable[[SourceData, CandidateData, EditionData], tuple[int, int]]
"""What an edition scores on the grades of a source, as an interval."""


def reads_reader(that: Ast) -> bool:
    """Tell whether a condition on an edition depends on what the reader told."""
    return any(name.startswith(FACT) or name in {_OWNED, _HOLDS} for name in names(that))


@dataclass(frozen=True)
class Editions:
    """The editions of one model; the model must not be changed while this is in use.

    `scored` is for `value.Scale`: what editions bring to each criterion.
    """

    model: Model
    scored: dict[tuple[object, ...], dict[Any, Any]] = field(default_factory=dict)
    _unmet: dict[tuple[object, ...], Mapping[int, bool | None]] = field(default_factory=dict)
    _graded: dict[tuple[object, ...], Mapping[int, tuple[int, int]]] = field(default_factory=dict)
    _having: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    _joints: dict[frozenset[int], list[frozenset[tuple[int, int]]]] = field(default_factory=dict)

    @cached_property
    def rows(self) -> tuple[tuple[CandidateData, EditionData], ...]:
        """Each edition with its entry."""
        return tuple((one, edition) for one in self.model["candidates"] for edition in one["editions"])

    @cached_property
    def first(self) -> tuple[int, ...]:
        """The position of each entry's first edition."""
        found, at = [], 0
        for candidate in self.model["candidates"]:
            found.append(at)
            at += len(candidate["editions"])
        return tuple(found)

    @cached_property
    def ended(self) -> tuple[bool, ...]:
        """Tell of each edition whether it, or its entry, is not offered any more."""
        return tuple(has_ended(self.model, candidate, edition) for candidate, edition in self.rows)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The ids of all entries, and behind them what editions require that is no entry."""
        return (*(candidate["id"] for candidate in self.model["candidates"]), *sorted(self.model["outside"]))

    @cached_property
    def _bound(self) -> frozenset[str]:
        """Every entry that requires something, and everything that will do for it."""
        return frozenset(
            name
            for at in self._requiring
            for group in ([self.rows[at][0]["id"]], *self.rows[at][1]["requires"])
            for name in group
        )

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The position of each of `names` among them."""
        return {name: index for index, name in enumerate(self.names)}

    @cached_property
    def opens(self) -> tuple[frozenset[int], ...]:
        """The flows that each edition makes with anything."""
        makers = [(at, by) for at, (*_, by) in enumerate(self.model["flows"]) if by is not None]
        return tuple(frozenset(at for at, by in makers if edition["levels"][by] == _FULL) for _, edition in self.rows)

    def having(self, capability: int, rank: int) -> tuple[int, ...]:
        """Return the editions that have a capability at a rank or above; an unknown level is below every rank."""
        key = capability, rank
        if key not in self._having:
            enough = {str(level) for level in range(rank, len(self.model["levels"]))}
            self._having[key] = tuple(
                at for at, (_, edition) in enumerate(self.rows) if edition["levels"][capability] in enough
            )
        return self._having[key]

    def joints(self, used: frozenset[int]) -> list[frozenset[tuple[int, int]]]:
        """Return for each entry the (flow, other entry) pairs that an integration on either side makes."""
        if used not in self._joints:
            found: list[set[tuple[int, int]]] = [set() for _ in self.model["candidates"]]
            position = {candidate["id"]: index for index, candidate in enumerate(self.model["candidates"])}
            for entry, candidate in enumerate(self.model["candidates"]):
                for other, flow in candidate["integrations"]:
                    if flow in used and other in position:
                        found[entry].add((flow, position[other]))
                        found[position[other]].add((flow, entry))
            self._joints[used] = [frozenset(pairs) for pairs in found]
        return self._joints[used]

    def graded(self, facts: Lookup, owned: tuple[str, ...]) -> Grade:
        """Return the function that tells what an edition scores on the grades of a source.

        The first grade whose condition holds counts. One of which that is not known may count, and so may those
        behind it, so that the score is an interval. An edition is graded by itself, without what it requires.
        """
        seen: dict[int, Mapping[int, tuple[int, int]]] = {}

        def grade(source: SourceData, candidate: CandidateData, edition: EditionData) -> tuple[int, int]:
            if id(source) not in seen:
                seen[id(source)] = self._grades(source, facts, owned)
            found = seen[id(source)].get(id(edition))
            # A changed copy of an edition is none of the model's own.
            return found or self._grades(source, facts, owned, ((candidate, edition),))[id(edition)]

        return grade

    def _grades(
        self, source: SourceData, facts: Lookup, owned: tuple[str, ...], rows: _Rows | None = None
    ) -> Mapping[int, tuple[int, int]]:
        """Return what editions, by their place in memory, score on grades: those of the model, or others."""
        asked = [that for that, _ in source["grades"]]
        told = {name: facts(name.removeprefix(FACT)) for that in asked for name in names(that) if name.startswith(FACT)}
        have = owned if any({_OWNED, _HOLDS} & {*names(that)} for that in asked) else ()
        # The model lives as long as this does, so that the place of its grades in memory names them.
        key = (id(source["grades"]), repr(told), have)
        if rows is None and key in self._graded:
            return self._graded[key]
        unmet = [self._asked(that, told, frozenset(owned), rows) for that in asked]
        grades = [(known, score) for known, (_, score) in zip(unmet, source["grades"], strict=True)]
        found = {id(edition): _grade(grades, at) for at, (_, edition) in enumerate(rows or self.rows)}
        if rows is None:
            self._graded[key] = found
        return found

    def unmet(self, that: Ast, facts: Lookup, owned: tuple[str, ...]) -> Mapping[int, bool | None]:
        """Return the editions of which a must-have is false, or None: not known.

        What a new edition requires and the reader does not have is part of it: a must-have on place, licence, price or
        upkeep is asked of that as well, and one on claims where it serves their area.

        Args:
            that: the must-have's condition, one of the model's own.
            facts: the reader's facts.
            owned: the ids of entries that the reader has.
        """
        read = tuple(dict.fromkeys(names(that)))
        told = {name: facts(name.removeprefix(FACT)) for name in read if name.startswith(FACT)}
        # The model lives as long as this does, so that the place of its condition in memory names it.
        have = (
            owned
            if {_OWNED, _HOLDS} & {*read}
            else tuple(name for name in owned if name.partition("/")[0] in self._bound)
        )
        key = (id(that), repr(told), have)
        if key not in self._unmet:
            self._unmet[key] = self._carried(that, told, frozenset(owned), self._asked(that, told, frozenset(owned)))
        return self._unmet[key]

    def by_itself(self, candidate: CandidateData, edition: EditionData, that: Ast, facts: Lookup) -> bool | None:
        """Tell whether an edition meets a condition for somebody who does not have it; None where that is not known.

        What it requires is left out. The edition may be a changed copy of one of the model's own.
        """
        told = {name: facts(name.removeprefix(FACT)) for name in names(that) if name.startswith(FACT)}
        return self._asked(that, told, frozenset(), ((candidate, edition),)).get(0, True)

    def required_of(self, entry: int, edition: int, that: Ast, facts: Lookup, owned: tuple[str, ...]) -> str | None:
        """Return what an edition requires that keeps it from meeting a must-have; None where it is the edition."""
        at = self.first[entry] + edition
        wanted = self._open(at, frozenset(owned))
        if not wanted:
            return None
        told = {name: facts(name.removeprefix(FACT)) for name in names(that) if name.startswith(FACT)}
        own = self._asked(that, told, frozenset(owned))
        whole = self.unmet(that, facts, owned).get(at, True)
        if at in own and own[at] is whole:
            return None
        for group in wanted:
            if self._of(group[0], at, that, told, own) is not True:
                return group[0]
        return None

    def _open(self, at: int, owned: frozenset[str]) -> list[list[str]]:
        """Return what an edition requires and the reader does not have; what runs already has what it requires."""
        candidate, edition = self.rows[at]
        mine = owns(owned, candidate["id"], edition["id"])
        return [] if mine else [one for one in edition["requires"] if not owned & {*one}]

    def _carried(
        self, that: Ast, told: Mapping[str, Any], owned: frozenset[str], own: Mapping[int, bool | None]
    ) -> dict[int, bool | None]:
        """Return what is unmet by editions or by what they require, from what is unmet by editions alone."""
        found = dict(own)
        for at in self._requiring:
            for group in self._open(at, owned):
                met = max((self._of(name, at, that, told, own) for name in group), key=_MET.index)
                found[at] = min((found.get(at, True), met), key=_MET.index)
            if found.get(at) is True:
                del found[at]
        return found

    @cached_property
    def _requiring(self) -> tuple[int, ...]:
        return tuple(at for at, (_, edition) in enumerate(self.rows) if edition["requires"])

    def _of(
        self, name: str, at: int, that: Ast, told: Mapping[str, Any], own: Mapping[int, bool | None]
    ) -> bool | None:
        """Tell whether what an edition requires meets a must-have; what nobody looked up of it is unknown."""
        read = set(names(that))
        areas = {
            self.model["areas"][self.model["area_of"][self.model["capabilities"].index(one.removeprefix(_CLAIM))]]
            for one in read
            if one.startswith(_CLAIM)
        }
        place = self.place_of[name]
        if place < len(self.model["candidates"]):
            candidate = self.model["candidates"][place]
            if not read & _OF_WHAT_IS_REQUIRED and not areas & {*candidate["scope"]}:
                return True
            first = self.first[place]
            return max((own.get(first + one, True) for one in range(len(candidate["editions"]))), key=_MET.index)
        serves = self.model["outside"][name]["serves"]
        if not read & _OF_WHAT_IS_REQUIRED and serves is not None and not areas & {*serves}:
            return True
        # It runs where the edition does, or the edition would not; the rest is unknown.
        attributes = self.rows[at][1]["attributes"]
        known = {key: attributes[key] for key in _OF_PLACE} | {_OWNED: False, **told}
        return evaluate(that, known.get)

    def _asked(
        self, that: Ast, told: Mapping[str, Any], owned: frozenset[str], rows: _Rows | None = None
    ) -> dict[int, bool | None]:
        position = {f"claim.{name}": index for index, name in enumerate(self.model["capabilities"])}
        read = [name for name in dict.fromkeys(names(that)) if name not in told]
        platforms = {
            candidate["id"]
            for (candidate, edition), ended in zip(self.rows, self.ended, strict=True)
            if _HOLDS in read
            and candidate["kind"] == Kind.PLATFORM
            and not ended
            and owns(owned, candidate["id"], edition["id"])
        }

        def look(name: str, candidate: Any, edition: Any) -> Any:  # noqa: ANN401 - values of any type
            if name in position:
                return edition["levels"][position[name]]
            if name == _OWNED:
                return owns(owned, candidate["id"], edition["id"])
            if name == _HOLDS:
                # Another edition of a platform that is there is no second platform.
                return bool(platforms - {candidate["id"]})
            if name == _VERDICT:
                return candidate.get(name, NO_VERDICT)
            # The names of these are those of the entry's own fields.
            if name == _REQUIRES:
                return [group[0] for group in edition["requires"]]
            return candidate[name] if name in _OF_ENTRY else edition["attributes"][name]

        found: dict[int, bool | None] = {}
        # Few values differ among editions, and the condition sees no more of them than these.
        answers: dict[str, bool | None] = {}
        for at, (candidate, edition) in enumerate(rows or self.rows):
            values = [look(name, candidate, edition) for name in read]
            key = repr(values)
            if key not in answers:
                ranks = {
                    name: (None if value == "?" else int(value)) if name in position else value
                    for name, value in zip(read, values, strict=True)
                }
                answers[key] = evaluate(that, {**told, **ranks}.get)
            if answers[key] is not True:
                found[at] = answers[key]
        return found


def _grade(grades: Sequence[tuple[Mapping[int, bool | None], int]], at: int) -> tuple[int, int]:
    """Return the least and the greatest score that an edition can have; `grades` say where each is not met."""
    found: list[int] = []
    for unmet, score in grades:
        met = unmet.get(at, True)
        if met is not False:
            found.append(score)
        if met:
            break
    return min(found, default=0), max(found, default=0)
