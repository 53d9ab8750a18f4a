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
            offered = ids or entries
            count = 1 if question["kind"] == "single" else 1 + chance.below(3)
            found[question["id"]] = [offered[chance.below(len(offered))] for _ in range(count)]
        if question["kind"] == "stacks":
            found[question["id"]] = [_stack(entries, chance) for _ in range(1 + chance.below(6))]
    return found


def _stack(entries: list[str], chance: Chance) -> str:
    return ("+", ".", " ")[chance.below(3)].join(
        entries[chance.below(len(entries))] for _ in range((1, 1, 2, 3, 7)[chance.below(5)])
    )
