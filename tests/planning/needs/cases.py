"""Needs by chance and by hand, and all that the engine says of them as plain data."""

from __future__ import annotations

import json
from typing import Any

from platform_guide.decision.engine.random import Chance
from platform_guide.planning.needs.engine import PRIORITIES, NeedsModel, adopt, read, wanted, work_out
from tests import support

FILE = support.ROOT / "tests" / "vectors" / "needs.json"
COUNT, SEED = 400, 20_261_130
MODEL: NeedsModel = {
    "limit": 3,
    "levels": ["diy", "partial", "full"],
    "needs": [
        {"id": "hills", "sets": {"way": ["long"]}, "capability": "gears"},
        {"id": "corner", "sets": {"way": ["short"]}, "capability": None},
        {"id": "rain", "sets": {"weather": ["rain", "snow"]}, "capability": "brakes"},
        {"id": "snow", "sets": {"weather": ["snow"], "way": ["long"]}, "capability": None},
        {"id": "stop", "sets": {"own-musts": ["brakes.partial"]}, "capability": "brakes"},
        {"id": "stop-at-once", "sets": {"own-musts": ["brakes.full"]}, "capability": "brakes"},
        {"id": "climb", "sets": {"own-musts": ["gears.full"], "have": ["pump"]}, "capability": "gears"},
        {
            "id": "carry",
            "sets": {"own-musts": ["seat.diy", "bell.full"], "have": ["trailer", "bell"]},
            "capability": None,
        },
        {"id": "polite", "sets": {}, "capability": None},
    ],
    "questions": [
        {"id": "way", "kind": "single", "answers": ["short", "long"], "most": None},
        {"id": "weather", "kind": "multi", "answers": ["sun", "rain", "snow", "none"], "most": None},
        {"id": "own-musts", "kind": "musts", "answers": [], "most": 2},
        {"id": "have", "kind": "entries", "answers": [], "most": None},
    ],
}
"""A model in which each kind of question is answered by needs that agree and by needs that do not."""
_GIVEN = {
    "way": ["short", "long", "unknown"],
    "weather": ["sun", "rain", "snow", "none", "unknown"],
    "own-musts": ["brakes.diy", "brakes.full", "gears.partial", "seat.full", "odd"],
    "have": ["pump", "bell", "none", "car"],
}


def case(chance: Chance) -> dict[str, Any]:
    """Return marks before and after, refused answers and answers of the interview by chance."""

    def marks() -> dict[str, list[str]]:
        return {need["id"]: [PRIORITIES[chance.below(4)]] for need in MODEL["needs"] if chance.below(5) < 3}

    def some(values: list[str], share: int) -> list[str]:
        return [one for one in values if chance.below(100) < share]

    refused = {f"not.{name}": found for name, values in _GIVEN.items() if (found := some(values, 15))}
    answers = {name: found for name, values in _GIVEN.items() if (found := some(values, 40))}
    odd = {"tandem": ["must"], "polite": ["must", "no"], "not.where": ["here"]} if chance.below(4) == 0 else {}
    return {"before": marks(), "after": {**marks(), **refused, **odd}, "answers": answers}


def worked_out(asked: dict[str, Any]) -> dict[str, Any]:
    """Return all that the engine says of a case, as JSON holds it."""
    before, after = read(MODEL, asked["before"]), read(MODEL, asked["after"])
    was, will = (wanted(MODEL, one["marks"], one["refused"]) for one in (before, after))
    found = {
        "read": after,
        "wanted": will,
        "changes": adopt(MODEL, was, will, asked["answers"]),
        "found": work_out(MODEL, after["marks"], after["refused"], asked["answers"]),
    }
    plain: dict[str, Any] = json.loads(json.dumps(found))
    return plain


_LONG, _MUST = {"way": ["long"]}, ["must"]
_ALL = {"stop-at-once": _MUST, "stop": _MUST, "climb": _MUST, "carry": _MUST}


def _asked(before: dict[str, Any], after: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    return {"before": before, "after": after, "answers": answers}


BY_HAND: dict[str, dict[str, Any]] = {
    "nothing": _asked({}, {}, {}),
    "set": _asked({}, {"hills": _MUST, "rain": _MUST}, {"weather": ["none"]}),
    "contradiction": _asked({"hills": _MUST}, {"hills": _MUST, "corner": _MUST}, _LONG),
    "refused": _asked({}, {"rain": _MUST, "not.weather": ["rain"]}, {}),
    "over": _asked({}, _ALL, {}),
    "taken-back": _asked({"hills": _MUST, "climb": _MUST}, {}, {**_LONG, "have": ["pump", "car"]}),
    "answered-since": _asked({"hills": _MUST}, {"hills": ["no"]}, {"way": ["short"]}),
    "wrong": _asked({}, {"hills": ["perhaps"], "tandem": _MUST, "not.where": ["x"]}, {}),
}


def main() -> None:
    """Write the vectors anew; read the difference before you keep it."""
    found = [{"name": name, "asked": asked, "expected": worked_out(asked)} for name, asked in BY_HAND.items()]
    FILE.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
