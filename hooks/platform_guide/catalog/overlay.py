"""Layers: data folders laid over each other, record by record.

A later layer adds a record, patches fields of one by its id, or hides one. Merging happens on nodes, so that every
value still knows the file and line that it came from, and with them its layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from platform_guide.catalog.source import child, location
from platform_guide.issues import Issue, suggest

# What makes an item of a list the same item in a later layer, in the order in which it is tried.
IDENTITIES: tuple[tuple[str, ...], ...] = (("id",), ("with", "flow"), ("area",))
HIDE = "hide"


@dataclass(frozen=True)
class Record:
    """One record of one layer: what it is (`kind` is the folder or file that it came from), its id and its node."""

    kind: str
    id: str
    node: yaml.MappingNode


def merge_layers(layers: Iterable[Iterable[Record]]) -> tuple[dict[tuple[str, str], yaml.MappingNode], list[Issue]]:
    """Lay the layers over each other, first to last; return the records by (kind, id) and the problems found."""
    merged: dict[tuple[str, str], yaml.MappingNode] = {}
    issues: list[Issue] = []
    for layer in layers:
        for record in layer:
            key = (record.kind, record.id)
            below = merged.get(key)
            if _hidden(record.node):
                if below is None:
                    known = [name for kind, name in merged if kind == record.kind]
                    text = f"`{record.id}` is hidden here, and no layer below has it"
                    issues.append(Issue(location(record.node), "hide-unknown", text, suggest(record.id, known)))
                merged.pop(key, None)
            else:
                merged[key] = record.node if below is None else _merge_mapping(below, record.node)
    return merged, issues


def _hidden(node: yaml.Node) -> bool:
    step = child(node, HIDE)
    return step is not None and isinstance(step[1], yaml.ScalarNode) and step[1].value == "true"


def _merge(below: yaml.Node, above: yaml.Node) -> yaml.Node:
    if isinstance(below, yaml.MappingNode) and isinstance(above, yaml.MappingNode):
        return _merge_mapping(below, above)
    if isinstance(below, yaml.SequenceNode) and isinstance(above, yaml.SequenceNode):
        return _merge_list(below, above)
    return above


def _merge_mapping(below: yaml.MappingNode, above: yaml.MappingNode) -> yaml.MappingNode:
    pairs = {key.value: (key, value) for key, value in below.value}
    for key, value in above.value:
        before = pairs.get(key.value)
        pairs[key.value] = (key, _merge(before[1], value) if before else value)
    return yaml.MappingNode(below.tag, list(pairs.values()), above.start_mark, above.end_mark)


def _identity(node: yaml.Node) -> tuple[str, ...] | None:
    for names in IDENTITIES:
        found = [child(node, name) for name in names]
        values = tuple(step[1].value for step in found if step and isinstance(step[1], yaml.ScalarNode))
        if len(values) == len(names):
            return values
    return None


def _merge_list(below: yaml.SequenceNode, above: yaml.SequenceNode) -> yaml.SequenceNode:
    """Merge items that have an identity; a list of anything else is replaced as a whole."""
    old = list(_identified(below))
    new = list(_identified(above))
    if any(name is None for name, _ in (*old, *new)):
        return above
    items = dict(old)
    for name, node in new:
        before = items.get(name)
        if _hidden(node):
            items.pop(name, None)
        else:
            items[name] = _merge(before, node) if before else node
    return yaml.SequenceNode(below.tag, list(items.values()), above.start_mark, above.end_mark)


def _identified(node: yaml.SequenceNode) -> Iterator[tuple[tuple[str, ...] | None, yaml.Node]]:
    for item in node.value:
        yield _identity(item), item


def files_of(node: yaml.Node) -> frozenset[str]:
    """Return the files that a record's values come from."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        here = waiting.pop()
        found.add(here.start_mark.name)
        if isinstance(here, yaml.SequenceNode):
            waiting.extend(here.value)
        elif isinstance(here, yaml.MappingNode):
            waiting.extend(value for _, value in here.value)
    return frozenset(found)
