"""The data that the guide ships has no problem; this test alone fails where it has one."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from tests import shipped
from tests.support import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_data_has_no_problems() -> None:
    problems = shipped.problems()
    assert not problems, f"\n{problems}"


def test_the_data_is_read_without_the_c_parser_too() -> None:
    # The parser in C takes some plain texts with a question mark that the one in Python refuses.
    for file in sorted((ROOT / "data").rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        assert list(yaml.parse(text, yaml.SafeLoader)), file


@pytest.mark.slow
def test_one_wrong_cell_fails_the_test_of_the_data_and_nothing_else(tmp_path: Path) -> None:
    # A copy of the repository with one level misspelt; the tests chosen need the data in three ways.
    root = tmp_path / "guide"
    for folder in ("data", "docs", "hooks", "tests"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / file, root)
    entry = min((root / "data/platforms").glob("*.yaml"))
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("    level: full\n", "    level: ful\n", 1), encoding="utf-8")
    chosen = (
        "tests/shipped/test_data.py::test_the_data_has_no_problems",
        "tests/sections/compare/test_pairs.py",
        "tests/site/test_links.py",
    )
    result = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen, cwd=root)
    failed = [line for line in result.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    assert len({line.partition(" - ")[0] for line in failed}) == 1, result.stdout + result.stderr
    assert "test_the_data_has_no_problems" in failed[0]
    assert "`ful` cannot be `level`" in result.stdout
