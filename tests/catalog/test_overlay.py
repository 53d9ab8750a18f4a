"""Layers: a later folder adds, patches by id and hides, and every value keeps its origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.catalog.catalog import PLATFORMS
from platform_guide.issues import Severity
from tests import sample

LAYER = "data-acme"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = sample.sample(tmp_path)
    sample.write(root, f"{LAYER}/layer.yaml", "label: Acme\ninternal: true\n")
    return root


def patch(root: Path, name: str, text: str) -> None:
    sample.write(root, f"{LAYER}/platforms/{name}.yaml", f"id: {name}\n{text}")


def test_a_patch_changes_only_what_it_says(root: Path) -> None:
    patch(root, "roadster", "claims:\n  brakes: {note: Ours squeak.}\n")
    before = sample.catalog(root).platforms["roadster"]
    after = sample.catalog(root, "data", LAYER).platforms["roadster"]
    assert after.claims["brakes"].note == "Ours squeak."
    assert after.claims["brakes"].level is before.claims["brakes"].level
    assert after.claims["brakes"].evidence == before.claims["brakes"].evidence
    assert after.model_copy(update={"claims": before.claims}) == before


def test_items_merge_by_id_and_never_by_position(root: Path) -> None:
    patch(root, "roadster", "editions:\n  - id: deluxe\n    name: Company bicycle\n")
    editions = sample.catalog(root, "data", LAYER).platforms["roadster"].editions
    assert [(edition.id, edition.name) for edition in editions] == [
        ("standard", "Standard"),
        ("deluxe", "Company bicycle"),
    ]


def test_an_item_can_be_hidden(root: Path) -> None:
    patch(root, "trailer", "integrations:\n  - {with: roadster, flow: riding-carrying, hide: true}\n")
    assert sample.catalog(root, "data", LAYER).platforms["trailer"].integrations == ()


def test_a_list_of_plain_values_is_replaced(root: Path) -> None:
    patch(root, "roadster", "editions:\n  - id: deluxe\n    environments: [trail]\n")
    assert sample.catalog(root, "data", LAYER).platforms["roadster"].editions[1].environments == ("trail",)


def test_a_record_can_be_hidden(root: Path) -> None:
    patch(root, "trailer", "hide: true\n")
    assert list(sample.catalog(root, "data", LAYER).platforms) == ["roadster"]


def test_what_points_at_a_hidden_entry_falls_away_and_is_counted(root: Path) -> None:
    patch(root, "roadster", "hide: true\n")
    (issue,) = sample.check(root, "data", LAYER)
    assert (issue.rule, issue.severity, issue.location.path) == (
        "references-left-out",
        Severity.WARNING,
        f"{LAYER}/platforms/roadster.yaml",
    )
    assert issue.text == f"4 references to what `{LAYER}` hides were left out: roadster, roadster-deluxe, roadster-ride"
    assert sample.catalog(root, "data", LAYER).platforms["trailer"].integrations == ()


def test_hiding_what_does_not_exist(root: Path) -> None:
    patch(root, "roadstar", "hide: true\n")
    (issue,) = sample.check(root, "data", LAYER)
    assert (issue.rule, issue.location.path) == ("hide-unknown", f"{LAYER}/platforms/roadstar.yaml")
    assert "did you mean `roadster`?" in issue.hint


def test_a_layer_adds_a_platform(root: Path) -> None:
    text = (root / "data/platforms/roadster.yaml").read_text(encoding="utf-8")
    renamed = (
        text.replace("id: roadster", "id: company-bike").replace("Roadster", "Company bike").replace("Penny", "Cab")
    )
    sample.write(root, f"{LAYER}/platforms/company-bike.yaml", renamed)
    catalog = sample.catalog(root, "data", LAYER)
    assert list(catalog.platforms) == ["company-bike", "roadster", "trailer"]
    assert [layer.label for layer in catalog.added_layers((PLATFORMS, "company-bike"))] == ["Acme"]
    assert catalog.added_layers((PLATFORMS, "roadster")) == ()


def test_every_value_knows_its_layer(root: Path) -> None:
    patch(root, "roadster", "claims:\n  brakes:\n    note: Ours squeak.\n")
    catalog = sample.catalog(root, "data", LAYER)
    record = (PLATFORMS, "roadster")
    patched = catalog.place(record, ("claims", "brakes", "note"))
    kept = catalog.place(record, ("claims", "brakes", "level"))
    assert (patched.path, patched.line, patched.column) == (f"{LAYER}/platforms/roadster.yaml", 4, 11)
    assert kept.path == "data/platforms/roadster.yaml"
    assert [catalog.layer_of(place).label for place in (patched, kept)] == ["Acme", "data"]


def test_a_problem_in_a_layer_stands_in_its_own_file(root: Path) -> None:
    patch(root, "roadster", "claims:\n  brakes:\n    level: fulll\n")
    (issue,) = sample.check(root, "data", LAYER)
    place = issue.location
    assert (place.path, place.line, place.column) == (f"{LAYER}/platforms/roadster.yaml", 4, 12)


def test_a_broken_layer_file(root: Path) -> None:
    sample.write(root, f"{LAYER}/layer.yaml", "label: Acme\ninternal: perhaps\n")
    assert [issue.rule for issue in sample.check(root, "data", LAYER)] == ["value-wrong-type"]
    sample.write(root, f"{LAYER}/layer.yaml", "label: [\n")
    assert [issue.rule for issue in sample.check(root, "data", LAYER)] == ["yaml-syntax"]
