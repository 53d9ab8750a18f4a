"""What tests of commands start from: the small guide to bicycles, on the day of its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from platform_guide import cli
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sample_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the day be the one of the sample, whose readings are fresh then."""
    monkeypatch.setattr(cli, "today", lambda: sample.TODAY)


@pytest.fixture
def root(tmp_path: Path) -> str:
    """Return the root of a copy of the sample."""
    return str(sample.sample(tmp_path))
