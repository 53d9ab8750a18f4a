from __future__ import annotations

import json
from typing import Any

import pytest

from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.model import Model, Recommendation
from platform_guide.decision.engine.recommend import decide
from tests.decision.small import Small, catalogue, edition, entries, model, platform

MODEL = model()


def ask(**changes: str) -> dict[str, list[str]]:
    given = {"closed": "no", "place": "any", "size": "20", "wishes": "nothing", "has": "none", **changes}
    return {"door": ["whole"], **{name: value.split() for name, value in given.items()}}


def reason(found: Recommendation, entry: str) -> dict[str, Any]:
    return next(one for one in found["why_not"] if one["entry"] == entry)


def ids(found: Recommendation) -> list[str]:
    return [option["id"] for option in found["options"]]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"door": ["learn"], "lesson": ["yes"]}, "learn"),
        (ask(size="1"), "none-needed"),
        (ask(size="20", has="barn engine"), "keep"),
        (ask(size="2", has="barn gone", wishes="logs"), "replace"),
        (ask(size="60", skill="high", wishes="compares"), "platform"),
        (ask(closed="yes", size="60", skill="high", wishes="compares"), "nothing"),
        (ask(size="unknown", closed="unknown", wishes="unknown", has="unknown"), "undetermined"),
        ({}, "undetermined"),
    ],
)
def test_every_kind_of_outcome_is_reached(answers: dict[str, list[str]], kind: str) -> None:
    assert decide(MODEL, answers)["outcome"]["kind"] == kind


def test_a_stack_wins_where_no_single_entry_covers_everything() -> None:
    few = [one for one in entries() if one.id in {"barn", "engine", "ledger"}]
    found = decide(model(few), ask(wishes="logs"))
    assert found["outcome"]["kind"] == "stack"
    assert ids(found) == ["barn+engine+ledger"]
    option = found["options"][0]
    assert option["missing"] == []
    assert option["burden"] == option["new"] == 3
    assert option["parts"][1] == {
        "entry": "engine",
        "edition": "free",
        "delivery": "customer-cloud",
        "owned": False,
        "covers": [{"capability": "jobs", "level": "full", "secondary": False, "limits": []}],
        "verify": [],
        "builds": [],
        "marks": [],
    }


def test_owned_parts_that_lack_one_are_extended() -> None:
    few = [one for one in entries() if one.id in {"barn", "engine", "ledger"}]
    found = decide(model(few), ask(wishes="logs", has="barn engine"))
    assert found["outcome"]["kind"] == "extend"
    assert found["outcome"]["text"] == "outcome-extend Barn, Engine Ledger"


def test_a_missing_joint_is_named_and_counted() -> None:
    few = [one for one in entries() if one.id in {"barn", "engine"}]
    few.append(platform("diary", {"log": "full"}))
    option = decide(model(few), ask(wishes="logs"))["options"][0]
    # Nothing in this catalogue makes `track-store`, so nobody can be blamed for not making it.
    assert option["missing"] == ["run-track"]
    assert option["burden"] == 4


def test_an_edition_differs_where_its_claim_says_so() -> None:
    found = decide(MODEL, ask(closed="yes", size="20"))
    assert ids(found) == ["manor"]
    engine = MODEL["candidates"][2]
    assert [one["levels"] for one in engine["editions"]] == ["0031000", "0031000", "0021000"]
    assert [one["attributes"]["delivery"] for one in engine["editions"]] == [
        ["self-hosted"],
        ["customer-cloud"],
        ["air-gapped"],
    ]


def test_must_haves_are_met_by_one_way_to_run_an_edition_and_not_by_several_together() -> None:
    both = platform(
        "both", {"keep": "full"}, editions=[edition(delivery=["saas", "air-gapped"], environments=["site"])]
    )
    found = decide(model([both]), ask(closed="yes", size="60", skill="low", has="both"))
    assert found["outcome"]["kind"] == "nothing"


