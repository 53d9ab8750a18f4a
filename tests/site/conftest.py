"""Small guides for the tests of what MkDocs makes of them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.site import bicycles

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small guide with a copy of the engine of its own, so that both can be edited."""
    return bicycles.guide(tmp_path)


@pytest.fixture(scope="session")
def built_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small guide with its site. Tests must not change it."""
    root = bicycles.guide(tmp_path_factory.mktemp("small"))
    result = bicycles.build(root)
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture
def built_root(built_guide: Path, tmp_path: Path) -> Path:
    """A copy of a small guide with its site, to be edited and built again."""
    return shutil.copytree(built_guide, tmp_path / "guide", symlinks=True)
