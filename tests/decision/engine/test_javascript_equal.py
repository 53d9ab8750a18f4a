"""The engine in the browser and the one in Python give the same result, to the last digit."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from tests import support
from tests.decision.engine.test_conditions import OWNED, SPARED
from tests.decision.profiles import profile
from tests.decision.shipped import shipped_model
from tests.decision.small import model, platform

# What these tests run is covered by the others; following each line of it would take minutes.
pytestmark = [pytest.mark.no_cover, pytest.mark.tools]

DEEP = 6
"""What results hang on takes long to work out in Python: it is compared for one reader in so many."""
ENGINE = support.ROOT / "tests" / "decision" / "engine.js"


def in_javascript(given: Model, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    text = json.dumps({"model": given, "cases": cases})
    node = support.require("node")
    done = subprocess.run([node, str(ENGINE)], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def check_equal(given: Model, cases: list[dict[str, Any]]) -> None:
    found = in_javascript(given, cases)
    editions = Editions(given)
    for case, theirs in zip(cases, found, strict=True):
        asked = given, case["answers"], case.get("weights")
        deep = study(*asked, editions) if case.get("deep") else None
        ours = json.loads(json.dumps({"decide": decide(*asked, editions), "study": deep}))
        assert json.dumps(theirs, sort_keys=True) == json.dumps(ours, sort_keys=True), case


def readers(given: Model, count: int, seed: int, deep: int = DEEP) -> list[dict[str, Any]]:
    chance = Chance(seed)
    return [
        {
            "answers": profile(given, chance),
            "weights": {given["criteria"][0]["id"]: chance.below(101)},
            "deep": at % deep == 0,
        }
        for at in range(count)
    ]


def vary(given: Model, chance: Chance) -> Model:
    """Give every edition other levels and places, and shorten the search."""
    for candidate in given["candidates"]:
        for edition in candidate["editions"]:
            edition["levels"] = "".join("?01233"[chance.below(6)] for _ in edition["levels"])
            edition["places"] = chance.below(4)
            edition["price"] = chance.below(3)
            edition["limits"] = [at for at in range(len(given["limits"])) if not chance.below(3)]
            edition["attributes"]["pricing"] = ["free", "usage", "quote"][chance.below(3)]
            edition["apart"] = [at for at in range(len(given["capabilities"])) if not chance.below(3)]
            first = given["candidates"][chance.below(8)]["id"]
            edition["requires"] = [[], [], [[first]], [[first, "moon"]], [["mars"]]][chance.below(5)]
        candidate["secondary"] = [at for at in range(len(given["capabilities"])) if not chance.below(3)]
        candidate["formerly"] = [None, "Another"][chance.below(2)]
        candidate["kind"] = ["component", "component", "platform"][chance.below(3)]
        candidate["status"] = ["active", "active", "preview", "sunset"][chance.below(4)]
    given["outside"] = {"mars": {"label": "Mars", "serves": None}, "moon": {"label": "The moon", "serves": ["run"]}}
    for rule in given["rules"]:
        limits = [at for at in range(len(given["limits"])) if not chance.below(4)]
        rule["need"] = [(at, rank, not chance.below(3), limits) for at, rank, *_ in rule["need"]]
        for item in rule["require"]:
            # Many a must-have spares what the reader has.
            item["that"] = item["that"] if chance.below(3) else ["or", item["that"], ["ref", "owned"]]
            if chance.below(2):
                when: Any = [["contains", ["ref", "delivery"], ["lit", "self-hosted"]], ["ref", "free_tier"]][
                    chance.below(2)
                ]
                beside: Any = [None, ["lit", True], ["<", ["ref", "size"], ["lit", 50]]][chance.below(3)]
                item["build"] = {"when": when, "takes": "Build it.", "beside": beside}
    given["parameters"].update(
        {
            "conflict": 1 + chance.below(3),
            "nodes": 40 + chance.below(4000),
            "slack": chance.below(4),
            "behind": 1 + chance.below(200),
        }
    )
    # Some flows are made by whatever has a capability in full.
    given["flows"] = [(*flow[:3], None if chance.below(2) else chance.below(7)) for flow in given["flows"]]
    return given


def test_readers_of_the_small_catalogue() -> None:
    check_equal(model(), readers(model(), 300, 20_261_101))


@pytest.mark.parametrize("seed", range(1, 9))
def test_readers_of_catalogues_by_chance(seed: int) -> None:
    given = vary(model(), Chance(seed))
    check_equal(given, readers(given, 60, seed))


def test_readers_of_a_crowded_catalogue() -> None:
    chance = Chance(7)
    names = ["keep", "version", "jobs", "big-jobs", "log", "compare", "audit"]
    levels = ["full", "partial", "diy", "none"]
    crowd = [
        platform(
            f"entry-{number}",
            {name: levels[chance.below(4)] for name in names if chance.below(3) == 0} or {"keep": "full"},
            integrations=[(f"entry-{chance.below(40)}", "run-track")],
        )
        for number in range(40)
    ]
    given = model(crowd)
    check_equal(given, readers(given, 60, 11))


def test_readers_who_add_conditions() -> None:
    check_equal(OWNED, readers(OWNED, 120, 20_261_130, deep=20))


def test_owners_who_pay_nothing() -> None:
    asked: list[dict[str, Any]] = [
        {"answers": {**case["answers"], "door": ["whole"], "terms": ["free"], "has": has}, "deep": not at % 20}
        for at, case in enumerate(readers(SPARED, 40, 20_261_131))
        for has in (["mill"], ["mill", "engine"], ["mill/large", "manor"])
    ]
    said = [one["text"] for case in asked for one in decide(SPARED, case["answers"])["owned"]]
    assert any("owned-assumed-price" in text for text in said)
    assert any("owned-lacks" in text for text in said)
    check_equal(SPARED, asked)


def test_readers_of_the_guide() -> None:
    drawn = readers(shipped_model(), 300, 20_261_102, deep=25)
    check_equal(shipped_model(), support.some(drawn, 20_261_102, share=0.25))


def test_a_reader_who_needs_more_than_an_operator_holds() -> None:
    given = shipped_model()
    everything = {
        question["id"]: [answer["id"] for answer in question["answers"] if answer["id"] != "none"]
        for question in given["questions"]
        if question["kind"] == "multi"
    }
    alone = {
        "predictions": ["online"],
        "models": ["many"],
        "cadence": ["weekly"],
        "harm": ["people"],
        "people": ["several"],
    }
    alone |= {"skill": ["strong"], "place": ["aws"], "data-stays": ["allowed"], "oversight": ["regulated"]}
    alone |= {"compute": ["cluster"], "owned": ["none"], "independence": ["indifferent"], "budget": ["large"]}
    cases = [
        {"answers": {"door": ["choose"], **alone, **everything}},
        {"answers": {"door": ["gap"], **alone, **everything}},
    ]
    needed = [len(decide(given, case["answers"])["needs"]) for case in cases]
    assert max(needed) > 32
    check_equal(given, cases)


def test_answers_that_mean_nothing() -> None:
    odd = [
        {},
        {"door": []},
        {"door": ["nowhere"], "x": ["1"]},
        {"door": ["whole"], "closed": ["maybe"], "toString": ["a"]},
    ]
    check_equal(model(), [{"answers": answers} for answers in odd])
