"""Readers by chance: answers drawn from a seed, the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model
    from platform_guide.decision.engine.random import Chance


def profile(model: Model, chance: Chance) -> dict[str, list[str]]:
    """Return the answers of one reader; one in twelve is `I don't know`, one in thirty is missing."""
    doors = [door["id"] for door in model["doors"]]
    # The last door is for what the reader names; the two before it lead to what is searched.
    found = {"door": [doors[(-2, -2, -2, -2, -2, -3, -3, -3, -1, -1)[chance.below(10)]]]}
    entries = [candidate["id"] for candidate in model["candidates"]]
    for question in model["questions"]:
        ids = [answer["id"] for answer in question["answers"]]
        luck = chance.below(60)
        if luck < 2:
            continue
        if luck < 7:
            found[question["id"]] = ["unknown"]
        elif question["kind"] == "number":
            found[question["id"]] = [str(chance.below(100))]
        elif question["kind"] == "entries" and luck % 2:
            found[question["id"]] = ["none"]
        else:
            offered = _named(model, question["kind"]) or ids or entries
            count = 1 if question["kind"] == "single" else 1 + chance.below(3)
            found[question["id"]] = [offered[chance.below(len(offered))] for _ in range(count)]
        if question["kind"] == "stacks":
            found[question["id"]] = [_stack(entries, chance) for _ in range(1 + chance.below(6))]
    return found


def _stack(entries: list[str], chance: Chance) -> str:
    return ("+", ".", " ")[chance.below(3)].join(
        entries[chance.below(len(entries))] for _ in range((1, 1, 2, 3, 7)[chance.below(5)])
    )


def _named(model: Model, kind: str) -> list[str]:
    """Return what can be named in answer to a question that does not list its answers."""
    entries = [candidate["id"] for candidate in model["candidates"]]
    if kind == "entries":
        editions = [f"{one['id']}/{edition['id']}" for one in model["candidates"] for edition in one["editions"]]
        own = [f"own:A tool:{model['areas'][0]}:{model['areas'][-1]}", "own:Nothing:nowhere"]
        return [*entries, *editions, *model["outside"], *own]
    if kind == "musts":
        return [f"{name}.{level}" for name in model["capabilities"] for level in model["levels"]]
    return entries if kind == "replaced" else []
