"""How well criteria tell first options apart: the sums, the bound, the file and the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.cli import main
from platform_guide.decision.audit.checks import decision_issues
from platform_guide.decision.audit.neutrality import digest
from platform_guide.decision.audit.separation import FIRST, Compared, compare, criteria_separate
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.issues import Severity
from platform_guide.sections.decide.neutrality import neutrality
from tests import sample
from tests.decision.small import DECISION, model

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.decision.engine.model import OptionData

MODEL = model()
RECORD: dict[str, Any] = {
    "digest": "0123456789abcdef",
    "date": "2026-11-20",
    "seed": 1,
    "readers": 100,
    "options": 5,
    "compared": 80,
    "equal": 300,
    "criteria": {"room": {"counted": 50, "separated": 10, "spread": 120, "share": 400}},
}


def option(**scores: int | tuple[int, int]) -> OptionData:
    """Return what is looked at of an option: its scores by criterion."""
    ends = {name: (one, one) if isinstance(one, int) else one for name, one in scores.items()}
    each = [{"criterion": name, "low": low, "high": high, "evidence": 100} for name, (low, high) in ends.items()]
    return {"scores": each}  # type: ignore[typeddict-item]


def test_a_criterion_separates_where_its_scores_differ_and_decides_by_weight_times_spread() -> None:
    found = Compared()
    weights = {"one": 50, "two": 25, "same": 25, "off": 0}
    found.take([option(one=100, two=0, same=40, off=0), option(one=60, two=40, same=40, off=100)], weights)
    assert found.of("one").model_dump() == {"counted": 1, "separated": 1, "spread": 400, "share": 666}
    assert found.of("two").model_dump() == {"counted": 1, "separated": 1, "spread": 400, "share": 333}
    assert found.of("same").model_dump() == {"counted": 1, "separated": 0, "spread": 0, "share": 0}
    assert found.of("off").model_dump() == {"counted": 0, "separated": 0, "spread": 0, "share": 0}
    assert found.equal_share == 250


def test_intervals_with_one_middle_are_not_the_same_score() -> None:
    found = Compared()
    found.take([option(one=(0, 100)), option(one=50)], {"one": 10})
    assert found.of("one").separated == 1
    assert found.equal_share == 0


def test_one_option_is_compared_with_nothing() -> None:
    found = Compared()
    found.take([option(one=10)], {"one": 10})
    found.take([option(one=10), option(one=20)], {"one": 0})
    assert (found.compared, found.equal_share, found.of("one").counted) == (0, 0, 0)


def test_parts_add_up_in_any_order() -> None:
    parts = [compare(MODEL, ["whole"], 5, part, 30) for part in range(2)]
    forwards, backwards = Compared(), Compared()
    for one, two in zip(parts, reversed(parts), strict=True):
        forwards.add(one)
        backwards.add(two)
    assert forwards == backwards
    assert forwards.readers == 60
    assert 0 < forwards.compared <= 60
    shares = [forwards.of(one["id"]).share for one in MODEL["criteria"]]
    assert 990 <= sum(shares) <= 1000


@pytest.mark.parametrize(("least", "found"), [(20, False), (21, True)])
def test_a_criterion_that_hardly_separates_is_reported(least: int, *, found: bool) -> None:
    data = DecisionData.model_validate({**DECISION, "separation": RECORD, "bounds": {"separates_least": least}})
    issues = [(one[0], one[1]) for one in criteria_separate(data)]
    assert issues == ([("decision-criterion-idle", ("separation", "criteria", "room"))] if found else [])


def test_measuring_criteria_writes_their_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    assert main(["measure", "--criteria", "--readers", "20", "--processes", "1", "--root", str(root)]) == 0
    assert "criteria compared for 20 of 20 readers" in capsys.readouterr().out
    assert not (root / "data/decision/neutrality.yaml").exists()
    assert not (root / "data/decision/witnesses.yaml").exists()
    found = sample.catalog(root)
    given = compile_model(found)
    measured = decision_of(found).separation
    assert measured
    assert (measured.readers, measured.options, measured.digest) == (20, FIRST, digest(given))
    assert set(measured.criteria) == {one["id"] for one in given["criteria"]}
    assert decision_issues(found, given) == []

    sample.change(root, "data/decision/rules.yaml", "swing: {comfort: 75}", "swing: {comfort: 50}")
    found = sample.catalog(root)
    (issue,) = decision_issues(found, compile_model(found))
    assert (issue.rule, issue.severity) == ("decision-measured-before", Severity.WARNING)
    assert issue.location.path == "data/decision/separation.yaml"


def test_the_page_shows_what_decides_most_first(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    assert main(["measure", "--readers", "20", "--processes", "1", "--root", str(root)]) == 0
    found = sample.catalog(root)
    page = neutrality(found, compile_model(found))
    assert page
    shares = [row.share for row in page.criteria]
    assert shares == sorted(shares, reverse=True)
    assert {row.label for row in page.criteria} == {one.label for one in decision_of(found).criteria}
    assert page.doors
