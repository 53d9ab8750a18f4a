"""A managed variant says where it differs from its upstream, and does not contradict it without a word."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.mirror import upstream_of
from platform_guide.catalog.rules.finding import Finding, Findings, platforms


def mirrors_are_direct(catalog: Catalog) -> Findings:
    """Check that the upstream of a variant is no variant itself, so that an inherited claim has one origin."""
    for record, platform in platforms(catalog):
        upstream = upstream_of(platform, catalog.platforms)
        if upstream and upstream.mirror and upstream.id != platform.id:
            text = f"`{upstream.id}` mirrors `{upstream.mirror.of}` itself"
            yield Finding(record, ("mirror", "of"), "mirror-chain", text, f"mirror `{upstream.mirror.of}` directly")


def variants_do_not_contradict(catalog: Catalog) -> Findings:
    """Check that an own claim of a variant adds a source where its level differs from the upstream's."""
    for record, platform in platforms(catalog):
        upstream = upstream_of(platform, catalog.platforms)
        for capability, claim in platform.claims.items():
            theirs = upstream.claims.get(capability) if upstream else None
            if upstream is None or theirs is None:
                continue
            path = ("claims", capability)
            new = {proof.url for proof in claim.evidence} - {proof.url for proof in theirs.evidence}
            if claim.level is not theirs.level and claim.evidence and not new:
                text = (
                    f"`{capability}` is {claim.level.value} here and {theirs.level.value} in `{upstream.id}`, "
                    "from the same pages"
                )
                hint = "name the page that says so of the variant, or correct one of the two"
                yield Finding(record, path, "mirror-contradiction", text, hint, of_key=True)
