"""What a run found, as text, JSON and Markdown: that first on which most rests."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from platform_guide.issues import printable

_SHOWN_PLACES = 3
_MOST_OF_MARKDOWN = 200
_AUTOMATIC = re.compile(r"[`<>|\\\s]")


class Kind(StrEnum):
    """What became of something, the worst first."""

    GONE = "gone"
    ENDED = "ended"
    CHANGED = "changed"
    MOVED = "moved"
    NEWER = "newer"
    CLOSED = "closed"
    FAILED = "failed"


WORDS = {
    Kind.GONE: "gone",
    Kind.ENDED: "at an end",
    Kind.CHANGED: "changed since they were read",
    Kind.MOVED: "moved",
    Kind.NEWER: "newer releases",
    Kind.CLOSED: "closed to programs",
    Kind.FAILED: "not readable today",
}
"""The kinds as they are counted."""

_ORDER = {kind: at for at, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Row:
    """One thing that somebody should look at.

    `what` is an address of the guide or an entry; `new` is the address to which it moved; `places` are where the guide
    names it.
    """

    kind: Kind
    what: str
    words: str
    claims: int = 0
    decisions: int = 0
    places: tuple[str, ...] = ()
    new: str = ""

    @property
    def order(self) -> tuple[int, int, int, str]:
        """That first on which most rests."""
        return -self.claims, -self.decisions, _ORDER[self.kind], self.what


@dataclass(frozen=True)
class Report:
    """A run: its rows, and how many addresses were as they had been, new, pinned to a commit, or left."""

    day: dt.date
    rows: tuple[Row, ...] = ()
    same: int = 0
    new: int = 0
    pinned: int = 0
    left: int = 0
    notes: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> Counter[Kind]:
        """How many rows there are of each kind."""
        return Counter(row.kind for row in self.rows)

    @property
    def sorted_rows(self) -> list[Row]:
        """The rows, that first on which most rests."""
        return sorted(self.rows, key=lambda row: row.order)


def _summary(report: Report) -> Iterator[str]:
    for kind in Kind:
        if report.counts[kind]:
            yield f"{report.counts[kind]:,} {WORDS[kind]}"
    for count, words in (
        (report.same, "as they were read"),
        (report.new, "not yet compared"),
        (report.pinned, "pinned to a commit"),
        (report.left, "left, as the time was up"),
    ):
        if count:
            yield f"{count:,} {words}"


def _rests(row: Row) -> str:
    claims = f"{row.claims} claim{'' if row.claims == 1 else 's'}"
    return f"{claims}, {row.decisions} of the decision" if row.decisions else claims


def _places(row: Row) -> str:
    more = len(row.places) - _SHOWN_PLACES
    shown = ", ".join(row.places[:_SHOWN_PLACES])
    return f"{shown} and {more} more" if more > 0 else shown


def as_text(report: Report) -> str:
    """Return the report for a terminal; what hosts sent is escaped where it is printed."""
    lines = []
    for row in report.sorted_rows:
        lines.append(f"{row.kind.value:<8} {row.what}  ({_rests(row)})")
        lines.append(f"         {row.words}{f': {row.new}' if row.new else ''}")
        if row.places:
            lines.append(f"         {_places(row)}")
    lines += report.notes
    lines.append(_sentence(_summary(report)))
    return "\n".join(lines)


def _sentence(parts: Iterable[str]) -> str:
    return "; ".join(parts) or "no address was looked at"


def as_json(report: Report) -> str:
    """Return the report for programs."""
    rows = [
        {
            "kind": row.kind.value,
            "what": row.what,
            "words": row.words,
            "claims": row.claims,
            "decisions": row.decisions,
            "places": list(row.places),
            **({"new": row.new} if row.new else {}),
        }
        for row in report.sorted_rows
    ]
    value = {
        "version": 1,
        "day": str(report.day),
        "counts": {kind.value: report.counts[kind] for kind in Kind},
        "same": report.same,
        "new": report.new,
        "pinned": report.pinned,
        "left": report.left,
        "notes": list(report.notes),
        "rows": rows,
    }
    # Letters of other alphabets are escaped, and so is all that a terminal could take for a command.
    return json.dumps(value, indent=2)


def as_markdown(report: Report) -> str:
    """Return the report as the text of an issue; what hosts sent cannot become markup, a mention or a link."""
    lines = [f"Looked at on {report.day}: {_sentence(_summary(report))}.", ""]
    lines += [f"{_safe(note)}" for note in report.notes] + ([""] if report.notes else [])
    rows = report.sorted_rows
    if rows:
        lines += ["| | What | What was found | Rests on it | Where |", "|---|---|---|---|---|"]
    for row in rows[:_MOST_OF_MARKDOWN]:
        found = _safe(row.words) + (f": {_code(row.new)}" if row.new else "")
        lines.append(
            f"| {row.kind.value} | {_code(row.what)} | {found} | {_rests(row)} | "
            f"{', '.join(map(_code, row.places[:_SHOWN_PLACES]))} |"
        )
    if len(rows) > _MOST_OF_MARKDOWN:
        lines += ["", f"{len(rows) - _MOST_OF_MARKDOWN:,} more rows are in the JSON of the run."]
    return "\n".join(lines) + "\n"


def _code(text: str) -> str:
    return f"`{_AUTOMATIC.sub(' ', printable(text))}`"


def _safe(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]()<>#@|!~])", r"\\\1", printable(text))
