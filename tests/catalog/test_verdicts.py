"""Verdicts stand in layers, are of the vocabulary, and are looked at again in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.issues import Severity
from tests import sample

VERDICTS = """verdicts:
  - {id: approved, label: Approved, description: Ride it., tone: go}
  - {id: banned, label: Banned, description: Walk., tone: stop}
"""
GIVEN = "status: banned, owner: Bicycle office, reason: It squeaks., review_by: 2027-01-31"
LAYER = ("data", "data-acme")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A guide with a layer whose settings name two verdicts."""
    root = sample.sample(tmp_path)
    sample.write(root, "data-acme/settings.yaml", VERDICTS)
    return root


def give(root: Path, verdict: str = GIVEN, layer: str = "data-acme") -> None:
    sample.write(root, f"{layer}/platforms/roadster.yaml", f"id: roadster\nverdict: {{{verdict}}}\n")


def test_a_layer_gives_a_verdict(root: Path) -> None:
    give(root, f"{GIVEN}, contact: bikes@example.org, since: 2026-01-01")
    verdict = sample.catalog(root, *LAYER).platforms["roadster"].verdict
    assert verdict
    assert (verdict.status, verdict.owner, verdict.contact) == ("banned", "Bicycle office", "bikes@example.org")


def test_a_later_layer_changes_one_field_of_it(root: Path) -> None:
    give(root)
    give(root, "status: approved", "data-team")
    verdict = sample.catalog(root, *LAYER, "data-team").platforms["roadster"].verdict
    assert verdict
    assert (verdict.status, verdict.owner) == ("approved", "Bicycle office")


def test_the_data_that_all_share_hold_no_verdict(root: Path) -> None:
    sample.change(root, "data/platforms/roadster.yaml", "claims:\n", f"verdict: {{{GIVEN}}}\nclaims:\n")
    (issue,) = sample.check(root, *LAYER)
    assert (issue.rule, issue.location.path) == ("verdict-in-base", "data/platforms/roadster.yaml")
    assert issue.hint == "move it into a layer"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("banned", "baned", "verdict-unknown"),
        ("2027-01-31", "2026-01-31, since: 2026-02-01", "verdict-dates"),
        ("2027-01-31", "soon", "value-malformed"),
        ("owner: Bicycle office, ", "", "field-missing"),
        ("status: banned", "status: banned, colour: red", "field-unknown"),
    ],
)
def test_what_is_wrong_is_said_in_the_layer(old: str, new: str, rule: str, root: Path) -> None:
    give(root, GIVEN.replace(old, new))
    (issue,) = sample.check(root, *LAYER)
    assert (issue.rule, issue.location.path) == (rule, "data-acme/platforms/roadster.yaml")
    if rule == "verdict-unknown":
        assert issue.hint.startswith("did you mean `banned`?")


def test_a_verdict_that_is_overdue_is_a_warning(root: Path) -> None:
    give(root, GIVEN.replace("2027-01-31", "2026-11-19"))
    (issue,) = sample.check(root, *LAYER)
    assert (issue.rule, issue.severity) == ("verdict-overdue", Severity.WARNING)


def test_a_verdict_may_not_be_called_what_no_verdict_is_called(root: Path) -> None:
    sample.write(root, "data-acme/settings.yaml", VERDICTS.replace("id: banned", "id: none"))
    (issue,) = sample.check(root, *LAYER)
    assert (issue.rule, issue.location.line) == ("id-reserved", 3)


def test_a_rule_may_not_ask_for_a_verdict_that_nobody_can_give(root: Path) -> None:
    require = "require: [{that: verdict != baned, on_unknown: exclude, label: It is allowed here}]"
    rule = f"rules:\n  - {{id: allowed, when: true, because: We say so., {require}}}\n"
    sample.write(root, "data-acme/decision/rules.yaml", rule)
    (issue,) = [issue for issue in sample.check(root, *LAYER) if issue.location.path.startswith("data-acme")]
    assert "`baned` is no value" in issue.text
    assert issue.hint == "did you mean `banned`? allowed: approved, banned, none"
