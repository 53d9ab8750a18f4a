"""Whatever a layer hides, what points at it falls away, and the guide stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.decision.data.record import decision_of
from platform_guide.guide import load_all
from platform_guide.issues import Severity, report
from platform_guide.sections.platforms.directives import DIRECTIVES
from tests import sample, shipped
from tests.catalog.test_rules import VARIANT
from tests.layers import acme
from tests.support import ROOT, some

pytestmark = pytest.mark.shipped
ENTRIES = sorted(path.stem for path in (ROOT / "data" / "platforms").glob("*.yaml"))
AREAS = sorted(path.stem for path in (ROOT / "data" / "capabilities").glob("*.yaml"))


def hidden(word: str, name: str) -> list[str]:
    """Hide something; return the rules of the warnings that this brings, and fail where it brings an error."""
    catalog, issues = acme.check(acme.hide(word, name))
    assert catalog is not None, report(issues)
    own = [issue for issue in issues if issue.location.path.startswith(acme.LAYER)]
    assert own == issues, report(issues)
    assert sum(issue.rule == "references-left-out" for issue in issues) <= 1
    return [issue.rule for issue in issues]


@pytest.mark.parametrize("name", some(ENTRIES, 6))
def test_each_entry_can_be_hidden(name: str) -> None:
    # A question of the course that is drawn from the data may have too few right or wrong answers left.
    assert set(hidden("platforms", name)) <= {"references-left-out", "question-not-supported"}


@pytest.mark.parametrize("name", some(AREAS, 7, share=0.2))
def test_each_area_can_be_hidden_with_its_capabilities(name: str) -> None:
    # A must-have that names the area falls with it, and may have been all that read a fact.
    assert set(hidden("capabilities", name)) <= {"references-left-out", "decision-fact-unread"}


def test_each_term_of_the_glossary_can_be_hidden() -> None:
    for term in some(shipped.catalog().glossary, 5):
        assert set(hidden("glossary", term.id)) <= {"references-left-out"}


def test_each_capability_can_be_hidden() -> None:
    for area, capability in some(list(shipped.catalog().capabilities()), 1):
        rules = hidden("capability", f"{area.id}/{capability.id}")
        assert set(rules) <= {"references-left-out", "scope-empty"}


@pytest.mark.sampled
@pytest.mark.parametrize("word", ["organisations", "rules", "criteria", "known_infeasible", "places", "doors"])
def test_what_the_decision_names_can_be_hidden(word: str) -> None:
    untidy = {"references-left-out", "decision-fact-unread", "decision-question-inert", "decision-unreached"}
    for one in some(getattr(decision_of(shipped.catalog()), word), 2):
        assert set(hidden(word, one.id)) <= untidy


@pytest.mark.no_cover
@pytest.mark.slow
@pytest.mark.parametrize("name", some(ENTRIES, 3, share=0.008))
def test_all_pages_are_made_without_a_hidden_entry(name: str, tmp_path: Path) -> None:
    files = {f"{acme.LAYER}/{path}": text for path, text in acme.hide("platforms", name).items()}
    guide, issues = acme.prepared(acme.copy(tmp_path, files))
    assert guide is not None, report(issues)
    left = [page.path for page in guide.output.pages if f"platforms/{name}/" in page.html]
    assert left == []
    assert all(issue.location.path.startswith(acme.LAYER) for issue in issues), report(issues)


@pytest.mark.no_cover
@pytest.mark.slow
def test_all_pages_are_made_without_a_hidden_area(tmp_path: Path) -> None:
    files = {f"{acme.LAYER}/{path}": text for path, text in acme.hide("capabilities", "genai").items()}
    guide, issues = acme.prepared(acme.copy(tmp_path, files))
    assert guide is not None, report(issues)


def test_a_variant_of_a_hidden_entry_keeps_what_it_inherited() -> None:
    entries = shipped.catalog().platforms.values()
    variant = next(entry for entry in entries if entry.mirror)
    assert variant.mirror is not None
    before = {
        capability.id: shipped.catalog().cell(variant, capability.id)
        for _, capability in shipped.catalog().capabilities()
    }
    catalog, _ = acme.check(acme.hide("platforms", variant.mirror.of))
    assert catalog is not None
    after = catalog.platforms[variant.id]
    assert after.mirror is None
    for name, cell in before.items():
        assert catalog.cell(after, name).level is cell.level
        assert (catalog.cell(after, name).claim or cell.claim) is not None or cell.claim is None


def test_what_a_variant_inherited_from_a_hidden_entry_stays_unknown(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/platforms/hire.yaml", VARIANT)
    sample.write(root, "own/layer.yaml", "label: Ours\n")
    sample.write(root, "own/platforms/roadster.yaml", "hide: true\n")
    found, issues = load_all(root, ("data", "own"), sample.TODAY)
    assert found, issues
    claim = found.platforms["hire"].claims["brakes"]
    assert (claim.level, claim.note) == (Level.UNKNOWN, "As Roadster, and not checked for this product.")
    assert [proof.url for proof in claim.evidence] == ["https://example.org/brakes"]


def test_an_edition_still_requires_what_is_hidden() -> None:
    entry, at = next(
        (entry.id, at)
        for entry in shipped.catalog().platforms.values()
        for at, edition in enumerate(entry.editions)
        if edition.requires == ("kubernetes",) and not edition.requires_outside
    )
    catalog, _ = acme.check(acme.hide("platforms", "kubernetes"))
    assert catalog is not None
    edition = catalog.platforms[entry].editions[at]
    assert (edition.requires, edition.requires_outside) == ((), "Kubernetes")


def test_the_references_are_counted_in_one_line() -> None:
    _, issues = acme.check({**acme.hide("platforms", "iguazio"), **acme.hide("platforms", "domino")})
    (issue,) = issues
    assert issue.severity is Severity.WARNING
    assert issue.text.endswith(" references to what `data-acme` hides were left out: domino, iguazio")


def test_a_layers_own_reference_to_what_it_hides_is_its_mistake() -> None:
    files = acme.hide("platforms", "iguazio") | {
        "platforms/mlflow.yaml": "id: mlflow\nlifecycle: {alternatives: [iguazio]}\n"
    }
    catalog, issues = acme.check(files)
    assert catalog is None
    (issue,) = [issue for issue in issues if issue.severity is Severity.ERROR]
    assert (issue.rule, issue.location.path) == ("platform-unknown", f"{acme.LAYER}/platforms/mlflow.yaml")


def test_a_hidden_question_is_passed_over_where_the_layer_says_what_the_fact_is() -> None:
    files = acme.hide("questions", "harm")
    catalog, issues = acme.check(files)
    assert catalog is None
    (issue,) = [issue for issue in issues if issue.severity is Severity.ERROR]
    assert (issue.rule, issue.location.path) == ("decision-fact-unset", f"{acme.LAYER}/decision/questions.yaml")
    assert "`unasked`" in issue.hint
    catalog, issues = acme.check(files | {"decision/facts.yaml": "facts:\n  - {id: harm, unasked: money}\n"})
    assert catalog is not None, report(issues)
    before = next(question for question in decision_of(catalog).questions if question.id == "cadence")
    assert [edge.to for edge in before.next] == ["people"]
    assert len(decision_of(catalog).organisations) == len(decision_of(shipped.catalog()).organisations)


@pytest.mark.parametrize(("word", "name"), [("facts", "goal"), ("steps", "pilot")])
def test_what_cannot_be_hidden_is_said_once_and_where_it_is_hidden(word: str, name: str) -> None:
    catalog, issues = acme.check(acme.hide(word, name))
    assert catalog is None
    (issue,) = [issue for issue in issues if issue.severity is Severity.ERROR]
    assert (issue.rule, issue.location.path) == ("hide-needed", f"{acme.LAYER}/decision/{word}.yaml")
    assert "data/decision/" in issue.hint


def test_a_page_may_name_the_recipes_of_what_is_hidden() -> None:
    (argument,) = {one.arguments["from"] for one in DIRECTIVES if one.name == "recipe-shells"}
    hidden, _ = acme.check(acme.hide("platforms", "kubernetes"))
    assert hidden is not None
    assert "kubernetes-job" not in {recipe.id for recipe in hidden.recipes}
    assert argument.problem(hidden, "from", "kubernetes-job") is None
    problem = argument.problem(hidden, "from", "gitlab-cj")
    assert problem is not None
    assert "did you mean `gitlab-ci`?" in problem[1]
    # A guide without the folder of recipes has none that a page could name.
    assert argument.problem(replace(hidden, recipes=(), base=None), "from", "gitlab-cj") is None


@pytest.mark.no_cover
@pytest.mark.slow
def test_pages_name_what_is_hidden_in_plain_words_and_own_pages_may_not(tmp_path: Path) -> None:
    page = "# A page\n\nSee [[iguazio]], [this](../capabilities/lineage.md), [[mlflow]] and `[[iguazio]]`.\n"
    files = {f"{acme.LAYER}/{path}": text for path, text in acme.hide("platforms", "iguazio").items()}
    files |= {f"{acme.LAYER}/{path}": text for path, text in acme.hide("capability", "data-artifacts/lineage").items()}
    root = acme.copy(tmp_path, files | {"docs/learn/a-page.md": page})
    guide, issues = acme.prepared(root)
    assert guide is not None, report(issues)
    text = guide.directives.expand_markdown("learn/a-page.md", page)
    assert "See Iguazio, this, [MLflow](../platforms/mlflow.md) and `[[iguazio]]`." in text
    # Pages of a layer are checked as they stand.
    (problem,) = guide.directives.check("See [[iguazio]].")
    assert problem[1] == "platform-unknown"


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("decision/x.yaml", "questions: 3\n", "value-wrong-type"),
        ("capabilities/genai.yaml", "id: genai\ncapabilities: 3\n", "value-wrong-type"),
        ("platforms/mlflow.yaml", "id: mlflow\nclaims: 3\n", "value-wrong-type"),
        ("platforms/mlflow.yaml", "id: mlflow\neditions: [{id: open-sauce, hide: true}]\n", "hide-unknown"),
        ("settings.yaml", "hide: true\n", "hide-needed"),
    ],
)
def test_what_is_overwritten_by_mistake_is_not_taken_for_hidden(path: str, text: str, rule: str) -> None:
    catalog, issues = acme.check({path: text})
    assert catalog is None
    assert [(issue.rule, issue.location.path) for issue in issues] == [(rule, f"{acme.LAYER}/{path}")], report(issues)
