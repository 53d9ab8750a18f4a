"""How much weight the evidence of a claim bears."""

from __future__ import annotations

from enum import StrEnum

from platform_guide.catalog.schema.model import Claim, Platform
from platform_guide.catalog.schema.vocabulary import EvidenceKind, Interest, Level

TECHNICAL = frozenset(
    {EvidenceKind.DOCUMENTATION, EvidenceKind.RELEASE_NOTES, EvidenceKind.SOURCE_CODE, EvidenceKind.LICENCE}
)
"""Kinds of pages that a product is built or used by, rather than sold by."""


class Confidence(StrEnum):
    """How much weight a claim's evidence bears; computed, never typed."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    ABSENT = "absent"


def is_technical(claim: Claim) -> bool:
    """Tell whether one of the claim's sources is a primary technical one: the maker's own, and not made to sell."""
    return any(proof.kind in TECHNICAL and proof.interest is not Interest.RIVAL for proof in claim.evidence)


def confidence(platform: Platform, claim: Claim) -> Confidence:
    """Return the confidence in a claim of an entry.

    Strong: a primary technical source, and since the claim's day somebody who did not write the entry has compared at
    least half of its claims with their sources. Fair: a primary technical source. Weak: announcements, prices or
    third parties alone. Absent: no source was found.
    """
    if claim.level is Level.UNKNOWN or not claim.evidence:
        return Confidence.ABSENT
    if not is_technical(claim):
        return Confidence.WEAK
    compared = sum(review.claims for review in platform.reviews if review.on >= claim.verified_on)
    again = 2 * compared >= max(len(platform.claims), 1)
    return Confidence.STRONG if again else Confidence.FAIR
