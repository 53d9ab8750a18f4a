from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.decision.audit import audit as audit_module
from platform_guide.decision.audit.audit import audit
from platform_guide.decision.audit.contradictions import contradictions
from platform_guide.decision.audit.reach import TooManyStatesError
from platform_guide.decision.audit.witness import as_query, find_witness, from_query, shown
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.engine.conflict import smallest_conflict
from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import solve
from tests.decision.audit.test_reach import all_readers
from tests.decision.engine.test_javascript_equal import vary
from tests.decision.small import DECISION, edition, entries, model, platform
from tests.support import some

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import ConflictData, Model

MODEL = model()
NOTED = [
    {"id": f"known-{at}", "demands": sorted(one.demands), "together": one.together, "because": "It is so."}
    for at, one in enumerate(contradictions(MODEL))
    if one.reader(MODEL)
]


def found(given: Model = MODEL, **changes: Any) -> list[tuple[str, tuple[str | int, ...], str, str]]:  # noqa: ANN401
    data = DecisionData.model_validate({**DECISION, "known_infeasible": NOTED, **changes})
    return list(audit(given, data))


def explained(given: Model, conflict: ConflictData, musts: set[str], needs: set[str]) -> bool:
    known = [(one.demands, one.together) for one in contradictions(given)]
    places = {place["id"] for place in given["places"]}
    assert conflict["members"]
    return any(demands - places <= (musts if together else musts | needs) for demands, together in known)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_whoever_finds_nothing_has_a_contradiction(seed: int) -> None:
    given = vary(model(), Chance(seed)) if seed else MODEL
    for answers in some(all_readers(given), seed):
        solved = solve(given, answers)
        conflict = smallest_conflict(solved.case) if solved.ranking else None
        if conflict:
            policy = solved.case.policy
            musts = {must["rule"] for must in policy["musts"]}
            needs = {given["capabilities"][need["capability"]] for need in policy["needs"]}
            assert explained(given, conflict, musts, needs), answers


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4])
def test_whoever_has_a_contradiction_finds_nothing(seed: int) -> None:
    given = vary(model(), Chance(seed)) if seed else MODEL
    for one in contradictions(given):
        answers = one.reader(given)
        if answers:
            solved = solve(given, answers)
            assert solved.ranking
            assert smallest_conflict(solved.case), (one.demands, answers)


def test_a_contradiction_names_the_fewest_demands() -> None:
    known = {one.demands for one in contradictions(MODEL) if not one.together}
    # Of the entries that run without a connection, none compares in full.
    assert {"closed", "compare"} in known
    assert not [(one, two) for one in known for two in known if one < two]


def test_demands_that_everything_meets_contradict_nothing() -> None:
    everything = {
        name: "full" for names in (["keep", "version"], ["jobs"], ["log", "compare"], ["audit"]) for name in names
    }
    closed = edition("closed", delivery=["air-gapped", "self-hosted", "customer-cloud"])
    one = platform("one", everything, kind="platform", category="whole", editions=[closed])
    assert contradictions(model([one])) == []


def test_wanting_a_lot_at_once_is_told_once_without_its_needs() -> None:
    pieces = [
        platform(name, {name: "full"}, editions=[edition(delivery=["self-hosted", "air-gapped", "customer-cloud"])])
        for name in ("keep", "jobs", "log", "compare")
    ]
    given = model(pieces)
    given["parameters"]["max_parts"] = 3
    together = [one for one in contradictions(given) if one.together]
    assert [one.demands for one in together] == [frozenset()]


def test_two_platforms_are_not_brought_in_together() -> None:
    whole = {"kind": "platform", "category": "whole"}
    given = model(
        [platform("one", {"keep": "full", "jobs": "full"}, **whole), platform("two", {"log": "full"}, **whole)]
    )
    assert any(one.together for one in contradictions(given))


def test_what_is_noted_is_not_reported() -> None:
    assert found() == []


def test_what_is_not_noted_is_reported_at_its_rule_with_a_reader() -> None:
    problems = found(known_infeasible=[])
    assert {rule for rule, _, _, _ in problems} == {"decision-infeasible"}
    closed = [one["id"] for one in DECISION["rules"]].index("closed")
    _, path, text, hint = next(one for one in problems if "`closed`" in one[2] and "`compare`" in one[2])
    assert path == ("rules", closed, "id")
    assert "nothing in the catalogue meets" in text
    assert "door=whole" in hint


def test_what_can_be_met_again_is_reported() -> None:
    problems = found(
        known_infeasible=[*NOTED, {"id": "log", "demands": ["audit"], "one_of": ["keep", "log"], "because": "No."}]
    )
    assert [(one[0], one[1]) for one in problems] == [
        ("decision-feasible", ("known_infeasible", len(NOTED), "one_of", place)) for place in (0, 1)
    ]


def test_capabilities_of_which_one_suffices_are_noted_together() -> None:
    single = [one for one in NOTED if not one["together"]]
    pair = next(one for one in single if one["demands"] == ["closed", "compare"])
    folded = [one for one in NOTED if one is not pair]
    assert (
        found(
            known_infeasible=[
                *folded,
                {"id": "compare", "demands": ["closed"], "one_of": ["compare"], "because": "No."},
            ]
        )
        == []
    )


def test_an_interview_that_is_too_wide_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TooManyStatesError("more than 5 states")

    monkeypatch.setattr(audit_module, "contradictions", refuse)
    assert [(one[0], one[2]) for one in found()] == [("decision-too-wide", "the interview has more than 5 states")]


LIVING = ["barn", "crate", "engine", "hall", "ledger", "manor"]
WITNESSES = {
    name: as_query(answers) for name in LIVING if (answers := find_witness(MODEL, ["whole"], name, 7)) is not None
}


def test_a_witness_shows_its_entry() -> None:
    assert set(WITNESSES) == set(LIVING)
    for name, query in WITNESSES.items():
        assert name in shown(solve(MODEL, from_query(query)))
        assert as_query(from_query(query)) == query


def test_entries_with_witnesses_have_no_problem() -> None:
    assert found(witnesses=WITNESSES) == []


def test_a_missing_witness_is_reported() -> None:
    few = {name: query for name, query in WITNESSES.items() if name != "barn"}
    (problem,) = found(witnesses=few)
    assert problem[:2] == ("decision-witness", ("witnesses",))
    assert "`barn`" in problem[2]
    assert "guide measure" in problem[3]
    assert found(witnesses=few, listed_only={"barn": "It is only a barn."}) == []


def test_a_witness_that_shows_nothing_is_reported() -> None:
    (problem,) = found(witnesses={**WITNESSES, "barn": "door=learn&lesson=yes"})
    assert problem[:2] == ("decision-witness", ("witnesses", "barn"))


def test_a_guide_without_witnesses_is_not_asked_for_them() -> None:
    assert found(witnesses={}) == []


@pytest.mark.parametrize(
    ("listed", "witnesses", "words"),
    [
        ({"gone": "It is gone."}, {}, "not offered any more"),
        ({"barn": "Why not?"}, WITNESSES, "has a witness"),
        ({"barn": "a", "crate": "b"}, {}, "2 of 6 entries are listed only, 25 % are allowed"),
    ],
)
def test_listing_only_without_need_is_reported(listed: dict[str, str], witnesses: dict[str, str], words: str) -> None:
    (problem,) = found(listed_only=listed, witnesses=witnesses)
    assert problem[0] == "decision-listed-only"
    assert words in problem[2]


def test_ended_entries_among_the_options_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_module, "has_ended", lambda _, one: one["id"] in {"gone", "ledger", "lost"})
    offers = [name for name, query in WITNESSES.items() if "ledger" in shown(solve(MODEL, from_query(query)), 12)]
    problems = [one for one in found(witnesses=WITNESSES) if "`ledger`" in one[2]]
    assert {one[0] for one in problems} == {"decision-ended"}
    assert [one[1] for one in problems] == [("witnesses", name) for name in offers if name != "ledger"]


def test_every_living_entry_has_a_witness_or_a_reason() -> None:
    assert {one.id for one in entries()} - {"gone", "lost"} == set(LIVING)
