"""What a managed variant inherits from the entry that it is a variant of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from platform_guide.catalog.schema.model import Area, Claim, Platform


def upstream_of(platform: Platform, platforms: Mapping[str, Platform]) -> Platform | None:
    """Return the entry that `platform` mirrors, or None; an id that does not exist is the checker's business."""
    return platforms.get(platform.mirror.of) if platform.mirror else None


def inherited(platform: Platform, platforms: Mapping[str, Platform], areas: Iterable[Area]) -> Mapping[str, Claim]:
    """Return the upstream's claims within the scope of `platform` that it does not make itself, by capability."""
    upstream = upstream_of(platform, platforms)
    if upstream is None:
        return {}
    scope = {item.area for item in platform.scope}
    return {
        capability.id: upstream.claims[capability.id]
        for area in areas
        if area.id in scope
        for capability in area.capabilities
        if capability.id in upstream.claims and capability.id not in platform.claims
    }


def effective(platform: Platform, platforms: Mapping[str, Platform], areas: Iterable[Area]) -> Mapping[str, Claim]:
    """Return the claims that stand for `platform`: its own, and those that it inherits and nobody checked for it."""
    if platform.mirror is None:
        return platform.claims
    return {**inherited(platform, platforms, areas), **platform.claims}
