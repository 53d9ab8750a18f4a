"""What a claim says of each edition: the one place that reads `editions`, `as` and `by_edition`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from platform_guide.catalog.schema.model import Capability, Claim, Edition, EditionDifference, Platform
from platform_guide.catalog.schema.vocabulary import Level

RANKED = (Level.NONE, Level.DIY, Level.PARTIAL, Level.FULL)
"""The levels that are established, from least to most."""
EXPLAINED = frozenset({Level.PARTIAL, Level.DIY})
"""The levels that rest on limits."""


@dataclass(frozen=True)
class EditionLevel:
    """What one edition offers: its level, the limits that give it, and a note of its own or an empty text.

    `origin` is the edition whose level it takes over, None where it was read itself.
    """

    level: Level
    limits: tuple[str, ...] = ()
    note: str = ""
    origin: str | None = None


def best_of(levels: Collection[Level], *, complete: bool) -> Level:
    """Return the best level that is established; `complete` tells whether these are the levels of all living editions.

    That one edition has nothing says nothing of another that nobody has read.
    """
    established = [level for level in RANKED if level in levels]
    best = established[-1] if established else Level.UNKNOWN
    settled = best is not Level.NONE or (complete and Level.UNKNOWN not in levels)
    return best if settled else Level.UNKNOWN


def level_of(claim: Claim, edition: str, *, by_edition: bool) -> Level:
    """Return the level that a claim gives an edition.

    A claim that names no edition speaks of all. One that names some leaves the others unknown where the rubric says
    that editions differ as a rule (`by_edition`); elsewhere they have the claim's own level.
    """
    said = claim.editions.get(edition)
    if said:
        return said.level
    return Level.UNKNOWN if by_edition and claim.editions else claim.level


def limits_of(claim: Claim, said: EditionDifference) -> tuple[str, ...]:
    """Return the limits of an edition: its own, else those of the claim where the level is the same."""
    if said.limits or said.level not in EXPLAINED:
        return said.limits
    return claim.limits if said.level is claim.level else ()


def edition_levels(platform: Platform, capability: Capability, claim: Claim) -> Mapping[str, EditionLevel]:
    """Return what every edition of an entry offers, in their order."""
    return {edition.id: _of_edition(claim, edition, by_edition=capability.by_edition) for edition in platform.editions}


def _of_edition(claim: Claim, edition: Edition, *, by_edition: bool) -> EditionLevel:
    level = level_of(claim, edition.id, by_edition=by_edition)
    said = claim.editions.get(edition.id)
    if said is None:
        return EditionLevel(level, claim.limits if level is claim.level else ())
    return EditionLevel(level, limits_of(claim, said), said.note, said.as_)
