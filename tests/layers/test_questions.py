"""A layer adds questions, rules and criteria of its own to every door without redefining what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.interview import walk
from platform_guide.issues import Issue, Severity, report
from tests import shipped
from tests.layers import acme
from tests.support import ROOT

pytestmark = pytest.mark.shipped
FACT = "facts:\n  - {id: own-fact, type: bool, label: Our fact, why: Our rule reads it., unasked: false}\n"
RULE = """\
rules:
  - id: own-rule
    when: own-fact
    because: We know it.
    require:
      - {that: licence == open-source or owned, on_unknown: exclude, label: Our must-have}
    swing: {own-criterion: 90}
"""
CRITERION = """\
criteria:
  - id: own-criterion
    label: Ours
    low_label: Little
    high_label: Much
    rationale: It matters here.
    claims: [single-sign-on]
"""
DOORS = ("learn", "gap", "choose")


def question(name: str, after: str, more: str = "") -> str:
    """Return a question of the layer."""
    return f"""\
  - id: {name}
    step: pilot
    text: Is it so?
    why: Our rule depends on it.
    kind: single
    answers:
      - {{id: so, label: "Yes", set: {{own-fact: true}}}}
      - {{id: not-so, label: "No", set: {{own-fact: false}}}}
    assumed: [not-so]
    unknown: {{label: I do not know, find_out: Ask., ask: Somebody}}
    after: {after}
{more}"""


def layer(*questions: str) -> dict[str, str]:
    """Return the files of a layer with some questions."""
    return {
        "decision/facts.yaml": FACT,
        "decision/rules.yaml": RULE,
        "decision/criteria.yaml": CRITERION,
        "decision/questions.yaml": "questions:\n" + "".join(questions),
    }


def errors(issues: list[Issue]) -> list[tuple[str, str]]:
    """Return rule and place of the errors."""
    return [
        (issue.rule, f"{issue.location.path}:{issue.location.line}")
        for issue in issues
        if issue.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("door", DOORS)
def test_a_question_at_each_door(door: str) -> None:
    start = next(one.start for one in decision_of(shipped.catalog()).doors if one.id == door)
    catalog, issues = acme.check(layer(question("own-question", start)))
    assert catalog is not None, report(issues)
    model = compile_model(catalog)
    first = next(one for one in model["questions"] if one["id"] == start)
    answer = first["answers"][0]["id"]
    found = walk(model, {"door": [door], start: [answer], "own-question": ["so"]})
    assert found["asked"] == [start, "own-question"]
    assert found["facts"]["own-fact"] is True
    before = walk(compile_model(shipped.catalog()), {"door": [door], start: [answer]})
    assert found["next"] == before["next"]


@pytest.mark.parametrize("door", DOORS)
def test_a_question_right_behind_a_door(door: str) -> None:
    catalog, issues = acme.check(layer(question("own-question", door)))
    assert catalog is not None, report(issues)
    assert walk(compile_model(catalog), {"door": [door]})["next"] == "own-question"


def test_a_question_that_is_asked_only_where_its_condition_holds() -> None:
    catalog, issues = acme.check(layer(question("own-question", "people", "    when: people == several\n")))
    assert catalog is not None, report(issues)
    model = compile_model(catalog)
    given = {"door": ["gap"], "gaps": ["tracking"]}
    assert walk(model, given | {"people": ["several"]})["next"] == "own-question"
    assert walk(model, given | {"people": ["few"]})["next"] == "skill"


def test_questions_behind_one_question_come_in_the_order_in_which_they_stand() -> None:
    names = ("own-one", "own-two", "own-three")
    files = layer(*(question(name, "people") for name in names), question("own-last", "own-three"))
    catalog, issues = acme.check(files)
    assert catalog is not None, report(issues)
    given = {"door": ["gap"], "gaps": ["tracking"], "people": ["few"]}
    asked = walk(compile_model(catalog), given | {name: ["so"] for name in (*names, "own-last")})["asked"]
    assert asked == ["gaps", "people", *names, "own-last"]


def test_five_questions_of_layers_at_a_door_and_not_six() -> None:
    questions = [question(f"own-{at}", "predictions") for at in range(6)]
    catalog, issues = acme.check(layer(*questions[:5]))
    assert catalog is not None, report(issues)
    catalog, issues = acme.check(layer(*questions))
    assert catalog is None
    path = f"{acme.LAYER}/decision/questions.yaml"
    # Two doors lead there, choosing and judging.
    assert [(rule, place.partition(":")[0]) for rule, place in errors(issues)] == [("decision-path-long", path)] * 2
    assert "6 questions of layers, 5 are allowed" in report(issues)


@pytest.mark.parametrize(
    ("questions", "rule", "line"),
    [
        ((question("own-question", "peeple"),), "decision-name-unknown", 12),
        ((question("own-question", "people", "    next: [{to: end}]\n"),), "decision-after", 12),
        ((question("own-question", "gap", "    when: people == few\n"),), "decision-after", 12),
        ((question("own-question", "own-other"), question("own-other", "own-question")), "decision-circle", 12),
    ],
)
def test_a_mistake_in_where_a_question_belongs(questions: tuple[str, ...], rule: str, line: int) -> None:
    catalog, issues = acme.check(layer(*questions))
    assert catalog is None
    assert (rule, f"{acme.LAYER}/decision/questions.yaml:{line}") in errors(issues)
    assert all(place.startswith(acme.LAYER) for _, place in errors(issues)), report(issues)


@pytest.mark.slow
def test_a_layer_with_everything_of_its_own_is_built_and_audited_at_its_lines(tmp_path: Path) -> None:
    platform = (ROOT / "data" / "platforms" / "optuna.yaml").read_text(encoding="utf-8")
    own = platform.replace("id: optuna", "id: acme-tuner", 1).replace("name: Optuna", "name: Acme Tuner", 1)
    own = own.replace("OptunaHub", "Acme Hub").replace("Optuna Dashboard", "Acme Dashboard")
    own = own[: own.index("\nintegrations:") + 1] + own[own.index("\nclaims:") + 1 :] if "integrations:" in own else own
    answers = dict(decision_of(shipped.catalog()).organisations[0].answers)
    told = ", ".join(f"{name}: [{', '.join(values)}]" for name, values in answers.items())
    files = layer(question("own-question", "oversight")) | {
        "platforms/acme-tuner.yaml": own,
        "decision/organisations.yaml": "organisations:\n  - id: acme\n    name: Acme\n    story: We make things.\n"
        f"    answers: {{{told}, own-question: [so]}}\n",
    }
    root = acme.copy(
        tmp_path,
        {f"{acme.LAYER}/{path}": text for path, text in files.items()}
        | {"docs/our-rules.md": "# Our rules\n\nWe run [[acme-tuner]] ourselves.\n"},
    )
    guide, issues = acme.prepared(root)
    assert guide is not None, report(issues)
    assert {page.path for page in guide.output.pages} >= {"platforms/acme-tuner.md", "decide/organisations/acme.md"}
    assert all(issue.location.path.startswith(acme.LAYER) for issue in issues), report(issues)
    found = {(issue.rule, issue.location.path, issue.location.line) for issue in issues}
    # The file begins with a comment.
    assert ("decision-witness", f"{acme.LAYER}/platforms/acme-tuner.yaml", 2) in found
    assert ("decision-infeasible", f"{acme.LAYER}/decision/rules.yaml", 2) in found
