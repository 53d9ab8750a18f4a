"""What stands between full and none is explained, and a difference is a difference."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.vocabulary import Level

_EXPLAINED = frozenset({Level.PARTIAL, Level.DIY, Level.UNKNOWN})


def levels_are_explained(catalog: Catalog) -> Findings:
    """Check that partial, diy and unknown carry a note that says what is missing."""
    for record, platform in platforms(catalog):
        for capability, claim in platform.claims.items():
            if claim.level in _EXPLAINED and not claim.note:
                text = f"`{capability}: {claim.level.value}` does not say what is missing"
                yield Finding(
                    record, ("claims", capability), "note-missing", text, "add a `note:` in your own words", of_key=True
                )


def editions_differ(catalog: Catalog) -> Findings:
    """Check that an edition is listed under a claim only where its level differs."""
    for record, platform in platforms(catalog):
        for capability, claim in platform.claims.items():
            for name, difference in claim.editions.items():
                if difference.level is claim.level:
                    path = ("claims", capability, "editions", name)
                    text = f"edition `{name}` has the level of the claim itself"
                    hint = "say it in the claim's note, or change one of the two levels"
                    yield Finding(record, path, "edition-not-different", text, hint, of_key=True)
