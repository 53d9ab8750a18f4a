"""`guide migrate` rewrites data and layers of before, keeps comments, and changes nothing the second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.cli import main
from tests import sample
from tests.catalog.test_limits import EDITIONS, LEVEL, LEVELS, LIMITS, RIDING, ROADSTER

OWN = "own/platforms/roadster.yaml"
LAYER = """# Ours.
editions:
  - id: rented  # by the day
    name: Rented
    delivery: [self-hosted]
    environments: [street]
    licence: proprietary
    licence_family: proprietary
    use: production
    pricing: {model: quote}
    status: active
    runs: server
    evidence: [{url: "https://intranet/rented", title: Rented, kind: documentation, date: 2026-08-01}]
    verified_on: 2026-10-01
claims:
  brakes:
    level: partial
    note: Ours has one.  # at the back
    editions:
      rented: {level: full, note: "Two of them, both new."}
    evidence: [{url: "https://intranet/brakes", title: Brakes, kind: documentation, date: 2026-08-02}]
    verified_on: 2026-10-20
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a guide whose rubric of gears names limits, with claims of before in its data and in a layer."""
    made = sample.sample(tmp_path)
    sample.change(made, RIDING, LEVELS, LEVELS + LIMITS)
    config = (made / "mkdocs.yml").read_text(encoding="utf-8")
    sample.write(made, "mkdocs.yml", f"{config}extra: {{guide: {{layers: [data, own]}}}}\n")
    sample.write(made, "own/layer.yaml", "label: Ours\n")
    sample.write(made, OWN, LAYER)
    return made


def test_each_edition_says_its_own_level_and_the_whole_the_best(root: Path) -> None:
    assert main(["migrate", "--root", str(root)]) == 0
    text = (root / ROADSTER).read_text(encoding="utf-8")
    said = (
        "    level: full\n    note: Three of them.\n    editions:\n      standard: {level: partial}\n"
        "      rented: {level: partial}\n      deluxe: {level: full, note: Eleven of them.}\n"
    )
    assert said in text


def test_a_layer_keeps_its_comments(root: Path) -> None:
    main(["migrate", "--root", str(root), "own"])
    text = (root / OWN).read_text(encoding="utf-8")
    expected = LAYER.replace("level: partial", "level: full", 1)
    expected = expected.replace(
        "      rented: {level: full",
        "      standard: {level: partial}\n      deluxe: {level: partial}\n      rented: {level: full",
    )
    assert text == expected
    assert "level: partial\n" in (root / ROADSTER).read_text(encoding="utf-8")


def test_what_one_edition_lacks_says_nothing_of_one_that_nobody_read(root: Path) -> None:
    given = "    level: none\n    note: There are none here.\n    editions:\n      deluxe: {level: unknown}\n"
    sample.change(root, ROADSTER, LEVEL + EDITIONS, given)
    main(["migrate", "--root", str(root), "data"])
    text = (root / ROADSTER).read_text(encoding="utf-8")
    assert "    level: unknown\n    note: There are none here.\n" in text


def test_twice_is_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate", "--root", str(root)])
    capsys.readouterr()
    main(["migrate", "--root", str(root)])
    assert capsys.readouterr().out.startswith("changed 0 files\n")


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / ROADSTER).read_bytes()
    assert main(["migrate", "--root", str(root), "--dry-run"]) == 0
    assert "would change 2 files" in capsys.readouterr().out
    assert (root / ROADSTER).read_bytes() == before


def test_a_capability_that_was_renamed(root: Path) -> None:
    sample.change(root, RIDING, "  - id: brakes\n", "  - id: stopping\n    former: [brakes]\n")
    sample.change(root, ROADSTER, "  brakes:\n", "  stopping:\n")
    assert main(["migrate", "--root", str(root)]) == 0
    assert "  stopping:\n    level: full\n    note: Ours has one." in (root / OWN).read_text(encoding="utf-8")


def test_a_folder_that_is_no_layer(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--root", str(root), "elsewhere"]) == 2
    assert "its layers: data, own" in capsys.readouterr().out
