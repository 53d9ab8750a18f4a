"""Conditions that are offered and not asked, answers of before, and what a reader has, said more exactly."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from platform_guide.catalog.schema.model import Platform, Settings
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.holdings import counted, owns, tools
from platform_guide.decision.engine.interview import renewed, walk
from platform_guide.decision.engine.policy import apply_rules
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.shortlist import make_case
from tests.decision.small import DECISION, SETTINGS, Small, edition, entries, model, platform, problems


def _fact(name: str, kind: str, **more: object) -> dict[str, Any]:
    return {"id": name, "type": kind, "label": name, "why": "It matters.", **more}


def _offered(name: str, kind: str, **more: object) -> dict[str, Any]:
    return {"id": name, "step": "first", "text": f"{name}?", "why": "w", "kind": kind, "offered": True, **more}


def _rule(name: str, when: str, **more: object) -> dict[str, Any]:
    return {"id": name, "when": when, "because": "You said so.", **more}


MORE: dict[str, Any] = {
    "facts": [
        *DECISION["facts"],
        _fact("free", "bool", unasked=False),
        _fact("musts", "musts", unasked=[]),
        _fact("replace", "replaced", unasked=[]),
    ],
    "questions": [
        *DECISION["questions"],
        _offered("terms", "multi", answers=[{"id": "free", "label": "Free", "set": {"free": True}}]),
        _offered("musts", "musts", fact="musts", most=2),
        _offered("replace", "replaced", fact="replace"),
    ],
    "rules": [
        *DECISION["rules"],
        _rule("free", "free", require=[{"that": "pricing == free", "on_unknown": "exclude", "label": "Free"}]),
        _rule(
            "looked-at",
            "wishes contains logs",
            require=[
                {
                    "that": "claim.audit >= diy or category == piece",
                    "on_unknown": "exclude",
                    "label": "Known, or a piece",
                }
            ],
        ),
        _rule(
            "own",
            "goal == whole",
            each={
                "fact": "musts",
                "that": "claim.{capability} >= {level} or not scope contains {area} or owned",
                "label": "{name}, at least {level}",
                "on_unknown": "exclude",
                "areas": ["guard"],
                "takes": "{name} by yourselves.",
            },
        ),
        _rule(
            "rid",
            "goal == whole",
            each={"fact": "replace", "that": "id != {value}", "label": "Not {name}", "on_unknown": "exclude"},
        ),
    ],
    "former": [
        {"was": {"place": ["hut", "shed"]}, "drop": ["roof"], "now": {"place": "site"}},
        {"answered": ["has"], "unanswered": ["wishes"], "now": {"wishes": "nothing"}},
    ],
}
MODEL = model(**MORE)
FULL = {"door": ["whole"], "closed": ["no"], "place": ["any"], "size": ["20"], "wishes": ["nothing"], "has": ["none"]}


def options(**changes: list[str]) -> set[str]:
    return {part["entry"] for one in decide(MODEL, {**FULL, **changes})["options"] for part in one["parts"]}


def test_conditions_are_sound() -> None:
    assert problems(**MORE) == []


def test_a_condition_that_nobody_added_is_not_asked_and_takes_its_value() -> None:
    found = walk(MODEL, FULL)
    assert (found["complete"], found["added"]) == (True, [])
    assert (found["facts"]["free"], found["facts"]["musts"]) == (False, [])


def test_a_condition_counts_once_the_interview_is_finished() -> None:
    found = walk(MODEL, {**FULL, "terms": ["free", "nonsense"]})
    assert (found["added"], found["given"]["terms"], found["facts"]["free"]) == (["terms"], ["free"], True)
    assert found["sources"]["free"] == "terms"
    assert "terms" not in found["asked"]
    begun = walk(MODEL, {"door": ["whole"], "terms": ["free"]})
    assert (begun["added"], begun["facts"]["free"]) == ([], None)
    assert walk(MODEL, {**FULL, "terms": ["unknown"]})["added"] == []
    assert "manor" in options()
    assert "manor" not in options(terms=["free"])


def test_a_named_capability_is_needed_at_its_highest_named_level() -> None:
    found = decide(MODEL, {**FULL, "musts": ["log.diy", "log.full", "log.none", "nothing"]})
    assert [(one["capability"], one["level"]) for one in found["needs"] if one["rules"] == ["own"]] == [("log", "full")]
    assert all({part["entry"] for part in one["parts"]} & {"ledger", "hall", "manor"} for one in found["options"])


def test_as_many_capabilities_count_as_the_question_says() -> None:
    found = walk(MODEL, {**FULL, "musts": ["compare.full", "log.full", "version.diy"]})
    assert found["given"]["musts"] == ["version.diy", "log.full"]


def test_a_named_capability_of_control_is_a_must_have_of_every_part_that_has_the_area() -> None:
    found = decide(MODEL, {**FULL, "wishes": ["logs"], "musts": ["audit.full"]})
    must = next(one for one in found["musts"] if one["rule"] == "own")
    assert (must["label"], must["answers"][-1]) == ("Audit, at least full", {"fact": "musts", "question": "musts"})
    parts = {part["entry"] for one in found["options"] for part in one["parts"]}
    assert not parts & {"ledger", "engine", "crate", "manor"}
    assert parts & {"barn", "hall"}


def test_a_named_level_that_readers_build_themselves_is_told_as_that_and_a_better_one_is_not() -> None:
    own = next(rule for rule in MODEL["rules"] if rule["id"] == "own")["each"]
    assert own
    asked = {name: own["require"][name] for name in ("audit.diy", "audit.partial")}
    assert asked["audit.diy"]["that"] == asked["audit.partial"]["that"]
    assert asked["audit.diy"]["label"] == "Audit, at least diy"
    build = asked["audit.diy"]["build"]
    assert build
    assert (build["takes"], build["beside"]) == ("Audit by yourselves.", ["lit", True])
    assert asked["audit.partial"]["build"] is None


def test_what_the_reader_wants_replaced_is_in_no_option() -> None:
    assert "barn" in options(has=["barn"])
    found = decide(MODEL, {**FULL, "has": ["barn"], "replace": ["barn", "hall"]})
    assert found["interview"]["given"]["replace"] == ["barn"]
    assert "barn" not in {part["entry"] for one in found["options"] for part in one["parts"]}
    assert (found["outcome"]["kind"], found["outcome"]["replaced"]) == ("replace", ["barn"])
    assert [one["becomes"] for one in found["owned"]] == ["unwanted"]
    # Only what is there can be replaced.
    assert walk(MODEL, {**FULL, "replace": ["barn"]})["added"] == []


@pytest.mark.parametrize("place", ["hut", "shed"])
def test_answers_of_before_are_what_they_are_now(place: str) -> None:
    old = {**FULL, "place": [place], "roof": ["flat"]}
    assert renewed(MODEL, old) == {**FULL, "place": ["site"]}
    assert walk(MODEL, old)["facts"]["place"] == "site"
    assert walk(MODEL, old)["dropped"] == []
    assert renewed(MODEL, FULL) == FULL
    assert renewed(MODEL, {**old, "place": ["site"]})["roof"] == ["flat"]


def test_a_question_that_came_later_is_answered_where_the_interview_went_on_without_it() -> None:
    old = {name: given for name, given in FULL.items() if name != "wishes"}
    assert walk(MODEL, old)["complete"]
    assert renewed(MODEL, {**old, "track": ["short"]}) == {**old, "track": ["short"]}
    begun = {name: given for name, given in old.items() if name != "has"}
    assert walk(MODEL, begun)["next"] == "wishes"


def test_i_do_not_know_can_say_something_all_the_same() -> None:
    changed = copy.deepcopy(MODEL)
    unknown = changed["questions"][1]["unknown"]
    assert unknown
    unknown["set"] = {"closed": False}
    assert walk(changed, {**FULL, "closed": ["unknown"]})["facts"]["closed"] is False


OUTSIDE = {"id": "field", "label": "A field", "description": "Land.", "serves": ["store", "run"]}


def owner(*has: str, **changes: list[str]) -> Any:  # noqa: ANN401 - a recommendation
    return decide(OWNED, {**FULL, "has": list(has), **changes})


def _owned(that: str = "pricing == free", *others: Platform) -> Any:  # noqa: ANN401 - a model
    """Return a model with a mill in three editions, or with other entries, and a must-have on the price."""
    settings = {**SETTINGS, "outside": [OUTSIDE]}
    mill = platform(
        "mill",
        {"jobs": "full", "keep": "full", "audit": "full"},
        differences={"audit": {"free": "unknown"}},
        editions=[
            edition("free"),
            edition("small", pricing={"model": "usage"}, requires_outside="field"),
            edition("large", pricing={"model": "quote"}),
        ],
    )
    found = {one.id: one for one in (*entries(), *(others or [mill]))}
    free = _rule("free", "free", require=[{"that": that, "on_unknown": "exclude", "label": "Free"}])
    rules = [free if one["id"] == "free" else one for one in MORE["rules"]]
    source = Small(
        DecisionData.model_validate({**DECISION, **MORE, "rules": rules}), found, Settings.model_validate(settings)
    )
    return compile_model(source)


OWNED = _owned()


def parts(found: Any, entry: str) -> list[tuple[str, bool]]:  # noqa: ANN401 - a recommendation
    told = [part for one in found["options"] for part in one["parts"] if part["entry"] == entry]
    return sorted({(part["edition"], part["owned"]) for part in told})


def test_an_edition_that_is_named_is_the_one_that_is_owned() -> None:
    found = owner("mill/large", "mill")
    assert found["interview"]["given"]["has"] == ["mill/large"]
    assert found["interview"]["facts"]["has"] == ["mill", "mill/large"]
    assert parts(found, "mill") == [("large", True)]
    assert [one["becomes"] for one in found["owned"]] == ["stays"]


def test_where_no_edition_is_named_the_smallest_that_costs_money_is_taken_and_said() -> None:
    found = owner("mill")
    assert parts(found, "mill") == [("small", True)]
    said = found["owned"]
    assert [(one["becomes"], one["edition"], one["text"]) for one in said] == [
        ("stays", "small", "owned-stays Mill owned-assumed Mill small")
    ]
    # Of what may not cost anything, the free one is taken.
    assert parts(owner("mill", terms=["free"]), "mill") == [("free", True)]


SPARED = _owned("pricing == free or owned")
"""The same with a must-have on the price that spares what is owned."""


def spared(*has: str, **changes: list[str]) -> list[dict[str, Any]]:
    found = decide(SPARED, {**FULL, "has": list(has), "terms": ["free"], **changes})
    return [{"parts": parts(found, "mill"), **one} for one in found["owned"]]


def test_where_nothing_may_be_paid_the_free_edition_is_taken_and_the_reason_said() -> None:
    [mill] = spared("mill")
    assert (mill["parts"], mill["becomes"], mill["edition"]) == ([("free", True)], "stays", "free")
    assert mill["text"] == "owned-stays Mill owned-assumed-price Mill free Free"
    # What is named, was bought.
    [mill] = spared("mill/large")
    assert (mill["parts"], mill.get("edition"), mill["text"]) == ([("large", True)], None, "owned-stays Mill")
    # As long as nobody says so, it may cost something.
    assert [one["edition"] for one in decide(SPARED, {**FULL, "has": ["mill"]})["owned"]] == ["small"]


def owner_of(mill: Platform, that: str = "pricing == free or owned") -> dict[str, Any]:
    """Return what the owner of one entry is told of it who pays nothing."""
    [said] = decide(_owned(that, mill), {**FULL, "has": ["mill"], "terms": ["free"]})["owned"]
    return said


SMALL, LARGE = edition("small", pricing={"model": "usage"}), edition("large", pricing={"model": "quote"})


def test_what_is_only_sold_was_bought() -> None:
    mill = owner_of(platform("mill", {"jobs": "full", "keep": "full"}, editions=[LARGE, SMALL]))
    assert (mill["edition"], mill["text"]) == ("small", "owned-stays Mill owned-assumed Mill small")


def test_an_edition_that_the_price_rules_out_is_told_where_another_one_would_cover_more() -> None:
    levels = {"keep": "full", "version": "full"}
    lean = platform("mill", levels, editions=[edition("free"), SMALL], differences={"keep": {"free": "none"}})
    mill = owner_of(lean)
    assert (mill["edition"], mill["text"]) == ("free", "owned-stays Mill owned-assumed-price Mill free Free")
    # Where it would not, nobody has to know which one it is.
    mill = owner_of(platform("mill", {"version": "full"}, editions=[edition("free"), SMALL]))
    assert ("edition" in mill, mill["text"]) == (False, "owned-stays Mill")


def test_the_price_is_no_reason_for_the_edition_that_is_taken_anyway() -> None:
    mill = owner_of(
        platform("mill", {"keep": "full", "jobs": "full"}, editions=[LARGE, SMALL]), "pricing != quote or owned"
    )
    assert (mill["edition"], mill["text"]) == ("small", "owned-stays Mill owned-assumed Mill small")


def test_a_price_that_rules_out_some_of_what_is_sold_says_nothing_of_what_was_bought() -> None:
    mill = platform("mill", {"keep": "full", "jobs": "full"}, editions=[edition("free"), SMALL, LARGE])
    said = owner_of(mill, "pricing != quote or owned")
    assert (said["edition"], said["text"]) == ("small", "owned-stays Mill owned-assumed Mill small")
    given = _owned("pricing != quote or owned", mill)
    interview = walk(given, {**FULL, "has": ["mill"], "terms": ["free"]})
    assert make_case(given, interview, apply_rules(given, interview)).owned == ("mill",)


def test_an_edition_that_has_ended_is_not_taken() -> None:
    ended = edition("free", status="discontinued")
    assert owner_of(platform("mill", {"keep": "full", "jobs": "full"}, editions=[ended, SMALL]))["edition"] == "small"


def test_of_what_stays_those_must_haves_are_told_that_it_could_meet_with_more_capabilities() -> None:
    mill = platform("mill", {"version": "full", "audit": "none"}, editions=[SMALL])
    said = owner_of(mill, "(pricing == free and claim.audit >= full) or owned")
    assert ("lacks" in said, said["text"]) == (False, "owned-stays Mill")
    said = owner_of(mill, "claim.audit >= full or owned")
    assert said["text"] == "owned-stays Mill owned-lacks Mill Free"
    assert len(said["lacks"]) == 1


def left(*has: str, **changes: list[str]) -> dict[str, set[str]]:
    """Return the editions of the mill that are left to choose from, with what is new beside each."""
    interview = walk(OWNED, {**FULL, "has": list(has), **changes})
    case = make_case(OWNED, interview, apply_rules(OWNED, interview))
    mill = [one["id"] for one in OWNED["candidates"]].index("mill")
    editions = OWNED["candidates"][mill]["editions"]
    return {
        editions[one.edition]["id"]: {case.editions.names[name] for name in one.requires}
        for one in case.options
        if one.entry == mill
    }


def test_of_editions_that_do_the_same_one_that_is_known_goes_before_a_cheap_one() -> None:
    assert set(left("none")) == {"free"}
    assert set(left("none", wishes=["logs"])) == {"large", "small"}


def test_what_is_owned_outside_the_catalogue_does_not_come_along() -> None:
    assert left("none", wishes=["logs"])["small"] == {"field"}
    # With it, the cheaper of the two does the same as the other.
    assert left("field", wishes=["logs"]) == {"small": set()}


def test_tools_of_ones_own_stay_or_overlap_and_are_never_part_of_an_option() -> None:
    found = owner("own:Our shed:store", "own:Our clock:guard", "own:No area:nowhere", "own::store", "own:a,b:store")
    assert found["interview"]["given"]["has"] == ["own:Our clock:guard", "own:Our shed:store"]
    told = [(one["name"], one["becomes"]) for one in found["owned"]]
    assert told == [("Our clock", "stays"), ("Our shed", "overlaps")]
    assert [one["name"] for one in tools(OWNED, found["interview"]["facts"]["has"])] == ["Our clock", "Our shed"]


def test_which_edition_somebody_has() -> None:
    assert owns(("mill",), "mill", "free")
    assert owns(
        (
            "mill",
            "mill/free",
        ),
        "mill",
        "free",
    )
    assert not owns(
        (
            "mill",
            "mill/free",
        ),
        "mill",
        "large",
    )
    assert not owns(("own:mill/free:store",), "mill", "free")
    assert counted(OWNED, ["mill", "mill/free", "x", "field", "own:Café:store"]) == [
        "field",
        "mill/free",
        "own:Café:store",
    ]
