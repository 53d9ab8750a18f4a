"""What a layer hides, and how what points at it falls away.

A layer that hides an entry need not tidy the data below it. References from layers below the one that hides are left
out, by what is known of each kind of record; what is nothing without them falls away too, and so do references to that.
A layer's own references to what it hides stay and are reported, as any name that does not exist.

What a managed variant of a hidden entry inherited from there stays unknown, as it was. An
edition that requires a hidden entry still requires it: the name moves to `requires_outside`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from platform_guide.catalog.layers.layered import Falls, Layered, Use
from platform_guide.catalog.layers.prune import scalar, uses, without
from platform_guide.catalog.read.overlay import Key, Merged, Record
from platform_guide.catalog.read.source import child, find, location
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.issues import Issue, Location, Severity

Name = tuple[str, str]
"""The word for a kind of thing, such as `platform`, and an id; that of a part stands behind its owner's and a slash."""

REFUSED = "hide-needed"
"""The rule of a problem: what a layer hides is needed."""

_SHOWN = 8


@dataclass(frozen=True)
class Hidden:
    """Something that a layer hides: its node, the position of the layer, and where it says so."""

    node: yaml.Node
    layer: int
    place: Location

    @property
    def label(self) -> str:
        """What readers call it."""
        fields = (child(self.node, name) for name in ("name", "label", "term", "text", "id"))
        return next((str(step[1].value) for step in fields if step), "")


def names(records: Mapping[Key, yaml.MappingNode], kinds: Mapping[str, Layered]) -> dict[Name, yaml.Node]:
    """Return everything in the data that has a name, with its node."""
    found: dict[Name, yaml.Node] = {}
    for (kind, record), node in records.items():
        if kinds[kind].word:
            found[kinds[kind].word, record] = node
        for name, word in kinds[kind].lists.items():
            found |= {(word, item): part for item, part in _items(node, name)}
    parts = {word: part for kind in kinds.values() for word, part in kind.parts.items()}
    for (word, owner), whole in list(found.items()):
        if word in parts:
            name, part_word = parts[word]
            found |= {(part_word, f"{owner}/{item}"): part for item, part in _items(whole, name)}
    return found


def _items(node: yaml.Node, name: str) -> Iterator[tuple[str, yaml.Node]]:
    step = child(node, name)
    for item in step[1].value if step and isinstance(step[1], yaml.SequenceNode) else ():
        if isinstance(item, yaml.MappingNode) and (named := child(item, "id")):
            yield str(named[1].value), item


