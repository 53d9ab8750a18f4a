"""Names found in nodes, and values taken out of them, by what is known of their kind of record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import yaml

from platform_guide.catalog.layers.layered import Layered, Path, Use, split
from platform_guide.catalog.read.source import Key, child, find


def uses(kind: Layered, root: yaml.Node) -> Iterator[Use]:
    """Yield every use of a name in a record of a kind."""
    for reference in kind.references:
        for path, node in _places(root, split(reference.at), ()):
            if isinstance(node, yaml.ScalarNode):
                for name in reference.names(root, path, node):
                    yield Use(reference, path, name, node)


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


def without(kind: Layered, root: yaml.MappingNode, gone: Collection[Path]) -> yaml.MappingNode | None:
    """Return a record without some values, and without what is nothing without them; None: nothing is left of it."""
    left = set(gone)
    while more := set(_emptied(kind, root, left)) - left:
        left |= more
    if () in left:
        return None
    found = _without(root, left, kind.empty_says, ())
    return found if isinstance(found, yaml.MappingNode) else None


def _pattern(path: Path, patterns: Collection[str]) -> str | None:
    for pattern in patterns:
        parts = split(pattern)
        if len(parts) == len(path) and all(part in {"*", key} for part, key in zip(parts, path, strict=True)):
            return pattern
    return None


def _emptied(kind: Layered, root: yaml.Node, gone: Collection[Path]) -> Iterator[Path]:
    never = kind.never_empty
    for parent in {path[:-1] for path in gone if path}:
        pattern = _pattern(parent, never)
        if pattern and all((*parent, at) in gone for at in range(len(find(root, parent).value))):
            yield parent[: len(split(never[pattern]))]


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
