"""What is fit to travel, what is not, and that the reason is told."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest
from portable_core import check, offline
from portable_core.cli import main

EXERCISE = Path(__file__).resolve().parents[1] / "exercise"


def copied(name: str, folder: Path) -> Path:
    shutil.copytree(EXERCISE / name, folder / name)
    return folder / name


def test_the_starter_fails_and_every_reason_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(copied("starter", tmp_path))]) == 1
    said = capsys.readouterr().out
    # A wheel can be built of what is not fit for anything else.
    assert "yes  A wheel can be built" in said
    for text in ("says nothing on scripts", "reached for", "Not pinned with a hash: packaging", "/home/ada/wine.csv"):
        assert text in said
    assert said.endswith("1 of 5 checks passed\n")


def test_the_solution_passes_and_stays_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied("solution", tmp_path)
    before = sorted(folder.rglob("*"))
    code = main(["check", str(folder)])
    said = capsys.readouterr().out
    assert code == 0, said
    assert said.endswith("5 of 5 checks passed\n")
    assert sorted(folder.rglob("*")) == before


def test_what_is_broken_further_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied("solution", tmp_path)
    (folder / "requirements.txt").unlink()
    (folder / "src" / "harvest" / "more.py").write_text("def (:\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[project]\nname = 'harvest'\n", encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "pyproject.toml says nothing on version, requires-python, scripts, [build-system]" in said
    assert "There is no requirements.txt" in said


def test_a_folder_without_a_package_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert "there is no `pyproject.toml` in" in capsys.readouterr().err
    (tmp_path / "pyproject.toml").write_text("[", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_tool_that_is_missing_or_does_not_end_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert check.run(["no-such-program"], tmp_path) == (1, "`no-such-program` is not installed")
    monkeypatch.setattr(check, "SECONDS", 0.05)
    assert "did not end within" in check.run(["sleep", "5"], tmp_path)[1]


def test_guards_let_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", socket.socket)
    monkeypatch.setattr(socket, "getaddrinfo", socket.getaddrinfo)
    offline.pytest_configure()
    with pytest.raises(offline.OfflineError, match=r"reached for '192\.0\.2\.1'"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with socket.socket() as one, pytest.raises(offline.OfflineError, match=r"reached for 192\.0\.2\.1"):
        one.connect(("192.0.2.1", 80))
    assert socket.getaddrinfo("localhost", 80)
