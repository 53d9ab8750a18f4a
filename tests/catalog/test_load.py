"""The catalogue as a whole: order, derived levels, and the files that the guide ships."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
import yaml

from platform_guide.catalog.load import load
from platform_guide.catalog.vocabulary import EvidenceKind, Level, Status
from platform_guide.issues import report
from platform_guide.views import words
from tests import sample, shipped
from tests.support import ROOT

ENTRIES = sorted((ROOT / "data" / "platforms").glob("*.yaml"))


def test_outside_the_scope_the_level_is_derived(tmp_path: Path) -> None:
    catalog = sample.catalog(sample.sample(tmp_path))
    outside = catalog.cell(catalog.platforms["trailer"], "gears")
    inside = catalog.cell(catalog.platforms["trailer"], "child-seat")
    assert (outside.level, outside.in_scope) == (Level.NONE, False)
    assert (inside.level, inside.in_scope) == (Level.UNKNOWN, True)


def test_the_order_of_files_and_keys_does_not_matter(tmp_path: Path) -> None:
    first = sample.catalog(sample.sample(tmp_path / "a"))
    root = sample.sample(tmp_path / "b")
    chance = random.Random(7)  # noqa: S311 - not for secrets
    for path in sorted((root / "data").rglob("*.yaml"), reverse=True):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        keys = list(record)
        chance.shuffle(keys)
        path.unlink()
        path.write_text(yaml.safe_dump({key: record[key] for key in keys}, sort_keys=False), encoding="utf-8")
    second = sample.catalog(root)
    assert second.platforms == first.platforms
    assert list(second.platforms) == list(first.platforms)
    assert second.areas == first.areas


def test_the_catalogue_cannot_be_changed(tmp_path: Path) -> None:
    catalog = sample.catalog(sample.sample(tmp_path))
    with pytest.raises(TypeError):
        catalog.platforms["roadster"].claims["gears"] = None  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        catalog.platforms["roadster"].name = "Other"  # type: ignore[misc] # the types forbid it, too


def test_the_data_date_is_the_newest_reading(tmp_path: Path) -> None:
    assert sample.catalog(sample.sample(tmp_path)).data_date == dt.date(2026, 10, 2)


def test_every_word_of_every_vocabulary_has_a_label() -> None:
    for kind in {type(member) for member in words.WORDS}:
        for member in kind:
            assert words.word(member)


def test_the_shipped_data_has_no_problems() -> None:
    catalog, issues = load(ROOT, ["data"], dt.datetime.now(tz=dt.UTC).date())
    assert catalog is not None, report(issues)
    # Readings grow stale by themselves; that they do is no mistake of the one who runs the tests.
    assert not [issue for issue in issues if issue.rule != "reading-stale"], report(issues)


def test_the_systems_of_the_founding_text_are_there() -> None:
    names = {path.stem for path in ENTRIES}
    founding = """amazon-s3 google-cloud-storage kubernetes databricks apache-airflow metaflow prefect mlflow
    neptune weights-and-biases aws-sagemaker google-vertex-ai azure-machine-learning iguazio gitlab azure-devops
    pytest coverage-py uv pypi docker jupyter"""
    assert names >= set(founding.split())


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_entry(path: Path) -> None:
    """What no rule of the checker enforces, and a good entry keeps."""
    platform = shipped.catalog().platforms[path.stem]
    claims = platform.claims.values()
    unknown = sum(claim.level is Level.UNKNOWN for claim in claims)
    assert unknown <= max(1, len(claims) * 0.25), f"{unknown} of {len(claims)} claims are unknown"
    full = [(name, claim) for name, claim in platform.claims.items() if claim.level is Level.FULL]
    weak = [name for name, claim in full if _only_weak(claim.evidence)]
    assert not weak, f"full rests on announcements or third parties alone: {weak}"
    if platform.lifecycle.status is Status.DISCONTINUED:
        assert all(claim.level in {Level.NONE, Level.UNKNOWN} for claim in claims)


def _only_weak(evidence: tuple[object, ...]) -> bool:
    weak = {EvidenceKind.ANNOUNCEMENT, EvidenceKind.THIRD_PARTY}
    return all(getattr(proof, "kind", None) in weak for proof in evidence)
