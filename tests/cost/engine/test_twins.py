"""Each module of the engine of costs has a twin of its name for the browser, which imports what the module imports."""

from __future__ import annotations

import ast
import re

import pytest

from tests.support import ROOT

PYTHON = ROOT / "hooks/platform_guide/cost/engine"
SCRIPTS = ROOT / "hooks/theme/assets/javascripts/cost"
PACKAGE = "platform_guide.cost.engine."
DECLARED = {"model"}
"""Shapes alone; `guide schema` declares them for scripts."""
SCRIPTS_ALONE = {"builtins"}
"""What Python brings along."""
ENGINE = sorted({path.stem for path in PYTHON.glob("*.py")} - DECLARED - {"__init__"})


def imported(name: str) -> set[str]:
    """Return the modules of the guide that a module of the engine imports."""
    tree = ast.parse((PYTHON / f"{name}.py").read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {module for module in named if module.startswith("platform_guide.")}


def test_every_module_has_its_twin() -> None:
    assert {path.stem for path in SCRIPTS.glob("*.js")} - SCRIPTS_ALONE == set(ENGINE)
    assert {path.name.removesuffix(".d.ts") for path in SCRIPTS.glob("*.d.ts")} == DECLARED


@pytest.mark.parametrize("name", ENGINE)
def test_a_module_imports_the_engine_alone(name: str) -> None:
    assert all(module.startswith(PACKAGE) for module in imported(name))


@pytest.mark.parametrize("name", ENGINE)
def test_a_twin_imports_what_its_module_does_and_names_it(name: str) -> None:
    text = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
    found = set(re.findall(r'^import .* from "\./(\w+)\.js";$', text, re.MULTILINE))
    assert found - SCRIPTS_ALONE <= {module.removeprefix(PACKAGE) for module in imported(name)}
    assert len(found) == sum(line.startswith("import ") for line in text.splitlines())
    assert f"{name}.py" in text
