"""The repository holds nothing that is true on one machine only, and says why it bends a rule."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests import support

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Written in pieces, so that this file does not hold what it looks for.
REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
)
WORK, HOME_OF_ROOT = (name[::-1] for name in ("krow", "toor"))
MACHINE_PATHS = re.compile(rf"(?<![\w.~/-])/(?:{WORK}|{HOME_OF_ROOT})(?:/|\b(?![\w.-]*\w))|file:/{{3}}\w")

LOCKS = [support.ROOT / "requirements" / name for name in ("build.txt", "reread.txt", "test.txt")]


def text_files() -> Iterator[tuple[str, str]]:
    """Yield the path and text of every text file that is, or could be, committed."""
    # Everybody may own the folder: in a container it is seldom the user who runs the tests.
    git = (support.require("git"), "-c", "safe.directory=*", "ls-files", "-z")
    result = support.run(*git, "--cached", "--others", "--exclude-standard")
    assert result.returncode == 0, result.stderr
    for name in sorted(set(result.stdout.split("\0")) - {""}):
        path = support.ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            yield name, content.decode("utf-8")


def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in text_files()
        for number, line in enumerate(text.splitlines(), start=1)
        if any(host in line for host in REGISTRY_HOSTS) or MACHINE_PATHS.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text", [f"cd /{WORK}/main", f"'/{HOME_OF_ROOT}/.cache'", f"file:{'/' * 3}opt/a", f"is in /{WORK}."]
)
def test_path_of_a_machine_is_recognised(text: str) -> None:
    assert MACHINE_PATHS.search(text)


@pytest.mark.parametrize("text", [f"https://a.example/{WORK}/b", f"docs/{HOME_OF_ROOT}/a", f"/{WORK}flows/a"])
def test_other_paths_are_not_taken_for_one(text: str) -> None:
    assert not MACHINE_PATHS.search(text)


def requirements_in(lock: Path) -> dict[str, str]:
    """Return the entries of a lock file: what is before the hashes -> the hashes."""
    text = re.sub(r"^#.*\n", "", lock.read_text("utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    entries = (line.split("--hash=", 1) for line in text.splitlines() if line.strip())
    return {entry[0].strip(): "".join(entry[1:]) for entry in entries}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_requirement_is_pinned_and_has_hashes_and_no_source(lock: Path) -> None:
    requirements = requirements_in(lock)
    assert requirements
    for requirement, hashes in requirements.items():
        assert re.match(r"[a-z0-9._-]+==[\w.+!]+( ; .+)?$", requirement), requirement
        assert re.match(r"sha256:[0-9a-f]{64}\b", hashes), requirement
    assert "://" not in lock.read_text("utf-8")


def test_tests_run_with_the_versions_that_the_site_is_built_with() -> None:
    built, reread, tested = (requirements_in(lock) for lock in LOCKS)
    assert built.items() <= reread.items() <= tested.items()


@pytest.mark.parametrize("name", ["build", "reread", "test"])
def test_lock_holds_every_requirement(name: str) -> None:
    folder = support.ROOT / "requirements"
    wanted = re.findall(r"^[a-z0-9._-]+", (folder / f"{name}.in").read_text("utf-8"), flags=re.MULTILINE)
    locked = {requirement.split("==")[0] for requirement in requirements_in(folder / f"{name}.txt")}
    assert {word for word in wanted if not word.startswith("-")} <= locked


def test_project_asks_for_the_ranges_that_are_locked() -> None:
    project = tomllib.loads((support.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = (support.ROOT / "requirements" / "build.in").read_text("utf-8").splitlines()
    assert set(project["dependencies"]) <= set(asked)
    asked = (support.ROOT / "requirements" / "reread.in").read_text("utf-8").splitlines()
    assert set(project["optional-dependencies"]["reread"]) <= set(asked)


@pytest.mark.parametrize("folder", [".", "requirements/browser"])
def test_npm_lock_holds_hashes_and_no_source(folder: str) -> None:
    packages = json.loads((support.ROOT / folder / "package-lock.json").read_text("utf-8"))["packages"]
    del packages[""]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_every_ignored_lint_rule_has_its_reason_beside_it() -> None:
    text = (support.ROOT / "pyproject.toml").read_text("utf-8")
    section = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.flake8-tidy-imports")]
    rules = [line for line in section.splitlines() if re.match(r'\s*"[A-Z]+\d+"', line)]
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    ignored = [*lint["ignore"], *(rule for rules in lint["per-file-ignores"].values() for rule in rules)]
    assert len(rules) == len(ignored)
    assert [line.strip() for line in rules if not re.search(r'",\s+# \w.{9,}', line)] == []
