"""Text to values, with the place of every key and value.

libyaml composes nodes that carry their marks; values are built from the nodes here, by the rules of YAML 1.2's
core schema: `yes` stays the word yes and a date stays text, so that the models decide what they mean.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from platform_guide.catalog.read.characters import refused_in_file
from platform_guide.catalog.read.syntax import syntax_issue
from platform_guide.issues import MOST_OF_FILE, Issue, Location, more

Key = str | int
Value = bool | int | float | str | list["Value"] | dict[str, "Value"] | None

_TEXT, _LIST, _MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


DEPTH = 40
"""How deep lists and mappings may stand in each other; no data file needs a quarter of it."""


class TooDeepError(yaml.MarkedYAMLError):
    """Lists and mappings stand in each other deeper than is read."""


class Shallow:
    """A part of a loader: ends composing at DEPTH, before the parser written in C uses up the stack."""

    depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002
        """Count a level; PyYAML calls this before it composes what stands in a node."""
        self.depth += 1
        if self.depth > DEPTH:
            mark = current_node.start_mark if current_node else None
            raise TooDeepError(problem=f"more than {DEPTH} levels", problem_mark=mark)

    def ascend_resolver(self) -> None:
        """Leave the level."""
        self.depth -= 1


def expanded(root: yaml.Node) -> float:
    """Return how many values a node stands for, each alias counted in full; infinity where there is no end."""
    sizes: dict[int, float] = {}

    def size(node: yaml.Node, above: frozenset[int]) -> float:
        if id(node) in above:
            return math.inf
        if id(node) not in sizes:
            here = above | {id(node)}
            parts = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
            within = 0.0 if isinstance(node, yaml.ScalarNode) else sum(size(part, here) for part in parts)
            sizes[id(node)] = 1.0 + within
        return sizes[id(node)]

    return size(root, frozenset())


class _Loader(Shallow, _Base):  # type: ignore[misc] # its type depends on whether libyaml is there
    """Composes nodes without asking what a plain scalar might mean: that is decided here, by fewer rules."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002 - called so
        """Return the tag of a node that has none of its own."""
        if kind is yaml.ScalarNode:
            return _TEXT
        return _LIST if kind is yaml.SequenceNode else _MAP


# Where an anchor, an alias or a tag can begin: where a value can. Few data files hold one.
_UNUSUAL = re.compile(r"""(?:^|(?<=[\s,\[\]{}:?"'-]))(?:[&*][\w-]|!)""", re.MULTILINE)
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
DIGITS = 15
"""Digits of the longest whole number that is read: more do not survive in every program."""
_FLOAT_DIGITS = 25
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
    if issues := [*refused_in_file(text, path), *_refused(text, path)]:
        return None, issues
    loader = _Loader(_NamedText(text, path))
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        return None, [syntax_issue(error, text, path)]
    finally:
        loader.dispose()
    if node is None:
        return None, [Issue(Location(path), "file-empty", "the file says nothing", "remove it or fill it in")]
    issues = list(_check(node))
    return (None if issues else node), issues


def _refused(text: str, path: str) -> list[Issue]:
    """Report anchors, aliases and tags from the stream of events, so that nothing is made of them.

    What refers to itself has no end, and a few lines of aliases stand for more values than any memory holds.
    """
    # Plain look-ups first: they are many times faster than the pattern.
    if not any(sign in text for sign in "&*!") or not _UNUSUAL.search(text):
        return []
    loader = _Loader(_NamedText(text, path))
    issues: list[Issue] = []
    try:
        for event in _events(loader):
            issues += _refused_event(event, path)
    except yaml.YAMLError as error:
        issues.append(syntax_issue(error, text, path))
    finally:
        loader.dispose()
    return issues if len(issues) <= MOST_OF_FILE else [*issues[:MOST_OF_FILE], more(path, len(issues) - MOST_OF_FILE)]


def _events(loader: Any) -> Iterator[Any]:  # noqa: ANN401 - PyYAML's own types say nothing of the parser written in C
    """Yield what the parser meets, to DEPTH: beyond that it takes a time that grows with the square of the depth."""
    depth = 0
    while (event := loader.get_event()) is not None:
        yield event
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEPTH:
            raise TooDeepError(problem=f"more than {DEPTH} levels", problem_mark=event.start_mark)


def _refused_event(event: Any, path: str) -> Iterator[Issue]:  # noqa: ANN401 - kinds of events differ in what they have
    mark = event.start_mark
    place = Location(path, mark.line + 1, mark.column + 1)
    if isinstance(event, yaml.AliasEvent):
        text = f"`*{event.anchor}` refers to a value that stands elsewhere"
        yield Issue(place, "anchor-used", text, "write the value out again, or quote a text that begins with `*`")
        return
    if getattr(event, "anchor", None):
        text = f"`&{event.anchor}` gives a value a name for use elsewhere"
        yield Issue(place, "anchor-used", text, "remove it, or quote a text that begins with `&`")
    if getattr(event, "tag", None):
        hint = "write plain values only, and quote a text that begins with `!`"
        yield Issue(place, "tag-used", f"the tag `{event.tag}` is not allowed", hint)


def _check(root: yaml.Node) -> Iterator[Issue]:
    """Find what YAML allows and data files do not: duplicate keys, and keys that are no words."""
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
    # A number that a browser cannot hold exactly is read as text, which no field for numbers takes.
    if _INTEGER.match(text):
        return int(text) if len(text) <= DIGITS else text
    if _FLOAT.match(text):
        return number if len(text) <= _FLOAT_DIGITS and math.isfinite(number := float(text)) else text
    return text


def is_plain(node: yaml.Node) -> bool:
    """Tell whether a node is a scalar without quotes, so that what was typed need not be what it means."""
    return isinstance(node, yaml.ScalarNode) and not node.style


def is_number(text: str) -> bool:
    """Tell whether a scalar without quotes is a number, however large."""
    return bool(_INTEGER.match(text) or _FLOAT.match(text))


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
