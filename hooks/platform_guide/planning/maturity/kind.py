"""Maturity as a kind of record, handed to the catalogue beside its own kinds."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.layers.layered import Falls, Layered, Path, Reference
from platform_guide.catalog.read.source import child, find
from platform_guide.catalog.schema.files import DataFile
from platform_guide.planning.maturity import references, rules
from platform_guide.planning.maturity.model import MaturityData
from platform_guide.planning.maturity.record import MATURITY

_R = Reference
_QUESTIONS = ("question", "maturity question")
"""What a question is called where it can be hidden: in the interview, or here."""
_WHEN = {
    "triggers.*.cases.*.when": "triggers.*.cases.*",
    "triggers.*.caps.*.when": "triggers.*.caps.*",
    "overlays.*.when": "overlays.*",
    "examples.*.now": "",
    "examples.*.later": "",
}
"""Conditions, with what falls with a question of theirs."""
_LEVELS = ("triggers.*.cases.*.levels", "triggers.*.caps.*.levels", "practices.*.levels", "not_yet.*.below")


def _answer(_root: yaml.Node, path: Path, node: yaml.ScalarNode) -> Iterable[str]:
    """Return an answer of a condition together with its question."""
    return (f"{path[-2]}/{node.value}",)


def _only(root: yaml.Node, path: Path, node: yaml.ScalarNode) -> Iterable[str]:
    """Return an answer that a question offers together with the question."""
    step = child(find(root, path[:2]), "id")
    return (f"{step[1].value}/{node.value}",) if step and isinstance(step[1], yaml.ScalarNode) else ()


_LAYERED = Layered(
    lists={
        "ladders": "ladder",
        "questions": "maturity question",
        "triggers": "trigger",
        "overlays": "overlay",
        "practices": "practice",
        "not_yet": "thing not to buy yet",
        "footprints": "footprint",
        "examples": "example of maturity",
    },
    references=(
        _R("question", "questions.*.id", drop="questions.*"),
        *(_R(word, f"{field}.*.questions.*") for word in _QUESTIONS for field in ("triggers", "overlays")),
        *(_R(word, f"{when}.{{}}", drop=drop) for word in _QUESTIONS for when, drop in _WHEN.items()),
        *(_R("answer", f"{when}.*.*", names=_answer) for when in _WHEN),
        _R("answer", "questions.*.only.*", names=_only),
        *(_R("ladder", f"{levels}.{{}}", falls=Falls.REFUSED) for levels in _LEVELS),
        _R("practice", "examples.*.has.{}"),
        _R("capability", "practices.*.capability"),
        _R("capability", "overlays.*.advice.*.capability"),
        _R("capability", "not_yet.*.capabilities.*"),
    ),
    never_empty={
        "triggers.*.questions": "triggers.*",
        **{f"{when}.*": drop or f"{when}.*" for when, drop in _WHEN.items()},
    },
    # All triggers together say nothing about one of them.
    least=2,
)

KIND = Kind(
    MATURITY,
    DataFile(MATURITY, MaturityData, "`data/maturity/*.yaml`, together"),
    whole=True,
    rules=(
        rules.maturity_ids_are_unique,
        rules.maturity_questions_can_be_asked,
        references.maturity_names_resolve,
        references.maturity_levels_exist,
        references.maturity_capabilities_exist,
        rules.levels_take_a_practice,
        rules.maturity_sources_are_fit,
    ),
    layered=_LAYERED,
)
