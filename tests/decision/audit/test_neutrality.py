from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.cli import main
from platform_guide.decision.audit.checks import decision_issues
from platform_guide.decision.audit.neutrality import Tally, bounds_are_kept, digest, doors_of, measure, vary
from platform_guide.decision.audit.readers import chance_of, reader_by_chance
from platform_guide.decision.audit.witness import from_query, has_ended, shown
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.recommend import solve
from platform_guide.issues import Severity
from platform_guide.sections.decide.neutrality import neutrality
from tests import sample
from tests.decision.engine.test_conditions import MODEL as CONDITIONS
from tests.decision.shipped import shipped_model
from tests.decision.small import DECISION, model
from tests.shipped import catalog

if TYPE_CHECKING:
    from pathlib import Path

MODEL = model()


def test_readers_answer_everything_on_their_way() -> None:
    for part in range(3):
        chance = chance_of(5, part)
        for _ in range(60):
            answers = reader_by_chance(MODEL, ["whole"], chance)
            assert walk(MODEL, answers)["complete"]
            assert answers["wishes"] == ["nothing"] or "nothing" not in answers["wishes"]
            assert 1 <= int(answers["size"][0]) <= 100


def test_parts_of_a_measurement_differ_and_repeat() -> None:
    firsts = [reader_by_chance(MODEL, ["whole"], chance_of(5, part)) for part in range(20)]
    assert firsts == [reader_by_chance(MODEL, ["whole"], chance_of(5, part)) for part in range(20)]
    assert len({str(answers) for answers in firsts}) > 15


def test_doors_are_chosen_as_often_as_they_say() -> None:
    doors = copy.deepcopy(DECISION["doors"])
    doors[0]["readers"], doors[1]["readers"] = 0, 2
    assert doors_of(DecisionData.model_validate({**DECISION, "doors": doors})) == ["whole", "whole"]


def test_counts_add_up_in_any_order() -> None:
    one, two = measure(MODEL, ["whole"], 5, 0, 40), measure(MODEL, ["whole"], 5, 1, 40)
    forwards, backwards = Tally(), Tally()
    for tally, parts in ((forwards, (one, two)), (backwards, (two, one))):
        for part in parts:
            tally.add(part)
    assert forwards == backwards
    assert forwards.readers == sum(forwards.outcomes.values()) == 80
    assert max(forwards.first.values()) <= forwards.ranked <= 80
    assert all(forwards.first[name] <= forwards.top[name] for name in forwards.top)
    for entry, (_, query) in forwards.witnesses.items():
        assert entry in shown(solve(MODEL, from_query(query)))


def test_changing_answers_is_counted_by_question() -> None:
    tally = vary(MODEL, ["whole"], 5, 0, 12)
    assert tally.tried["closed"] == tally.tried["size"] == 12
    assert 0 < sum(tally.changed.values()) <= sum(tally.tried.values())


def test_conditions_are_added_one_at_a_time_and_change_nothing_of_the_others() -> None:
    doors = ["whole"]
    with_them, without = vary(CONDITIONS, doors, 7, 0, 60), vary(model(), doors, 7, 0, 60)
    assert {name: with_them.tried[name] for name in without.tried} == dict(without.tried)
    assert with_them.tried["terms"] == with_them.tried["musts"] == 60
    assert 0 < with_them.tried["replace"] < 60
    assert all(with_them.changed[name] for name in ("terms", "musts", "replace"))


def test_the_digest_tells_meaning_from_wording() -> None:
    worded, changed = copy.deepcopy(MODEL), copy.deepcopy(MODEL)
    worded["questions"][0]["text"] = "Other words?"
    worded["rules"][0]["because"] = "For other reasons."
    worded["messages"]["not-needed"] = "No."
    changed["criteria"][0]["weight"] += 1
    assert digest(MODEL) == digest(worded) != digest(changed)


RECORD: dict[str, Any] = {
    "digest": "0123456789abcdef",
    "date": "2026-11-20",
    "seed": 1,
    "readers": 100,
    "ranked": 80,
    "cut_short": 0,
    "outcomes": {"stack": 80, "none": 20},
    "entries": {"barn": {"first": 32, "top": 40}},
    "categories": {"piece": {"first": 4, "top": 40}},
    "questions": {"closed": {"tried": 10, "changed": 5}},
}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({}, None),
        ({"entries": {"barn": {"first": 33, "top": 40}}}, ("neutrality", "entries", "barn")),
        ({"categories": {"piece": {"first": 3, "top": 40}}}, ("neutrality", "categories", "piece")),
        ({"ranked": 0}, None),
    ],
)
def test_broken_bounds_are_reported(changes: dict[str, Any], path: tuple[str, ...] | None) -> None:
    data = DecisionData.model_validate({**DECISION, "neutrality": {**RECORD, **changes}})
    assert [(one[0], one[1]) for one in bounds_are_kept(data)] == ([("decision-not-neutral", path)] if path else [])


