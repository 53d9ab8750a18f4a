"""How far the capabilities of an option lead, against the plainest reading, and the same in the browser."""

from __future__ import annotations

from typing import Any

import pytest

from platform_guide.decision.engine.random import Chance
from platform_guide.planning.maturity.ceiling import ceiling
from tests.planning.maturity.cases import COUNT, MODEL, SEED
from tests.scripts.calling import call

HELPED: dict[str, str | None] = {"sits": None, "brakes": "brakes", "steers": "bell", "packs": "bags"}


def plainly(has: list[str], ladder: str, highest: int) -> int:
    """Return the rank by walking up until something is missing."""
    found = 0
    for rank in range(1, highest):
        here = [HELPED[one["id"]] for one in MODEL["practices"] if one["levels"].get(ladder) == rank]
        wanted = [one for one in here if one]
        if any(one not in has for one in wanted):
            break
        found = rank if wanted else found
    return found


def cases() -> list[tuple[dict[str, str | None], list[str]]]:
    chance = Chance(SEED)
    return [(HELPED, [one for one in ("brakes", "bell", "bags") if chance.below(2)]) for _ in range(COUNT // 10)]


def test_a_ceiling_ends_below_the_first_capability_that_is_missing() -> None:
    assert ceiling(MODEL, HELPED, ["brakes", "bell", "bags"]) == {"three": 2, "five": 4}
    assert ceiling(MODEL, HELPED, ["brakes", "bags"]) == {"three": 0, "five": 2}
    for helped, has in cases():
        found = ceiling(MODEL, helped, has)
        assert found == {one["id"]: plainly(has, one["id"], len(one["levels"])) for one in MODEL["ladders"]}


@pytest.mark.tools
def test_the_browser_says_the_same() -> None:
    calls: list[list[Any]] = [["ceiling", MODEL, helped, has] for helped, has in cases()]
    assert call("planning/maturity-ceiling.js", *calls) == [ceiling(MODEL, helped, has) for helped, has in cases()]
