"""What an option requires is part of it, and what it lacks can be built where a must-have says how."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.decision.engine.recommend import decide
from tests.decision.engine.test_javascript_equal import in_javascript
from tests.decision.engine.test_recommend import ask, ids, reason
from tests.decision.small import model

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model, Recommendation

READER = ask(wishes="logs")
OPEN = ["==", ["ref", "licence"], ["lit", "open-source"]]


def asked(
    that: list[Any], *, build: list[Any] | None = None, unknown: str = "exclude", beside: list[Any] | None = None
) -> Model:
    """Return the small model with one more must-have for every reader."""
    given = copy.deepcopy(model())
    rule = next(rule for rule in given["rules"] if rule["id"] == "always")
    made: Any = build and {"when": build, "takes": "Keep the book yourself.", "beside": beside}
    item: Any = {"that": that, "on_unknown": unknown, "on_open": "hold", "label": "One more", "build": made}
    rule["require"].append(item)
    return given


def changed(given: Model, entry: str, **fields: object) -> Model:
    """Change the editions of an entry: `requires`, or attributes."""
    for edition in next(one for one in given["candidates"] if one["id"] == entry)["editions"]:
        requires: Any = fields.get("requires", edition["requires"])
        edition["requires"] = requires
        edition["attributes"] |= {name: value for name, value in fields.items() if name != "requires"}
    return given


def both(given: Model, answers: dict[str, list[str]]) -> Recommendation:
    """Decide in Python, and make sure that JavaScript decides the same."""
    found = decide(given, answers)
    theirs = in_javascript(given, [{"answers": answers, "weights": {}, "deep": False}])[0]["decide"]
    assert theirs == found
    return found


def test_an_edition_fails_with_what_it_requires_and_the_reason_names_that() -> None:
    given = changed(changed(asked(OPEN), "engine", requires=[["barn"]]), "barn", licence="proprietary")
    said = reason(both(given, READER), "engine")
    assert (said["code"], said["required"]) == ("not-required-failed", "barn")
    assert "Barn" in said["text"]


def test_who_has_what_is_required_needs_nothing_more_of_it() -> None:
    given = changed(changed(asked(OPEN), "engine", requires=[["barn"]]), "barn", licence="proprietary")
    found = both(given, {**READER, "has": ["barn"]})
    assert not any(one["entry"] == "engine" and "required" in one for one in found["why_not"])


def test_one_of_several_that_will_do_suffices() -> None:
    given = changed(changed(asked(OPEN), "engine", requires=[["barn", "crate"]]), "barn", licence="proprietary")
    found = both(given, READER)
    assert not any(one["entry"] == "engine" and "required" in one for one in found["why_not"])


@pytest.mark.parametrize(("unknown", "code"), [("exclude", "undocumented"), ("verify", "unverified")])
def test_what_has_no_entry_is_unknown_and_named(unknown: str, code: str) -> None:
    given = changed(asked(OPEN, unknown=unknown), "engine", requires=[["moon"]])
    given["outside"] = {**given["outside"], "moon": {"label": "The moon", "serves": ["run"]}}
    said = reason(both(given, READER), "engine")
    assert (said["code"], said["required"]) == (f"not-required-{code}", "moon")
    assert "The moon" in said["text"]


def test_a_claim_is_asked_of_what_is_required_only_in_the_areas_that_it_serves() -> None:
    for area, names in (("run", False), ("guard", True)):
        given = changed(asked([">=", ["ref", "claim.audit"], ["lit", 0]]), "engine", requires=[["moon"]])
        given["outside"] = {**given["outside"], "moon": {"label": "The moon", "serves": [area]}}
        found = both(given, READER)
        assert any(one["entry"] == "engine" and "required" in one for one in found["why_not"]) is names


def test_where_it_runs_what_it_requires_runs_as_well() -> None:
    place = ["contains", ["ref", "environments"], ["lit", "site"]]
    given = changed(asked(place), "engine", requires=[["moon"]], environments=["site"])
    given["outside"] = {**given["outside"], "moon": {"label": "The moon", "serves": ["run"]}}
    found = both(given, READER)
    assert not any(one["entry"] == "engine" and "required" in one for one in found["why_not"])


def test_what_has_to_be_built_is_offered_where_nothing_fits_without() -> None:
    impossible = ["==", ["ref", "kind"], ["lit", "nothing"]]
    assert not both(asked(impossible), READER)["options"]
    found = both(asked(impossible, build=["==", ["ref", "id"], ["ref", "id"]]), READER)
    position = next(at for at, must in enumerate(found["musts"]) if must["label"] == "One more")
    assert found["options"]
    assert all(position in part["builds"] for option in found["options"] for part in option["parts"])
    assert found["musts"][position]["build"] == "Keep the book yourself."


def test_what_would_have_to_be_built_stands_back_where_something_fits_as_it_is() -> None:
    usual = both(model(), READER)
    chosen = usual["options"][0]["parts"][0]["entry"]
    other = ["!=", ["ref", "id"], ["lit", chosen]]
    found = both(asked(other, build=["==", ["ref", "id"], ["lit", chosen]]), READER)
    assert ids(found)
    assert not any(chosen in one.split("+") for one in ids(found))
    assert reason(found, chosen)["code"] == "not-built"


def with_skill(skill: str) -> tuple[Recommendation, str]:
    """Return what a reader of a skill is told where the usual first choice has to be built upon, and that choice."""
    reader = ask(size="60", skill=skill, wishes="logs")
    chosen = both(model(), reader)["options"][0]["parts"][0]["entry"]
    other = ["!=", ["ref", "id"], ["lit", chosen]]
    way = ["==", ["ref", "id"], ["lit", chosen]]
    return both(asked(other, build=way, beside=["==", ["ref", "skill"], ["lit", 2]]), reader), chosen


def test_what_a_reader_can_build_stands_beside_what_fits_as_it_is_where_the_must_have_says_so() -> None:
    found, chosen = with_skill("high")
    options = [one for one in found["options"] if chosen in one["id"].split("+")]
    assert options
    assert len(ids(found)) > len(options), "what fits as it is stays"
    parts = [part for one in options for part in one["parts"] if part["entry"] == chosen]
    assert all(part["builds"] for part in parts)
    assert next(must for must in found["musts"] if must["label"] == "One more")["build"]


@pytest.mark.parametrize("skill", ["low", "unknown"])
def test_for_others_and_while_it_is_open_it_stands_back(skill: str) -> None:
    found, chosen = with_skill(skill)
    assert ids(found)
    assert not any(chosen in one.split("+") for one in ids(found))
    assert reason(found, chosen)["code"] == "not-built"


def test_nothing_is_said_about_building_where_it_would_help_nobody() -> None:
    nobody = ["==", ["ref", "id"], ["lit", "nobody"]]
    found = both(asked(["==", ["ref", "kind"], ["lit", "nothing"]], build=nobody), READER)
    assert [must["build"] for must in found["musts"]] == [None] * len(found["musts"])
    assert found["conflict"]


def named(found: Recommendation, name: str) -> Any:  # noqa: ANN401 - what is said of something that was named
    return next(one for one in found["judged"] if one["id"] == name)


def test_what_was_named_and_could_be_built_is_told_so_and_stands_before_what_fails() -> None:
    way = ["==", ["ref", "id"], ["lit", "crate"]]
    ask_named = {"door": ["judge"], "named": ["barn", "crate", "engine"]}
    given = changed(changed(asked(OPEN, build=way), "crate", licence="proprietary"), "engine", licence="proprietary")
    found = both(given, {**READER, **ask_named})
    position = next(at for at, must in enumerate(found["musts"]) if must["label"] == "One more")
    barn, crate, engine = (named(found, name) for name in ("barn", "crate", "engine"))
    assert [one["id"] for one in found["judged"]][-1] == "engine"
    assert (barn["to_build"], crate["status"], crate["unmet"], crate["to_build"]) == (0, "built", 0, 1)
    assert {"must": position, "entry": "crate", "edition": "only", "met": "builds"} in crate["gaps"]
    assert (engine["status"], engine["to_build"]) == ("excluded", 0)
    assert engine["unmet"] == 1


def test_what_is_named_fails_with_what_it_requires_unless_the_reader_has_it() -> None:
    ask_named = {"door": ["judge"], "named": ["engine", "hall"]}
    given = changed(changed(asked(OPEN), "engine", requires=[["barn"]]), "barn", licence="proprietary")
    without = named(both(given, {**READER, **ask_named}), "engine")
    having = named(both(given, {**READER, **ask_named, "has": ["barn"]}), "engine")
    assert (without["status"], without["along"], without["new"]) == ("excluded", ["barn"], 2)
    assert (having["status"], having["along"], having["new"]) == ("eligible", [], 1)


def test_the_edition_that_the_reader_has_is_judged_where_another_one_does_no_more() -> None:
    answers = {**READER, "door": ["judge"], "named": ["engine", "hall"]}
    for has, expected, owned in (("none", "free", False), ("engine/closed", "closed", True), ("engine", "free", True)):
        (part,) = named(both(model(), {**answers, "has": [has]}), "engine")["parts"]
        assert (part["edition"], part["owned"]) == (expected, owned)
