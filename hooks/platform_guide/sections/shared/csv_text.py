"""Tables as CSV (RFC 4180), by the same rules as the site's scripts write them: tests keep both equal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

# A spreadsheet takes a text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float


def guarded(value: Cell) -> Cell:
    """Return a cell that no spreadsheet calculates: a text gets an apostrophe before it, a number stays one."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    """Return rows, the heads as the first, with formulas made harmless."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return buffer.getvalue()