def test_a_failed_must_have_names_its_rule_answer_and_what_decides_it() -> None:
    found = decide(MODEL, ask(closed="yes"))
    said = reason(found, "barn")
    must = found["musts"][said["must"]]
    assert (said["code"], said["edition"]) == ("not-failed", "only")
    assert must["rule"] == "closed"
    assert must["answers"] == [{"fact": "closed", "question": "closed"}]
    assert must["reads"] == ["delivery"]


def test_unknown_excludes_or_is_verified_first_as_the_must_have_says() -> None:
    found = decide(MODEL, ask(wishes="audit", size="2"))
    assert reason(found, "hall")["code"] == "not-undocumented"
    assert reason(found, "crate")["code"] == "not-unverified"
    # Between their values nothing decides, and then the alphabet does.
    assert [option["id"] for option in found["verify"]] == ["crate", "manor"]
    assert found["options"] == []
    assert found["outcome"]["kind"] == "undetermined"
    assert found["notes"] == [{"rule": "audit", "text": "Ask the auditor.", "about": []}]


def test_an_open_must_have_is_neither_applied_nor_waived() -> None:
    found = decide(MODEL, ask(closed="unknown", wishes="logs"))
    said = reason(found, "hall")
    assert said["code"] == "not-open"
    assert "What about closed?" in said["text"]
    assert found["options"] == []
    waiting = {one["fact"]: one for one in found["find_out"]}
    assert set(waiting) == {"closed", "place", "goal", "skill"}
    assert (waiting["closed"]["question"], waiting["closed"]["ask"]) == ("closed", "Somebody")
    assert waiting["closed"]["rules"] == ["closed"]
    assert "hall" in waiting["closed"]["options"]
    # It runs in both places, so that no answer takes it away.
    assert "manor" not in waiting["place"]["options"]


def test_an_open_wish_keeps_the_list_and_says_with_which_answer_an_option_falls_out() -> None:
    given = model()
    given["rules"] = [rule for rule in given["rules"] if not rule["outcome"]]
    rule = next(rule for rule in given["rules"] if rule["id"] == "closed")
    rule["require"][0]["on_open"] = "mark"
    answers = ask(closed="unknown", place="site", size="60", skill="high", wishes="logs")
    open_, decided = decide(given, answers), decide(given, {**answers, "closed": ["no"]})
    assert ids(open_) == ids(decided)
    must = next(at for at, one in enumerate(open_["musts"]) if one["rule"] == "closed")
    assert open_["musts"][must]["on_open"] == "mark"
    stay = {option["id"] for option in decide(given, {**answers, "closed": ["yes"]})["options"]}
    for option in open_["options"]:
        said = [mark["code"] for mark in option["marks"] if mark["code"] != "other-edition"]
        assert all(
            (mark["must"], mark["question"], mark["answers"]) == (must, "closed", ["yes"]) for mark in option["marks"]
        )
        assert bool(said) is (option["id"] not in stay), option["id"]
        assert all(mark["entry"] in option["id"].split("+") for mark in option["marks"])
    assert any(option["marks"] for option in open_["options"])


def test_what_could_be_forbidden_holds_the_list_back_where_it_would_be_first_or_little_else_is_left() -> None:
    answers = ask(closed="unknown", place="site", size="60", skill="high", wishes="logs")
    given = model()
    given["parameters"]["fewest"] = 1
    given["rules"] = [rule for rule in given["rules"] if not rule["outcome"]]
    decided = decide(given, {**answers, "closed": ["no"]})
    open_ = decide(given, answers)
    lawful = ids(decide(given, {**answers, "closed": ["yes"]}))
    first = {option["id"] for option in decided["options"] if option["rank"] == 1}
    assert not first & set(lawful)
    assert open_["outcome"]["kind"] == "undetermined"
    assert open_["options"] == []
    assert open_["verify"][0]["id"] in first


