"""What a build takes from its surroundings: the environment, and the date that it writes into files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from platform_guide.site_settings import fix_clock, settings_now
from tests import sample
from tests.support import require, run

if TYPE_CHECKING:
    from pathlib import Path

DAY = 86_400


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that says no date; what a test sets is taken back."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")


@pytest.mark.usefixtures("clock")
def test_without_a_history_files_have_the_date_of_the_data(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    catalog = sample.catalog(root)
    fix_clock(root, catalog)
    days = int(os.environ["SOURCE_DATE_EPOCH"]) // DAY
    assert days == (catalog.data_date - type(catalog.data_date)(1970, 1, 1)).days


@pytest.mark.usefixtures("clock")
def test_files_have_the_date_of_the_last_commit(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    git = (require("git"), "-C", root, "-c", "user.name=a", "-c", "user.email=a@b.example")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "One")):
        result = run(*git, *words, env={"GIT_COMMITTER_DATE": "1700000000 +0000"})
        assert result.returncode == 0, result.stderr
    fix_clock(root, sample.catalog(root))
    assert os.environ["SOURCE_DATE_EPOCH"] == "1700000000"


def test_a_date_that_is_given_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    fix_clock(tmp_path, sample.catalog(sample.sample(tmp_path)))
    assert os.environ["SOURCE_DATE_EPOCH"] == "7"


def test_the_environment_may_forget_earlier_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_CACHE", "off")
    assert not settings_now({}, tmp_path, tmp_path).cache
    monkeypatch.delenv("GUIDE_CACHE")
    assert settings_now({}, tmp_path, tmp_path).cache
