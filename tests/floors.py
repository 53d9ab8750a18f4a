"""Says which packages of the guide the tests cover less than they must: `python -m tests.floors`, after `pytest --cov`.

Each package, and each module beside them, has a floor of its own in pyproject.toml: what is covered well must not pay
for what is not.
"""

from __future__ import annotations

import io
import sys
import tomllib
from typing import TYPE_CHECKING

from coverage import Coverage
from coverage.exceptions import NoDataError

from tests import support

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TABLE = "[tool.guide.coverage]"
"""Where the floors stand in pyproject.toml."""


def floors(root: Path) -> dict[str, float]:
    """Return the floors that a project sets: name of a package or module -> per cent."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    table: dict[str, float] = project["tool"]["guide"]["coverage"]
    return table


def parts(package: Path) -> dict[str, str]:
    """Return what a package consists of: name of a package or module in it -> pattern of its files."""
    folders = {path.parent.name: f"{path.parent}/*" for path in package.glob("*/__init__.py")}
    modules = {path.stem: str(path) for path in package.glob("*.py") if not path.stem.startswith("__")}
    return folders | modules


def unnamed(wanted: Mapping[str, float], found: Mapping[str, str]) -> list[str]:
    """Return a line for each part without a floor, and for each floor of nothing."""
    missing = [f"coverage: {name} has no floor. Set one in {TABLE} of pyproject.toml." for name in found]
    spare = [f"coverage: {name} has a floor in {TABLE} of pyproject.toml and is no package." for name in wanted]
    return [
        *(line for line, name in zip(missing, found, strict=True) if name not in wanted),
        *(line for line, name in zip(spare, wanted, strict=True) if name not in found),
    ]


def low(wanted: Mapping[str, float], measured: Mapping[str, float]) -> list[str]:
    """Return a line for each part that is covered less than its floor."""
    return [
        f"coverage: {name} is covered to {measured[name]:.1f} %, its floor is {floor} %."
        for name, floor in wanted.items()
        if name in measured and measured[name] < floor
    ]


def measure(root: Path, found: Mapping[str, str]) -> dict[str, float]:
    """Return what the last run covered of each part, in per cent, branches included.

    Args:
        root: the folder of the project, where the run left its data.
        found: the parts and the patterns of their files.
    """
    coverage = Coverage(data_file=str(root / ".coverage"), config_file=str(root / "pyproject.toml"))
    coverage.load()
    return {name: _covered(coverage, pattern) for name, pattern in found.items()}


def _covered(coverage: Coverage, pattern: str) -> float:
    try:
        return coverage.report(include=[pattern], file=io.StringIO())
    except NoDataError:
        return 0.0


def main(root: Path = support.ROOT) -> int:
    """Print a line for each part that falls short and return the exit code; print nothing where all floors hold."""
    wanted, found = floors(root), parts(root / "hooks" / "platform_guide")
    problems = unnamed(wanted, found) + low(wanted, measure(root, found))
    sys.stderr.writelines(f"{line}\n" for line in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
