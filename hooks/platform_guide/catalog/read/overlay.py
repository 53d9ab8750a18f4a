"""Layers: data folders laid over each other, record by record.

A later layer adds a record, patches fields of one by its id, or hides one. Merging happens on nodes, so that every
value still knows the file and line that it came from, and with them its layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from platform_guide.catalog.read.source import child, location
from platform_guide.issues import Issue, Location, nearest

IDENTITIES: tuple[tuple[str, ...], ...] = (
    ("id",),
    ("with", "flow"),
    ("area",),
    ("platform", "capability"),
    ("capability",),
    ("url",),
    ("on",),
    ("at",),
    ("that",),
    ("name",),
    ("kind", "part?"),
    ("entry", "edition?"),
    ("path",),
    ("text",),
    ("item",),
    ("from", "to"),
)
"""What makes an item of a list the same in a later layer, in the order in which it is tried; `?`: may be absent."""

REPLACED: Mapping[str, str] = {
    "next": "its order decides; a question is added with `after`",
    "rulings": "they hold together, and none has a name",
    "grades": "their order decides: the first whose condition holds gives the score",
    "parts": "their shares are of all of them together",
    "former": "their order decides, and none has a name",
    "figures": "their order decides: the first whose condition holds gives the range",
    "amounts": "their order decides: the first whose condition holds gives the amount",
    "cases": "they hold together, and none has a name",
    "caps": "they hold together, and none has a name",
    "unpublished": "each is about a product, which is no name of its own",
    "advice": "it holds together, and none has a name",
}
"""Lists of records that a layer replaces as a whole, by their field, with the reason."""

RESTS_ON: Mapping[str, tuple[str, ...]] = {"evidence": ("level", "verified_on")}
"""Lists that a layer replaces as a whole where it says what they prove or when they were read, by their field."""

FALLS_WITH: Mapping[str, tuple[str, ...]] = {
    "level": ("limits", "editions"),
    "guess": ("evidence", "verified_on"),
    "verified_on": ("guess",),
}
"""What of the layers below falls where a layer gives a field, by the field: another level is another reading, and a
figure rests on a guess or on what was read."""

HIDE = "hide"
Key = tuple[str, str]


@dataclass(frozen=True)
class Record:
    """One record of one layer: what it is (`kind` is the folder or file that it came from), its id and its node."""

    kind: str
    id: str
    node: yaml.MappingNode


@dataclass(frozen=True)
class Added:
    """A record, or an item of a list or map of records, that a layer adds to what is below.

    `known` are the names of those that are there already.
    """

    record: Key
    name: str
    node: yaml.Node
    known: frozenset[str]


@dataclass
class Merged:
    """Layers laid over each other: records by (kind, id), what later layers added, where they hide, and problems."""

    records: dict[Key, yaml.MappingNode] = field(default_factory=dict)
    added: list[Added] = field(default_factory=list)
    hides: dict[tuple[Key, str], Location] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def lay(self, layer: Iterable[Record], *, base: bool = False) -> None:
        """Lay one more layer over what is there; what the first one says adds nothing."""
        for record in layer:
            key = (record.kind, record.id)
            below = self.records.get(key)
            known = frozenset(name for kind, name in self.records if kind == record.kind)
            if _hidden(record.node) and record.kind == record.id:
                text = f"`{record.kind}` cannot be hidden as a whole"
                self.issues.append(Issue(location(record.node), "hide-needed", text, "hide its items by their ids"))
            elif _hidden(record.node):
                if below is None:
                    text = f"`{record.id}` is hidden here, and no layer below has it"
                    gone = {name for (kind, name), item in self.hides if kind == record.kind and not item}
                    hint = _instead(record.id, known | gone, "delete this file")
                    self.issues.append(Issue(location(record.node), "hide-unknown", text, hint))
                self.hides[key, ""] = location(record.node)
                self.records.pop(key, None)
            elif below is None:
                self.records[key] = record.node
                if not base:
                    self.added.append(Added(key, record.id, record.node, known))
            else:
                self.records[key] = _Merge(self, key, base=base).mapping(below, record.node)


def merge_layers(layers: Iterable[Iterable[Record]]) -> Merged:
    """Lay the layers over each other, first to last."""
    merged = Merged()
    for index, layer in enumerate(layers):
        merged.lay(layer, base=index == 0)
    return merged


@dataclass(frozen=True)
class _Merge:
    """The merge of one record."""

    into: Merged
    record: Key
    base: bool

    def mapping(self, below: yaml.MappingNode, above: yaml.MappingNode) -> yaml.MappingNode:
        """Lay the fields of one mapping over those of another."""
        fallen = {name for field, names in FALLS_WITH.items() if child(above, field) for name in names}
        pairs = {key.value: (key, value) for key, value in below.value if key.value not in fallen}
        # A map from names to records, such as the claims, and not a record with fields.
        map_of_records = bool(pairs) and all(isinstance(value, yaml.MappingNode) for _, value in pairs.values())
        known = frozenset(pairs)
        for key, value in above.value:
            before = None if _is_own_reading(key.value, above) else pairs.get(key.value)
            if before is None and map_of_records:
                self._add(key.value, value, known)
            pairs[key.value] = (key, self._value(key.value, before[1], value) if before else value)
        return yaml.MappingNode(below.tag, list(pairs.values()), above.start_mark, above.end_mark)

    def _value(self, name: str, below: yaml.Node, above: yaml.Node) -> yaml.Node:
        if isinstance(below, yaml.MappingNode) and isinstance(above, yaml.MappingNode):
            return self.mapping(below, above)
        if isinstance(below, yaml.SequenceNode) and isinstance(above, yaml.SequenceNode) and name not in REPLACED:
            return self._list(below, above)
        return above

    def _list(self, below: yaml.SequenceNode, above: yaml.SequenceNode) -> yaml.SequenceNode:
        """Merge items that have an identity; a list of anything else is replaced as a whole."""
        items, new = _identified(below), _identified(above)
        if items is None or new is None:
            return above
        known = frozenset(" ".join(name) for name in items)
        for name, node in new.items():
            words = " ".join(name)
            before = items.get(name)
            if _hidden(node):
                if before is None:
                    text = f"`{words}` is hidden here, and no layer below has it"
                    gone = {item for record, item in self.into.hides if record == self.record and item}
                    hint = _instead(words, known | gone, "remove this item")
                    self.into.issues.append(Issue(location(node), "hide-unknown", text, hint))
                self.into.hides[self.record, name[0]] = location(node)
                items.pop(name, None)
            elif before is None:
                self._add(words, node, known)
                items[name] = node
            else:
                items[name] = self._value("", before, node)
        return yaml.SequenceNode(below.tag, list(items.values()), above.start_mark, above.end_mark)

    def _add(self, name: str, node: yaml.Node, known: frozenset[str]) -> None:
        if not self.base and isinstance(node, yaml.MappingNode):
            self.into.added.append(Added(self.record, name, node, known))


def _is_own_reading(name: str, above: yaml.Node) -> bool:
    """Tell whether a layer that gives the list of a name says itself what the list proves, or when it was read."""
    return any(child(above, field) for field in RESTS_ON.get(name, ()))


def _instead(name: str, known: frozenset[str], otherwise: str) -> str:
    """Say what to do about the hiding of something that does not exist."""
    near = nearest(name, known)
    return f"did you mean `{near}`? correct the id, or {otherwise}" if near else f"correct the id, or {otherwise}"


def _hidden(node: yaml.Node) -> bool:
    step = child(node, HIDE)
    return step is not None and isinstance(step[1], yaml.ScalarNode) and step[1].value == "true"


def identity(node: yaml.Node) -> tuple[str, ...] | None:
    """Return what makes an item of a list the same item in another layer, or None for what has no identity."""
    if isinstance(node, yaml.SequenceNode):
        # A short list in a list, such as a pair of names, is what it holds.
        plain = all(isinstance(item, yaml.ScalarNode) for item in node.value)
        return tuple(item.value for item in node.value) if plain else None
    for names in IDENTITIES:
        found = [child(node, name.removesuffix("?")) for name in names]
        values = tuple(step[1].value for step in found if step and isinstance(step[1], yaml.ScalarNode))
        if len(values) >= sum(not name.endswith("?") for name in names):
            return values
    return None


def _identified(node: yaml.SequenceNode) -> dict[tuple[str, ...], yaml.Node] | None:
    """Return the items of a list by their identity, or None where one has none or two have the same."""
    found: dict[tuple[str, ...], yaml.Node] = {}
    for item in node.value:
        name = identity(item)
        if name is None or name in found:
            return None
        found[name] = item
    return found


def leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield the scalars of a node in the order in which they stand."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from leaves(item)
    else:
        for _, value in node.value:
            yield from leaves(value)


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
