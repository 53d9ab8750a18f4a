"""Settings: which source wins, and that all problems are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from portable_core.problems import ProblemError
from portable_core.settings import FILE, read_settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_settings({}).seed == 7
    (folder / FILE).write_text("seed = 1\nport = 81\ntest_share = 0.5\n", encoding="utf-8")
    assert read_settings({}).seed == 1
    monkeypatch.setenv("PORTABLE_CORE_SEED", "2")
    monkeypatch.setenv("PORTABLE_CORE_PORT", "82")
    found = read_settings({"seed": "3"})
    assert (found.seed, found.port, found.test_share) == (3, 82, 0.5)


def test_all_problems_are_told_at_once_with_the_nearest_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / FILE).write_text("sead = 1\n", encoding="utf-8")
    monkeypatch.setenv("PORTABLE_CORE_PORTS", "82")
    with pytest.raises(ProblemError) as raised:
        read_settings({"port": "70000", "test_share": "x"})
    text = str(raised.value)
    assert len(raised.value.problems) == 4
    assert "`PORTABLE_CORE_PORTS`: did you mean `PORTABLE_CORE_PORT`?" in text
    assert "`sead`: did you mean `seed`?" in text
    assert "the setting `port` cannot be `70000`: input should be less than or equal to 65535" in text
    assert "the setting `test_share` cannot be `x`" in text


def test_a_file_that_is_no_toml_is_told(folder: Path) -> None:
    (folder / FILE).write_text("seed = \n", encoding="utf-8")
    with pytest.raises(ProblemError, match=r"`portable-core\.toml` cannot be read"):
        read_settings({})
