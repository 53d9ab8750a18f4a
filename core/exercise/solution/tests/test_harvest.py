"""Needs nothing but the package: the test brings its own rows."""

from pathlib import Path

import pytest

from harvest import counts, main

ROWS = "alcohol,cultivar\n14.2,cultivar-1\n13.2,cultivar-1\n12.4,cultivar-2\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_each_cultivar_is_counted(file: Path) -> None:
    assert counts(file) == {"cultivar-1": 2, "cultivar-2": 1}


def test_what_was_counted_is_printed(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HARVEST_FILE", str(file))
    main()
    assert capsys.readouterr().out == "cultivar-1: 2\ncultivar-2: 1\n"
