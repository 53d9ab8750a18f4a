"""What a layer says of the level, the sources or the day of a claim is one whole reading of its own."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.model import Claim
from platform_guide.catalog.schema.vocabulary import Level


def changed_levels_have_own_sources(catalog: Catalog) -> Findings:
    """Check that a layer that says a level, a source or a day also says what it read, and when."""
    if len(catalog.layers) == 1:
        return
    for record, platform in platforms(catalog):
        if not catalog.added_layers(record):
            continue
        for name, claim in platform.claims.items():
            yield from _without_source(catalog, record, name, claim)


def _without_source(catalog: Catalog, record: RecordKey, name: str, claim: Claim) -> Findings:
    said = max(_parts(claim), key=lambda path: catalog.rank_of(record, ("claims", name, *path)))
    at = ("claims", name, *said)
    rank = catalog.rank_of(record, at)
    sources = [catalog.rank_of(record, ("claims", name, "evidence", index)) for index in range(len(claim.evidence))]
    missing = []
    if claim.level is not Level.UNKNOWN and max(sources, default=rank) < rank:
        missing.append("evidence")
    if catalog.rank_of(record, ("claims", name, "verified_on")) < rank:
        missing.append("verified_on")
    if missing:
        fields = " and ".join(f"`{field}`" for field in missing)
        field = "level" if "level" in said else str(said[0])
        given = f"the {_WORDS[field]} of `{name}`"
        text = f"this layer gives {given} and not the whole reading: it needs {fields} of its own"
        hint = f"add {fields} beside it (the address may be one of the intranet), or remove `{field}`"
        yield Finding(record, at, "evidence-not-own", text, hint)


_WORDS = {"level": "level", "evidence": "sources", "verified_on": "day"}


def _parts(claim: Claim) -> Iterator[tuple[Key, ...]]:
    """Yield the paths of all that belongs to a reading, levels first."""
    yield ("level",)
    for edition in claim.editions:
        yield ("editions", edition, "level")
    yield from (("evidence", index) for index in range(len(claim.evidence)))
    yield ("verified_on",)
