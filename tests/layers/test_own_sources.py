"""A level that a layer changes has a source of that layer; one that it leaves keeps the guide's."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.issues import Issue
from platform_guide.sections.platforms.profile import ClaimRow, Profiles
from tests import sample

LAYER = "data-acme"
SOURCE = "    evidence: [{url: http://wiki.acme/brakes, title: Our brakes, kind: documentation}]\n"
READ = "    verified_on: 2026-11-02\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = sample.sample(tmp_path)
    sample.write(root, f"{LAYER}/layer.yaml", "label: Acme\ninternal: true\n")
    return root


def patch(root: Path, claim: str) -> None:
    """Patch a claim of the sample."""
    sample.write(root, f"{LAYER}/platforms/roadster.yaml", f"id: roadster\nclaims:\n  brakes:\n{claim}")


def problems(root: Path) -> list[Issue]:
    """Return what is wrong with the sample and its layer."""
    return sample.check(root, "data", LAYER)


def row(root: Path) -> ClaimRow:
    """Return the claim as the page of the entry shows it."""
    catalog = sample.catalog(root, "data", LAYER)
    profile = Profiles(catalog).of(catalog.platforms["roadster"])
    return next(row for area in profile.areas for row in area.rows if row.capability.id == "brakes")


@pytest.mark.parametrize(
    ("given", "missing"),
    [("", "`evidence` and `verified_on`"), (SOURCE, "`verified_on`"), (READ, "`evidence`")],
)
def test_another_level_needs_a_source_and_a_day_of_its_own(root: Path, given: str, missing: str) -> None:
    patch(root, f"    level: partial\n    note: Ours squeak.\n{given}")
    (issue,) = problems(root)
    assert (issue.rule, issue.location.path, issue.location.line) == (
        "evidence-not-own",
        f"{LAYER}/platforms/roadster.yaml",
        4,
    )
    assert issue.text.endswith(f"it needs {missing} of its own")
    assert issue.hint.startswith(f"add {missing} beside it")


def test_another_level_of_an_edition_needs_them_too(root: Path) -> None:
    patch(root, "    editions:\n      deluxe: {level: partial, note: Ours squeak.}\n")
    assert [(issue.rule, issue.location.line) for issue in problems(root)] == [("evidence-not-own", 5)]


def test_own_evidence_of_another_level_takes_the_place_of_what_proves_the_level_below(root: Path) -> None:
    patch(root, f"    level: partial\n    note: Ours squeak.\n{SOURCE}{READ}")
    found = row(root)
    assert found.claim.level is Level.PARTIAL
    assert [proof.title for proof in found.claim.evidence] == ["Our brakes"]
    assert found.read_by is None


@pytest.mark.parametrize("level", ["", "    level: full\n"], ids=["no level", "the same level"])
def test_a_reading_of_ones_own_takes_the_place_of_the_guides_whatever_the_level(root: Path, level: str) -> None:
    patch(root, f"{level}{SOURCE}{READ}")
    found = row(root).claim
    assert [proof.title for proof in found.evidence] == ["Our brakes"]
    assert str(found.verified_on) == "2026-11-02"


@pytest.mark.parametrize(
    ("given", "missing", "line"), [(SOURCE, "`verified_on`", 4), (READ, "`evidence`", 4)], ids=["source", "day"]
)
def test_a_source_or_a_day_alone_is_half_a_reading(root: Path, given: str, missing: str, line: int) -> None:
    patch(root, given)
    (issue,) = problems(root)
    assert (issue.rule, issue.location.path, issue.location.line) == (
        "evidence-not-own",
        f"{LAYER}/platforms/roadster.yaml",
        line,
    )
    assert issue.text.endswith(f"it needs {missing} of its own")


def test_a_level_that_is_unknown_needs_the_day_alone(root: Path) -> None:
    patch(root, f"    level: unknown\n    note: Nobody has looked.\n{READ}")
    assert problems(root) == []


def test_a_note_alone_keeps_the_source_and_the_page_says_whose_it_is(root: Path) -> None:
    patch(root, "    note: Ours squeak.\n")
    found = row(root)
    assert (found.layer.folder, found.read_by and found.read_by.folder) == (LAYER, "data")
