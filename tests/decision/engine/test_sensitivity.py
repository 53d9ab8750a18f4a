"""How firmly a first place stands: every figure repeated in another way, or by running the decision again."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, cast

import pytest
import yaml

from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import decide, solve
from platform_guide.decision.engine.sensitivity import SEED, flip, flips, sensitivity
from platform_guide.decision.engine.study import overtakes, turns
from platform_guide.decision.engine.value import middle
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


def listed(options: list[OptionData]) -> set[frozenset[tuple[str, str, str]]]:
    """Return the options with their editions, whatever their order."""
    return {
        frozenset((part["entry"], part["edition"], part["delivery"]) for part in option["parts"]) for option in options
    }


@pytest.mark.sampled
@pytest.mark.parametrize("name", ORGANISATIONS)
def test_a_weight_that_is_said_to_change_the_first_place_does_and_the_one_before_it_does_not(name: str) -> None:
    model = shipped_model()
    before = decide(model, ORGANISATIONS[name])
    for one in turns(solve(model, ORGANISATIONS[name]), ORGANISATIONS[name]):
        step = 1 if one["to"] > one["from"] else -1
        for weight, turned in ((one["to"], True), (one["to"] - step, False)):
            after = decide(model, ORGANISATIONS[name], {**before["weights"], one["criterion"]: weight})["options"]
            # Which stacks are listed, and with which editions, hangs on weights as well.
            if turned or listed(after) == listed(before["options"]):
                assert (after[0]["id"] == one["option"]) is turned, one
                assert (after[0]["id"] == before["options"][0]["id"]) is not turned, one


def test_weights_that_change_the_first_place_are_found_somewhere() -> None:
    model = shipped_model()
    found = [decide(model, answers) for answers in ORGANISATIONS.values()]
    assert sum(len(flips(model, one["weights"], one["options"])) for one in found) > len(ORGANISATIONS)


def test_no_nearer_weight_changes_the_first_of_the_list_and_levels_lie_where_values_cross() -> None:
    model = shipped_model()
    crossed = 0
    for answers in list(ORGANISATIONS.values())[::4]:
        solved = solve(model, answers)
        weights, options = solved.case.policy["weights"], solved.options
        for one in flips(model, weights, options):
            rival = next(option for option in options if option["id"] == one["option"])
            if one["level"] is None:
                continue
            crossed += 1
            values = [exact(model, {**weights, one["criterion"]: one["level"]}, each) for each in (options[0], rival)]
            assert values[1] > values[0]
    assert crossed


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
        free = kept = low = 0
        for _ in range(300):
            drawn = chance.gaps(len(counted))
            ordered = _ordered(found["weights"], counted, drawn)
            free += _first(model, dict(zip(counted, drawn, strict=True)), rivals)
            kept += _first(model, ordered, rivals)
            low += _stands(ordered, rivals)
        assert (firm["share"], firm["share_any"], firm["share_low"], firm["draws"]) == (kept, free, low, 300)
        assert firm["share_low"] <= firm["share"]


def _first(model: Model, weights: dict[str, int], rivals: list[OptionData]) -> bool:
    whole = {criterion["id"]: weights.get(criterion["id"], 0) for criterion in model["criteria"]}
    values = [exact(model, whole, one) for one in rivals]
    return values[0] == max(values)


def _stands(weights: dict[str, int], rivals: list[OptionData]) -> bool:
    """Tell whether the worst of the first reaches the best of every other one."""

    def end(option: OptionData, which: Literal["low", "high"]) -> int:
        return sum(weights.get(score["criterion"], 0) * score[which] for score in option["scores"])

    return all(end(rivals[0], "low") >= end(other, "high") for other in rivals[1:])


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


def test_an_option_that_is_known_is_not_robust_before_one_that_may_be_better() -> None:
    """70 stands before 53 to 83 (68 in the middle) with every weighting; what is unknown decides."""
    model = copy.deepcopy(shipped_model())
    model["parameters"]["weightings"] = 200

    def option(name: str, low: int, high: int) -> OptionData:
        scores = [{"criterion": one["id"], "low": low, "high": high, "evidence": 0} for one in model["criteria"]]
        found: Any = {"id": name, "new": 1, "burden": 1, "rank": 1, "shared": 1, "parts": [], "scores": scores}
        return cast("OptionData", found)

    weights = {one["id"]: 50 for one in model["criteria"]}
    firm = sensitivity(model, weights, [option("a", 70, 70), option("b", 53, 83)])
    assert firm
    assert (firm["share"], firm["share_low"], firm["verdict"]) == (200, 0, "tie")
    sure = sensitivity(model, weights, [option("a", 70, 70), option("b", 53, 69)])
    assert sure
    assert (sure["share_low"], sure["verdict"]) == (200, "robust")


def test_one_unknown_claim_that_is_full_passes_the_first_where_it_is_said_so() -> None:
    model, chance = copy.deepcopy(shipped_model()), Chance(5)
    counted = {at for one in model["criteria"] for at in one["claims"]}
    # So much is known of the guide's entries that nothing hangs on one claim.
    for candidate in model["candidates"]:
        for edition in candidate["editions"]:
            known = enumerate(edition["levels"])
            edition["levels"] = "".join("?" if at in counted and not chance.below(3) else one for at, one in known)
    seen = 0
    for answers in list(ORGANISATIONS.values())[::3]:
        solved = solve(model, answers)
        before = {option["id"]: option for option in solved.options}
        first = next(iter(before), "")
        for one in overtakes(solved):
            unknown = [(each["entry"], each["capability"]) for each in before[one["option"]]["unknown"]]
            assert (one["entry"], one["capability"]) in unknown
            raised = copy.deepcopy(model)
            at = raised["capabilities"].index(one["capability"])
            for edition in next(each for each in raised["candidates"] if each["id"] == one["entry"])["editions"]:
                levels = edition["levels"]
                edition["levels"] = f"{levels[:at]}{levels[at].replace('?', '3')}{levels[at + 1 :]}"
            after = {option["id"]: option["value"] for option in solve(raised, answers).options}
            if {one["option"], first} <= set(after):
                seen += 1
                lead = middle(after[one["option"]]) - middle(after[first])
                assert lead >= 2 * solved.case.scale.step > 0
                assert middle(before[one["option"]]["value"]) - middle(before[first]["value"]) < lead
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
            words[firm["share_low"]] = firm["verdict"]
    order = {"tie": 0, "leaning": 1, "robust": 2}
    ranks = [order[words[share]] for share in sorted(words)]
    assert all(low <= high for low, high in pairwise(ranks))
    assert set(ranks) == {0, 1, 2}
