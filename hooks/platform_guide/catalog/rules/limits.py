"""Limits give levels: the same limit gives the same level in every entry, and nothing else makes a level partial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from platform_guide.catalog.catalog import AREAS, Catalog, RecordKey
from platform_guide.catalog.levels import EXPLAINED, limits_of
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, lenient, platforms, repeated
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.issues import suggest

_Where = tuple[RecordKey, tuple[Key, ...]]


def limits_stand_once(catalog: Catalog) -> Findings:
    """Check that no limit is named twice in a rubric."""
    for area in catalog.areas:
        for at, capability in enumerate(area.capabilities):
            for index, name in repeated(limit.id for limit in capability.limits):
                path = ("capabilities", at, "limits", index, "id")
                text = f"the limit `{name}` stands twice in `{capability.id}`"
                yield Finding((AREAS, area.id), path, "limit-twice", text, "keep one of them")


def limits_give_levels(catalog: Catalog) -> Findings:
    """Check every claim about a capability whose rubric names limits, and what it says of single editions."""
    rubrics = {capability.id: capability for _, capability in catalog.capabilities() if capability.limits}
    for record, platform in platforms(catalog):
        for name, claim in platform.claims.items():
            if name not in rubrics:
                continue
            given = {limit.id: limit.level for limit in rubrics[name].limits}
            at: tuple[Key, ...] = ("claims", name)
            yield from _limits(catalog, (record, at), claim.level, claim.limits, given)
            for edition, said in claim.editions.items():
                where = (record, (*at, "editions", edition))
                yield from _limits(catalog, where, said.level, limits_of(claim, said), given)


def _limits(
    catalog: Catalog, where: _Where, level: Level, limits: Sequence[str], given: Mapping[str, Level]
) -> Findings:
    record, at = where
    for index, name in enumerate(limits):
        if name not in given:
            text = f"`{at[1]}` has no limit `{name}`"
            path = (*at, "limits", index)
            hint = f"{suggest(name, given)}; a new one enters the rubric of `{at[1]}`"
            yield Finding(record, path, "limit-unknown", text, hint)
    known = [given[name] for name in limits if name in given]
    gives = Level.DIY if Level.DIY in known else Level.PARTIAL
    if not limits and level in EXPLAINED:
        ids = ", ".join(name for name, gives in given.items() if gives is level)
        text = f"`{at[1]}: {level.value}` lists no limit that makes it so"
        hint = f"add `limits: [...]`; those that give {level.value}: {ids or 'none yet, the rubric needs one'}"
        yield lenient(catalog, Finding(record, (*at, "level"), "limit-missing", text, hint))
    elif known and level is not gives:
        text = f"`{at[1]}` is {level.value} here, and its limits give {gives.value}"
        hint = "correct the level or the limits; full, none and unknown list none"
        yield lenient(catalog, Finding(record, (*at, "level"), "level-not-given", text, hint))
