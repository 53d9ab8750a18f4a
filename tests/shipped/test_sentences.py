"""What a result says is true of its own numbers: readers by chance, and each sentence worked out in another way."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.decision.audit.readers import chance_of, reader_by_chance
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from tests.decision.shipped import shipped_editions, shipped_model
from tests.support import some

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from platform_guide.decision.engine.model import OptionData, Recommendation, StackData

# What these tests run is covered by the others; following each line of it would take minutes.
pytestmark = pytest.mark.no_cover

READERS = 2_000
SEED = 20_261_130
DEEP = 60
"""What a result hangs on takes seconds to work out: one reader in so many is studied."""


@functools.cache
def reader(number: int) -> Mapping[str, list[str]]:
    """Return the answers of a reader; half of them do not know one answer in eight."""
    model, chance = shipped_model(), chance_of(SEED + number, 1)
    answers = reader_by_chance(model, [door["id"] for door in model["doors"] if door["short"]], chance)
    if number % 2:
        for question in model["questions"]:
            if question["id"] in answers and question["unknown"] and not chance.below(8):
                answers[question["id"]] = ["unknown"]
        answers |= {"track": ["short"]}
    return answers


@functools.cache
def told(number: int) -> Recommendation:
    return decide(shipped_model(), reader(number), editions=shipped_editions())


def everybody(share: float = 0.1) -> list[int]:
    return some(range(READERS), SEED, share)


def everything(check: Any, share: float = 0.1) -> int:  # noqa: ANN401 - a function of a result
    """Check every result, and return how many sentences there were."""
    seen = sum(check(told(number)) for number in everybody(share))
    assert seen, "nothing of this kind was said"
    return int(seen)


def middle(option: StackData) -> int:
    return option["value"]["low"] + option["value"]["high"]


def kept_apart(one: OptionData, two: OptionData) -> bool:
    return (one["new"] == 0) != (two["new"] == 0)


def surely_before(one: OptionData, two: OptionData, step: int) -> bool:
    if kept_apart(one, two):
        return one["new"] == 0
    return one["value"]["low"] - two["value"]["high"] >= max(step, 1)


def test_the_step_is_what_one_level_of_one_claim_moves() -> None:
    model = shipped_model()

    def check(found: Recommendation) -> int:
        total, moves = sum(found["weights"].values()), []
        for one in model["criteria"]:
            whole = sum(part["share"] for part in one["parts"])
            # Claims can be one source of several, and count for their share then.
            shares = [(part["claims"], part["share"] / whole) for part in one["parts"]] or [(one["claims"], 1.0)]
            for claims, share in shares:
                areas = [model["area_of"][at] for at in claims]
                if areas:
                    every = one["rollup"] == "max" and not one["parts"]
                    count = len(areas) if every else min(areas.count(area) for area in areas)
                    moves.append(found["weights"][one["id"]] * share * 1000 / 3 / count / total)
        assert found["step"] == int(max(moves) + 1e-9)
        return 1

    everything(check)


def test_what_covers_a_need_in_part_says_what_it_lacks_and_lacks_nothing_that_the_need_excludes() -> None:
    def check(found: Recommendation) -> int:
        excluded = {need["capability"]: {*need["without"]} for need in found["needs"] if not need["open"]}
        covers = [
            cover
            for option in (*found["options"], *found["verify"], *found["judged"])
            for part in option["parts"]
            for cover in part["covers"]
        ]
        for cover in covers:
            assert bool(cover["limits"]) is (cover["level"] in {"partial", "diy"}), cover
            assert not excluded[cover["capability"]] & {*cover["limits"]}, cover
        return sum(bool(cover["limits"]) for cover in covers)

    everything(check)


def test_each_tool_that_is_there_has_one_line() -> None:
    def check(found: Recommendation) -> int:
        entries = [one["entry"] for one in found["owned"]]
        assert len(entries) == len(set(entries))
        return len(entries)

    everything(check)


def test_a_group_is_a_group_and_a_lone_rank_is_alone() -> None:
    def check(found: Recommendation) -> int:
        options, step = found["options"], found["step"]
        for place, option in enumerate(options):
            group = [one for one in options if one["rank"] == option["rank"]]
            assert len(group) == option["shared"]
            assert options.index(group[0]) + 1 == option["rank"]
            highest = max(group, key=middle)
            assert not any(surely_before(one, two, step) for one in group for two in group)
            order = [(one["burden"], one["new"], [part["entry"] for part in one["parts"]]) for one in group]
            assert order == sorted(order)
            for other in options[place + 1 :]:
                if other["rank"] > option["rank"] and not kept_apart(option, other):
                    assert middle(other) <= middle(highest)
            behind = next((one for one in options if one["rank"] > option["rank"]), None)
            if behind and not kept_apart(option, behind):
                leader = max((one for one in options if one["rank"] == behind["rank"]), key=middle)
                assert middle(highest) - middle(leader) >= max(1, 2 * step)
        return len(options)

    everything(check)


def test_ranks_lie_between_their_ends_and_the_ends_are_what_intervals_leave() -> None:
    def check(found: Recommendation) -> int:
        options, step = found["options"], found["step"]
        for option in options:
            others = [one for one in options if one is not option]
            assert option["best"] == 1 + sum(surely_before(one, option, step) for one in others)
            assert option["worst"] == len(options) - sum(surely_before(option, one, step) for one in others)
            assert option["best"] <= option["rank"] <= option["worst"]
        return len(options)

    everything(check)


def test_surely_and_possibly_better_are_what_the_intervals_say() -> None:
    def check(found: Recommendation) -> int:
        for place, option in enumerate(found["options"]):
            first = found["options"][0]
            lead = middle(first) - middle(option)
            match option["against"]:
                case "first":
                    assert not place
                case "kept":
                    assert first["new"] == 0 < option["new"]
                case "sure":
                    assert first["value"]["low"] > option["value"]["high"]
                case "possible":
                    assert first["value"]["low"] - option["value"]["high"] < max(1, found["step"])
                    assert lead >= max(1, 2 * found["step"])
                case "none":
                    inside = 2 * option["value"]["low"] <= middle(first) <= 2 * option["value"]["high"]
                    assert lead < max(1, 2 * found["step"]) or inside
        return len(found["options"])

    everything(check)


def test_nothing_is_recommended_only_where_the_page_says_why() -> None:
    def check(found: Recommendation) -> int:
        kind, code = found["outcome"]["kind"], found["outcome"]["code"]
        if found["options"]:
            assert kind not in {"undetermined", "nothing"}
            return 0
        if code == "outcome-undetermined":
            assert found["find_out"], "there is no question to settle"
        if code == "outcome-unverified":
            assert found["verify"]
            assert not any(must["open"] for must in found["musts"])
        if kind == "nothing":
            assert found["conflict"]
            assert str(len(found["conflict"]["members"])) in found["outcome"]["text"]
        return 1

    everything(check)


def test_as_many_options_depend_on_an_answer_as_is_said() -> None:
    model = shipped_model()
    rank = {level: at for at, level in enumerate(model["levels"])}

    def level(part: Any, need: Any) -> int:  # noqa: ANN401 - a part and a need as they are told
        entry = next(one for one in model["candidates"] if one["id"] == part["entry"])
        edition = next(one for one in entry["editions"] if one["id"] == part["edition"])
        at = model["capabilities"].index(need["capability"])
        found = edition["levels"][at]
        limits = [model["limits"][place] for place in edition["limits"]]
        excluded = any(of == at and text in need["without"] for of, text in limits)
        return -1 if found == "?" or excluded or (need["made"] and at in entry["secondary"]) else int(found)

    def depends(found: Recommendation, option: StackData, rules: list[str]) -> bool:
        waiting = {at for at, must in enumerate(found["musts"]) if must["open"] and must["rule"] in rules}
        if any(waiting & {*part["verify"], *part["marks"]} for part in option["parts"]):
            return True
        return any(
            need["open"] and set(need["rules"]) & set(rules)
            and max(level(part, need) for part in option["parts"]) < rank[need["level"]]
            for need in found["needs"]
        )  # fmt: skip

    def check(found: Recommendation) -> int:
        said = 0
        shown: list[Any] = [*found["judged"]] or [*found["options"], *found["verify"]]
        for one in found["find_out"]:
            count = sum(depends(found, option, one["rules"]) for option in shown)
            number = re.search(r" (\d+) of the options shown", one["text"])
            assert (int(number[1]) if number else 0) == count
            assert count or one["code"] == "find-fact-none"
            said += 1
        return said

    everything(check)


def test_every_must_have_that_takes_something_out_names_its_answer_and_what_it_reads() -> None:
    def check(found: Recommendation) -> int:
        said = 0
        for reason in found["why_not"]:
            if reason["code"] in {"not-failed", "not-undocumented", "not-unverified", "not-open"}:
                must = found["musts"][reason["must"]]
                assert must["label"] in reason["text"]
                assert must["reads"]
                assert any(answer["question"] for answer in must["answers"]), must
                for answer in must["answers"]:
                    fact = next(one for one in shipped_model()["facts"] if one["id"] == answer["fact"])
                    never = found["interview"]["facts"][answer["fact"]] == fact["unasked"]
                    assert answer["question"] or must["open"] or never
                assert reason["edition"]
                assert must["open"] is (reason["code"] == "not-open")
                said += 1
        return said

    everything(check)


def test_reasons_against_an_entry_are_true_of_the_list() -> None:
    def check(found: Recommendation) -> int:
        options = {option["id"]: option for option in found["options"]}
        first = found["options"][0] if found["options"] else None
        listed = {part["entry"] for option in found["options"] for part in option["parts"]}
        chosen = {part["entry"] for part in first["parts"]} if first else set()
        for reason in found["why_not"]:
            assert reason["entry"] not in chosen
            match reason["code"]:
                case "not-lower" | "not-level" | "not-kept":
                    assert first
                    option = options[reason["option"]]
                    assert (reason["rank"], str(reason["rank"]) in reason["text"]) == (option["rank"], True)
                    assert reason["entry"] in reason["option"].split("+")
                    _lost(found, first, option, reason)
                case "not-dominated":
                    assert reason["by"] in chosen
                case "not-burden":
                    assert reason["entry"] not in listed
                case "not-waiting":
                    assert not first
                    assert any(must["open"] for must in found["musts"]) or any(need["open"] for need in found["needs"])
                case "not-alone":
                    assert not first
        return len(found["why_not"])

    everything(check)


def _lost(found: Recommendation, first: OptionData, option: OptionData, reason: Mapping[str, Any]) -> None:
    lost = {
        ours["criterion"]: found["weights"][ours["criterion"]]
        * (ours["low"] + ours["high"] - theirs["low"] - theirs["high"])
        for ours, theirs in zip(first["scores"], option["scores"], strict=True)
    }
    if reason["code"] == "not-lower":
        assert lost[reason["criterion"]] == max(lost.values()) > 0
        assert option["rank"] > first["rank"]
    elif reason["code"] == "not-kept":
        assert first["new"] == 0 < option["new"]
        assert middle(option) >= middle(first)
    else:
        assert option["rank"] == first["rank"] or max(lost.values()) <= 0


def studied() -> Iterator[tuple[Mapping[str, list[str]], Recommendation, Mapping[str, Any]]]:
    for number in everybody()[:: max(1, len(everybody()) // (READERS // DEEP // 4))]:
        if walk(shipped_model(), reader(number))["complete"]:
            yield reader(number), told(number), study(shipped_model(), reader(number), editions=shipped_editions())


def compared(found: Recommendation) -> list[Any]:
    """Return what a result compares: what the reader named, or what fits."""
    return [*found["judged"]] or [*found["options"]]


def first_of(found: Recommendation) -> str | None:
    return compared(found)[0]["id"] if compared(found) else None


def test_what_would_change_the_first_place_does_and_firm_is_firm() -> None:
    seen = 0
    for answers, found, hangs in studied():
        now = first_of(found)
        for one in hangs["changes"][:6]:
            track = {"track": ["short"]} if one["short"] else {}
            then = decide(
                shipped_model(), {**answers, one["question"]: one["answer"], **track}, editions=shipped_editions()
            )
            first = first_of(then)
            assert first != now or then["outcome"]["kind"] != found["outcome"]["kind"]
            assert one["top"][:1] == ([first] if first else [])
            seen += 1
        firm = hangs["sensitivity"]
        for one in firm["flips"] if firm else ():
            then = decide(
                shipped_model(), answers, {**found["weights"], one["criterion"]: one["to"]}, editions=shipped_editions()
            )
            assert first_of(then) == one["option"] != now
            seen += 1
        if firm:
            per_cent = 100 * firm["share_low"] / firm["draws"]
            alone = compared(found)[0]["shared"] == 1
            assert firm["first"] == now
            assert firm["verdict"] == (
                "robust" if alone and per_cent >= 80 else "leaning" if alone and per_cent >= 50 else "tie"
            )
            top, *rest = compared(found)
            ahead = [one for one in rest if surely_before(one, top, found["step"])]
            assert not ahead
        for pair in firm["dominated"] if firm else ():
            worse, better = ({one["id"]: one for one in compared(found)}[pair[name]] for name in ("option", "by"))
            assert better["value"]["low"] >= worse["value"]["high"]
    assert seen