def test_measuring_a_guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    assert main(["measure", "--readers", "20", "--processes", "1", "--root", str(root)]) == 0
    out = capsys.readouterr().out
    assert "20 of 20 readers" in out
    assert "wrote data/decision/witnesses.yaml" in out
    found = sample.catalog(root)
    given = compile_model(found)
    assert decision_issues(found, given) == []
    measured = decision_of(found).neutrality
    assert measured
    assert (measured.readers, measured.digest) == (20, digest(given))
    assert set(decision_of(found).witnesses) == {"roadster"}
    page = neutrality(found, given)
    assert page
    assert page.fresh
    assert sum(share for _, share in page.outcomes) == pytest.approx(100, abs=1)

    sample.change(root, "data/decision/rules.yaml", "swing: {comfort: 75}", "swing: {comfort: 50}")
    found = sample.catalog(root)
    issues = decision_issues(found, compile_model(found))
    assert {(issue.rule, issue.severity) for issue in issues} == {("decision-measured-before", Severity.WARNING)}
    paths = [issue.location.path for issue in issues]
    assert paths == ["data/decision/neutrality.yaml", "data/decision/separation.yaml"]
    page = neutrality(found, compile_model(found))
    assert page
    assert not page.fresh
    assert main(["check", "--root", str(root)]) == 0

    query = decision_of(found).witnesses["roadster"]
    sample.change(root, "data/decision/witnesses.yaml", query, "door=nowhere")
    assert main(["check", "--root", str(root)]) == 1
    assert "data/decision/witnesses.yaml:5:3: error decision-witness" in capsys.readouterr().out
    before = (root / "data/decision/neutrality.yaml").read_text(encoding="utf-8")
    assert main(["measure", "--witnesses", "--processes", "1", "--root", str(root)]) == 0
    assert main(["check", "--root", str(root)]) == 0
    assert (root / "data/decision/neutrality.yaml").read_text(encoding="utf-8") == before


def test_a_layer_looks_for_witnesses_of_its_own_entries_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/decision/witnesses.yaml", 'witnesses:\n  roadster: "door=nowhere"\n')
    sample.write(root, "data-acme/layer.yaml", "label: Acme\ninternal: true\n")
    text = (root / "data/platforms/roadster.yaml").read_text(encoding="utf-8")
    text = text.replace("id: roadster", "id: acme-bicycle", 1)
    name = next(line for line in text.split("\n") if line.startswith("name:"))
    text = re.sub(r"^(aliases|integrations|mirror):.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    sample.write(root, "data-acme/platforms/acme-bicycle.yaml", text.replace(name, "name: Acme bicycle", 1))
    config = "site_name: Bicycles\nextra: {guide: {layers: [data, data-acme], internal: true}}\n"
    sample.write(root, "mkdocs.yml", config)
    assert main(["measure", "--witnesses", "--processes", "1", "--root", str(root)]) == 0
    assert "1 entries have no reader yet" in capsys.readouterr().out
    written = (root / "data-acme/decision/witnesses.yaml").read_text(encoding="utf-8")
    assert "acme-bicycle" in written
    assert "roadster" not in written


def test_a_guide_that_nobody_measured_has_nothing_to_show(tmp_path: Path) -> None:
    found = sample.catalog(sample.sample(tmp_path))
    assert neutrality(found, compile_model(found)) is None


def test_measuring_needs_a_decision_and_data_without_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/decision/questions.yaml", "start: way", "start: way, readers: 0")
    assert main(["measure", "--readers", "5", "--root", str(root)]) == 1
    assert "there is no decision here" in capsys.readouterr().out
    sample.change(root, "data/decision/questions.yaml", "start: way", "start: wey")
    assert main(["measure", "--readers", "5", "--root", str(root)]) == 1
    assert "decision-name-unknown" in capsys.readouterr().out


def test_readers_of_the_guide() -> None:
    given, doors = shipped_model(), doors_of(decision_of(catalog()))
    ended = {one["id"] for one in given["candidates"] if has_ended(given, one)}
    tally = Tally()
    for part in range(2):
        tally.add(measure(given, doors, 20_261_124, part, 150))
    assert tally.readers == 300
    assert tally.ranked > 150
    assert not ended & set(tally.top)
    assert tally.cut_short < 3
    # Three hundred readers are few: the bounds themselves are checked on the recorded thousands.
    assert max(tally.first.values()) < tally.ranked / 2
    assert {one["category"] for one in given["candidates"]} == set(tally.first_category)
