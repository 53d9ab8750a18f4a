"""Values of facts that stand for all values: enough of them that every condition shows all it can become.

A condition tells numbers apart by the literals that it compares them with, and sets by the members that it asks for.
So a number is tried at, just below and just above each literal, and a set as each subset of up to two members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from platform_guide.decision.data.model import Fact
from platform_guide.decision.data.vocabulary import FactType
from platform_guide.decision.predicate.types import ValueType

Condition = Sequence[Any]
"""A lowered condition."""


def _partners(condition: Condition, name: str) -> Iterator[Any]:
    """Yield what a name is compared with: literals, and None for another name."""
    sign = condition[0]
    if sign in {"ref", "lit"}:
        return
    if sign in {"and", "or", "not"}:
        for part in condition[1:]:
            yield from _partners(part, name)
        return
    left, right = condition[1], condition[2]
    if left == ["ref", name] and right[0] == "lit":
        yield from right[1] if isinstance(right[1], list) else [right[1]]
    elif ["ref", name] in (left, right):
        yield None


def thresholds(conditions: Iterable[Condition], name: str, low: int | None, high: int | None) -> list[int]:
    """Return the whole numbers from `low` to `high`, none of them below 0, that stand for all values of a number."""
    found = {low or 0, (low or 0) + 1 if high is None else high}
    for condition in conditions:
        for literal in _partners(condition, name):
            found |= set() if literal is None else {literal - 1, literal, literal + 1}
    return sorted(value for value in found if value >= (low or 0) and (high is None or value <= high))


def values(fact: Fact, kind: ValueType, conditions: Sequence[Condition]) -> list[Any]:
    """Return the values of a fact, as conditions see them, that stand for all its values.

    Args:
        fact: the fact.
        kind: its type, with its values.
        conditions: those that read it.
    """
    if fact.type is FactType.BOOL:
        return [False, True]
    if fact.type is FactType.NUMBER:
        return list(thresholds(conditions, fact.id, fact.minimum, fact.maximum))
    if fact.type is FactType.ORDINAL:
        return list(range(len(kind.values)))
    if fact.type is FactType.ENUM:
        return list(kind.values)
    asked = {partner for condition in conditions for partner in _partners(condition, fact.id)}
    members = sorted(kind.values if None in asked else asked)
    return [list(some) for size in range(3) for some in combinations(members, size)]
