"""All editions of a model in one row, and what conditions, needs and flows make of each.

None of it depends on more of a reader than its key says, so what was worked out for one reader serves all others.
Positions count editions, entry by entry in the model's order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from platform_guide.catalog.schema.verdict import NO_VERDICT
from platform_guide.catalog.schema.vocabulary import Kind
from platform_guide.decision.engine.model import Ast, CandidateData, EditionData, Model, SourceData
from platform_guide.decision.predicate.evaluate import Lookup, evaluate, names

FACT = "fact."
_OWNED = "owned"
_HOLDS = "holds_platform"
_VERDICT = "verdict"
_OF_ENTRY = frozenset({"id", "kind", "category", "status", "scope"})
_FULL = "3"


def has_ended(model: Model, candidate: CandidateData, edition: EditionData) -> bool:
    """Tell whether an edition, or its entry, is not offered any more."""
    ended = model["parameters"]["ended"]
    return candidate["status"] in ended or edition["attributes"]["edition_status"] in ended


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
        outside = sorted({edition["outside"] for _, edition in self.rows if edition["outside"]})
        return (*(candidate["id"] for candidate in self.model["candidates"]), *outside)

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

    def graded(self, source: SourceData, facts: Lookup, owned: tuple[str, ...]) -> Mapping[int, tuple[int, int]]:
        """Return what each edition, by its place in memory, scores on the grades of a source.

        The first grade whose condition holds counts. One of which that is not known may count, and so may those
        behind it, so that the score is an interval.
        """
        keys = [self._key(that, facts, owned) for that, _ in source["grades"]]
        found = self._graded.get(tuple(keys))
        if found is None:
            unmet = [self.unmet(that, facts, owned) for that, _ in source["grades"]]
            grades = [(known, score) for known, (_, score) in zip(unmet, source["grades"], strict=True)]
            found = {id(edition): _grade(grades, at) for at, (_, edition) in enumerate(self.rows)}
            self._graded[tuple(keys)] = found
        return found

    def _key(self, that: Ast, facts: Lookup, owned: tuple[str, ...]) -> tuple[object, ...]:
        """Return what the value of a condition depends on."""
        read = tuple(dict.fromkeys(names(that)))
        told = {name: facts(name.removeprefix(FACT)) for name in read if name.startswith(FACT)}
        # The model lives as long as this does, so that the place of its condition in memory names it.
        return id(that), repr(told), owned if {_OWNED, _HOLDS} & {*read} else ()

    def unmet(self, that: Ast, facts: Lookup, owned: tuple[str, ...]) -> Mapping[int, bool | None]:
        """Return the editions of which a must-have is false, or None: not known.

        Args:
            that: the must-have's condition, one of the model's own.
            facts: the reader's facts.
            owned: the ids of entries that the reader has.
        """
        key = self._key(that, facts, owned)
        if key not in self._unmet:
            told = {name: facts(name.removeprefix(FACT)) for name in names(that) if name.startswith(FACT)}
            self._unmet[key] = self._asked(that, told, frozenset(owned))
        return self._unmet[key]

    def _asked(self, that: Ast, told: Mapping[str, Any], owned: frozenset[str]) -> dict[int, bool | None]:
        position = {f"claim.{name}": index for index, name in enumerate(self.model["capabilities"])}
        read = [name for name in dict.fromkeys(names(that)) if name not in told]

        holds = _HOLDS in read and any(
            candidate["id"] in owned and candidate["kind"] == Kind.PLATFORM and not ended
            for (candidate, _), ended in zip(self.rows, self.ended, strict=True)
        )

        def look(name: str, candidate: Any, edition: Any) -> Any:  # noqa: ANN401 - values of any type
            if name in position:
                return edition["levels"][position[name]]
            if name == _OWNED:
                return candidate["id"] in owned
            if name == _HOLDS:
                return holds
            if name == _VERDICT:
                return candidate.get(name, NO_VERDICT)
            # The names of these are those of the entry's own fields.
            return candidate[name] if name in _OF_ENTRY else edition["attributes"][name]

        found: dict[int, bool | None] = {}
        # Few values differ among editions, and the condition sees no more of them than these.
        answers: dict[str, bool | None] = {}
        for at, (candidate, edition) in enumerate(self.rows):
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
