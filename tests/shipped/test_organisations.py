"""The guide's own data, asked by organisations whose right answer people can agree on."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.model import PartData, Recommendation
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.predicate.evaluate import evaluate
from platform_guide.decision.predicate.syntax import parse
from platform_guide.decision.predicate.types import LEVELS, candidate_vocabulary, lower
from tests import shipped
from tests.decision.shipped import shipped_model
from tests.support import ROOT

# What these tests run is covered by the others; following each line of it would take minutes.
pytestmark = pytest.mark.no_cover

FILE = ROOT / "tests" / "decision" / "organisations.yaml"
ORGANISATIONS = yaml.safe_load(FILE.read_text(encoding="utf-8"))["organisations"]


CHANGED = frozenset(
    {
        "cluster-software-switched-off",
        "founders-with-nothing-decided",
        "manufacturer-with-machines-at-the-line",
        "public-administration",
    }
)
"""Organisations whose answer the re-read claims have changed: what is expected of them stays as it was written, and
the rules of the decision have to come up to it."""


def expected(organisation: dict[str, Any]) -> Any:  # noqa: ANN401 - pytest's own type is private
    """Mark an organisation whose answer is known to be wrong; one that is right again fails until it is unmarked."""
    marks = pytest.mark.xfail(strict=True, raises=AssertionError) if organisation["id"] in CHANGED else ()
    return pytest.param(organisation, marks=marks, id=organisation["id"])


def answers_of(name: str) -> dict[str, list[str]]:
    """Return the answers of an organisation of the guide's data."""
    found = next(one for one in decision_of(shipped.catalog()).organisations if one.id == name)
    return {question: list(given) for question, given in found.answers.items()}


def test_every_organisation_of_the_guide_is_judged() -> None:
    assert [one["id"] for one in ORGANISATIONS] == [one.id for one in decision_of(shipped.catalog()).organisations]


@pytest.mark.parametrize("organisation", [expected(one) for one in ORGANISATIONS])
def test_an_organisation_gets_an_answer_that_people_would_sign(organisation: dict[str, Any]) -> None:
    found = decide(shipped_model(), answers_of(organisation["id"]))
    outcome = found["outcome"]
    assert found["interview"]["complete"], "the answers of organisations.yaml no longer reach the end"
    assert found["interview"]["dropped"] == []
    assert found["exhaustive"]
    assert outcome["kind"] in organisation["kinds"], outcome
    listed = [part for option in found["options"] + found["verify"] for part in option["parts"]]
    assert not {part["entry"] for part in listed} & set(organisation.get("never", []))
    if "first" in organisation and found["options"]:
        firsts = [sorted(part["entry"] for part in one["parts"]) for one in found["options"] if one["rank"] == 1]
        assert any(sorted(wanted) in firsts for wanted in organisation["first"]), firsts
        assert firsts[0] in [sorted(wanted) for wanted in organisation["first"]]
    if "fewest" in organisation and found["options"]:
        assert found["options"][0]["new"] <= organisation["fewest"]
    if "lesson" in organisation:
        assert outcome["lesson"]["path"] == organisation["lesson"]
        assert (ROOT / "docs" / outcome["lesson"]["path"]).is_file()
    if "conflict" in organisation:
        _check_conflict(found, organisation["conflict"])
    if "every_part" in organisation:
        for part in listed:
            assert holds(organisation["every_part"], part), part


def _check_conflict(found: Recommendation, expected: list[str]) -> None:
    conflict = found["conflict"]
    assert conflict
    # What is needed may belong to it: libraries need nobody who runs them, and cover some needs.
    assert [found["musts"][one["must"]]["rule"] for one in conflict["members"] if "must" in one] == expected
    assert conflict["relax"]


def holds(text: str, part: PartData) -> bool | None:
    """Evaluate a condition over the edition that an option names."""
    catalog = shipped.catalog()
    vocabulary = candidate_vocabulary(catalog.settings, catalog.areas, catalog.platforms, {})
    model = shipped_model()
    candidate = next(one for one in model["candidates"] if one["id"] == part["entry"])
    edition = next(
        one
        for one in candidate["editions"]
        if one["id"] == part["edition"] and one["attributes"]["delivery"][0] == part["delivery"]
    )

    def look(name: str) -> Any:  # noqa: ANN401 - values of any type
        if name.startswith("claim."):
            level = edition["levels"][model["capabilities"].index(name.removeprefix("claim."))]
            return None if level == "?" else int(level)
        return edition["attributes"][name]

    assert len(LEVELS) == 4
    return evaluate(lower(parse(text), vocabulary), look)


def test_a_reader_is_asked_ten_to_fifteen_questions_and_a_learner_three_at_most() -> None:
    for one in ORGANISATIONS:
        asked = len(decide(shipped_model(), answers_of(one["id"]))["interview"]["asked"])
        least, most = {"learn": (1, 3), "gap": (5, 10), "choose": (10, 15)}[answers_of(one["id"])["door"][0]]
        assert least <= asked <= most, one["id"]


def test_every_statement_about_a_need_leads_to_a_claim_with_evidence() -> None:
    catalog = shipped.catalog()
    for organisation in ORGANISATIONS:
        for option in decide(shipped_model(), answers_of(organisation["id"]))["options"]:
            for part in option["parts"]:
                for covered in part["covers"]:
                    claim = catalog.cell(catalog.platforms[part["entry"]], covered["capability"]).claim
                    assert claim is not None
                    assert claim.evidence
