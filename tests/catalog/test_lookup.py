"""What is looked up by an id, and which statuses are the end of a product: each said in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platform_guide.catalog.schema.lookup import by_id, labels_of, names_of, row
from platform_guide.catalog.schema.vocabulary import Status
from platform_guide.decision.engine.compile import compile_model
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

CRITERIA = "data/decision/criteria.yaml"


def test_records_are_found_by_their_ids_in_their_order(tmp_path: Path) -> None:
    found = sample.catalog(sample.sample(tmp_path))
    categories = found.settings.categories
    assert list(by_id(categories).values()) == list(categories)
    assert list(labels_of(categories).items()) == [(one.id, one.label) for one in categories]
    assert names_of(found.areas) == {one.id: one.name for one in found.areas}
    rows = [{"id": "one", "at": 1}, {"id": "two", "at": 2}]
    assert row(rows, "two") is rows[1]


def test_pages_and_decision_agree_on_what_has_ended(tmp_path: Path) -> None:
    """A page says that what has ended is never recommended: nothing else decides what is."""
    root = sample.sample(tmp_path)
    found = sample.catalog(root)
    assert compile_model(found)["parameters"]["ended"] == [one.value for one in Status if one.ended]
    assert [one for one in Status if one.ended] == [Status.SUNSET, Status.DISCONTINUED]
    assert {one.ended for one in found.platforms.values()} == {False}
    sample.change(root, CRITERIA, "completions: 24", "completions: 24, ended: [discontinued]")
    assert [(one.rule, one.location.path) for one in sample.check(root)] == [("field-unknown", CRITERIA)]
