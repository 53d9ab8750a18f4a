"""The command line: what it prints, what it returns, and that it never shows a traceback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from platform_guide.cli import layers_of, main
from platform_guide.issues import Issue, Location, Severity, as_github, count_line, suggest
from tests import sample
from tests.support import ROOT, run


def test_check_of_good_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(sample.sample(tmp_path))]) == 0
    assert capsys.readouterr().out == "0 errors in 0 files\n"


def test_check_of_bad_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/platforms/roadster.yaml", "    level: full\n", "    level: ful\n")
    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().out == (
        "data/platforms/roadster.yaml:55:12: error value-not-allowed: `ful` cannot be `level`\n"
        "  hint: did you mean `full`? allowed: diy, full, none, partial, unknown\n"
        "1 error in 1 file\n"
    )


def test_check_for_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/platforms/roadster.yaml", "    level: full\n", "    level: ful\n")
    assert main(["check", "--root", str(root), "--format", "github"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("::error file=data/platforms/roadster.yaml,line=55,col=12,title=value-not-allowed::`ful`")


def test_annotations_are_escaped() -> None:
    issue = Issue(Location("a,b:c.yaml"), "rule", "50 %\nof it", "", Severity.WARNING)
    assert as_github(issue) == "::warning file=a%2Cb%3Ac.yaml,line=1,col=1,title=rule::50 %25%0Aof it"


def test_counts() -> None:
    error = Issue(Location("a"), "rule", "text")
    warning = Issue(Location("b"), "rule", "text", severity=Severity.WARNING)
    assert count_line([error, error, warning]) == "2 errors and 1 warning in 2 files"
    assert count_line([error, warning, warning]) == "1 error and 2 warnings in 2 files"


def test_long_choices_are_cut() -> None:
    assert suggest("zz", [f"name-{letter}" for letter in "abcdefghijklmno"]).endswith("name-l, and 3 more")
    assert suggest("zz", []) == "allowed: nothing yet"


def test_without_a_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "no mkdocs.yml here or above" in capsys.readouterr().err


def test_from_a_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sample.sample(tmp_path)
    monkeypatch.chdir(root / "data" / "platforms")
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site_name: x\n", ["data"]),
        ("extra: {guide: {layers: [data, mine]}}\nurl: !ENV [X, y]\n", ["data", "mine"]),
        ("extra: {guide: {layers: mine}}\n", "layers-malformed"),
        ("extra: {guide: {layers: []}}\n", "layers-malformed"),
        ("a: [\n", "yaml-syntax"),
    ],
)
def test_layers_named_in_the_settings_of_the_site(text: str, expected: list[str] | str, tmp_path: Path) -> None:
    sample.write(tmp_path, "mkdocs.yml", text)
    layers, issues = layers_of(tmp_path)
    assert (layers or issues[0].rule) == expected


def test_module_and_no_traceback() -> None:
    result = run(sys.executable, "-m", "platform_guide", "check", cwd=ROOT / "hooks")
    assert "Traceback" not in result.stdout + result.stderr
    assert result.returncode == 0, result.stdout


def test_what_is_generated_is_up_to_date() -> None:
    result = run(sys.executable, "-m", "platform_guide", "schema", "--check", cwd=ROOT / "hooks")
    assert result.returncode == 0, result.stdout


def test_schema_writes_what_is_stale_and_only_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    assert main(["schema", "--check", "--root", str(root)]) == 1
    assert main(["schema", "--root", str(root)]) == 0
    assert main(["schema", "--check", "--root", str(root)]) == 0
    capsys.readouterr()
    assert main(["schema", "--root", str(root)]) == 0
    assert capsys.readouterr().out == ""
