"""Maturity as data: what is wrong with it is said at its place, and layers give it anew by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from platform_guide.decision.data.record import decision_of
from platform_guide.planning.maturity.compile import compile_maturity
from platform_guide.planning.maturity.record import maturity_of
from platform_guide.planning.needs.record import needs_of
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

PATH = "data/maturity/maturity.yaml"
# what is replaced, by what: what is said at which text
WRONG = {
    ("levels: {rides: rides}, because", "levels: {rides: ride}, because"): (
        "maturity-name-unknown: there is no level of `rides` `ride`",
        "ride}, because",
    ),
    ("because: Bags are needed.", "becuse: Bags are needed."): (
        "field-unknown: `becuse` is not a field here",
        "becuse",
    ),
    ("levels: {rides: tours}, because: Bags", "levels: {ridden: tours}, because: Bags"): (
        "maturity-name-unknown: there is no ladder `ridden`",
        "ridden: tours",
    ),
    ("when: {way: [short]}", "when: {way: [shorter]}"): (
        "maturity-name-unknown: there is no answer to `way` `shorter`",
        "shorter]",
    ),
    ("when: {way: [short]}", "when: {ways: [short]}"): (
        "maturity-name-unknown: there is no question `ways`",
        "ways: [short]",
    ),
    ("  - {id: way}\n", "  - {id: ways}\n"): ("maturity-question: there is no question `ways`", "ways}"),
    ("  - {id: way}\n", "  - {id: way, only: [longer]}\n"): (
        "maturity-name-unknown: there is no answer `longer`",
        "longer]",
    ),
    ("questions: [nights]", "questions: [way]"): ("maturity-asked-twice: `way` is asked in two places", "way], cases"),
    ("  - id: nights\n", "  - id: child\n"): ("maturity-id-twice: `child` stands twice", "child\n"),
    ("has: {sits:", "has: {sit:"): ("maturity-name-unknown: there is no practice `sit`", "sit: "),
    ('has: {sits: "yes"}', "has: {sits: often}"): ("value-not-allowed: `often` cannot be `sits`", "often}"),
    ("capability: brakes", "capability: brake"): ("maturity-name-unknown: there is no capability `brake`", "brake}"),
    ("capabilities: [gears]", "capabilities: [gear]"): (
        "maturity-name-unknown: there is no capability `gear`",
        "gear]",
    ),
    ("levels: {rides: tours}}\nnot_yet", "levels: {rides: rides}}\nnot_yet"): (
        "maturity-level-empty: no practice leads to the level `tours` of `rides`",
        "rides\n",
    ),
    ("verified_on: 2026-10-01", "verified_on: 2027-10-01"): (
        "date-in-future: 2027-10-01 has not come yet",
        "2027-10-01",
    ),
    ("https://example.org/riders", "http://example.org/riders"): (
        "address-unfit: `http://example.org/riders` is not encrypted",
        '"http://',
    ),
    ("months: 12", "months: 0"): ("value-malformed: `0` cannot be `months`", "0"),
}


@pytest.mark.parametrize("edit", WRONG, ids=[new.strip() for _, new in WRONG])
def test_a_mistake_is_said_at_its_place(tmp_path: Path, edit: tuple[str, str]) -> None:
    root = sample.sample(tmp_path)
    text = (root / PATH).read_text(encoding="utf-8")
    assert edit[0] in text
    sample.write(root, PATH, text.replace(*edit, 1))
    lines = (root / PATH).read_text(encoding="utf-8").splitlines(keepends=True)
    found = [one for one in sample.check(root) if one.location.path == PATH]
    said, at = WRONG[edit]
    texts = {f"{one.rule}: {one.text}": lines[one.location.line - 1][one.location.column - 1 :] for one in found}
    assert [text for text, place in texts.items() if text.startswith(said) and place.startswith(at)], texts


def test_levels_become_ranks_and_questions_say_where_they_are_asked(tmp_path: Path) -> None:
    catalog = sample.catalog(sample.sample(tmp_path))
    model = compile_maturity(maturity_of(catalog), decision_of(catalog))
    assert [(one["id"], one["slot"]) for one in model["questions"]] == [
        ("way", "now"),
        ("child", "later"),
        ("nights", None),
    ]
    assert model["triggers"][0]["cases"][1]["levels"] == {"rides": 2}


def test_a_layer_gives_a_practice_anew_and_hides_what_is_not_to_be_bought(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "own/layer.yaml", "label: Our own\n")
    sample.write(
        root,
        "own/maturity/maturity.yaml",
        "months: 6\npractices: [{id: packs, text: You pack in the evening.}]\nnot_yet: [{id: bags, hide: true}]\n",
    )
    data = maturity_of(sample.catalog(root, "data", "own"))
    assert (data.months, data.practices[1].text, data.not_yet) == (6, "You pack in the evening.", ())


def test_a_question_that_is_hidden_takes_what_rests_on_it_along(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "own/layer.yaml", "label: Our own\n")
    sample.write(root, "own/decision/questions.yaml", "questions:\n  - {id: child, hide: true}\n")
    sample.write(root, "own/decision/facts.yaml", "facts:\n  - {id: child, unasked: false}\n")
    catalog = sample.catalog(root, "data", "own")
    data = maturity_of(catalog)
    assert [one.id for one in data.questions] == ["way", "nights"]
    assert [len(one.cases) for one in data.triggers] == [1, 1]
    assert (data.overlays, dict(data.examples[0].later)) == ((), {})
    assert not [name for need in needs_of(catalog).items for name in need.sets if name == "child"]


def test_an_answer_that_is_hidden_falls_out_of_conditions(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "own/layer.yaml", "label: Our own\n")
    sample.write(
        root, "own/decision/questions.yaml", "questions:\n  - {id: child, answers: [{id: along, hide: true}]}\n"
    )
    found = sample.check(root, "data", "own")
    assert not [one for one in found if one.location.path.startswith(("data/maturity", "data/needs"))], found


def test_a_guide_without_maturity_has_none(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / PATH).unlink()
    assert not maturity_of(sample.catalog(root)).present