def test_what_waits_for_nothing_but_a_proof_does_not_speak_of_questions() -> None:
    found = decide(MODEL, ask(wishes="audit", size="2"))
    if not found["options"]:
        assert found["outcome"]["code"] == "outcome-unverified"
    assert decide(MODEL, ask(closed="unknown", wishes="logs"))["outcome"]["code"] == "outcome-undetermined"


def test_a_must_have_that_compares_with_an_unknown_fact_is_open() -> None:
    rules = [
        {"id": "always", "when": True, "because": "b", "need": [{"capability": "keep", "level": "partial"}]},
        {
            "id": "there",
            "when": True,
            "because": "b",
            "require": [{"that": "environments contains fact.place", "on_unknown": "exclude", "label": "There"}],
        },
    ]
    found = decide(model(rules=rules), ask(place="unknown"))
    assert found["options"] == []
    assert reason(found, "barn")["code"] == "not-open"
    assert [one["fact"] for one in found["find_out"]] == ["place"]


def test_an_open_need_says_which_options_it_touches() -> None:
    found = decide(MODEL, ask(wishes="unknown"))
    touched = {one["fact"]: one["options"] for one in found["find_out"]}
    assert "barn+engine" in touched["wishes"]
    assert "hall" not in touched["wishes"]
    assert [need["open"] for need in found["needs"]].count(True) == 2


def test_the_gone_is_never_listed_and_names_its_successor() -> None:
    found = decide(MODEL, ask(wishes="logs compares", has="gone"))
    assert all("gone" not in option for option in ids(found))
    assert reason(found, "gone")["successor"] == "ledger"
    assert reason(found, "lost")["code"] == "not-discontinued"


def test_a_successor_outside_the_catalogue_is_named_by_its_id() -> None:
    changed = [platform("old", {"keep": "full"}, status="sunset", successor="elsewhere"), entries()[0]]
    assert "elsewhere" in reason(decide(model(changed), ask(size="2")), "old")["text"]


def test_every_entry_is_in_the_first_option_or_has_a_reason() -> None:
    found = decide(MODEL, ask(wishes="logs"))
    first = {part["entry"] for part in found["options"][0]["parts"]}
    assert first | {one["entry"] for one in found["why_not"]} == {one["id"] for one in MODEL["candidates"]}


def test_where_nothing_new_is_needed_nothing_new_is_listed() -> None:
    found = decide(MODEL, ask(has="barn engine"))
    assert found["outcome"]["kind"] == "keep"
    assert {option["new"] for option in found["options"]} == {0}
    others = decide(MODEL, ask())
    assert max(option["value"]["high"] for option in others["options"]) > found["options"][0]["value"]["high"]


def test_dominated_and_burdensome_entries_are_told_apart() -> None:
    many = [platform(f"box-{letter}", {"keep": "full", "version": "full"}) for letter in "abcdef"]
    few = [one for one in entries() if one.id == "barn"]
    found = decide(model([*few, *many]), ask(size="2"))
    codes = {one["entry"]: one["code"] for one in found["why_not"]}
    assert codes["box-f"] == "not-dominated"
    assert codes["box-b"] == "not-level"
    assert reason(found, "box-b")["rank"] == 1
    weights = dict.fromkeys(found["weights"], 0)
    assert all(option["value"]["low"] == 0 for option in decide(model(few), ask(size="2"), weights)["options"])


def made_for_it() -> Model:
    """Return a model of which the first need asks for what was made for it."""
    given = model([platform("aside", {"keep": "full"}, secondary=["keep"]), platform("proper", {"keep": "partial"})])
    always = next(rule for rule in given["rules"] if rule["id"] == "always")
    always["need"] = [(at, rank, True, without) for at, rank, _, without in always["need"]]
    return given


