"""Editions speak for themselves: each says its own level, and the level of the whole is the best of them."""

from __future__ import annotations

from collections.abc import Mapping

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.levels import best_of
from platform_guide.catalog.rules.finding import Finding, Findings, lenient, platforms
from platform_guide.catalog.schema.model import Capability, Claim, EditionDifference, Platform
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.issues import suggest


def editions_speak_for_themselves(catalog: Catalog) -> Findings:
    """Check what claims say of single editions; a capability without limits is of the form before there were any."""
    rubrics = {capability.id: capability for _, capability in catalog.capabilities()}
    for record, platform in platforms(catalog):
        for name, claim in platform.claims.items():
            rubric = rubrics.get(name)
            if rubric is None:
                continue
            yield from _same(catalog, record, name, claim)
            if rubric.limits:
                yield from _whole(catalog, record, platform, rubric, claim)
                yield from _missing(catalog, record, platform, rubric, claim)
            else:
                yield from _differences(record, name, claim)


def _differences(record: RecordKey, capability: str, claim: Claim) -> Findings:
    for name, difference in claim.editions.items():
        if difference.level is claim.level and not difference.as_:
            path = ("claims", capability, "editions", name)
            text = f"edition `{name}` has the level of the claim itself"
            hint = "say it in the claim's note, or change one of the two levels"
            yield Finding(record, path, "edition-not-different", text, hint, of_key=True)


def _whole(catalog: Catalog, record: RecordKey, platform: Platform, rubric: Capability, claim: Claim) -> Findings:
    """Check that the level is the best that is established; an ended edition does not count for the whole."""
    ended = {edition.id for edition in platform.editions if edition.ended}
    live = [said.level for name, said in claim.editions.items() if name not in ended]
    all_named = {edition.id for edition in platform.editions} - ended <= claim.editions.keys()
    if not live or not (rubric.by_edition or all_named):
        return
    best = best_of(live, complete=all_named)
    if claim.level is not best:
        text = f"`{rubric.id}` is {claim.level.value}, and the best of its editions is {best.value}"
        hint = f"write `level: {best.value}` with the limits of that edition, or correct the edition"
        yield lenient(catalog, Finding(record, ("claims", rubric.id, "level"), "level-not-best", text, hint))


def _missing(catalog: Catalog, record: RecordKey, platform: Platform, rubric: Capability, claim: Claim) -> Findings:
    live = [edition.id for edition in platform.editions if not edition.ended]
    at = ("claims", rubric.id)
    if rubric.by_edition and not claim.editions and claim.level is not Level.UNKNOWN and len(live) > 1:
        text = f"`{rubric.id}` differs by edition, and the claim does not say which of {', '.join(live)} was read"
        hint = "add `editions:` with the level of each that was read; the others are unknown"
        yield lenient(catalog, Finding(record, at, "editions-not-read", text, hint, of_key=True))
    elif claim.editions and not rubric.by_edition:
        for name in live:
            if name not in claim.editions:
                text = f"editions differ in `{rubric.id}`, and `{name}` does not say its own level"
                hint = "add it with its level; `unknown` where nobody read it"
                yield lenient(catalog, Finding(record, (*at, "editions"), "edition-missing", text, hint, of_key=True))


def _same(catalog: Catalog, record: RecordKey, capability: str, claim: Claim) -> Findings:
    for name, said in claim.editions.items():
        if said.as_ is None:
            continue
        path = ("claims", capability, "editions", name)
        other = claim.editions.get(said.as_)
        if other is None:
            named = [one for one in claim.editions if one != name]
            text = f"`as: {said.as_}` names no edition that says its level here"
            yield Finding(record, (*path, "as"), "as-unknown", text, suggest(said.as_, named))
        elif _circle(name, claim.editions):
            text = f"edition `{name}` takes its level over from itself, by way of `{said.as_}`"
            hint = "let one of them say its own level, and remove its `as`"
            yield Finding(record, (*path, "as"), "as-circle", text, hint)
        elif said.level is not other.level:
            text = f"edition `{name}` is as `{said.as_}`, which is {other.level.value}, and says {said.level.value}"
            yield Finding(record, (*path, "level"), "as-contradicted", text, "correct the level, or remove `as`")
        if not said.evidence:
            text = f"`as: {said.as_}` has no source that says that code or service is the same"
            yield lenient(
                catalog, Finding(record, (*path, "as"), "as-unproven", text, "add `evidence:` to this edition")
            )


def _circle(start: str, editions: Mapping[str, EditionDifference]) -> bool:
    seen = {start}
    name = editions[start].as_
    while name is not None and name in editions:
        if name in seen:
            return name == start
        seen.add(name)
        name = editions[name].as_
    return False
