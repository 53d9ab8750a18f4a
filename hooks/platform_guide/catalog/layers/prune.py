"""The one table of what names what in the data, and how values are taken out of nodes.

A path is written with dots: `*` stands for each item of a list or value of a map, `{}` for each name in a map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

import yaml

from platform_guide.catalog.read.source import Key, child, find
from platform_guide.decision.predicate.syntax import PredicateError, literals, parse, references

Path = tuple[Key, ...]


LITERALS = "="


class Falls(Enum):
    """What becomes of a value that names something hidden."""

    OUT = "it is left out"
    INHERITED = "it is left out, and what was inherited through it stays"
    OUTSIDE = "it is left out, and the name stays as that of something outside the guide"
    PASSED = "the interview passes the question over"
    REFUSED = "it stays, and the hiding is refused"


@dataclass(frozen=True)
class Reference:
    """A place in the records of a kind that names something.

    `to` is the word for what is named, `at` the path of the name; `drop` is the path of what goes with it, if that is
    more than the name. `reads`: the value is a condition, which looks the names up with this prefix, or, with
    `LITERALS`, compares with them. `within`: the names belong to the question at this position of the path.
    """

    to: str
    at: str
    drop: str = ""
    falls: Falls = Falls.OUT
    reads: str | None = None
    within: int | None = None


@dataclass(frozen=True)
class Use:
    """One name of something: by which reference, where, and the node that holds it."""

    reference: Reference
    path: Path
    name: str
    node: yaml.Node

    @property
    def gone(self) -> Path:
        """The path of what is left out with the name."""
        return self.path[: len(_split(self.reference.drop or self.reference.at))]


_R = Reference
REFERENCES: Mapping[str, tuple[Reference, ...]] = {
    "platforms": (
        _R("category", "category", falls=Falls.REFUSED),
        _R("platform", "lifecycle.successor"),
        _R("platform", "lifecycle.alternatives.*"),
        _R("platform", "mirror.of", drop="mirror", falls=Falls.INHERITED),
        _R("platform", "integrations.*.with", drop="integrations.*"),
        _R("flow", "integrations.*.flow", drop="integrations.*"),
        _R("platform", "editions.*.requires.*", falls=Falls.OUTSIDE),
        _R("environment", "editions.*.environments.*"),
        _R("unit", "editions.*.pricing.prices.*.unit", drop="editions.*.pricing.prices.*"),
        _R("area", "scope.*.area", drop="scope.*"),
        _R("capability", "claims.{}"),
        _R("edition", "claims.*.editions.{}"),
    ),
    "settings": (
        _R("platform", "pairs.*.*", drop="pairs.*"),
        _R("area", "flows.*.source", drop="flows.*"),
        _R("area", "flows.*.target", drop="flows.*"),
        _R("capability", "flows.*.made_by"),
    ),
    "changelog": (
        _R("platform", "added.*"),
        _R("platform", "claims.*.platform", drop="claims.*"),
        _R("capability", "claims.*.capability", drop="claims.*"),
    ),
    "glossary": (_R("term", "see.*"), _R("term", "not_to_be_confused_with.*")),
    "decision": (
        _R("question", "doors.*.start", falls=Falls.PASSED),
        _R("question", "doors.*.short.*"),
        _R("fact", "doors.*.set.{}"),
        _R("step", "questions.*.step", falls=Falls.REFUSED),
        _R("fact", "questions.*.fact", drop="questions.*"),
        _R("platform", "questions.*.offer.*"),
        _R("platform", "questions.*.assumed.*"),
        _R("answer", "questions.*.assumed.*", within=1),
        _R("fact", "questions.*.answers.*.set.{}"),
        _R("question", "questions.*.next.*.to", falls=Falls.PASSED),
        _R("fact", "questions.*.next.*.when", falls=Falls.REFUSED, reads=""),
        _R("fact", "rules.*.when", falls=Falls.REFUSED, reads=""),
        _R("fact", "rules.*.require.*.that", falls=Falls.REFUSED, reads="fact."),
        _R("capability", "rules.*.require.*.that", drop="rules.*.require.*", reads="claim."),
        _R("area", "rules.*.require.*.that", drop="rules.*.require.*", reads=LITERALS),
        _R("environment", "rules.*.require.*.that", falls=Falls.REFUSED, reads=LITERALS),
        _R("capability", "rules.*.need.*.capability", drop="rules.*.need.*"),
        _R("criterion", "rules.*.swing.{}"),
        _R("capability", "criteria.*.claims.*"),
        _R("environment", "places.*.environments.*"),
        _R("fact", "places.*.when", falls=Falls.REFUSED, reads=""),
        *(_R(word, "known_infeasible.*.demands.*", "known_infeasible.*") for word in ("rule", "capability", "place")),
        _R("capability", "known_infeasible.*.one_of.*"),
        _R("platform", "listed_only.{}"),
        _R("platform", "witnesses.{}"),
        _R("platform", "neutrality.entries.{}"),
        _R("category", "neutrality.categories.{}"),
        _R("question", "neutrality.questions.{}"),
        _R("question", "organisations.*.answers.{}"),
        _R("platform", "organisations.*.answers.*.*", within=3),
        _R("answer", "organisations.*.answers.*.*", drop="organisations.*", within=3),
        _R("door", "organisations.*.answers.door.*", drop="organisations.*"),
    ),
}
"""By kind of record: whatever names something that a layer can hide."""

_NEVER_EMPTY: Mapping[str, Mapping[str, str]] = {
    "platforms": {"scope": "", "editions": "", "editions.*.environments": "editions.*"},
    "decision": {
        "criteria.*.claims": "criteria.*",
        "places.*.environments": "places.*",
        "known_infeasible.*.one_of": "known_infeasible.*",
    },
}
"""Lists that are nothing without an item, with what falls with the last one; an empty path is the record."""

_EMPTY_SAYS: Mapping[str, Mapping[str, str]] = {
    "decision": {"organisations.*.answers.*": "none", "questions.*.assumed": "none"},
}
"""Lists that say in a word of their own that nothing is left."""


def _split(path: str) -> list[str]:
    return path.split(".") if path else []


def uses(kind: str, root: yaml.Node) -> Iterator[Use]:
    """Yield every use of a name in a record of a kind."""
    for reference in REFERENCES.get(kind, ()):
        for path, node in _places(root, _split(reference.at), ()):
            if isinstance(node, yaml.ScalarNode):
                for name in _named(root, reference, path, node):
                    yield Use(reference, path, name, node)


def _named(root: yaml.Node, reference: Reference, path: Path, node: yaml.ScalarNode) -> Iterator[str]:
    if reference.reads is not None:
        with suppress(PredicateError):
            condition = parse(node.value)
            if reference.reads == LITERALS:
                yield from literals(condition)
            else:
                prefix = reference.reads
                yield from (word.removeprefix(prefix) for word in references(condition) if word.startswith(prefix))
    elif reference.to == "answer" and reference.within is not None:
        yield f"{_question(root, path[reference.within])}/{node.value}"
    elif reference.within is None or _holds_entries(root, str(path[reference.within])):
        yield node.value


def _question(root: yaml.Node, key: Key) -> str:
    """Return the id of the question at a position of the list, or the id itself."""
    return str(key) if isinstance(key, str) else _text(find(root, ("questions", key)), "id")


def _text(node: yaml.Node, name: str) -> str:
    step = child(node, name)
    return str(step[1].value) if step and isinstance(step[1], yaml.ScalarNode) else ""


def _holds_entries(root: yaml.Node, question: str) -> bool:
    step = child(root, "questions")
    items = step[1].value if step and isinstance(step[1], yaml.SequenceNode) else ()
    return any(_text(item, "id") == question and _text(item, "kind") == "entries" for item in items)


def _places(node: yaml.Node, pattern: list[str], path: Path) -> Iterator[tuple[Path, yaml.Node]]:
    if not pattern:
        yield path, node
        return
    first, *rest = pattern
    if first == "*" and isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            yield from _places(item, rest, (*path, at))
    elif first in {"*", "{}"} and isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _places(key if first == "{}" else value, rest, (*path, key.value))
    elif isinstance(node, yaml.MappingNode) and (step := child(node, first)):
        yield from _places(step[1], rest, (*path, first))


def without(kind: str, root: yaml.MappingNode, gone: Collection[Path]) -> yaml.MappingNode | None:
    """Return a record without some values, and without what is nothing without them; None: nothing is left of it."""
    left = set(gone)
    while more := set(_emptied(kind, root, left)) - left:
        left |= more
    if () in left:
        return None
    found = _without(root, left, _EMPTY_SAYS.get(kind, {}), ())
    return found if isinstance(found, yaml.MappingNode) else None


def _pattern(path: Path, patterns: Collection[str]) -> str | None:
    for pattern in patterns:
        parts = _split(pattern)
        if len(parts) == len(path) and all(part in {"*", key} for part, key in zip(parts, path, strict=True)):
            return pattern
    return None


def _emptied(kind: str, root: yaml.Node, gone: Collection[Path]) -> Iterator[Path]:
    never = _NEVER_EMPTY.get(kind, {})
    for parent in {path[:-1] for path in gone if path}:
        pattern = _pattern(parent, never)
        if pattern and all((*parent, at) in gone for at in range(len(find(root, parent).value))):
            yield parent[: len(_split(never[pattern]))]


def _without(node: yaml.Node, gone: Collection[Path], says: Mapping[str, str], at: Path) -> yaml.Node:
    here = {path[0] for path in gone if len(path) == 1}
    below: dict[Key, set[Path]] = {}
    for path in gone:
        if len(path) > 1:
            below.setdefault(path[0], set()).add(path[1:])

    def part(key: Key, value: yaml.Node) -> yaml.Node:
        return _without(value, below[key], says, (*at, key)) if key in below else value

    if isinstance(node, yaml.MappingNode):
        pairs = [(key, part(key.value, value)) for key, value in node.value if key.value not in here]
        return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
    items = [part(key, value) for key, value in enumerate(node.value) if key not in here]
    pattern = _pattern(at, says)
    if not items and pattern:
        items = [scalar(says[pattern], node)]
    return yaml.SequenceNode(node.tag, items, node.start_mark, node.end_mark)


def scalar(text: str, at: yaml.Node) -> yaml.ScalarNode:
    """Return a node with a text that is taken as it is, at the place of another node."""
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, at.start_mark, at.end_mark, style='"')