def test_where_only_what_was_made_for_it_counts_a_second_job_covers_nothing() -> None:
    found = decide(made_for_it(), ask(size="2"))
    assert ids(found) == ["proper"]
    assert reason(found, "aside")["code"] == "not-needed"
    assert [need["made"] for need in found["needs"]] == [True]
    # What the reader has counts no more than what is new.
    assert decide(made_for_it(), ask(size="2", has="aside"))["outcome"]["kind"] == "extend"


def test_a_need_that_one_rule_wants_made_for_it_is_so_at_the_level_of_all_rules() -> None:
    given = made_for_it()
    found = decide(given, ask(size="60", skill="low"))
    keep = next(need for need in found["needs"] if need["capability"] == "keep")
    assert (keep["level"], keep["made"]) == ("full", True)
    open_ = decide(model(), ask(wishes="unknown"))
    assert not any(need["made"] for need in open_["needs"])


def limited(**also: Any) -> Model:  # noqa: ANN401 - data of any shape
    """Return a model in which one entry has a limit of which another one has nothing."""
    half = platform("half", {"keep": "partial"}, limits={"keep": ["young", "narrow"]})
    proper = platform("proper", {"keep": "full"}, **also)
    return model([half, proper])


def test_what_a_partial_level_lacks_is_said_with_the_need_that_it_covers() -> None:
    found = decide(limited(), ask(size="2"))
    covers = {part["entry"]: part["covers"] for option in found["options"] for part in option["parts"]}
    assert covers == {
        "half": [
            {
                "capability": "keep",
                "level": "partial",
                "secondary": False,
                "limits": ["It is a preview.", "It keeps what is small."],
            }
        ],
        "proper": [{"capability": "keep", "level": "full", "secondary": False, "limits": []}],
    }


def test_a_need_that_excludes_a_limit_is_not_covered_with_it() -> None:
    rules = [
        {
            "id": rule,
            "when": when,
            "because": "b",
            "need": [{"capability": "keep", "level": "partial", "without": without}],
        }
        for rule, when, without in (("always", True, []), ("large", "size >= 50", ["young"]))
    ]
    parts = [
        platform("half", {"keep": "partial"}, limits={"keep": ["young"]}),
        platform("other", {"keep": "partial"}, limits={"keep": ["narrow"]}),
    ]
    given = model(parts, rules=rules)
    assert set(ids(decide(given, ask(size="2")))) == {"half", "other"}
    found = decide(given, ask(size="60", skill="high"))
    assert ids(found) == ["other"]
    assert reason(found, "half")["code"] == "not-needed"
    need = found["needs"][0]
    assert (need["without"], need["rules"]) == (["It is a preview."], ["always", "large"])
    # What the reader has counts no more than what is new.
    assert decide(given, ask(size="60", skill="high", has="half"))["outcome"]["kind"] == "extend"
    # With an answer that is open, it may ask for more.
    open_ = decide(given, ask(size="unknown"))["needs"]
    assert [(one["open"], one["without"]) for one in open_] == [(False, []), (True, ["It is a preview."])]


def test_a_price_on_request_is_said_of_the_new_parts_of_what_comes_first() -> None:
    def said(**changes: str) -> list[dict[str, Any]]:
        few = [one for one in entries() if one.id in {"hall", "barn"}]
        found = decide(model(few), ask(wishes="logs", **changes))
        return [note for note in found["notes"] if note["rule"] is None]

    assert said() == [{"rule": None, "text": "on-request Hall", "about": [], "entry": "hall"}]
    assert said(has="hall") == []


def test_what_has_to_be_bought_besides_is_said_of_the_first_option_where_nothing_else_has_it() -> None:
    given = model()
    keep = given["capabilities"].index("keep")
    for candidate in given["candidates"]:
        for one in candidate["editions"]:
            one["apart"] = [keep] if candidate["id"] == "barn" else []
    found = decide(given, ask(size="2", has="barn"))
    assert [note for note in found["notes"] if note["rule"] is None] == [
        {"rule": None, "text": "sold-apart Barn Keep", "about": ["keep"], "entry": "barn"}
    ]
    assert not [note for note in decide(given, ask(size="2", has="crate"))["notes"] if note["rule"] is None]
    assert not [note for note in decide(given, {})["notes"] if note["rule"] is None]


