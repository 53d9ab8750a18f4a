"""What layers need to know of a kind of record: what in it has a name, and what in it names something else.

A path is written with dots: `*` stands for each item of a list or value of a map, `{}` for each name in a map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

import yaml

from platform_guide.catalog.read.source import Key
from platform_guide.issues import Issue

Path = tuple[Key, ...]
Names = Callable[[yaml.Node, Path, yaml.ScalarNode], Iterable[str]]
"""The names that a scalar at a path of a record holds."""


class Falls(Enum):
    """What becomes of a value that names something hidden."""

    OUT = "it is left out"
    INHERITED = "it is left out, and what was inherited through it stays"
    OUTSIDE = "it is left out, and the name stays as that of something outside the guide"
    PASSED = "it leads on to where the hidden one led"
    WHOLE = "it is left out, and the whole record with it"
    REFUSED = "it stays, and the hiding is refused"


def itself(_root: yaml.Node, _path: Path, node: yaml.ScalarNode) -> tuple[str]:
    """Return the name that a scalar is."""
    return (node.value,)


@dataclass(frozen=True)
class Reference:
    """A place in the records of a kind that names something.

    `to` is the word for what is named, `at` the path of the value that names it; `drop` is the path of what goes with
    it, if that is more than the value; `names` reads the names out of the value.
    """

    to: str
    at: str
    drop: str = ""
    falls: Falls = Falls.OUT
    names: Names = itself


def split(path: str) -> list[str]:
    """Return the parts of a path."""
    return path.split(".") if path else []


@dataclass(frozen=True)
class Use:
    """One name of something: by which reference, where, and the node that holds it."""

    reference: Reference
    path: Path
    name: str
    node: yaml.Node

    @property
    def gone(self) -> Path:
        """The path of what is left out with the name; that of the record is empty."""
        if self.reference.falls is Falls.WHOLE:
            return ()
        return self.path[: len(split(self.reference.drop or self.reference.at))]


def _as_it_is(node: yaml.MappingNode) -> tuple[yaml.MappingNode, list[Issue]]:
    return node, []


def _unchanged(node: yaml.MappingNode, _name: str, _hidden: yaml.Node) -> yaml.MappingNode:
    return node


def _always(_path: Path, _hidden: yaml.Node) -> bool:
    return True


@dataclass(frozen=True)
class Layered:
    """How records of one kind are laid over each other, and what becomes of them when something is hidden.

    Args:
        word: the word for a record, where other data name it.
        lists: the lists whose items other data name, by their field, with the word for an item.
        parts: the lists within a thing whose items are named together with it, by the word for the thing, with the
            word for an item.
        references: whatever names something that a layer can hide.
        never_empty: lists that are nothing without an item, with what falls with the last one; an empty path is the
            record.
        empty_says: lists that say in a word of their own that nothing is left.
        completed: returns the merged record as its schema wants it, and the problems found.
        passed_over: returns the record with a hidden item, given by name and node, passed over.
        can_pass: tells whether that is possible where a path leads to the hidden item.
        least: how long a path in the record must be to say anything about what a layer changes.
        aftermath: the rules of problems that a layer may bring to the data below; the guide works all the same.
    """

    word: str = ""
    lists: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    never_empty: Mapping[str, str] = field(default_factory=dict)
    empty_says: Mapping[str, str] = field(default_factory=dict)
    completed: Callable[[yaml.MappingNode], tuple[yaml.MappingNode, list[Issue]]] = _as_it_is
    passed_over: Callable[[yaml.MappingNode, str, yaml.Node], yaml.MappingNode] = _unchanged
    can_pass: Callable[[Path, yaml.Node], bool] = _always
    least: int = 0
    aftermath: frozenset[str] = frozenset()