@dataclass
class Layers:
    """Layers laid over each other, with what they hide; `hidden` grows by what falls away with it."""

    folders: Sequence[str]
    kinds: Mapping[str, Layered]
    merged: Merged = field(default_factory=Merged)
    hidden: dict[Name, Hidden] = field(default_factory=dict)
    left_out: dict[int, int] = field(default_factory=dict)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The word for the thing that a part belongs to, by the word for the part."""
        return {part: word for kind in self.kinds.values() for word, (_, part) in kind.parts.items()}

    def lay(self, contents: Iterable[Iterable[Record]]) -> None:
        """Lay the layers over each other, first to last, and leave out what points at something hidden."""
        for at, layer in enumerate(contents):
            below = dict(self.merged.records) if at else {}
            self.merged.lay(layer, base=at == 0)
            self._note(self._said(below, at), at)
        while self.hidden:
            before = names(self.merged.records, self.kinds)
            if not self._fall():
                break
            self._note(before, max(one.layer for one in self.hidden.values()))
        self.merged.issues += self._summary()

    def _note(self, before: Mapping[Name, yaml.Node], layer: int) -> None:
        """Note what was there before and is not any more; what is there again is not hidden."""
        now = names(self.merged.records, self.kinds)
        for name in before.keys() - now.keys():
            if name[0] in self.owners and (self.owners[name[0]], name[1].partition("/")[0]) not in now:
                # Nobody asks for the parts of what is hidden as a whole.
                continue
            self.hidden[name] = Hidden(before[name], layer, self._said_at(name[1], layer))
        self.hidden = {name: one for name, one in self.hidden.items() if name not in now}

    def _said(self, below: Mapping[Key, yaml.MappingNode], layer: int) -> dict[Name, yaml.Node]:
        """Return what a layer says to hide; what is lost because a list was overwritten is not meant to go."""
        found: dict[Name, yaml.Node] = {}
        for (key, item), place in self.merged.hides.items():
            if self.layer_of(place.path) == layer and key in below:
                within = names({key: below[key]}, self.kinds)
                found |= {name: node for name, node in within.items() if item in {"", *name[1].split("/")}}
        return found

    def _said_at(self, name: str, layer: int) -> Location:
        """Return where a layer hides something, or the first place where it hides anything."""
        hides = {key: place for key, place in self.merged.hides.items() if self.layer_of(place.path) == layer}
        last = name.rpartition("/")[2]
        own = [place for (key, item), place in hides.items() if last == (item or key[1])]
        return next(iter((*own, *hides.values())), Location(f"{self.folders[layer]}/layer.yaml"))

    def layer_of(self, path: str) -> int:
        """Return the position of the layer that a file belongs to."""
        return next((at for at, folder in enumerate(self.folders) if path.startswith(f"{folder}/")), 0)

    def _fall(self) -> bool:
        """Go through all records once; tell whether anything fell away."""
        changed = False
        for key, node in list(self.merged.records.items()):
            gone = [(use, one) for use, one in self._gone(key, node) if not self._refused(key, use, one)]
            if not gone:
                continue
            changed = True
            for _, one in gone:
                self.left_out[one.layer] = self.left_out.get(one.layer, 0) + 1
            left = self._without(key, node, gone)
            if left is None:
                del self.merged.records[key]
            else:
                self.merged.records[key] = left
        return changed

    def _gone(self, key: Key, node: yaml.MappingNode) -> Iterator[tuple[Use, Hidden]]:
        for use in uses(self.kinds[key[0]], node):
            one = self.hidden.get((use.reference.to, _named(key, use)))
            if one and self.layer_of(use.node.start_mark.name) < one.layer:
                yield use, one

    def _refused(self, key: Key, use: Use, one: Hidden) -> bool:
        """Report what cannot be hidden, once, because something that stays depends on it."""
        falls = use.reference.falls
        stuck = falls is Falls.PASSED and not self.kinds[key[0]].can_pass(use.path, one.node)
        if falls is not Falls.REFUSED and not stuck:
            return False
        if not any(issue.location == one.place and issue.rule == REFUSED for issue in self.merged.issues):
            place = location(use.node)
            text = f"`{use.name}` cannot be hidden: {'.'.join(map(str, use.path))} depends on it"
            hint = f"hide that as well, or give it another value; it stands at {place.path}:{place.line}"
            self.merged.issues.append(Issue(one.place, REFUSED, text, hint))
        return True

    def _without(self, key: Key, node: yaml.MappingNode, gone: Sequence[tuple[Use, Hidden]]) -> yaml.MappingNode | None:
        for use, one in gone:
            if use.reference.falls is Falls.INHERITED:
                node = self._with_inherited(node, one.node)
            elif use.reference.falls is Falls.OUTSIDE:
                node = _with_outside(node, use, one.label)
        kind = self.kinds[key[0]]
        found = without(kind, node, [use.gone for use, _ in gone if use.reference.falls is not Falls.PASSED])
        for name, one in {use.name: one for use, one in gone if use.reference.falls is Falls.PASSED}.items():
            found = found and kind.passed_over(found, name, one.node)
        return found

    def _with_inherited(self, node: yaml.MappingNode, upstream: yaml.Node) -> yaml.MappingNode:
        """Return a variant with the capabilities of its upstream of which it says nothing itself, each unknown."""
        if not all(child(one, name) for one, name in ((node, "scope"), (node, "claims"), (upstream, "claims"))):
            return node
        scope = {str(area[1].value) for item in find(node, ("scope",)).value if (area := child(item, "area"))}
        records = self.merged.records
        served = {
            name for (kind, area), one in records.items() if kind == "capabilities" and area in scope
            for name, _ in _items(one, "capabilities")
        }  # fmt: skip
        claims = find(node, ("claims",))
        own = {key.value for key, _ in claims.value}
        more = [
            (key, _unchecked(claim, find(upstream, ("name",)).value))
            for key, claim in find(upstream, ("claims",)).value
            if key.value in served - own
        ]
        joined = yaml.MappingNode(claims.tag, [*claims.value, *more], claims.start_mark, claims.end_mark)
        return _replaced(node, "claims", joined)

    def _summary(self) -> Iterator[Issue]:
        for at, count in sorted(self.left_out.items()):
            own = {name: one for name, one in self.hidden.items() if one.layer == at}
            said = sorted({name.rpartition("/")[2] for word, name in own if word not in self.owners})
            some = ", ".join(said[:_SHOWN]) + (f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else "")
            words = "1 reference" if count == 1 else f"{count} references"
            was = "was" if count == 1 else "were"
            text = f"{words} to what `{self.folders[at]}` hides {was} left out: {some}"
            place = min(one.place for one in own.values())
            yield Issue(place, "references-left-out", text, "", Severity.WARNING)


def _named(key: Key, use: Use) -> str:
    """Return a name as it is hidden: an edition stands behind its owner, which is the record where none is said."""
    return f"{key[1]}/{use.name}" if use.reference.to == "edition" and "/" not in use.name else use.name


def _replaced(node: yaml.MappingNode, name: str, value: yaml.Node) -> yaml.MappingNode:
    pairs = [(key, value if key.value == name else old) for key, old in node.value]
    return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)


def _unchecked(claim: yaml.Node, upstream: str) -> yaml.Node:
    """Return a claim as that of a variant for which nobody checked it."""
    said = {"level": Level.UNKNOWN.value, "note": f"As {upstream}, and not checked for this product."}
    pairs = [(key, value) for key, value in claim.value if key.value not in {*said, "limits", "editions"}]
    pairs += [(scalar(name, claim), scalar(text, claim)) for name, text in said.items()]
    return yaml.MappingNode(claim.tag, pairs, claim.start_mark, claim.end_mark)


def _with_outside(node: yaml.MappingNode, use: Use, label: str) -> yaml.MappingNode:
    """Return an entry whose edition names what it requires as something without an entry here."""
    editions = find(node, ("editions",))
    at = use.path[1]
    edition = editions.value[at]
    before = child(edition, "requires_outside")
    text = scalar(f"{before[1].value} and {label}" if before else label, use.node)
    pairs = [(key, value) for key, value in edition.value if key.value != "requires_outside"]
    changed = yaml.MappingNode(
        edition.tag, [*pairs, (scalar("requires_outside", use.node), text)], edition.start_mark, edition.end_mark
    )
    items = [changed if place == at else item for place, item in enumerate(editions.value)]
    return _replaced(node, "editions", yaml.SequenceNode(editions.tag, items, editions.start_mark, editions.end_mark))