def test_a_name_that_was_given_up_not_long_ago_stands_beside_the_new_one() -> None:
    aliases = [
        {"name": "Older", "former": True, "until": "2025-06-01"},
        {"name": "Old", "former": True, "until": "2026-04-22"},
        {"name": "Oldest", "former": True, "until": "2016-08-18"},
        {"name": "Piece", "former": True, "until": "2026-11-01", "part": "a part"},
        {"name": "Undated", "former": True},
        {"name": "Now", "until": None},
    ]
    given = model([platform("young", {"keep": "full"}, aliases=aliases), platform("plain", {"jobs": "full"})])
    assert {one["id"]: one["formerly"] for one in given["candidates"]} == {"young": "Old", "plain": None}
    assert decide(given, ask(size="2"))["outcome"]["text"] == "outcome-tool formerly Young Old"
    # It stands wherever a reader looks for a name that they know.
    assert "formerly Young Old" in reason(decide(given, ask(closed="yes", size="2")), "young")["text"]
    assert "formerly Young Old" in decide(given, ask(size="2", has="young"))["owned"][0]["text"]
    judged = decide(given, {**ask(size="2"), "door": ["judge"], "named": ["young", "plain"]})
    assert "formerly Young Old" in judged["outcome"]["text"]
    long_ago = model([platform("young", {"keep": "full"}, aliases=aliases[2:])])
    assert [one["formerly"] for one in long_ago["candidates"]] == [None]


def lined_up(behind: int) -> Model:
    """Return a model with entries of which each is worse in one respect than the one before it."""
    free = [
        platform(name, {"keep": level}, editions=[edition(pricing={"model": price})])
        for name, level, price in (
            ("one", "full", "free"),
            ("two", "full", "free"),
            ("three", "full", "free"),
            ("worse", "partial", "quote"),
        )
    ]
    given = model(free)
    given["parameters"].update({"behind": behind, "fewest": 2})
    return given


def test_what_another_option_surpasses_in_everything_is_not_listed_beyond_the_first_few() -> None:
    given = lined_up(behind=1000)
    # What levels do not separate from the first is listed whatever surpasses it.
    assert ids(decide(given, ask(size="2"))) == ["one", "three", "two", "worse"]
    without = {**dict.fromkeys([criterion["id"] for criterion in given["criteria"]], 0), "deep": 100}
    assert ids(decide(given, ask(size="2"), without)) == ["one", "three", "two"]
    # What is unknown of both could be better of the other one.
    assert ids(decide(given, ask(size="2"), {**without, "free": 1})) == ["one", "three", "two", "worse"]
    # As many as the parameter says are there, however they compare.
    given["parameters"]["fewest"] = 4
    assert ids(decide(given, ask(size="2"), without)) == ["one", "three", "two", "worse"]


def test_what_is_far_behind_is_not_listed_beyond_the_first_few() -> None:
    given = model()
    given["parameters"].update({"behind": 1000, "fewest": 1})
    wide = decide(given, ask(wishes="logs"))["options"]
    given["parameters"]["behind"] = 1
    narrow = decide(given, ask(wishes="logs"))["options"]
    assert [option["id"] for option in narrow] == [option["id"] for option in wide if option["rank"] == 1]
    assert len(narrow) < len(wide)


def test_a_part_that_only_costly_stacks_contain_says_so() -> None:
    separate = [
        platform("all", {"keep": "full", "jobs": "full", "log": "full", "compare": "full"}, editions=[edition()]),
        platform("one", {"keep": "full"}),
        platform("two", {"jobs": "full"}),
        platform("three", {"log": "full"}),
        platform("four", {"compare": "full"}),
    ]
    source = model(separate)
    found = decide(source, ask(wishes="logs compares"))
    assert ids(found) == ["all"]
    assert reason(found, "four")["code"] == "not-dominated"


