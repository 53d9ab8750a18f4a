"""Maturity by chance and by hand, and what the engine says of it as plain data."""

from __future__ import annotations

import json
from typing import Any

from platform_guide.decision.engine.random import Chance
from platform_guide.planning.maturity.engine import read, work_out
from platform_guide.planning.maturity.shapes import MaturityModel
from tests import support

FILE = support.ROOT / "tests" / "vectors" / "maturity.json"
COUNT, SEED = 400, 20_261_130
MODEL: MaturityModel = {
    "ladders": [{"id": "three", "levels": ["a", "b", "c"]}, {"id": "five", "levels": ["v", "w", "x", "y", "z"]}],
    "questions": [
        {"id": "way", "slot": "now", "answers": ["short", "long"], "many": False},
        {"id": "count", "slot": "later", "answers": ["one", "few", "many"], "many": False},
        {"id": "nights", "slot": None, "answers": ["home", "away"], "many": False},
        {"id": "weather", "slot": "now", "answers": ["rain", "snow"], "many": True},
    ],
    "triggers": [
        {"id": "far", "cases": [{"when": {"way": ["long"]}, "levels": {"three": 1, "five": 2}}], "caps": []},
        {
            "id": "number",
            "cases": [
                {"when": {"count": ["few", "many"]}, "levels": {"five": 1}},
                {"when": {"count": ["many"]}, "levels": {"five": 3}},
                {"when": {"count": ["many"], "nights": ["away"]}, "levels": {"three": 2, "five": 4}},
            ],
            "caps": [],
        },
        {
            "id": "weather",
            "cases": [{"when": {"weather": ["snow"]}, "levels": {"three": 1, "five": 3}}],
            "caps": [{"when": {"way": ["short"]}, "levels": {"three": 0, "five": 2}}],
        },
    ],
    "overlays": [{"id": "wet", "when": {"weather": ["rain", "snow"]}}],
    "practices": [
        {"id": "sits", "levels": {"three": 1, "five": 1}},
        {"id": "brakes", "levels": {"five": 2}},
        {"id": "steers", "levels": {"three": 1, "five": 3}},
        {"id": "packs", "levels": {"three": 2, "five": 4}},
    ],
    "not_yet": [{"id": "bags", "levels": {"three": 2}}, {"id": "bell", "levels": {"three": 1, "five": 2}}],
}
"""A model in which ladders differ, one question has its interview answer later, and one takes several answers."""


def case(chance: Chance) -> dict[str, Any]:
    """Return what an address keeps and what the interview was told, by chance."""
    kept: dict[str, list[str]] = {}
    interview: dict[str, list[str]] = {}
    for question in MODEL["questions"]:
        for slot in ("now", "later"):
            if chance.below(5) < 2:
                answers = [one for one in question["answers"] if chance.below(2)] if question["many"] else []
                answers = answers or [[*question["answers"], "none"][chance.below(len(question["answers"]) + 1)]]
                kept[f"{slot}.{question['id']}"] = answers
        if question["slot"] and chance.below(3):
            interview[question["id"]] = [[*question["answers"], "unknown", "none"][chance.below(4)]]
    for practice in MODEL["practices"]:
        if chance.below(3):
            kept[f"has.{practice['id']}"] = [("yes", "yes", "partly", "no", "odd")[chance.below(5)]]
    return {"kept": kept, "interview": interview}


def worked_out(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what the engine says of a case, as JSON holds it."""
    given = read(MODEL, asked["kept"], asked["interview"])
    plain: dict[str, Any] = json.loads(json.dumps({"given": given, "found": work_out(MODEL, given)}))
    return plain


def _asked(kept: dict[str, list[str]], interview: dict[str, list[str]]) -> dict[str, Any]:
    return {"kept": kept, "interview": interview}


BY_HAND: dict[str, dict[str, Any]] = {
    "nothing": _asked({}, {}),
    "maximum": _asked(
        {"has.sits": ["yes"], "has.brakes": ["no"], "has.steers": ["no"]}, {"way": ["long"], "count": ["many"]}
    ),
    "later": _asked({"now.count": ["one"], "later.nights": ["away"]}, {"way": ["short"], "count": ["many"]}),
    "capped": _asked({"now.nights": ["home"]}, {"way": ["short"], "weather": ["snow"], "count": ["one"]}),
    "reached": _asked({f"has.{name}": ["yes"] for name in ("sits", "brakes", "steers", "packs")}, {}),
    "half": _asked({"has.sits": ["yes"], "has.brakes": ["partly"], "has.packs": ["yes"]}, {"weather": ["none"]}),
    "none-later": _asked({"later.weather": ["none"]}, {"weather": ["snow"]}),
    "wrong": _asked(
        {"now.way": ["long"], "later.count": ["few"], "now.nights": ["far"], "has.sings": ["yes"], "far": ["x"]}, {}
    ),
}


def main() -> None:
    """Write the vectors anew; read the difference before you keep it."""
    found = [{"name": name, "asked": asked, "expected": worked_out(asked)} for name, asked in BY_HAND.items()]
    FILE.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
