"""What the reader named is held against the needs: nothing else is looked for, and what it lacks is said."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from platform_guide.decision.engine.interview import stack_of, walk
from platform_guide.decision.engine.model import Recommendation
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from tests.decision.small import DECISION, edition, entries, model, platform

MODEL = model()


def ask(named: str, **changes: str) -> dict[str, list[str]]:
    told = {"closed": "no", "place": "any", "size": "20", "wishes": "nothing", "has": "none", **changes}
    return {"door": ["judge"], "named": named.split(), **{name: value.split() for name, value in told.items()}}


def one(found: Recommendation, name: str) -> dict[str, Any]:
    return next(dict(item) for item in found["judged"] if item["id"] == name)


@pytest.mark.parametrize(
    ("text", "stack"),
    [
        ("barn", "barn"),
        ("ledger+barn", "barn+ledger"),
        ("ledger.barn", "barn+ledger"),
        ("ledger barn", "barn+ledger"),
        ("barn+barn", "barn"),
        ("barn+nobody", None),
        ("barn+", None),
        ("", None),
        ("barn+crate+engine+hall+ledger", None),
    ],
)
def test_a_stack_is_named_by_its_parts(text: str, stack: str | None) -> None:
    assert stack_of(MODEL, text) == stack


@pytest.mark.parametrize("named", ["barn", "barn barn+barn", "barn nobody", "barn crate engine hall ledger", "unknown"])
def test_too_few_or_too_many_are_asked_for_again(named: str) -> None:
    interview = walk(MODEL, ask(named))
    assert (interview["next"], interview["facts"]["named"]) == ("named", None)


def test_what_the_door_assumes_is_told_and_can_be_answered() -> None:
    interview = walk(MODEL, ask("barn hall", size="60"))
    assert interview["complete"]
    assert interview["assumed"] == ["skill"]
    assert interview["facts"]["skill"] == "high"
    answered = walk(MODEL, ask("barn hall", size="60", skill="low"))
    assert (answered["assumed"], answered["facts"]["skill"]) == ([], "low")


def test_nothing_is_judged_behind_another_door() -> None:
    found = decide(MODEL, {**ask("barn hall"), "door": ["whole"]})
    assert found["judged"] == []
    assert found["outcome"]["kind"] != "judged"


def test_each_need_that_is_not_covered_is_told_with_the_level_that_there_is() -> None:
    found = decide(MODEL, ask("barn crate+engine hall", size="60", wishes="logs compares"))
    barn = one(found, "barn")
    assert {(lack["capability"], lack["level"], lack["has"]) for lack in barn["lacks"]} == {
        ("jobs", "full", "none"),
        ("log", "partial", "none"),
        ("compare", "full", "none"),
    }
    assert (barn["lacked"], barn["needed"]) == (3, 4)
    assert ("keep", "full", "partial") in {
        (lack["capability"], lack["level"], lack["has"]) for lack in one(found, "crate+engine")["lacks"]
    }
    assert one(found, "hall")["lacks"] == []
    assert found["outcome"]["code"] == "outcome-judged-one"
    assert found["outcome"]["text"] == "outcome-judged-one Hall 3"


def test_an_unknown_level_is_unknown_and_covers_nothing() -> None:
    changed = [platform("dim", {"keep": "unknown"}), *entries()]
    lacks = one(decide(model(changed), ask("dim barn", size="2")), "dim")["lacks"]
    assert lacks == [
        {"capability": "keep", "level": "partial", "has": "unknown", "made": False, "limits": [], "open": False}
    ]


def test_a_level_that_does_not_count_for_its_limits_is_lacking_with_them() -> None:
    given = model()
    always = next(rule for rule in given["rules"] if rule["id"] == "always")
    always["need"] = [(at, rank, made, [0]) for at, rank, made, _ in always["need"]]
    assert one(decide(given, ask("crate barn", size="2")), "crate")["lacks"] == [
        {
            "capability": "keep",
            "level": "partial",
            "has": "partial",
            "made": False,
            "limits": ["It is a preview."],
            "open": False,
        }
    ]


def test_what_is_done_beside_the_main_job_is_lacking_where_only_what_was_made_for_it_counts() -> None:
    changed = [platform("aside", {"keep": "full"}, secondary=["keep"]), *entries()]
    given = model(changed)
    always = next(rule for rule in given["rules"] if rule["id"] == "always")
    assert one(decide(given, ask("aside barn", size="2")), "aside")["lacks"] == []
    always["need"] = [(at, rank, True, without) for at, rank, _, without in always["need"]]
    lacks = one(decide(given, ask("aside barn", size="2")), "aside")["lacks"]
    assert lacks == [
        {"capability": "keep", "level": "partial", "has": "full", "made": True, "limits": [], "open": False}
    ]


def test_must_haves_that_fail_or_are_not_documented_are_told_of_each_part() -> None:
    found = decide(MODEL, ask("crate+hall barn manor", wishes="audit"))
    labels = [must["label"] for must in found["musts"]]
    assert [(labels[item["must"]], item["entry"], item["met"]) for item in one(found, "crate+hall")["gaps"]] == [
        ("Records deeds", "crate", "unverified"),
        ("Price known", "hall", "undocumented"),
    ]
    assert [(item["id"], item["status"]) for item in found["judged"]] == [
        ("manor", "verify"),
        ("crate+hall", "excluded"),
        ("barn", "excluded"),
    ]


def test_an_open_must_have_is_to_be_verified() -> None:
    found = decide(MODEL, ask("barn manor", closed="unknown"))
    assert {item["met"] for item in one(found, "barn")["gaps"]} == {"open"}
    assert one(found, "barn")["status"] == "verify"


def test_the_edition_that_stands_best_is_judged() -> None:
    ways = [
        edition("paid", pricing={"model": "quote"}),
        edition("cheap"),
        edition("closed", delivery=["air-gapped"], environments=["site"]),
    ]
    several = platform("several", {"jobs": "partial"}, editions=ways, differences={"jobs": {"paid": "full"}})
    given_model = model([several, *entries()])
    small = one(decide(given_model, ask("several barn", size="20")), "several")
    large = one(decide(given_model, ask("several barn", size="60")), "several")
    closed = one(decide(given_model, ask("several barn", closed="yes")), "several")
    assert [item["parts"][0]["edition"] for item in (small, large, closed)] == ["cheap", "paid", "closed"]


def test_parts_of_a_stack_run_in_one_place_where_they_can() -> None:
    here = platform("here", {"keep": "full"}, editions=[edition(delivery=["saas"], environments=["cloud"])])
    there = platform("there", {"jobs": "full"}, editions=[edition(delivery=["self-hosted"], environments=["site"])])
    both = platform(
        "both",
        {"jobs": "full"},
        editions=[
            edition("a", delivery=["self-hosted"], environments=["site"]),
            edition("b", delivery=["saas"], environments=["cloud"], pricing={"model": "quote"}),
        ],
    )
    found = decide(model([both, here, there]), ask("here+there both+here"))
    together, apart = one(found, "both+here"), one(found, "here+there")
    assert ([part["edition"] for part in together["parts"]], together["places"]) == (["b", "only"], ["cloud"])
    assert (apart["places"], apart["apart"], apart["status"], apart["unmet"]) == ([], True, "excluded", 1)


def test_what_fails_a_must_have_on_the_place_is_not_told_twice() -> None:
    there = platform("there", {"keep": "full"}, editions=[edition(delivery=["self-hosted"], environments=["site"])])
    places = [{**place, "when": f"place in [{place['id']}, anywhere]"} for place in DECISION["places"]]
    failed = one(decide(model([there, *entries()], places=places), ask("there hall", place="cloud")), "there")
    assert ([item["met"] for item in failed["gaps"]], failed["places"]) == (["failed"], [])
    assert (failed["apart"], failed["unmet"]) == (False, 1)


def test_several_platforms_and_what_has_ended_may_be_named() -> None:
    found = decide(MODEL, ask("hall+manor gone ledger", wishes="compares"))
    assert [item["status"] for item in found["judged"]] == ["eligible", "eligible", "discontinued"]
    assert one(found, "gone")["unmet"] == 1


def test_only_what_has_both_ends_is_a_connection_to_build() -> None:
    found = decide(MODEL, ask("barn+engine+ledger barn", wishes="logs"))
    assert one(found, "barn")["flows"] == []
    assert one(found, "barn+engine+ledger")["missing"] == []
    alone = decide(model([*entries(), platform("diary", {"log": "full"})]), ask("barn+diary engine", wishes="logs"))
    assert one(alone, "barn+diary")["missing"] == ["track-store"]


def test_owned_parts_are_no_new_tools_and_an_owned_stack_comes_before_one_that_lacks_as_much() -> None:
    found = decide(MODEL, ask("barn+engine manor", has="barn engine"))
    assert [(item["id"], item["new"]) for item in found["judged"]] == [("barn+engine", 0), ("manor", 1)]
    assert [(said["entry"], said["becomes"], said.get("edition")) for said in found["owned"]] == [
        ("barn", "stays", None),
        ("engine", "stays", "free"),
    ]


def test_the_list_of_everything_stays_beside_it() -> None:
    answers = ask("barn crate", wishes="logs")
    found = decide(MODEL, answers)
    assert found["options"] == decide(MODEL, {**answers, "door": ["whole"]})["options"]
    assert found["outcome"]["code"] == "outcome-judged-nearest-level"
    assert found["outcome"]["option"] == found["judged"][0]["id"]


def test_a_single_option_is_valued_as_in_the_list() -> None:
    answers = ask("hall manor", wishes="logs")
    found = decide(MODEL, answers)
    for option in found["options"]:
        if option["id"] in {"hall", "manor"}:
            named = one(found, option["id"])
            assert (named["value"], named["scores"]) == (option["value"], option["scores"])


def test_what_it_hangs_on_is_told_of_what_was_named() -> None:
    answers = ask("barn hall+ledger hall", size="60", wishes="logs compares")
    hangs = study(MODEL, answers)
    assert hangs["sensitivity"]["first"] == decide(MODEL, answers)["judged"][0]["id"]
    assert {name for change in hangs["changes"] for name in change["top"]} <= {"barn", "hall", "hall+ledger"}


def test_where_one_lacks_less_than_all_others_weights_decide_nothing() -> None:
    assert study(MODEL, ask("barn hall", size="60", wishes="logs compares"))["sensitivity"] is None


def test_who_needs_no_platform_is_told_so_behind_this_door_too() -> None:
    found = decide(MODEL, ask("barn hall", size="1"))
    assert (found["outcome"]["kind"], found["judged"]) == ("none-needed", [])


NAMES = [candidate["id"] for candidate in MODEL["candidates"]]
STACKS = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("+".join), min_size=1, max_size=4)


@st.composite
def models(draw: st.DrawFn) -> Any:  # noqa: ANN401 - a model
    found = copy.deepcopy(MODEL)
    size = len(found["capabilities"])
    for candidate in found["candidates"]:
        for way in candidate["editions"]:
            way["levels"] = draw(st.text("?0123", min_size=size, max_size=size))
            way["places"] = draw(st.integers(0, 3))
        candidate["status"] = draw(st.sampled_from(["active", "active", "active", "sunset"]))
    return found


@settings(max_examples=150)
@given(
    models(),
    STACKS,
    st.sampled_from(["logs", "logs compares", "audit", "nothing", "unknown"]),
    st.sampled_from(["yes", "no", "unknown"]),
)
def test_what_is_told_is_true_of_the_model(given_model: Any, named: list[str], wishes: str, closed: str) -> None:  # noqa: ANN401
    found = decide(given_model, ask(" ".join(named), wishes=wishes, closed=closed, size="60"))
    judged = found["judged"]
    wanted = {"+".join(sorted(set(name.split("+")))) for name in named}
    assert {item["id"] for item in judged} == (wanted if len(wanted) > 1 else set())
    for item in judged:
        levels = [
            next(
                way["levels"]
                for candidate in given_model["candidates"]
                if candidate["id"] == part["entry"]
                for way in candidate["editions"]
                if (way["id"], way["attributes"]["delivery"][0]) == (part["edition"], part["delivery"])
            )
            for part in item["parts"]
        ]
        lacking = {lack["capability"] for lack in item["lacks"]}
        for need in found["needs"]:
            at = given_model["capabilities"].index(need["capability"])
            rank = given_model["levels"].index(need["level"])
            covered = any(level[at] != "?" and int(level[at]) >= rank for level in levels)
            # A capability may be needed now, and at a higher level should an answer turn out so.
            assert covered or need["capability"] in lacking
        assert item["lacked"] == sum(not lack["open"] for lack in item["lacks"])
        built = {gap["must"] for gap in item["gaps"] if gap["met"] == "builds"}
        hard = {gap["must"] for gap in item["gaps"] if gap["met"] in {"failed", "undocumented"}}
        assert item["to_build"] == len(built - hard)
        if item["status"] in {"eligible", "verify", "built"}:
            assert not hard
            assert item["places"]
        if item["status"] == "eligible":
            assert not item["gaps"]
    # Nobody stands below one that lacks more.
    order = ["eligible", "verify", "built", "excluded", "discontinued"]
    keys = [(order.index(item["status"]), item["unmet"], item["to_build"], item["lacked"]) for item in judged]
    assert keys == sorted(keys)
    if judged and found["outcome"]["kind"] == "judged":
        whole = sum(item["status"] == "eligible" and not item["lacked"] for item in judged)
        assert found["outcome"]["code"].startswith("outcome-judged-nearest") == (whole == 0)
        assert (found["outcome"]["code"] == "outcome-judged-one") == (whole == 1)
