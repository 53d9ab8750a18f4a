"""The commands: what they print, what they return, and that nobody sees a traceback."""

from __future__ import annotations

import json
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from portable_core.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_train_evaluate_and_predict(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train"]) == 0
    assert json.loads(capsys.readouterr().out)["accuracy"] == pytest.approx(44 / 45)
    assert main(["evaluate"]) == 0
    assert json.loads(capsys.readouterr().out) == {"accuracy": 177 / 178, "rows": 178, "trained_on_it": True}
    assert main(["data"]) == 0
    Path("wine.csv").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["evaluate", "--data", "wine.csv"]) == 0
    assert json.loads(capsys.readouterr().out)["trained_on_it"] is True
    assert main(["predict", "wine.csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], len(lines)) == ("class,probability", 179)
    assert lines[1].startswith("cultivar-1,0.99")


def test_each_problem_is_one_sentence_and_the_exit_code_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--port", "x", "--seed", "-1"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all(line.startswith("portable-core: the setting") for line in said)
    assert main(["predict", "wine.csv"]) == 1
    assert "there is no model in `model.json`" in capsys.readouterr().err


def test_a_server_that_is_stopped_ends_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", stopped)
    main(["train"])
    assert main(["serve", "--port", "0"]) == 0
    assert "serving at http://127.0.0.1:" in capsys.readouterr().out
