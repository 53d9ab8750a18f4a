"""The scorecard as rows of a CSV file that opens again: one row for each thing asked of each candidate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from platform_guide.planning.pilot.engine.model import Card, PilotModel, Plan
from platform_guide.planning.pilot.engine.outcome import FAIL, PASS, cell_of

HEAD = ("row", "candidate", "measured", "result", "note", "metric", "target")
"""The names of the columns; they are part of the form of the file and not translated."""
_USABILITY = "usability-"
_PERSON = re.compile(f"{_USABILITY}[0-9]{{1,3}}")
_EXTENDED = "extended"
_GUARD = ("=", "+", "-", "@", "\t", "\r")


class Read(NamedTuple):
    """A scorecard that was read; `wrong` holds the numbers of lines that say nothing, `ok` tells whether it is one."""

    ok: bool
    card: Card
    wrong: list[int]


def card_rows(pilot: PilotModel, plan: Plan, card: Card) -> list[list[str]]:
    """Return the rows of the file, the heads as the first; what the plan does not have any more comes last."""
    rows = [list(HEAD)]
    written: set[tuple[str, str]] = set()
    for row in plan["rows"]:
        for name in row["of"]:
            written.add((row["id"], name))
            cell = cell_of(card, row["id"], name)
            rows.append([row["id"], name, cell["measured"], cell["result"], cell["note"], row["label"], row["target"]])
    for row_id, cells in sorted(card["cells"].items()):
        for name, cell in sorted(cells.items()):
            if (row_id, name) not in written:
                rows.append([row_id, name, cell["measured"], cell["result"], cell["note"], "", ""])
    columns = list(dict.fromkeys([*(one["id"] for one in plan["candidates"]), *sorted(card["usability"])]))
    for name in columns:
        for number, answers in enumerate(card["usability"].get(name, []), start=1):
            told = " ".join(str(answer) for answer in answers)
            rows.append([f"{_USABILITY}{number}", name, told, "", "", pilot["usability"]["name"], ""])
    rows.append([_EXTENDED, "", "", "yes" if card["extended"] else "no", "", "", ""])
    return rows


def card_of_rows(rows: Sequence[Sequence[str]]) -> Read:
    """Return the scorecard that rows hold; a spreadsheet may have moved, added or left out columns."""
    card: Card = {"cells": {}, "usability": {}, "extended": False}
    heads = [head.strip().lower() for head in rows[0]] if rows else []
    if not {"row", "candidate", "measured", "result"} <= set(heads):
        return Read(ok=False, card=card, wrong=[])
    wrong = []
    for line, cells in enumerate(rows[1:], start=2):
        given = {head: _bare(cells[at]) for at, head in enumerate(heads) if at < len(cells)}
        row, name = given.get("row", "").strip(), given.get("candidate", "").strip()
        if row == _EXTENDED:
            card["extended"] = given.get("result", "").strip() == "yes"
        elif not row and not name:
            continue
        elif not row or not name:
            wrong.append(line)
        elif _PERSON.fullmatch(row):
            answers = [int(one) if one in {"1", "2", "3", "4", "5"} else 0 for one in given.get("measured", "").split()]
            card["usability"].setdefault(name, []).append(answers)
        else:
            result = given.get("result", "").strip()
            told = {"measured": given.get("measured", "").strip(), "note": given.get("note", "")}
            kept = result if result in {PASS, FAIL} else ""
            if any([*told.values(), kept]):
                card["cells"].setdefault(row, {})[name] = {**told, "result": kept}  # type: ignore[typeddict-item]
            if result and not kept:
                wrong.append(line)
    return Read(ok=True, card=card, wrong=wrong)


def _bare(text: str) -> str:
    """Return a text without the apostrophe that keeps a spreadsheet from calculating it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_GUARD) else text
