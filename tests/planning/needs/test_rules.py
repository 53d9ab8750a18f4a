"""Needs as data: what is wrong with them is said at its place, and layers give them anew by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from platform_guide.decision.data.record import decision_of
from platform_guide.planning.needs.compile import compile_needs, requirement
from platform_guide.planning.needs.record import needs_of
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

NEEDS = "data/needs/needs.yaml"
# what is replaced, by what: place, rule, text, hint
WRONG = {
    ("role: rider, text: It stops", "role: ridder, text: It stops"): (
        "8:34 needs-name-unknown",
        "there is no role `ridder`",
        "did you mean `rider`? allowed: parent, rider",
    ),
    ("capability: brakes}", "capability: brake}"): (
        "8:111 needs-name-unknown",
        "there is no capability `brake`",
        "did you mean `brakes`? allowed: brakes, child-seat, gears",
    ),
    ("sets: {way: [short]}", "sets: {ways: [short]}"): (
        "7:127 needs-name-unknown",
        "there is no question `ways`",
        "did you mean `way`? allowed: child, way",
    ),
    ("sets: {way: [short]}", "sets: {way: [shorter]}"): (
        "7:133 answers-value",
        "`shorter` is no answer to `way`",
        "did you mean `short`? allowed: long, short, unknown",
    ),
    ("sets: {way: [short]}", "sets: {way: [short, long]}"): (
        "7:140 answers-one",
        "`way` takes one answer",
        "keep the one that holds",
    ),
    ("sets: {way: [short]}", "sets: {way: []}"): (
        "7:132 answers-empty",
        "`way` has no answer",
        "leave it out, or allowed: short, long, unknown",
    ),
    ("stops: should", "stop: should"): (
        "12:128 needs-name-unknown",
        "there is no need `stop`",
        "did you mean `stops`? allowed: child-along, climbs, looks, near, stops",
    ),
    ("number: 7", "number: 4"): ("10:25 needs-number-twice", "R-04 stands for two needs", "the next free number is 5"),
    ("id: looks, number: 7", "id: near, number: 7"): (
        "10:10 needs-id-twice",
        "`near` stands twice",
        "rename one of the two",
    ),
    ('looks: "no"', "looks: maybe"): (
        "12:150 value-not-allowed",
        "`maybe` cannot be `looks`",
        "allowed: could, must, no, should",
    ),
}


@pytest.mark.parametrize("edit", WRONG, ids=[f"{new}" for _, new in WRONG])
def test_a_mistake_is_said_at_its_place(tmp_path: Path, edit: tuple[str, str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, NEEDS, *edit)
    found = [one for one in sample.check(root) if one.location.path == NEEDS]
    said = [(f"{one.location.line}:{one.location.column} {one.rule}", one.text, one.hint) for one in found]
    assert WRONG[edit] in said


def test_the_model_holds_the_questions_that_are_answered(tmp_path: Path) -> None:
    found = sample.catalog(sample.sample(tmp_path))
    model = compile_needs(needs_of(found), decision_of(found))
    assert [one["id"] for one in model["questions"]] == ["way", "child"]
    assert model["needs"][0] == {"id": "climbs", "sets": {"way": ["long"]}, "capability": "gears"}
    assert (requirement(1), requirement(123)) == ("R-01", "R-123")


def test_a_layer_adds_a_need_and_gives_one_anew(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "own/layer.yaml", "label: Our own\n")
    sample.write(
        root,
        "own/needs/needs.yaml",
        "most_musts: 4\nitems:\n  - {id: looks, text: It is blue.}\n"
        "  - {id: lock, number: 8, role: rider, text: It can be locked., why: Otherwise it is gone.}\n",
    )
    data = needs_of(sample.catalog(root, "data", "own"))
    assert (data.most_musts, [one.id for one in data.items][-1], data.items[4].text) == (4, "lock", "It is blue.")


def test_what_a_layer_hides_falls_out_of_needs(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "own/layer.yaml", "label: Our own\n")
    sample.write(root, "own/needs/needs.yaml", "items:\n  - {id: looks, hide: true}\n")
    data = needs_of(sample.catalog(root, "data", "own"))
    assert "looks" not in {one.id for one in data.items}
    assert "looks" not in data.examples[0].marks


def test_a_guide_without_needs_has_none(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / NEEDS).unlink()
    assert not needs_of(sample.catalog(root)).present
