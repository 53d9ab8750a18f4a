"""In a fork with layers the tests of the engine and of the shipped data go on as in the guide itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import sample, support
from tests.site.bicycles import guide

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_tests_build_the_shipped_data_without_the_layers_of_a_fork(tmp_path: Path) -> None:
    root = guide(tmp_path)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    layers = "extra:\n  guide:\n    layers: [data, data-acme]\n"
    (root / "mkdocs.yml").write_text(f"{config}\n{layers}", encoding="utf-8")
    # Not even a layer that is broken stops them: `guide check` says what is wrong with it.
    sample.write(root, "data-acme/platforms/roadster.yaml", "id: roadster\nkind: plattform\n")
    name = support.base_config(root)
    assert name == ".mkdocs-base.yml"
    support.build(tmp_path / "site", config=name, cwd=root)
    assert (tmp_path / "site/platforms/roadster/index.html").is_file()


def test_the_guide_itself_needs_no_other_configuration(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra:\n  guide:\n    layers: [data]\n", encoding="utf-8")
    assert support.base_config(tmp_path) == "mkdocs.yml"
