"""A problem that comes with a layer is said at what causes it, and never at a line that has nothing to do with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from platform_guide.catalog.blame import UPSTREAM
from platform_guide.decision.audit.checks import decision_issues
from platform_guide.decision.engine.compile import compile_model
from platform_guide.issues import Issue, Severity, report
from tests import sample
from tests.layers import acme
from tests.layers.test_questions import layer, question
from tests.support import ROOT

# What these tests run is covered by the others; following each line of it would take minutes.
pytestmark = [pytest.mark.shipped, pytest.mark.no_cover]
BYSTANDER = "great-expectations"
CATEGORY = "categories:\n  - {id: in-house, label: In-house, description: What we built ourselves.}\n"


def audited(files: dict[str, str]) -> list[Issue]:
    """Return what the audit finds in a layer beside an entry that it hides and that nobody asks for."""
    catalog, issues = acme.check({**acme.hide("platforms", BYSTANDER), **files})
    assert catalog is not None, report(issues)
    return acme.audited(catalog)


def unmet(files: dict[str, str]) -> Issue:
    """Return the one warning of demands that nothing meets."""
    (issue,) = [issue for issue in audited(files) if issue.rule == "decision-infeasible"]
    return issue


def own_entry(model: str) -> str:
    """Return an entry of the layer that is like one of the guide."""
    text = (ROOT / "data" / "platforms" / f"{model}.yaml").read_text(encoding="utf-8")
    text = text.replace(f"id: {model}", "id: acme-own", 1)
    text = re.sub("model: (subscription|quote)", "model: free", text)
    text = re.sub(r"^name: .*$", "name: Acme Own", text, count=1, flags=re.MULTILINE)
    return re.sub(r"^(aliases|integrations|mirror):\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)


def test_a_category_without_points_is_said_with_the_criterion_and_the_file() -> None:
    points = "{cloud-native: 100, end-to-end: 50, open-source: 50}"
    words = "label: By category, low_label: a, high_label: b, rationale: c"
    given = {
        "settings.yaml": CATEGORY,
        "decision/own.yaml": f"criteria:\n  - {{id: kin, {words}, attribute: category, values: {points}}}\n",
    }
    catalog, issues = acme.check({**acme.hide("platforms", BYSTANDER), **given})
    assert catalog is None
    (issue,) = [issue for issue in issues if issue.severity is Severity.ERROR]
    assert (issue.rule, issue.location.path, issue.location.line) == (
        "decision-criterion",
        f"{acme.LAYER}/decision/own.yaml",
        2,
    )
    assert "`kin` has no points for `in-house`" in issue.text
    assert "decision/criteria.yaml" in issue.hint
    assert "{id: kin, values: {in-house: <0 to 100>}}" in issue.hint


def test_no_criterion_of_the_guide_needs_points_for_a_category_of_a_layer() -> None:
    catalog, issues = acme.check({"settings.yaml": CATEGORY})
    assert catalog is not None, report(issues)


def test_demands_of_a_rule_of_the_layer_are_said_at_the_rule() -> None:
    issue = unmet(layer(question("own-question", "oversight")))
    assert (issue.location.path, issue.location.line) == (f"{acme.LAYER}/decision/rules.yaml", 2)
    assert issue.text.count("with this layer") == 1


def test_demands_that_only_a_hidden_entry_met_are_said_where_it_is_hidden() -> None:
    assert unmet(acme.hide("platforms", "mlflow")).location.path == f"{acme.LAYER}/platforms/mlflow.yaml"


def test_demands_that_an_added_entry_makes_askable_are_said_at_the_entry() -> None:
    issue = unmet({"platforms/acme-own.yaml": own_entry("domino")})
    assert issue.location.path == f"{acme.LAYER}/platforms/acme-own.yaml"


def test_what_nobody_can_trace_says_so_at_the_layer() -> None:
    # A number in the settings of the engine decides how many parts a stack may have.
    issues = audited({"decision/parameters.yaml": "parameters: {max_parts: 1}\n"})
    found = [issue for issue in issues if issue.rule == "decision-infeasible"]
    assert [issue.location.path for issue in found] == [f"{acme.LAYER}/layer.yaml"]
    assert "cannot be told" in found[0].text


def test_the_hint_on_demands_that_nothing_meets_can_be_copied() -> None:
    files = acme.hide("platforms", "gitlab")
    noted = "known_infeasible:\n"
    found = audited(files)
    assert found
    # One set of demands is said at a time, and each hint that is copied leaves fewer.
    for _ in range(12):
        line = re.search(r"`- (\{.*?\})`", found[0].hint)
        assert line
        assert yaml.safe_load(line.group(1))["because"]
        assert line.group(1) not in noted
        noted += f"  - {line.group(1)}\n"
        found = audited(files | {"decision/known.yaml": noted})
        if not found:
            return
    pytest.fail("hints that were copied did not settle it")


def test_problems_of_the_guides_own_audits_are_warnings_to_those_who_build_on_it(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/decision/witnesses.yaml", 'witnesses:\n  roadster: "door=nowhere"\n')
    alone = sample.catalog(root)
    assert {issue.severity for issue in decision_issues(alone, compile_model(alone))} == {Severity.ERROR}
    sample.write(root, "data-acme/layer.yaml", "label: Acme\ninternal: true\n")
    layered = sample.catalog(root, "data", "data-acme")
    found = decision_issues(layered, compile_model(layered))
    assert {(issue.severity, issue.hint) for issue in found} == {(Severity.WARNING, UPSTREAM)}


def test_a_changelog_that_the_data_contradict_is_a_warning_to_those_who_build_on_it(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    change = "{platform: roadster, capability: brakes, was: none, now: partial, why: Somebody looked at them again.}"
    text = f"id: 2026-11-10\ndate: 2026-11-10\nsummary: Brakes were read again.\nclaims:\n  - {change}\n"
    sample.write(root, "data/changelog/2026-11-10.yaml", text)
    alone = [(issue.rule, issue.severity) for issue in sample.check(root)]
    assert alone == [("changelog-contradicts", Severity.ERROR)]
    sample.write(root, "data-acme/layer.yaml", "label: Acme\ninternal: true\n")
    found = [(issue.rule, issue.severity, issue.hint) for issue in sample.check(root, "data", "data-acme")]
    assert found == [("changelog-contradicts", Severity.WARNING, UPSTREAM)]


def test_one_slip_in_after_is_one_error_with_the_nearest_name() -> None:
    _, issues = acme.check(layer(question("own-question", "overside"), question("own-other", "oversight")))
    (issue,) = [issue for issue in issues if issue.severity is Severity.ERROR]
    assert issue.rule == "decision-name-unknown"
    assert issue.hint.startswith("did you mean `oversight`?")


@pytest.mark.parametrize("field", ["witnesses", "listed_only"])
def test_a_witness_of_no_entry_is_an_error_with_the_nearest_id(field: str) -> None:
    catalog, issues = acme.check({"decision/known.yaml": f"{field}:\n  seldom-core: door=choose\n"})
    assert catalog is None
    (issue,) = issues
    assert (issue.location.path, issue.location.line) == (f"{acme.LAYER}/decision/known.yaml", 2)
    assert issue.rule == "decision-name-unknown"
    assert issue.hint.startswith("did you mean `seldon-core`?")


def test_a_hidden_id_that_does_not_exist_has_its_nearest_name_though_that_is_hidden_too() -> None:
    files = {**acme.hide("platforms", BYSTANDER), **acme.hide("platforms", "greatexpectations")}
    _, issues = acme.check(files)
    (issue,) = [issue for issue in issues if issue.rule == "hide-unknown"]
    assert issue.hint == f"did you mean `{BYSTANDER}`? correct the id, or delete this file"
