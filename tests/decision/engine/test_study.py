"""What a result hangs on: completions against all of them by brute force, and changes by asking again."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.recommend import decide, solve
from platform_guide.decision.engine.study import study
from tests.decision.small import model

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model

MODEL = model()
TOLD = {
    "door": ["whole"], "closed": ["no"], "place": ["cloud"], "size": ["60"], "skill": ["high"], "wishes": ["logs"],
    "has": ["none"],
}  # fmt: skip


def top(given: Model, answers: dict[str, list[str]]) -> tuple[str, list[str]]:
    solved = solve(given, answers)
    return solved.kind, [option["id"] for option in solved.options[:3]]


def differs(then: tuple[str, list[str]], now: tuple[str, list[str]]) -> bool:
    """Tell whether another option is first, or, where no option is in either, whether the outcome is another."""
    return then[1][:1] != now[1][:1] if then[1] or now[1] else then[0] != now[0]


def brute_force(answers: dict[str, list[str]], unknown: list[str]) -> list[tuple[str, list[str]]]:
    """Complete the unknown answers in every way; each question's answers one by one."""
    offered = []
    for name in unknown:
        question = next(one for one in MODEL["questions"] if one["id"] == name)
        ids = [[answer["id"]] for answer in question["answers"]]
        offered.append({"number": [["1"], ["100"]], "entries": [["none"]]}.get(question["kind"], ids))
    found = []
    for chosen in product(*offered):
        whole = {**answers, **dict(zip(unknown, chosen, strict=True))}
        assert walk(MODEL, whole)["complete"]
        found.append(top(MODEL, whole))
    return found


@pytest.mark.parametrize("unknown", [["wishes"], ["skill"], ["size"], ["wishes", "skill"], ["wishes", "has"]])
def test_completions_are_all_ways_to_answer(unknown: list[str]) -> None:
    answers = {**TOLD, **{name: ["unknown"] for name in unknown}}
    found = study(MODEL, answers)["completions"]
    matter = [name for name in unknown if name != "has"]
    results = brute_force(answers, matter)
    assert found["count"] == len(results)
    assert not found["drawn"]
    assert found["kinds"] == {
        kind: [one for one, _ in results].count(kind) for kind in sorted({one for one, _ in results})
    }
    everywhere = set.intersection(*(set(options) for _, options in results))
    assert set(found["always"]) == everywhere
    for one in found["sometimes"]:
        assert one["times"] == sum(one["option"] in options for _, options in results) < len(results)


def test_more_completions_than_the_bound_are_drawn_from_a_fixed_seed() -> None:
    given = model()
    given["parameters"]["completions"] = 3
    answers = {**TOLD, "wishes": ["unknown"], "skill": ["unknown"]}
    found = study(given, answers)["completions"]
    assert (found["count"], found["drawn"]) == (3, True)
    assert study(given, answers)["completions"] == found


def test_what_changes_the_first_three_most_often_is_settled_first() -> None:
    answers = {**TOLD, "wishes": ["unknown"], "skill": ["unknown"]}
    found = study(MODEL, answers)["completions"]["settle"]
    assert [one["question"] for one in found] == ["wishes", "skill"]
    shares = [one["changed"] / one["varied"] for one in found]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[1]


def test_each_answer_to_an_open_question_has_its_list() -> None:
    answers = {**TOLD, "wishes": ["unknown"], "skill": ["unknown"]}
    completions = study(MODEL, answers)["completions"]
    told = {(one["question"], *one["answer"]): one for one in completions["by_answer"]}
    offered = {"wishes": ["logs", "compares", "audit", "nothing"], "skill": ["low", "middle", "high"]}
    assert set(told) == {(name, answer) for name, all_ in offered.items() for answer in all_}
    for (name, answer), one in told.items():
        solved = solve(MODEL, {**answers, name: [answer]})
        first = [option["id"] for option in solved.options or solved.might][:3]
        assert (one["kind"], one["top"]) == (solved.kind, first)


def test_nothing_is_completed_where_all_is_known_or_a_rule_has_decided() -> None:
    assert study(MODEL, TOLD)["completions"] is None
    assert study(MODEL, {"door": ["learn"], "lesson": ["unknown"]})["completions"] is None
    assert study(MODEL, {"door": ["whole"], "closed": ["unknown"]})["completions"] is None


def test_an_unknown_that_decides_the_way_leads_to_the_questions_behind_it() -> None:
    found = study(MODEL, {**TOLD, "closed": ["unknown"], "place": ["site"]})["completions"]
    assert found["count"] > 1


def test_changes_are_those_single_answers_that_change_the_first() -> None:
    found = study(MODEL, TOLD)["changes"]
    assert found
    now = top(MODEL, TOLD)
    told = set()
    for one in found:
        then = top(MODEL, {**TOLD, one["question"]: one["answer"]})
        assert (one["kind"], one["top"]) == then
        assert differs(then, now)
        told.add((one["question"], *one["answer"]))
    for question in MODEL["questions"]:
        if question["kind"] != "single" or question["id"] not in TOLD:
            continue
        for answer in question["answers"]:
            changed = {**TOLD, question["id"]: [answer["id"]]}
            if answer["id"] not in TOLD[question["id"]] and walk(MODEL, changed)["complete"]:
                then = top(MODEL, changed)
                assert ((question["id"], answer["id"]) in told) is differs(then, now)


def test_the_short_way_takes_the_rest_for_granted_and_says_so() -> None:
    short = {"door": ["whole"], "track": ["short"], "size": ["60"], "wishes": ["logs"]}
    found = decide(MODEL, short)
    assert found["interview"]["complete"]
    assert found["interview"]["assumed"] == ["closed", "place", "skill", "has"]
    spelled = {
        name: one["assumed"] for one in MODEL["questions"] if (name := one["id"]) in found["interview"]["assumed"]
    }
    whole = decide(MODEL, {"door": ["whole"], "size": ["60"], "wishes": ["logs"], **spelled})
    assert whole["options"] == found["options"]
    told = decide(MODEL, {**short, "closed": ["yes"]})
    assert "closed" not in told["interview"]["assumed"]
    assert told["options"] != found["options"]
    assert any(one["assumed"] for one in study(MODEL, short)["changes"])


def test_a_door_without_a_short_way_has_none() -> None:
    assert not walk(MODEL, {"door": ["learn"], "track": ["short"]})["complete"]
    assert not walk(MODEL, {"door": ["whole"], "track": ["long"], "size": ["60"], "wishes": ["logs"]})["complete"]
