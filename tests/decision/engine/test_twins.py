"""Each module of the engine has a twin of its name for the browser, which imports what the Python module imports."""

from __future__ import annotations

import ast
import re

import pytest

from tests.support import ROOT

PYTHON = ROOT / "hooks/platform_guide/decision/engine"
EVALUATOR = PYTHON.parent / "predicate" / "evaluate.py"
"""What both the engine and checks of the data evaluate conditions with."""
SCRIPTS = ROOT / "hooks/theme/assets/javascripts/decision"
PACKAGES = ("platform_guide.decision.engine.", "platform_guide.decision.predicate.")
# What makes the model is never asked by a reader.
PYTHON_ALONE = {"__init__", "compile"}
DECLARED = {"model"}
"""Shapes alone; `guide schema` declares them for scripts."""
SCRIPTS_ALONE = {"builtins"}
"""What Python brings along."""
MODULES = {path.stem: path for path in [*PYTHON.glob("*.py"), EVALUATOR] if path.stem not in PYTHON_ALONE | DECLARED}
ENGINE = sorted(MODULES)


def imported(name: str) -> set[str]:
    """Return the modules of the decision that a Python module imports."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {module.rpartition(".")[2] for module in named if module.startswith(PACKAGES)}


def test_every_module_has_its_twin() -> None:
    assert {path.stem for path in SCRIPTS.glob("*.js")} - SCRIPTS_ALONE == set(ENGINE)
    assert {path.name.removesuffix(".d.ts") for path in SCRIPTS.glob("*.d.ts")} == DECLARED


def above(name: str) -> set[str]:
    """Return the modules that a Python module imports, and those that these import."""
    direct = imported(name) - DECLARED
    return direct.union(*(above(one) for one in direct))


@pytest.mark.parametrize("name", ENGINE)
def test_a_twin_imports_what_its_module_does_and_names_it(name: str) -> None:
    text = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
    found = set(re.findall(r'^import .* from "\./(\w+)\.js";$', text, re.MULTILINE))
    assert found - SCRIPTS_ALONE <= above(name)
    assert len(found) == sum(line.startswith("import ") for line in text.splitlines())
    assert f"{name}.py" in text
