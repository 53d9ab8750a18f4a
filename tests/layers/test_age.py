"""Time that goes by fails nothing: age warns, and is refused only where that is asked for."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from platform_guide.cli import check
from platform_guide.guide import load_all
from platform_guide.issues import Severity, as_text, brief, report
from tests import sample, shipped
from tests.support import ROOT, run

LATER = dt.date(2028, 1, 1)


@pytest.mark.shipped
@pytest.mark.slow
def test_the_shipped_guide_is_accepted_in_years_to_come(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped.catalog()
    assert check.check_guide(shipped.root(tmp_path), LATER, "text") == 0
    said = capsys.readouterr().out
    assert "reading-expired" in said
    assert said.splitlines()[-1].startswith("0 errors and ")


@pytest.mark.shipped
def test_old_readings_are_one_line_an_entry() -> None:
    catalog, issues = load_all(ROOT, shipped.LAYERS, LATER)
    assert catalog is not None, report(issues)
    old = [issue for issue in issues if issue.rule == "reading-expired"]
    assert len({issue.location.path for issue in old}) == len(old) <= len(catalog.platforms)
    assert {issue.severity for issue in issues} == {Severity.WARNING}


OWN = "evidence: [{url: 'https://acme.example/b', title: Ours, kind: documentation}]"


def test_a_strict_check_refuses_old_readings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    assert check.check_guide(root, LATER, "text") == 0
    assert check.check_guide(root, LATER, "text", strict_age=True) == 1
    assert "error reading-expired" in capsys.readouterr().out


def test_old_readings_of_a_layer_warn_at_its_own_lines(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    text = f"id: roadster\nclaims:\n  brakes: {{note: Ours squeak., {OWN}, verified_on: 2026-09-01}}\n"
    sample.write(root, "data-acme/platforms/roadster.yaml", text)
    catalog, issues = load_all(root, ["data", "data-acme"], LATER)
    assert catalog is not None, report(issues)
    own = [issue for issue in issues if issue.location.path.startswith("data-acme/")]
    assert [(issue.rule, issue.location.line) for issue in own] == [("reading-expired", 3)]
    assert "1 reading is older" in own[0].text


def test_an_announced_end_that_has_come_warns(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    event = (
        "  events:\n    - {date: 2027-06-01, kind: end-of-life, text: It ends for good then., evidence: "
        "[{url: 'https://wheels.example/end', title: End, kind: announcement}]}\n"
    )
    patch = f"id: trailer\nlifecycle:\n{event}"
    sample.write(root, "data-acme/platforms/trailer.yaml", patch)
    catalog, issues = load_all(root, ["data", "data-acme"], LATER)
    assert catalog is not None, report(issues)
    assert "ending-without-part" in {issue.rule for issue in issues}


def test_a_build_sums_warnings_up_by_their_kind(tmp_path: Path) -> None:
    _, issues = load_all(sample.sample(tmp_path), ["data"], LATER)
    few = [issue for issue in issues if issue.rule == "reading-expired"]
    assert brief(few) == [as_text(replace(issue, hint="")) for issue in sorted(few)]
    many = [replace(few[0], text=f"{at} readings") for at in range(9)]
    (line,) = brief(many)
    assert line.endswith("0 readings, and 8 more reading-expired: `guide check` lists them")
    assert brief([replace(few[0], severity=Severity.ERROR)]) == []


@pytest.mark.slow
def test_a_build_with_warnings_is_no_failure_of_a_strict_build(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    # Nobody has read this since long ago, whenever the test is run.
    sample.write(
        root,
        "data-acme/platforms/roadster.yaml",
        f"id: roadster\nclaims:\n  brakes: {{note: Ours squeak., {OWN}, verified_on: 2020-01-01}}\n",
    )
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("../../..", str(ROOT))
    assert "layers:" not in config
    (root / "mkdocs.yml").write_text(
        f"{config}\nextra: {{guide: {{layers: [data, data-acme], internal: true}}}}\n", encoding="utf-8"
    )
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site")
    result = run(*command, cwd=root, env={"NO_MKDOCS_2_WARNING": "1"})
    assert result.returncode == 0, result.stdout + result.stderr
    assert "data-acme/platforms/roadster.yaml:3" in result.stderr
    assert "reading-expired" in result.stderr
