"""The needs as a kind of record, handed to the catalogue beside its own kinds."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.layers.layered import Falls, Layered, Path, Reference
from platform_guide.catalog.schema.files import DataFile
from platform_guide.planning.needs import rules
from platform_guide.planning.needs.model import NeedsData
from platform_guide.planning.needs.record import NEEDS


def _answer(_root: yaml.Node, path: Path, node: yaml.ScalarNode) -> Iterable[str]:
    """Return an answer together with its question."""
    return (f"{path[3]}/{node.value}",)


def _capability(_root: yaml.Node, _path: Path, node: yaml.ScalarNode) -> Iterable[str]:
    """Return the capability of an answer `capability.level`."""
    return (node.value.partition(".")[0],) if "." in node.value else ()


def _platform(_root: yaml.Node, _path: Path, node: yaml.ScalarNode) -> Iterable[str]:
    return (node.value.partition("/")[0],)


_R = Reference
_LAYERED = Layered(
    lists={"roles": "role", "items": "need", "examples": "example of needs"},
    references=(
        _R("role", "items.*.role", falls=Falls.REFUSED),
        _R("capability", "items.*.capability"),
        _R("question", "items.*.sets.{}"),
        _R("answer", "items.*.sets.*.*", names=_answer),
        _R("capability", "items.*.sets.*.*", names=_capability),
        _R("platform", "items.*.sets.*.*", names=_platform),
        _R("need", "examples.*.marks.{}"),
    ),
    never_empty={"items.*.sets.*": "items.*.sets.*"},
    # All needs together say nothing about one of them.
    least=2,
)

KIND = Kind(
    NEEDS,
    DataFile(NEEDS, NeedsData, "`data/needs/*.yaml`, together"),
    whole=True,
    rules=(rules.need_ids_are_unique, rules.need_names_resolve, rules.need_answers_can_be_given),
    layered=_LAYERED,
)
