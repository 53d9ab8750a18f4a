"""Tables: what is read is what was written, and every problem of a file is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from portable_core.data import TARGET, as_csv, read_table, wines
from portable_core.problems import ProblemError


def test_what_is_written_is_read_again_digit_for_digit(tmp_path: Path) -> None:
    path = tmp_path / "wine.csv"
    path.write_text(as_csv(wines()), encoding="utf-8")
    found = read_table(path, labelled=True)
    assert found.digest == wines().digest
    assert found.values.shape == (178, 13)


def test_columns_are_found_by_name_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("note,b,a\nx,2,1\n\ny,4,3\n", encoding="utf-8")
    assert read_table(path, ["a", "b"], labelled=False).values.tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no rows to work with"),
        ("a,b\n", "has no rows to work with"),
        ("a,bb\n1,2\n", "lacks the column `b`: did you mean `bb`?"),
        ("a,b,a\n1,2,3\n", "has the column `a` more than once"),
        ("a,b\n1\n", "line 2: 1 values for 2 columns"),
        ("a,b\n1,x\n2,nan\n", "line 2, column `b`: `x` is no number; `rows.csv` line 3, column `b`: `nan`"),
        ("a,b\n" + "x,1\n" * 7, "and 2 more"),
    ],
)
def test_problems_of_a_file_are_told(text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemError) as raised:
        read_table(Path("rows.csv"), ["a", "b"], labelled=False)
    assert message in str(raised.value)


def test_a_file_without_numbers_without_text_or_without_anything_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"{TARGET}\nred\n", encoding="utf-8")
    with pytest.raises(ProblemError, match="no column of numbers"):
        read_table(path, labelled=True)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ProblemError, match="no CSV file in UTF-8"):
        read_table(path, labelled=True)
    with pytest.raises(ProblemError, match="cannot be read: No such file"):
        read_table(tmp_path / "gone.csv", labelled=True)
