"""How far the capabilities of an option lead: its ceiling. The twin is javascripts/planning/maturity-ceiling.js."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from platform_guide.planning.maturity.shapes import MaturityModel


def ceiling(model: MaturityModel, capabilities: Mapping[str, str | None], has: Collection[str]) -> dict[str, int]:
    """Return the rank on each ladder up to which capabilities lead.

    Args:
        model: the practices with their ranks.
        capabilities: by practice, the capability that helps; None for one that no product brings.
        has: the capabilities that count as there.

    A rank is reached where some practice of it has a capability, and all such capabilities up to it are there.
    """
    found = {}
    for ladder in model["ladders"]:
        name = ladder["id"]
        helped = [
            (one["levels"][name], capabilities.get(one["id"]))
            for one in model["practices"]
            if name in one["levels"] and capabilities.get(one["id"])
        ]
        missing = min((rank for rank, one in helped if one not in has), default=len(ladder["levels"]))
        found[name] = max((rank for rank, _ in helped if rank < missing), default=0)
    return found
