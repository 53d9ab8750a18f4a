"""A patch changes what it says and breaks nothing else; one of nothing is said once, where it stands."""

from __future__ import annotations

import random

import pytest
import yaml

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.issues import Severity, report
from tests import shipped
from tests.layers import acme
from tests.support import ROOT, some

# What these tests run is covered by the others; following each line of it would take minutes.
pytestmark = [pytest.mark.shipped, pytest.mark.no_cover]
LEVELS = ("full", "partial", "diy", "none", "unknown")
NOTE = "Measured here: this is how far it goes with us."
DRAWN = 200


def claim_by_chance(seed: int) -> tuple[str, str, str]:
    """Return an entry, a claim of it and another level, by chance."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    entries = [entry for entry in shipped.catalog().platforms.values() if entry.claims]
    entry = chance.choice(entries)
    name = chance.choice(sorted(entry.claims))
    others = [level for level in LEVELS if level != entry.claims[name].level.value]
    return entry.id, name, chance.choice(others)


@pytest.mark.sampled
@pytest.mark.parametrize("seed", some(range(DRAWN), 4, share=0.04))
def test_one_claim_patched_by_chance(seed: int) -> None:
    entry, name, level = claim_by_chance(seed)
    claim: dict[str, object] = {"level": level, "note": NOTE, "verified_on": shipped.day()}
    if level != "unknown":
        url = "https://wiki.acme.example/measured"
        claim["evidence"] = [{"url": url, "title": "Our measurement", "kind": "documentation"}]
    text = yaml.safe_dump({"id": entry, "claims": {name: claim}}, sort_keys=False)
    catalog, issues = acme.check({f"platforms/{entry}.yaml": text})
    assert catalog is not None, report(issues)
    patched = catalog.platforms[entry].claims[name]
    assert patched.level is Level(level)
    if level != "unknown":
        assert [one.title for one in patched.evidence] == ["Our measurement"]
    issues += acme.audited(catalog)
    assert all(issue.location.path.startswith(acme.LAYER) for issue in issues), report(issues)
    assert all(issue.severity is Severity.WARNING for issue in issues), report(issues)


def test_a_changed_level_is_no_change_of_the_guides_own_data() -> None:
    changed = next(one for changes in shipped.catalog().changelog for one in changes.claims)
    claim = f"{{level: unknown, note: {NOTE!r}, verified_on: {shipped.day()}}}"
    text = f"id: {changed.platform}\nclaims:\n  {changed.capability}: {claim}\n"
    catalog, issues = acme.check({f"platforms/{changed.platform}.yaml": text})
    assert catalog is not None, report(issues)
    assert "changelog-contradicts" not in {issue.rule for issue in issues}


def test_a_patch_of_an_entry_that_is_gone_is_said_once_with_the_nearest_id() -> None:
    text = "id: mlflov\nlifecycle: {note: Approved by us.}\nclaims:\n  single-sign-on: {level: full}\n"
    catalog, issues = acme.check({"platforms/mlflov.yaml": text})
    assert catalog is None
    (issue,) = issues
    assert (issue.rule, issue.location.path, issue.location.line) == (
        "patch-of-nothing",
        f"{acme.LAYER}/platforms/mlflov.yaml",
        1,
    )
    assert issue.text.startswith("there is no `mlflov` below to patch, and a new one needs `name`, `kind`")
    assert issue.hint.startswith("did you mean `mlflow`?")


def test_a_patched_claim_of_a_renamed_capability_is_said_once_with_the_nearest_id() -> None:
    text = "id: mlflow\nclaims:\n  single-sign-in:\n    level: full\n    note: Ours stands behind it.\n"
    catalog, issues = acme.check({"platforms/mlflow.yaml": text})
    assert catalog is None
    (issue,) = issues
    assert (issue.rule, issue.location.path, issue.location.line) == (
        "patch-of-nothing",
        f"{acme.LAYER}/platforms/mlflow.yaml",
        4,
    )
    assert issue.hint.startswith("did you mean `single-sign-on`?")


def test_a_patched_item_of_a_list_that_is_gone_is_said_once() -> None:
    edition = shipped.catalog().platforms["mlflow"].editions[0].id
    text = f"id: mlflow\neditions:\n  - id: {edition}x\n    name: Our server\n"
    catalog, issues = acme.check({"platforms/mlflow.yaml": text})
    assert catalog is None
    (issue,) = issues
    assert (issue.rule, issue.location.line) == ("patch-of-nothing", 3)
    assert f"`{edition}`" in issue.hint


def test_a_new_record_with_a_gap_is_told_each_of_its_gaps() -> None:
    text = (ROOT / "data" / "platforms" / "optuna.yaml").read_text(encoding="utf-8")
    text = text.replace("id: optuna", "id: acme-own", 1).replace("name: Optuna", "nickname: Acme", 1)
    catalog, issues = acme.check({"platforms/acme-own.yaml": text})
    assert catalog is None
    assert {issue.rule for issue in issues} == {"field-missing", "field-unknown"}
    assert {issue.location.path for issue in issues} == {f"{acme.LAYER}/platforms/acme-own.yaml"}
