"""Whether a package in a folder is fit to travel: it builds, its tests pass alone, its versions are locked.

Nothing of the folder is changed, and the checks need no network.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portable_core.problems import ProblemError

FLOOR = 80
"""What the tests have to cover, in per cent with branches."""
SECONDS = 120.0
"""So long may one check take."""
_PLUGIN = "portable_core.offline"
_PLACE = re.compile(r"^(/(home|Users|mnt|data|opt|dbfs|tmp)/|[A-Za-z]:\\|(s3|gs|abfss|https?)://)")


@dataclass(frozen=True)
class Found:
    """What a check found: nothing wrong where `problem` is empty; else what is wrong, and a hint how to mend it."""

    problem: str = ""
    hint: str = ""


def report(folder: Path) -> int:
    """Print a line for each check; return 0 where all pass and 1 otherwise.

    Raises:
        ProblemError: the folder holds no package.
    """
    try:
        project: dict[str, Any] = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ProblemError(f"there is no `pyproject.toml` in `{folder}`; name the folder of a package") from error
    except (OSError, ValueError) as error:
        raise ProblemError(f"`{folder / 'pyproject.toml'}` cannot be read: {error}") from error
    failed = 0
    for name, run in CHECKS.items():
        found = run(folder, project)
        failed += bool(found.problem)
        print(f"{'no ' if found.problem else 'yes'}  {name}")
        if found.problem:
            print(f"     {found.problem}\n     Hint: {found.hint}")
    print(f"{len(CHECKS) - failed} of {len(CHECKS)} checks passed")
    return 1 if failed else 0


def _named(_: Path, project: dict[str, Any]) -> Found:
    given = project.get("project", {})
    missing = [name for name in ("name", "version", "requires-python", "scripts") if not given.get(name)]
    if "build-system" not in project:
        missing.append("[build-system]")
    if not missing:
        return Found()
    return Found(f"pyproject.toml says nothing on {', '.join(missing)}.", "A platform starts a command of a version.")


def _builds(folder: Path, _: dict[str, Any]) -> Found:
    with tempfile.TemporaryDirectory() as out:
        code, said = run(["uv", "build", "--wheel", "--offline", "--out-dir", out, "."], folder)
    return Found() if code == 0 else Found(f"No wheel is made: {said}", "`uv build` says what stands in the way.")


def _tested(folder: Path, _: dict[str, Any]) -> Found:
    with tempfile.TemporaryDirectory() as out:
        data = Path(out) / "coverage"
        source = [f"--cov={one}" for one in _packages(folder)]
        command = [sys.executable, "-m", "pytest", "-q", "-p", _PLUGIN, "-p", "no:cacheprovider", "--cov-branch"]
        command += [*source, f"--cov-fail-under={FLOOR}", "--cov-report=term"]
        changes = {"COVERAGE_FILE": str(data), "PYTHONPATH": str((folder / "src").resolve())}
        code, said = run(command, folder, changes)
    if code == 0:
        return Found()
    return Found(
        f"The tests do not pass alone, or cover less than {FLOOR} %: {said}",
        "They run without network and account here; what needs one belongs behind a function that a test replaces.",
    )


def _locked(folder: Path, _: dict[str, Any]) -> Found:
    path = folder / "requirements.txt"
    hint = (
        "`uv pip compile --generate-hashes pyproject.toml -o requirements.txt` writes it; `uv lock` is the usual way."
    )
    if not path.is_file():
        return Found("There is no requirements.txt with the versions that were tested.", hint)
    lines = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    loose = [
        line.split()[0]
        for line in lines
        if line.strip() and not line.lstrip().startswith(("#", "-")) and ("==" not in line or "--hash=" not in line)
    ]
    return Found(f"Not pinned with a hash: {', '.join(loose[:5])}.", hint) if loose else Found()


def _told_from_outside(folder: Path, _: dict[str, Any]) -> Found:
    found = [f"{path.name}:{line}: {text!r}" for path in _sources(folder) for line, text in _places(path)]
    if not found:
        return Found()
    return Found(
        f"Places stand in the code: {'; '.join(found[:5])}.",
        "Read addresses and paths from settings; the shell of each platform sets them.",
    )


CHECKS: dict[str, Callable[[Path, dict[str, Any]], Found]] = {
    "It has a name, a version and a command": _named,
    "A wheel can be built": _builds,
    "Its tests pass without network": _tested,
    "Its versions are locked with hashes": _locked,
    "Addresses and paths come from outside": _told_from_outside,
}


def _packages(folder: Path) -> list[str]:
    return sorted(path.parent.name for path in (folder / "src").glob("*/__init__.py"))


def _sources(folder: Path) -> list[Path]:
    return sorted((folder / "src").rglob("*.py"))


def _places(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of each text in code that names a place; texts that describe code are passed over."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (SyntaxError, UnicodeDecodeError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _PLACE.match(node.value):
            yield node.lineno, node.value


def run(command: list[str], folder: Path, changes: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a command in a folder; return its exit code and the last line that says something."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(changes or {})}
    try:
        done = subprocess.run(  # noqa: S603 - the commands stand above
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except FileNotFoundError:
        return 1, f"`{command[0]}` is not installed"
    except subprocess.TimeoutExpired:
        return 1, f"`{command[0]}` did not end within {SECONDS} seconds"
    lines = [line for line in (*done.stdout.splitlines(), *done.stderr.splitlines()) if line.strip()]
    telling = [line.removeprefix("E") for line in lines if line.startswith(("E  ", "ERROR", "error"))]
    return done.returncode, (telling or lines or ["it says nothing"])[-1].strip()
