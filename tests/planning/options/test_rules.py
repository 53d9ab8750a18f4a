"""What can be wrong in the data of what options cost: each problem at its place, with the nearest name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import sample
from tests.planning.options.cases import FILE, TEXT, guide

if TYPE_CHECKING:
    from pathlib import Path

WRONG = [
    ("lines: [bicycles, lights]", "lines: [bicycels]", "cost-name-unknown", "there is no line `bicycels`"),
    ("count: riders", "count: rider", "cost-name-unknown", "there is no input `rider`"),
    ("input: share", "input: shares", "cost-name-unknown", "there is no input `shares`"),
    ("group: care", "group: cares", "cost-name-unknown", "there is no group `cares`"),
    ("groups: [care]", "groups: [cure]", "cost-name-unknown", "there is no group `cure`"),
    ("entry: trailer", "entry: trailers", "cost-name-unknown", "there is no entry `trailers`"),
    ("entry: trailer, lines", "entry: roadster, edition: delux, lines", "cost-name-unknown", "no edition `delux`"),
    ("subscription: By", "subscriptions: By", "cost-name-unknown", "there is no kind of price `subscriptions`"),
    ("lines: [cover]", "lines: [covers]", "cost-name-unknown", "there is no line `covers`"),
    ("label: Bicycles, lines", "label: Bicycles, along: [tent], lines", "cost-name-unknown", "no entry `tent`"),
    ("when: way == long", "when: way == lang", "decision-condition", "`lang` is no value"),
    ("when: way == long", "when: way ==", "decision-condition", "column"),
    ("runs == server", "runs == servers", "decision-condition", "`servers` is no value"),
    ("runs == server", "claim.gears >= partial", "decision-condition", "there is no `claim.gears`"),
    ("id: street", "id: trail", "cost-id-twice", "`trail` stands twice"),
    (", when: way == long", "", "cost-portion-idle", "`street` never counts"),
    ('"that": runs == server, ', "", "cost-portion-idle", "has no `that`"),
    ('base: "0.3"', 'base: "0.5"', "cost-range", "does not hold its base 0.5"),
]


@pytest.mark.parametrize(("old", "new", "rule", "text"), WRONG, ids=[f"{rule}: {text}" for _, _, rule, text in WRONG])
def test_a_mistake_is_reported_at_its_line(tmp_path: Path, old: str, new: str, rule: str, text: str) -> None:
    assert TEXT.count(old) == 1
    found = [one for one in sample.check(guide(tmp_path, TEXT.replace(old, new))) if one.location.path == FILE]
    assert [one.rule for one in found] == [rule]
    assert text in found[0].text
    # What never counts stands below what takes its place.
    below = text == "`street` never counts"
    assert found[0].location.line == TEXT[: TEXT.index(old)].count("\n") + 1 + below


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    text = TEXT.replace("count: riders", "count: rider").replace("input: share", "input: shares")
    assert len(sample.check(guide(tmp_path, text))) == 2


def test_the_sample_is_sound(tmp_path: Path) -> None:
    assert sample.check(guide(tmp_path)) == []


def test_a_layer_that_hides_an_entry_takes_its_fee_along(tmp_path: Path) -> None:
    root = guide(tmp_path)
    sample.write(root, "own/layer.yaml", "label: Our own\nhide: {platforms: [trailer]}\n")
    assert [one for one in sample.check(root, "data", "own") if one.location.path == FILE] == []
