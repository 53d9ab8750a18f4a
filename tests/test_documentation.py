"""What the documentation for contributors names is there, and what is listed somewhere is whole."""

from __future__ import annotations

import importlib
import inspect
import re
import tomllib
from pathlib import Path

import pytest

from platform_guide.catalog.catalog import Catalog
from platform_guide.decision.rules.checks import CHECKS
from platform_guide.decision.rules.context import Context
from platform_guide.guide import KINDS
from tests.support import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs/contribute").glob("*.md"))]
PATH = re.compile(r"`((?:hooks|tests|docs|data|tools|styles|requirements)/[\w./<>-]*)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_and_folders_that_are_named_exist(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    missing = [path for path in PATH.findall(text) if not _exists(path)]
    assert missing == []


def _exists(path: str) -> bool:
    # What stands in angle brackets is any name.
    pattern = re.sub(r"<[^>]*>", "*", path.rstrip("/"))
    return any(ROOT.glob(pattern))


def test_the_architecture_shows_the_contracts_that_are_enforced() -> None:
    page = (ROOT / "docs/contribute/architecture.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for contract in project["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers":
            shown = " → ".join(layer.replace("platform_guide.", "") for layer in contract["layers"]).replace(
                " | ", ", "
            )
            assert f"`{shown}`" in page, contract["id"]


@pytest.mark.parametrize(
    ("package", "takes", "listed"),
    [
        ("catalog", Catalog, {rule for kind in KINDS for rule in kind.rules}),
        ("cost", Catalog, {rule for kind in KINDS for rule in kind.rules}),
        ("planning.pilot", Catalog, {rule for kind in KINDS for rule in kind.rules}),
        ("decision", Context, set(CHECKS)),
    ],
)
def test_every_rule_is_listed(package: str, takes: type, listed: set[object]) -> None:
    folder = ROOT / "hooks/platform_guide" / package.replace(".", "/") / "rules"
    unlisted = []
    for path in sorted(folder.glob("*.py")):
        module = importlib.import_module(f"platform_guide.{package}.rules.{path.stem}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters.values())
            own = function.__module__ == module.__name__ and not name.startswith("_")
            yields = inspect.signature(function).return_annotation in {"Findings", "Iterator[Found]"}
            is_rule = own and yields and [one.annotation for one in parameters] == [takes.__name__]
            # `check_decision` runs the list.
            if is_rule and function not in listed and path.stem != "checks":
                unlisted.append(f"{path.name}: {name}")
    assert unlisted == []
