"""Data of an older form, rewritten: only what follows from the data itself is changed, and every comment stays.

What a person has to decide, such as which limit makes a level partial, is left to the check to ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from platform_guide.catalog.levels import best_of
from platform_guide.catalog.read.source import child, find
from platform_guide.catalog.schema.model import Capability, Platform
from platform_guide.catalog.schema.vocabulary import Level


@dataclass(frozen=True)
class Edit:
    """A part of a text, from `start` to `end`, that is replaced; `what` says why in a few words."""

    start: int
    end: int
    text: str
    what: str


def edits(node: yaml.Node, platform: Platform | None, rubrics: Mapping[str, Capability]) -> Iterator[Edit]:
    """Yield what changes in the file of an entry.

    Args:
        node: the file as it is written, which in a layer is a part of the record.
        platform: the whole record, None where it could not be read.
        rubrics: capabilities by their ids, and by those that they had before.
    """
    for key, claim in _pairs(find(node, ("claims",)) if child(node, "claims") else None):
        rubric = rubrics.get(str(key.value))
        if rubric and rubric.id != key.value:
            yield Edit(key.start_mark.index, key.end_mark.index, rubric.id, "the new id of a capability")
        if rubric and platform and isinstance(claim, yaml.MappingNode):
            yield from _editions(claim, platform, rubric)


def applied(text: str, changes: Iterator[Edit] | list[Edit]) -> str:
    """Return a text with its edits, which do not overlap."""
    for edit in sorted(changes, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _editions(claim: yaml.MappingNode, platform: Platform, rubric: Capability) -> Iterator[Edit]:
    """Yield what makes each edition say its own level; those that were not listed had the level of the claim.

    Where editions differ as a rule, one that was not listed stays out: nobody says that it was read.
    """
    level, listed = child(claim, "level"), child(claim, "editions")
    if level is None or listed is None or not isinstance(listed[1], yaml.MappingNode) or not listed[1].value:
        return
    own = str(level[1].value)
    named = {str(key.value): str(step[1].value) for key, value in listed[1].value if (step := child(value, "level"))}
    live = [edition.id for edition in platform.editions if not edition.ended]
    missing = [] if rubric.by_edition else [name for name in live if name not in named]
    said = [*(named[name] for name in live if name in named), *(own for _ in missing)]
    if missing:
        yield _added(listed[1], missing, own)
    best = best_of([Level(one) for one in said], complete=bool(missing) or named.keys() >= set(live))
    if said and own not in {best.value, Level.UNKNOWN.value}:
        yield Edit(level[1].start_mark.index, level[1].end_mark.index, best.value, "the level of the best edition")


def _added(editions: yaml.MappingNode, missing: list[str], level: str) -> Edit:
    lines = [f"{name}: {{level: {level}}}" for name in missing]
    first = editions.value[0][0].start_mark
    if editions.flow_style:
        text = "".join(f"{line}, " for line in lines)
    else:
        text = "".join(f"{line}\n{' ' * first.column}" for line in lines)
    return Edit(first.index, first.index, text, "each edition says its own level")


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []
