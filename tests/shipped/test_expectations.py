"""Organisations are told what can be signed: what is expected of each was written before the decision was asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.predicate.syntax import parse
from platform_guide.decision.predicate.types import candidate_vocabulary, check
from tests import shipped
from tests.decision.shipped import shipped_model
from tests.shipped.expectations import FOLDER, Case, cases, written, wrong
from tests.support import some

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = tuple(cases())
WIDER = dict(
    line.split(": ", 1) for line in (FOLDER.parent / "wider.txt").read_text(encoding="utf-8").splitlines() if line
)
"""Cases led by an entry that the guide did not have when the expectation was written, each with why that may stand."""
OPEN = frozenset((FOLDER.parent / "open.txt").read_text(encoding="utf-8").split()) | WIDER.keys()
"""Cases whose result cannot be signed yet. A case that can be signed fails until it is taken off the list."""
WRITTEN = dt.date(2026, 11, 29)
"""The day after which entries came that no expectation knows."""
TOPICS = {
    "stays", "overlaps", "requires", "build-yourself", "verify", "pilot-edition", "conflict", "settle-first",
    "no-platform", "changes", "ended",
}  # fmt: skip


def marked(case: Case) -> object:
    """Mark a case that is known to be open."""
    marks = pytest.mark.xfail(strict=True, raises=AssertionError) if case.id in OPEN else ()
    return pytest.param(case, marks=marks, id=case.id)


@pytest.mark.parametrize("case", [marked(case) for case in ALL if "-flip-" not in case.id])
def test_an_organisation_gets_an_answer_that_can_be_signed(case: Case) -> None:
    assert not wrong(case)


@pytest.mark.parametrize("case", [marked(case) for case in some([case for case in ALL if "-flip-" in case.id], 14)])
def test_another_answer_leads_to_what_must_follow(case: Case) -> None:
    assert not wrong(case)


def test_only_cases_that_exist_are_open() -> None:
    assert {case.id for case in ALL} >= OPEN


@pytest.mark.parametrize("case", [case for case in ALL if case.id in WIDER], ids=lambda case: case.id)
def test_only_a_newer_entry_keeps_a_case_from_its_expectation(case: Case) -> None:
    newer = {name for day in shipped.catalog().changelog if day.date > WRITTEN for name in day.added}
    for complaint in wrong(case):
        assert complaint.startswith("first: "), complaint
        assert any(name in complaint for name in newer), complaint


def test_every_organisation_of_the_guide_is_judged_by_its_own_answers() -> None:
    organisations = {one.id: one.answers for one in decision_of(shipped.catalog()).organisations}
    judged = {case.id: case.answers for case in ALL}
    assert len(judged) == len(ALL)
    for name, answers in organisations.items():
        assert {question: list(given) for question, given in answers.items()} == judged[name], name


def test_there_are_enough_of_them_to_be_told_apart() -> None:
    assert len(written()) >= 65
    assert len(ALL) - len(written()) >= 20


@pytest.mark.parametrize("case", ALL, ids=[case.id for case in ALL])
def test_answers_reach_the_end_and_every_name_exists(case: Case) -> None:
    model = shipped_model()
    interview = walk(model, case.answers)
    assert interview["complete"], interview["next"]
    assert "-flip-" in case.id or not interview["dropped"]
    assert set(named(case)) <= {name for one in model["candidates"] for name in entries(one["id"])}
    assert {said["topic"] for said in case.must_say} <= TOPICS
    catalog = shipped.catalog()
    vocabulary = candidate_vocabulary(catalog.settings, catalog.areas, catalog.platforms, {})
    for text in case.must_not.get("every_part", ()):
        assert not check(parse(text), vocabulary), text


def named(case: Case) -> Iterator[str]:
    """Yield the entries and editions that a case names."""
    yield from case.may.get("new", ())
    for one in case.may.get("one_of", ()):
        yield from one
    yield from case.must_not.get("entries", ())
    yield from (name for name in case.must_not.get("replaced", ()) if name != "*")


def entries(entry: str) -> list[str]:
    """Return an entry and its editions as expectations name them."""
    return [entry, *(f"{entry}/{edition.id}" for edition in shipped.catalog().platforms[entry].editions)]


def test_what_is_wrong_is_found() -> None:
    case = next(case for case in ALL if case.id == "bank-on-azure")
    said = ({"topic": "conflict", "about": ["place"]},)
    spoilt = Case(case.id, case.answers, {"kinds": ["learn"], "new": []}, {"every_part": ["id == docker"]}, said)
    assert {problem.split()[0] for problem in wrong(spoilt)} == {"kind", "first:", "forbidden:", "does"}
