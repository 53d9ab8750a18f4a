"""Each package has a floor of coverage of its own, and one that falls short is named."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests import floors, support

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PYPROJECT = """
[tool.coverage.run]
branch = true
source = ["hooks"]

[tool.guide.coverage]
bells = 50
wheels = 50
brakes = 100
"""

HALF = "def ring():\n    return 1\n\n\ndef rest():\n    return 2\n\n\nring()\n"


def project(root: Path) -> Path:
    """Make a project of two packages and a module, and cover them: `wheels` not at all, the others by 80 %."""
    package = root / "hooks" / "platform_guide"
    for name, text in {"bells/__init__": "", "bells/ring": HALF, "wheels/__init__": "", "wheels/turn": HALF}.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / f"{name}.py").write_text(text, "utf-8")
    (package / "brakes.py").write_text(HALF, "utf-8")
    (package / "__init__.py").write_text("", "utf-8")
    (root / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    (root / "run.py").write_text("import platform_guide.bells.ring, platform_guide.brakes\n", "utf-8")
    path = {"PYTHONPATH": str(root / "hooks"), "COVERAGE_FILE": None, "COVERAGE_PROCESS_START": None}
    result = support.run(sys.executable, "-m", "coverage", "run", "run.py", cwd=root, env=path)
    assert result.returncode == 0, result.stderr
    return root


def test_every_package_has_a_floor_and_every_floor_a_package() -> None:
    found = floors.parts(support.ROOT / "hooks" / "platform_guide")
    assert {"catalog", "decision", "cli", "guide", "site"} <= found.keys()
    assert floors.unnamed(floors.floors(support.ROOT), found) == []


def test_package_below_its_floor_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.main(project(tmp_path)) == 1
    assert capsys.readouterr().err.splitlines() == [
        "coverage: wheels is covered to 0.0 %, its floor is 50 %.",
        "coverage: brakes is covered to 80.0 %, its floor is 100 %.",
    ]


def test_nothing_is_said_where_all_floors_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    text = PYPROJECT.replace("wheels = 50", "wheels = 0").replace("100", "80")
    (root / "pyproject.toml").write_text(text, "utf-8")
    assert floors.main(root) == 0
    assert capsys.readouterr() == ("", "")


def test_new_package_needs_a_floor_and_one_that_left_has_none(tmp_path: Path) -> None:
    package = tmp_path / "hooks" / "platform_guide"
    (package / "lamps").mkdir(parents=True)
    (package / "lamps" / "__init__.py").touch()
    (package / "__init__.py").touch()
    assert floors.unnamed({"bells": 90}, floors.parts(package)) == [
        "coverage: lamps has no floor. Set one in [tool.guide.coverage] of pyproject.toml.",
        "coverage: bells has a floor in [tool.guide.coverage] of pyproject.toml and is no package.",
    ]