def test_ties_are_groups_and_the_next_rank_counts_them() -> None:
    twins = [platform(name, {"keep": "full"}) for name in ("left", "middle", "right")]
    worse = platform("worse", {"keep": "partial"}, editions=[edition(delivery=["self-hosted"])])
    found = decide(model([*twins, worse]), ask(size="2"))
    ranks = [(option["id"], option["rank"], option["shared"]) for option in found["options"]]
    assert ranks == [("left", 1, 3), ("middle", 1, 3), ("right", 1, 3), ("worse", 4, 1)]


def test_the_readers_own_weights_win() -> None:
    found = decide(MODEL, ask(size="60", skill="high"), {"room": 7, "nonsense": 9})
    assert found["weights"]["room"] == 7
    assert "nonsense" not in found["weights"]
    assert decide(MODEL, ask(size="60", skill="high"))["weights"]["room"] == 100


def test_the_smallest_conflict_says_what_to_give_up() -> None:
    found = decide(MODEL, ask(closed="yes", size="60", skill="high", wishes="compares"))
    conflict = found["conflict"]
    assert conflict
    assert conflict["members"] == [{"must": 0}, {"capability": "compare", "level": "full"}]
    assert [one["entries"] for one in conflict["relax"]] == [["hall"], ["manor"]]


def test_a_conflict_beyond_the_trial_size_is_still_irreducible() -> None:
    changed = model()
    changed["parameters"]["conflict"] = 1
    answers = ask(closed="yes", size="60", skill="high", wishes="compares")
    assert decide(changed, answers)["conflict"] == decide(MODEL, answers)["conflict"]


def test_two_independent_conflicts_leave_nothing_to_relax() -> None:
    few = [one for one in entries() if one.id == "barn"]
    conflict = decide(model(few), ask(wishes="logs"))["conflict"]
    assert conflict == {"members": [{"capability": "jobs", "level": "partial"}], "relax": []}


def test_must_haves_alone_can_conflict_with_needs_of_too_many_parts() -> None:
    separate = [
        platform("one", {"keep": "full"}),
        platform("two", {"jobs": "full"}),
        platform("three", {"log": "full"}),
    ]
    source = model(separate)
    source["parameters"]["max_parts"] = 2
    conflict = decide(source, ask(wishes="logs"))["conflict"]
    assert conflict
    assert len(conflict["members"]) == 3
    assert len(conflict["relax"]) == 3


def test_a_search_that_ran_out_of_steps_says_so() -> None:
    source = model()
    source["parameters"]["nodes"] = 1
    assert not decide(source, ask())["exhaustive"]
    source = model()
    source["parameters"]["verify_listed"] = 0
    assert decide(source, ask(wishes="audit", size="2"))["verify"] == []


def test_the_result_is_json_and_survives_it() -> None:
    found = decide(MODEL, ask(closed="unknown", wishes="logs compares", has="gone"))
    assert json.loads(json.dumps(found)) == found


def test_nothing_needed_is_undetermined() -> None:
    source = model()
    source["rules"] = []
    assert decide(source, ask())["outcome"]["kind"] == "undetermined"


def test_a_catalogue_without_a_decision_has_no_model() -> None:
    source = catalogue()
    without = Small(source.decision.model_copy(update={"parameters": None}), source.platforms)
    assert not without.decision.present
    with pytest.raises(ValueError, match="no decision"):
        compile_model(without)


def test_an_integration_with_an_absent_entry_joins_nothing() -> None:
    lonely = [platform("lonely", {"keep": "full", "log": "full"}, integrations=[("nobody", "track-store")])]
    assert decide(model(lonely), ask(size="2", wishes="logs"))["options"][0]["missing"] == []
