"""What the reader has: entries of the catalogue, editions of them, and what the catalogue does not hold.

Among the values are ids of entries, `entry/edition`, ids of the model's `outside`, and `own:Name:area:area` for a tool
that the reader named. Where no edition of an entry is named, it may be any.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TypedDict

from platform_guide.decision.data.answers import OWN
from platform_guide.decision.engine.model import Model

EDITION, TOOL = "/", "own:"
MOST_TOOLS = 10


class Tool(TypedDict):
    """A tool that the catalogue does not hold, and the areas that it serves, as the reader said."""

    id: str
    name: str
    areas: list[str]


def counted(model: Model, given: Collection[str]) -> list[str]:
    """Return what counts of an answer, sorted; an entry of which an edition is named stands there as that edition."""
    editions = {f"{one['id']}/{edition['id']}" for one in model["candidates"] for edition in one["editions"]}
    editions &= set(given)
    named = {one.partition(EDITION)[0] for one in editions}
    entries = {one["id"] for one in model["candidates"]} & set(given) - named
    outside = set(model["outside"]) & set(given)
    own = sorted(one for one in given if one.startswith(TOOL) and _tool(model, one))[:MOST_TOOLS]
    return sorted({*entries, *editions, *outside, *own})


def told(given: list[str]) -> list[str]:
    """Return an answer as the fact that it makes, sorted: the entry of each edition stands there as well."""
    entries = {one.partition(EDITION)[0] for one in given if not one.startswith(TOOL)}
    return sorted({*given, *entries})


def _tool(model: Model, value: str) -> Tool | None:
    found = OWN.fullmatch(value)
    areas = list(dict.fromkeys(found["areas"][1:].split(":"))) if found else []
    if found is None or not set(areas) <= set(model["areas"]):
        return None
    return {"id": value, "name": found["name"], "areas": areas}


def tools(model: Model, owned: Collection[str]) -> list[Tool]:
    """Return the tools that the reader named."""
    return [found for one in owned if one.startswith(TOOL) and (found := _tool(model, one))]


@lru_cache(maxsize=64)
def named(owned: tuple[str, ...] | frozenset[str]) -> frozenset[str]:
    """Return the ids of entries of which an edition is named."""
    return frozenset(one.partition(EDITION)[0] for one in owned if EDITION in one and not one.startswith(TOOL))


def owns(owned: tuple[str, ...] | frozenset[str], entry: str, edition: str) -> bool:
    """Tell whether the reader has an edition, or may have it."""
    return entry in owned and (entry not in named(owned) or f"{entry}/{edition}" in owned)
