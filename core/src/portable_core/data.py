"""Tables of numbers: read from CSV, or the wines that scikit-learn ships; every problem of a file is told at once."""

from __future__ import annotations

import csv
import hashlib
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_wine

from portable_core.problems import ProblemError, listed, nearest

TARGET = "cultivar"
_SHOWN = 5
"""So many problems of one file are told; the rest is counted."""


@dataclass(frozen=True)
class Table:
    """Rows of numbers. `values` has the shape (rows, columns); `labels` has one name a row, or none at all."""

    columns: tuple[str, ...]
    values: NDArray[np.float64]
    labels: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """What the table holds, as 64 hexadecimal digits: the same rows give the same digest on every machine."""
        return hashlib.sha256(as_csv(self).encode()).hexdigest()


def wines() -> Table:
    """Return the wine recognition data: 178 rows, 13 measurements each, of three cultivars."""
    found = load_wine()
    names = [f"cultivar-{number + 1}" for number in found.target]
    columns = tuple(name.replace("/", "_") for name in found.feature_names)
    return Table(columns, np.asarray(found.data, dtype=np.float64), tuple(names))


def as_csv(table: Table) -> str:
    """Return a table as CSV with a line of names; numbers keep every digit."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*table.columns, TARGET] if table.labels else table.columns)
    for at, row in enumerate(table.values.tolist()):
        writer.writerow([*row, table.labels[at]] if table.labels else row)
    return text.getvalue()


def read_table(path: Path, columns: Sequence[str] | None = None, *, labelled: bool) -> Table:
    """Read a CSV file.

    Args:
        path: the file.
        columns: the columns that are needed, in their order; None takes all but the one of labels.
        labelled: whether the column of labels is needed, too; other columns are passed over.

    Raises:
        ProblemError: no such file, no rows, a column that is missing, a value that is no number.
    """
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except OSError as error:
        raise ProblemError(f"`{path}` cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ProblemError(f"`{path}` is no CSV file in UTF-8: {error}") from error
    names, body = (rows[0], [(at, row) for at, row in enumerate(rows[1:], start=2) if row]) if rows else ([], [])
    if not body:
        raise ProblemError(f"`{path}` has no rows to work with; it needs a line of names and at least one row")
    wanted = tuple(name for name in names if name != TARGET) if columns is None else tuple(columns)
    needed = [*wanted, TARGET] if labelled else list(wanted)
    twice = [
        f"`{path}` has the column `{name}` more than once" for name in dict.fromkeys(needed) if names.count(name) > 1
    ]
    missing = [f"`{path}` lacks the column `{name}`: {nearest(name, names)}" for name in needed if name not in names]
    if missing or twice or not wanted:
        raise ProblemError(*(missing + twice or [f"`{path}` has no column of numbers, only {listed(names)}"]))
    problems = [
        f"`{path}` line {at}: {len(row)} values for {len(names)} columns" for at, row in body if len(row) != len(names)
    ]
    places = [names.index(name) for name in wanted]
    if not problems:
        problems = [
            f"`{path}` line {at}, column `{names[place]}`: `{row[place]}` is no number"
            for at, row in body
            for place in places
            if not _is_number(row[place])
        ]
    if problems:
        more = [f"and {len(problems) - _SHOWN} more"] if len(problems) > _SHOWN else []
        raise ProblemError(*problems[:_SHOWN], *more)
    values = np.array([[float(row[place]) for place in places] for _, row in body], dtype=np.float64)
    labels = tuple(row[names.index(TARGET)] for _, row in body) if labelled else ()
    return Table(wanted, values, labels)


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
