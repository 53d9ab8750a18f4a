"""Everything that the build needs is asked for by name: nothing comes along with something else by luck."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import entry_points, packages_distributions
from pathlib import Path

import pytest
import yaml

from platform_guide.cli.reread import EXTRA as EXTRA_MODULES
from tests.support import ROOT

OWN = {"platform_guide", "site_events"}
SIDE_EFFECTS = {"pymdownx.highlight": "pygments", "codehilite": "pygments"}
"""Extensions that do less, without a word, where a package is missing."""


class _Reader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags mean nothing here."""


_Reader.add_multi_constructor("!", lambda *_: None)


def plain(requirement: str) -> str:
    """Return the name of a requirement in the form in which names are compared."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DECLARED = {plain(requirement) for requirement in PROJECT["dependencies"]}
EXTRA = {plain(requirement) for requirement in PROJECT["optional-dependencies"]["reread"]}
"""What only `guide reread` may import."""
REREAD = ROOT / "hooks" / "platform_guide" / "reread"


def imports(paths: Iterable[Path]) -> set[str]:
    """Return the first names of all modules that files import, but for the standard library and its own."""
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - OWN - sys.stdlib_module_names


def extensions() -> list[str]:
    """Return the Markdown extensions that mkdocs.yml names."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Reader)  # noqa: S506 - a safe loader
    return [one if isinstance(one, str) else next(iter(one)) for one in config["markdown_extensions"]]


OF_BUILD = imports(path for path in (ROOT / "hooks").rglob("*.py") if REREAD not in path.parents)
OF_REREAD = imports(REREAD.rglob("*.py"))


@pytest.mark.parametrize("module", sorted(OF_BUILD))
def test_every_imported_package_is_declared(module: str) -> None:
    assert {plain(name) for name in packages_distributions()[module]} & DECLARED


@pytest.mark.parametrize("module", sorted(OF_REREAD))
def test_every_package_that_reads_again_is_declared(module: str) -> None:
    assert {plain(name) for name in packages_distributions()[module]} & (DECLARED | EXTRA)


def test_the_command_asks_for_what_the_extra_installs() -> None:
    assert {plain(name) for name in EXTRA_MODULES} == EXTRA


@pytest.mark.parametrize("extension", extensions())
def test_every_markdown_extension_is_declared(extension: str) -> None:
    known = {entry.name: entry for entry in entry_points(group="markdown.extensions")}
    entry = known.get(extension)
    # One without an entry point is named by its module.
    names = [entry.dist.name] if entry and entry.dist else packages_distributions()[extension.partition(".")[0]]
    assert {plain(name) for name in names} & DECLARED
    if extension in SIDE_EFFECTS:
        assert SIDE_EFFECTS[extension] in DECLARED


def test_the_theme_is_declared() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Reader)  # noqa: S506 - a safe loader
    (theme,) = (entry for entry in entry_points(group="mkdocs.themes") if entry.name == config["theme"]["name"])
    assert theme.dist
    assert plain(theme.dist.name) in DECLARED
