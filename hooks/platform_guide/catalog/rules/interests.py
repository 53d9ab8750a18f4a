"""Whose page a source is, is said, and a rival alone proves nothing."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.evidence import all_evidence
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.vocabulary import EvidenceKind, Interest


def interests_are_named(catalog: Catalog) -> Findings:
    """Check that a page of somebody else says whether that is a partner, a rival or neither."""
    for record, platform in platforms(catalog):
        for path, evidence, _ in all_evidence(platform):
            if evidence.kind is EvidenceKind.THIRD_PARTY and evidence.interest is None:
                text = "a page of somebody else, and whose interest it serves is not said"
                hint = f"add `interest:`, one of {', '.join(Interest)}"
                yield Finding(record, path, "interest-missing", text, hint)


def rivals_do_not_decide(catalog: Catalog) -> Findings:
    """Check that no level rests on pages of rivals alone."""
    for record, platform in platforms(catalog):
        for name, claim in platform.claims.items():
            if claim.evidence and all(proof.interest is Interest.RIVAL for proof in claim.evidence):
                text = f"`{name}` rests on a rival's word alone"
                hint = "find the maker's own or an independent page, or write `level: unknown`"
                yield Finding(record, ("claims", name), "rival-alone", text, hint, of_key=True)
