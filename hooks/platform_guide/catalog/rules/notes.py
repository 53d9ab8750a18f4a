"""What stands between full and none is explained."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, lenient, platforms
from platform_guide.catalog.schema.vocabulary import Level

_EXPLAINED = frozenset({Level.PARTIAL, Level.DIY, Level.UNKNOWN})


def levels_are_explained(catalog: Catalog) -> Findings:
    """Check that partial and diy say what is missing, and unknown what was looked for, and where."""
    rubrics = {capability.id for _, capability in catalog.capabilities() if capability.limits}
    for record, platform in platforms(catalog):
        for capability, claim in platform.claims.items():
            path = ("claims", capability)
            if claim.level in _EXPLAINED and not claim.note and not claim.limits:
                text = f"`{capability}: {claim.level.value}` does not say what is missing"
                yield Finding(record, path, "note-missing", text, "add a `note:` in your own words", of_key=True)
            elif claim.level is Level.UNKNOWN and not claim.evidence and capability in rubrics:
                text = f"`{capability}: unknown` does not say where it was looked for"
                hint = "add the pages as `evidence:`"
                yield lenient(catalog, Finding(record, path, "unknown-unsought", text, hint, of_key=True))
