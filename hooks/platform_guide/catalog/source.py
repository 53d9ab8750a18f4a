"""Text to values, with the place of every key and value.

libyaml composes nodes that carry their marks; values are built from the nodes here, by the rules of YAML 1.2's
core schema: `yes` stays the word yes and a date stays text, so that the models decide what they mean.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from platform_guide.issues import Issue, Location

Key = str | int
Value = bool | int | float | str | list["Value"] | dict[str, "Value"] | None

_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc] # its type depends on whether libyaml is there
    """Composes nodes without asking what a plain scalar might mean: that is decided here, by fewer rules."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002 - called so
        """Return the tag of a node that has none of its own."""
        if kind is yaml.ScalarNode:
            return _TEXT
        return _LIST if kind is yaml.SequenceNode else _MAP

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Do nothing: no rule depends on where a scalar stands."""

    def ascend_resolver(self) -> None:
        """Do nothing, as above."""


# Where an anchor, an alias, a tag or a key that is no word can begin; nearly no data file holds one.
_UNUSUAL = re.compile(r"(?:^|[\s,\[{])(?:[&*!]\S|\? )", re.MULTILINE)
_PLAIN_TAGS = frozenset({_TEXT, _LIST, _MAP})
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


class _NamedText(io.StringIO):
    """Text whose name reaches the marks of its nodes, so that a node knows its file."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.name = name


def location(node: yaml.Node) -> Location:
    """Return where a node begins."""
    mark = node.start_mark
    return Location(mark.name, mark.line + 1, mark.column + 1)


def parse(text: str, path: str) -> tuple[yaml.Node | None, list[Issue]]:
    """Compose one document; problems of form come back as issues, in which case the node is None."""
    loader = _Loader(_NamedText(text, path))
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)
        return None, [Issue(place, "yaml-syntax", _sentence(error), "the file is read no further; mend this first")]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = "a character that is not allowed in YAML"
        return None, [Issue(Location(path, line), "yaml-syntax", message, f"remove U+{_code(error):04X}")]
    finally:
        loader.dispose()
    if node is None:
        return None, [Issue(Location(path), "file-empty", "the file says nothing", "remove it or fill it in")]
    issues = list(_check(node, text))
    return (None if issues else node), issues


def _code(error: yaml.reader.ReaderError) -> int:
    character = error.character
    return character if isinstance(character, int) else ord(character[:1])


def _sentence(error: yaml.MarkedYAMLError) -> str:
    parts = [part for part in (error.problem, error.context) if part]
    return ", ".join(parts) or "not valid YAML"


def _check(root: yaml.Node, text: str) -> Iterator[Issue]:
    """Find what YAML allows and data files do not: duplicate keys, anchors, tags, keys that are no words."""
    # Plain look-ups first: they are many times faster than the pattern.
    if any(sign in text for sign in ("&", "*", "!", "? ")) and _UNUSUAL.search(text):
        yield from _check_nodes(root)
    waiting = [root]
    for node in waiting:
        if isinstance(node, yaml.MappingNode):
            values = [value for _, value in node.value]
            if len({key.value for key, _ in node.value if type(key) is yaml.ScalarNode}) < len(values):
                yield from _check_keys(node)
        else:
            values = node.value if isinstance(node, yaml.SequenceNode) else []
        # Most nodes are scalars, and they are not looked at.
        waiting.extend([value for value in values if type(value) is not yaml.ScalarNode])


def _check_nodes(root: yaml.Node) -> Iterator[Issue]:
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            yield Issue(
                location(node), "anchor-used", "an anchored value is used more than once", "write the value out again"
            )
            continue
        seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            yield Issue(location(node), "tag-used", f"the tag `{node.tag}` is not allowed", "write plain values only")
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(value for _, value in node.value)


def _check_keys(node: yaml.MappingNode) -> Iterator[Issue]:
    first: dict[str, Location] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield Issue(location(key), "key-not-text", "a key must be a word", "quote it or restructure the data")
            continue
        before = first.get(key.value)
        if before:
            text = f"the key `{key.value}` stands twice in one record"
            yield Issue(location(key), "key-duplicate", text, f"it is also at line {before.line}; keep one of them")
        first.setdefault(key.value, location(key))


def build(node: yaml.Node) -> Value:
    """Return the plain value of a node."""
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [build(item) for item in node.value]
    return {key.value: build(value) for key, value in node.value}


def _scalar(node: yaml.ScalarNode) -> bool | int | float | str | None:
    text: str = node.value
    # A plain scalar has no style: None from the one parser, empty from the other.
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text


def child(node: yaml.Node, key: Key) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key node (for a list: the item itself) and the value node below `node`, or None."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                return name, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and 0 <= key < len(node.value):
        return node.value[key], node.value[key]
    return None


def find(root: yaml.Node, path: Sequence[Key]) -> yaml.Node:
    """Return the node at a path, or the deepest one on the way to it that exists."""
    node = root
    for key in path:
        step = child(node, key)
        if step is None:
            break
        node = step[1]
    return node


def place(root: yaml.Node, path: Sequence[Key], *, of_key: bool = False) -> Location:
    """Return where the value at a path begins; with `of_key` where its key stands."""
    if of_key and path:
        step = child(find(root, path[:-1]), path[-1])
        if step:
            return location(step[0])
    return location(find(root, path))
