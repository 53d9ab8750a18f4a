"""How firmly a first place stands: every figure repeated in another way, or by running the decision again."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import yaml

from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.sensitivity import SEED, flip, flips, sensitivity
from tests.decision.shipped import shipped_model
from tests.support import ROOT

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model, OptionData

# What these tests run is covered by the others; following each line of it would take minutes.
pytestmark = pytest.mark.no_cover

FILE = ROOT / "data" / "decision" / "organisations.yaml"
ORGANISATIONS = {one["id"]: one["answers"] for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))["organisations"]}


def exact(model: Model, weights: dict[str, int], option: OptionData) -> int:
    """Return twice the middle of a value, not divided by the sum of the weights."""
    pairs = zip(model["criteria"], option["scores"], strict=True)
    return sum(weights[criterion["id"]] * (score["low"] + score["high"]) for criterion, score in pairs)


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_moving_a_weight_just_past_its_flip_turns_the_order_and_just_before_it_does_not(name: str) -> None:
    model = shipped_model()
    before = decide(model, ORGANISATIONS[name])
    for one in flips(model, before["weights"], before["options"]):
        step = 1 if one["to"] > one["from"] else -1
        for weight, turned in ((one["to"], True), (one["to"] - step, False)):
            after = decide(model, ORGANISATIONS[name], {**before["weights"], one["criterion"]: weight})
            values = {option["id"]: exact(model, after["weights"], option) for option in after["options"]}
            first, rival = before["options"][0]["id"], one["option"]
            if first in values and rival in values:
                assert (values[rival] > values[first]) is turned, one


def test_flips_are_found_somewhere() -> None:
    model = shipped_model()
    found = [decide(model, answers) for answers in ORGANISATIONS.values()]
    assert sum(len(flips(model, one["weights"], one["options"])) for one in found) > len(ORGANISATIONS)


def test_a_rival_that_is_ahead_or_nowhere_better_has_no_flip() -> None:
    assert flip([50, 50], [10, 100], [20, 100], 0) is None
    assert flip([50, 50], [100, 100], [90, 100], 1) is None
    assert flip([0, 100], [100, 100], [200, 98], 0) == 3
    assert flip([3, 100], [200, 98], [100, 101], 0) == 2


def test_shares_are_those_of_the_weightings_one_by_one() -> None:
    model = copy.deepcopy(shipped_model())
    model["parameters"]["weightings"] = 300
    for answers in list(ORGANISATIONS.values())[:12]:
        found = decide(model, answers)
        firm = sensitivity(model, found["weights"], found["options"])
        if firm is None:
            continue
        rivals = [one for one in found["options"] if (one["new"] > 0) == (found["options"][0]["new"] > 0)]
        counted = [one["id"] for one in model["criteria"] if found["weights"][one["id"]]]
        chance = Chance(SEED)
        free = kept = 0
        for _ in range(300):
            drawn = chance.gaps(len(counted))
            free += _first(model, dict(zip(counted, drawn, strict=True)), rivals)
            kept += _first(model, _ordered(found["weights"], counted, drawn), rivals)
        assert (firm["share"], firm["share_any"], firm["draws"]) == (kept, free, 300)


def _first(model: Model, weights: dict[str, int], rivals: list[OptionData]) -> bool:
    whole = {criterion["id"]: weights.get(criterion["id"], 0) for criterion in model["criteria"]}
    values = [exact(model, whole, one) for one in rivals]
    return values[0] == max(values)


def _ordered(given: dict[str, int], counted: list[str], drawn: list[int]) -> dict[str, int]:
    """Hand out the drawn weights in the order of the given ones; equal ones keep the order of drawing."""
    places = sorted(range(len(drawn)), key=lambda at: (-drawn[at], at))
    found: dict[str, int] = {}
    for weight in sorted({given[name] for name in counted}, reverse=True):
        group = [name for name in counted if given[name] == weight]
        mine, places = sorted(places[: len(group)]), places[len(group) :]
        found |= {name: drawn[at] for name, at in zip(group, mine, strict=True)}
    return found


def test_weightings_keep_the_order_and_sum_to_one() -> None:
    chance = Chance(3)
    for _ in range(200):
        gaps = chance.gaps(7)
        assert sum(gaps) == 1 << 24
        assert min(gaps) >= 0
    # The mean of each weight is the same: no place is preferred.
    drawn = [chance.gaps(4) for _ in range(3000)]
    for place in range(4):
        assert sum(one[place] for one in drawn) / len(drawn) / (1 << 24) == pytest.approx(0.25, abs=0.02)


def test_numbers_by_chance_are_spread_evenly() -> None:
    chance = Chance(11)
    counts = [0] * 10
    for _ in range(20_000):
        counts[chance.below(10)] += 1
    assert min(counts) > 1800
    assert max(counts) < 2200
    assert Chance(0).word() == Chance(1).word()


def test_what_is_dominated_is_nowhere_better_whatever_is_unknown() -> None:
    model = shipped_model()
    seen = 0
    for answers in ORGANISATIONS.values():
        found = decide(model, answers)
        firm = sensitivity(model, found["weights"], found["options"])
        options = {one["id"]: one for one in found["options"]}
        for pair in firm["dominated"] if firm else []:
            worse, better = options[pair["option"]]["scores"], options[pair["by"]]["scores"]
            counted = [at for at, one in enumerate(model["criteria"]) if found["weights"][one["id"]]]
            assert all(better[at]["low"] >= worse[at]["high"] for at in counted)
            seen += 1
    assert seen


def test_without_options_nothing_is_firm() -> None:
    assert sensitivity(shipped_model(), {}, []) is None


def test_verdicts_follow_the_shares() -> None:
    model = shipped_model()
    words = {}
    for answers in ORGANISATIONS.values():
        found = decide(model, answers)
        firm = sensitivity(model, found["weights"], found["options"])
        if firm and found["options"][0]["shared"] == 1:
            words[firm["share"]] = firm["verdict"]
    order = {"tie": 0, "leaning": 1, "robust": 2}
    ranks = [order[words[share]] for share in sorted(words)]
    assert all(low <= high for low, high in pairwise(ranks))
    assert set(ranks) == {0, 1, 2}
