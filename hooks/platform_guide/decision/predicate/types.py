"""What conditions may read, and whether they compare like with like.

A vocabulary maps each name to its type. `check` lists what is wrong in a parsed condition; `lower` turns a correct
one into the small JSON form that both engines evaluate:

    ["and" | "or", part, ...]   ["not", part]   [comparison, left, right]   ["ref", name]   ["lit", value]

Values of an ordinal are written as ids and compared as ranks, so `lower` replaces its literals by ranks (from 0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from platform_guide.catalog.schema.model import Area, Settings
from platform_guide.catalog.schema.verdict import NO_VERDICT
from platform_guide.catalog.schema.vocabulary import (
    NO_STORE,
    Delivery,
    Kind,
    Level,
    Licence,
    PricingModel,
    Runs,
    Status,
    Store,
    Use,
)
from platform_guide.decision.data.model import Fact
from platform_guide.decision.data.vocabulary import FactType
from platform_guide.decision.predicate.syntax import Node
from platform_guide.issues import suggest

Literal = bool | int | str | list["Literal"]
Ast = list["Ast | Literal"]

LEVELS: tuple[str, ...] = (Level.NONE.value, Level.DIY.value, Level.PARTIAL.value, Level.FULL.value)
"""Levels of a claim from least to most; `unknown` is no value but the lack of one."""

_ORDERED = ("<", "<=", ">", ">=")


@dataclass(frozen=True)
class ValueType:
    """The type of a name: `bool`, `number`, `enum`, `ordinal` (values from low to high) or `set`."""

    kind: str
    values: tuple[str, ...] = ()


Vocabulary = Mapping[str, ValueType]


@dataclass(frozen=True)
class Problem:
    """Something wrong in a condition; `column` counts from 1 within its text."""

    column: int
    text: str
    hint: str = ""


BOOL = ValueType("bool")


def fact_vocabulary(facts: Iterable[Fact], entries: Iterable[str]) -> dict[str, ValueType]:
    """Return what `when` may read: each fact by its id."""
    ids = tuple(sorted(entries))
    found: dict[str, ValueType] = {}
    for fact in facts:
        if fact.type in {FactType.ENTRIES, FactType.REPLACED}:
            found[fact.id] = ValueType("set", ids)
        elif fact.type is FactType.MUSTS:
            found[fact.id] = ValueType("set")
        # What is to be judged is no reason for a rule.
        elif fact.type is not FactType.STACKS:
            found[fact.id] = ValueType(fact.type.value, tuple(value.id for value in fact.values))
    return found


def candidate_vocabulary(
    settings: Settings, areas: Iterable[Area], entries: Iterable[str], facts: Vocabulary
) -> dict[str, ValueType]:
    """Return what `that` may read: attributes of an edition, `claim.<capability>` and `fact.<id>`."""
    areas, entries = tuple(areas), tuple(entries)
    found = {
        "id": ValueType("enum", tuple(sorted(entries))),
        "kind": ValueType("enum", tuple(Kind)),
        "store": ValueType("enum", (*Store, NO_STORE)),
        "category": ValueType("enum", tuple(item.id for item in settings.categories)),
        "status": ValueType("enum", tuple(Status)),
        "edition_status": ValueType("enum", tuple(Status)),
        "delivery": ValueType("set", tuple(Delivery)),
        "runs": ValueType("enum", ("service", "account", *Runs)),
        "environments": ValueType("set", tuple(item.id for item in settings.environments)),
        "licence": ValueType("enum", tuple(Licence)),
        "use": ValueType("enum", tuple(use for use in Use if use is not Use.UNKNOWN)),
        "pricing": ValueType("enum", tuple(PricingModel)),
        "free_tier": BOOL,
        "scope": ValueType("set", tuple(area.id for area in areas)),
        "owned": BOOL,
        "holds_platform": BOOL,
        "requires": ValueType("set", tuple(sorted({*entries, *(one.id for one in settings.outside)}))),
    }
    if settings.verdicts:
        found["verdict"] = ValueType("enum", (*(item.id for item in settings.verdicts), NO_VERDICT))
    for area in areas:
        found |= {f"claim.{capability.id}": ValueType("ordinal", LEVELS) for capability in area.capabilities}
    return found | {f"fact.{name}": kind for name, kind in facts.items()}


def check(node: Node, vocabulary: Vocabulary) -> list[Problem]:
    """List every mistake in a condition; an empty list means that it can be lowered and evaluated."""
    return list(_condition(node, vocabulary))


def _condition(node: Node, vocabulary: Vocabulary) -> Iterator[Problem]:
    if node.op in {"and", "or", "not"}:
        for part in node.parts:
            yield from _condition(part, vocabulary)
    elif node.op == "ref":
        kind = vocabulary.get(str(node.value))
        if kind is None:
            yield _unknown_name(node, vocabulary)
        elif kind.kind != "bool":
            text = f"`{node.value}` is of type {kind.kind} and cannot stand alone"
            yield Problem(node.column, text, f"compare it, e.g. with {_example(kind)}")
    elif node.op in {"lit", "list"}:
        if not isinstance(node.value, bool):
            yield Problem(node.column, "a value alone is no condition", "write a comparison, true or false")
    else:
        yield from _comparison(node, vocabulary)


def _unknown_name(node: Node, vocabulary: Vocabulary) -> Problem:
    name = str(node.value)
    return Problem(node.column, f"there is no `{name}` to read here", suggest(name, vocabulary))


def _example(kind: ValueType) -> str:
    if kind.kind == "set":
        return f"`contains {kind.values[0]}`" if kind.values else "`contains`"
    return f"`== {kind.values[0]}`" if kind.values else "`>= 1`"


def _comparison(node: Node, vocabulary: Vocabulary) -> Iterator[Problem]:
    left, right = node.parts
    if left.op != "ref":
        yield Problem(left.column, "the left side of a comparison is a name", "turn the comparison round")
        return
    kind = vocabulary.get(str(left.value))
    if kind is None:
        yield _unknown_name(left, vocabulary)
        return
    if (kind.kind == "set") != (node.op == "contains"):
        text = f"`{left.value}` is of type {kind.kind} and does not go with `{node.op}`"
        yield Problem(left.column, text, f"write e.g. {_example(kind)}")
    elif node.op in _ORDERED and kind.kind not in {"number", "ordinal"}:
        text = f"`{left.value}` is of type {kind.kind} and has no order"
        yield Problem(left.column, text, "compare with ==, != or in")
    elif node.op == "in":
        yield from _membership(right, kind, vocabulary)
    else:
        yield from _operand(right, kind, vocabulary)


def _membership(right: Node, kind: ValueType, vocabulary: Vocabulary) -> Iterator[Problem]:
    if right.op == "list":
        for item in right.parts:
            yield from _operand(item, kind, vocabulary)
    elif right.op == "ref" and (found := vocabulary.get(str(right.value))) is not None:
        if found.kind != "set" or not set(found.values) & set(kind.values):
            yield Problem(right.column, f"`{right.value}` is no set of such values", "write a list in brackets")
    elif right.op == "ref":
        yield _unknown_name(right, vocabulary)
    else:
        yield Problem(right.column, "`in` is followed by a list", "write it in brackets: [a, b]")


def _operand(right: Node, kind: ValueType, vocabulary: Vocabulary) -> Iterator[Problem]:
    if right.op == "ref":
        found = vocabulary.get(str(right.value))
        if found is None:
            yield _unknown_name(right, vocabulary)
        elif not _alike(kind, found):
            yield Problem(right.column, f"`{right.value}` has no value in common with the left side")
        return
    if right.op != "lit":
        yield Problem(right.column, "a single value is expected here", "a list goes with `in`")
        return
    value = right.value
    if kind.kind in {"bool", "number"}:
        wanted = bool if kind.kind == "bool" else int
        if type(value) is not wanted:
            yield Problem(right.column, f"`{value}` is no {kind.kind}", "")
    elif value not in kind.values:
        yield Problem(right.column, f"`{value}` is no value of the left side", suggest(str(value), kind.values))


def _alike(left: ValueType, right: ValueType) -> bool:
    if left.kind == "set":
        return right.kind == "enum" and bool(set(left.values) & set(right.values))
    if left.kind == "ordinal":
        return left == right
    return left.kind == right.kind and (not left.values or bool(set(left.values) & set(right.values)))


def lower(node: Node, vocabulary: Vocabulary) -> Ast:
    """Turn a checked condition into JSON; behaviour is undefined for one in which `check` finds problems."""
    if node.op in {"and", "or", "not"}:
        return [node.op, *(lower(part, vocabulary) for part in node.parts)]
    if node.op in {"ref", "lit"}:
        return [node.op, node.value]
    left, right = node.parts
    kind = vocabulary[str(left.value)]
    return [node.op, ["ref", left.value], _lower_value(right, kind)]


def _lower_value(node: Node, kind: ValueType) -> Ast:
    if node.op == "ref":
        return ["ref", node.value]
    if node.op == "list":
        return ["lit", [_rank(item, kind) for item in node.parts]]
    return ["lit", _rank(node, kind)]


def _rank(node: Node, kind: ValueType) -> Literal:
    return kind.values.index(str(node.value)) if kind.kind == "ordinal" else node.value
