"""What holds for the result of every organisation of the guide's data; what each is told is in test_expectations."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.recommend import decide
from tests import shipped
from tests.decision.shipped import shipped_model
from tests.support import ROOT

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Recommendation


@functools.cache
def results() -> dict[str, Recommendation]:
    """Return what each organisation of the guide's data is told."""
    return {
        one.id: decide(shipped_model(), {question: list(given) for question, given in one.answers.items()})
        for one in decision_of(shipped.catalog()).organisations
    }


def test_the_answers_of_every_organisation_reach_the_end_and_all_stacks_were_searched() -> None:
    for name, found in results().items():
        assert found["interview"]["complete"], name
        assert found["interview"]["dropped"] == [], name
        assert found["exhaustive"], name


def test_a_lesson_that_is_named_exists_and_a_conflict_says_what_would_settle_it() -> None:
    lessons = [found["outcome"]["lesson"] for found in results().values() if "lesson" in found["outcome"]]
    assert lessons
    assert all((ROOT / "docs" / lesson["path"]).is_file() for lesson in lessons)
    conflicts = [found["conflict"] for found in results().values() if found["outcome"]["kind"] == "nothing"]
    assert conflicts
    assert all(conflict and conflict["relax"] for conflict in conflicts)


def test_a_reader_is_asked_ten_to_fifteen_questions_and_a_learner_three_at_most() -> None:
    organisations = {one.id: one for one in decision_of(shipped.catalog()).organisations}
    for name, found in results().items():
        least, most = {"learn": (1, 3), "gap": (5, 10), "choose": (10, 15)}[organisations[name].answers["door"][0]]
        assert least <= len(found["interview"]["asked"]) <= most, name


def test_every_statement_about_a_need_leads_to_a_claim_with_evidence() -> None:
    catalog = shipped.catalog()
    for found in results().values():
        for option in found["options"]:
            for part in option["parts"]:
                for covered in part["covers"]:
                    claim = catalog.cell(catalog.platforms[part["entry"]], covered["capability"]).claim
                    assert claim is not None
                    assert claim.evidence
