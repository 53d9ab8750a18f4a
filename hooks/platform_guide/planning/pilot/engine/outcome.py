"""What follows from a filled scorecard: adopt, adopt with conditions, extend once, or reject; with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from platform_guide.planning.pilot.engine.model import Card, Cell, Conclusion, PilotModel, Plan, PlanRow, Score
from platform_guide.planning.pilot.engine.usability import told, winner
from platform_guide.planning.pilot.engine.words import say

PASS, FAIL = "pass", "fail"
ADOPT, CONDITIONS, EXTEND, REJECT, OPEN = "adopt", "conditions", "extend", "reject", "open"
_ORDER = (ADOPT, CONDITIONS, EXTEND, OPEN, REJECT)
_FIGURE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_EMPTY: Cell = {"measured": "", "result": "", "note": ""}


class Outcome(NamedTuple):
    """What follows for each candidate and for all together.

    `scores` holds the questionnaires by candidate; `best` the candidate that stands first, None where none does;
    `text` says so.
    """

    conclusions: list[Conclusion]
    scores: list[Score | None]
    best: str | None
    text: str


def figure(text: str) -> float | None:
    """Return a figure that is not negative, or None where the text is none."""
    return float(text) if _FIGURE.fullmatch(text) else None


def figure_of(row: PlanRow, text: str) -> float | None:
    """Return a figure that can be true of a row, or None: a share of more than 100 per cent is none."""
    value, most = figure(text), figure(row["most"])
    return None if value is None or (most is not None and value > most) else value


def cell_of(card: Card, row: str, column: str) -> Cell:
    """Return a cell of a scorecard; an empty one where nothing is filled in."""
    return card["cells"].get(row, {}).get(column) or _EMPTY


def is_wrong(row: PlanRow, levels: Sequence[str], cell: Cell) -> bool:
    """Tell whether something was measured that nothing can be worked out from."""
    text = cell["measured"].strip()
    if not text:
        return False
    if row["better"] == "level":
        return text not in levels
    return row["better"] in {"less", "more"} and figure_of(row, text) is None


def met(row: PlanRow, levels: Sequence[str], cell: Cell) -> str:
    """Return pass, fail, or an empty text where that is open."""
    text = cell["measured"].strip()
    if row["better"] == "level":
        known = text in levels and row["threshold"] in levels
        return "" if not known else PASS if levels.index(text) >= levels.index(row["threshold"]) else FAIL
    if row["better"] in {"less", "more"}:
        value, bound = figure_of(row, text), figure_of(row, row["threshold"])
        if value is None or bound is None:
            return ""
        return PASS if (value <= bound if row["better"] == "less" else value >= bound) else FAIL
    return cell["result"] if cell["result"] in {PASS, FAIL} else ""


def judge(pilot: PilotModel, levels: Sequence[str], plan: Plan, card: Card, *, ended: bool) -> Outcome:
    """Return what follows from a scorecard.

    Args:
        pilot: what `compile_pilot` returned.
        levels: the levels of the catalogue, the lowest first.
        plan: what was planned.
        card: what was filled in; what it says of rows and columns that the plan does not have counts for nothing.
        ended: whether the last day of the pilot has come; before it, rows without a result are no reason to extend.
    """
    conclusions = [_conclusion(pilot, levels, plan, card, (one["id"], ended)) for one in plan["candidates"]]
    scores = [told(pilot["usability"], card["usability"].get(one["id"], [])) for one in plan["candidates"]]
    best, text = _overall(pilot, plan, conclusions, scores)
    return Outcome(conclusions, scores, best, text)


def _conclusion(pilot: PilotModel, levels: Sequence[str], plan: Plan, card: Card, of: tuple[str, bool]) -> Conclusion:
    name, ended = of
    asked = [row for row in plan["rows"] if name in row["of"]]
    state = {row["id"]: met(row, levels, cell_of(card, row["id"], name)) for row in asked}
    stopped = [row["id"] for row in asked if row["kind"] == "stop" and state[row["id"]] == FAIL]
    asked = [row for row in asked if row["kind"] != "stop"]
    musts = [row["id"] for row in asked if row["kind"] == "must"]
    failed = [row["id"] for row in asked if state[row["id"]] == FAIL]
    waiting = [row["id"] for row in asked if not state[row["id"]]]
    passed = sum(state[row["id"]] == PASS for row in asked)
    lost = [row for row in musts if row in failed or (card["extended"] and row in waiting)]
    missed = [*failed, *waiting] if card["extended"] else failed

    def found(conclusion: str, code: str, words: Mapping[str, str | int] | None = None) -> Conclusion:
        because = say(pilot, f"because-{code}", words)
        return {
            "candidate": name,
            "conclusion": conclusion,
            "because": because,
            "failed": failed,
            "open": waiting,
            "passed": passed,
        }

    labels = {row["id"]: row["label"] for row in plan["rows"]}

    def listed(rows: list[str]) -> dict[str, str | int]:
        return {"rows": "; ".join(labels[row] for row in rows)}

    if stopped:
        return found(REJECT, "stopped", listed(stopped))
    if not passed and not failed:
        return found(OPEN, "empty")
    if lost:
        return found(REJECT, "must", listed(lost))
    if len(missed) > pilot["box"]["most_failed"]:
        return found(REJECT, "many", {"count": len(missed), "most": pilot["box"]["most_failed"]})
    if waiting and not card["extended"]:
        words = {"count": len(waiting)}
        return found(EXTEND, "open", words) if ended else found(OPEN, "waiting", words)
    return found(CONDITIONS, "failed", listed(missed)) if missed else found(ADOPT, "met")


def _overall(
    pilot: PilotModel, plan: Plan, conclusions: list[Conclusion], scores: list[Score | None]
) -> tuple[str | None, str]:
    if not conclusions:
        return None, ""
    names = {one["id"]: one["name"] for one in plan["candidates"]}
    top = min((one["conclusion"] for one in conclusions), key=_ORDER.index)
    word = say(pilot, f"conclusion-{top}")
    best = [at for at, one in enumerate(conclusions) if one["conclusion"] == top]
    if top not in {ADOPT, CONDITIONS}:
        return None, say(pilot, "overall-none", {"conclusion": word})

    def first(at: int, code: str) -> tuple[str, str]:
        name = conclusions[at]["candidate"]
        return name, say(pilot, f"overall-{code}", {"candidate": names[name], "conclusion": word})

    if len(best) == 1:
        return first(best[0], "one")
    fewest = min(len(conclusions[at]["failed"]) for at in best)
    least = [at for at in best if len(conclusions[at]["failed"]) == fewest]
    if len(least) == 1:
        return first(least[0], "fewer")
    easier = winner(pilot["usability"], [scores[at] for at in least])
    if easier is not None:
        return first(least[easier], "usability")
    return None, say(pilot, "overall-alike", {"conclusion": word})


def card_of(value: Any) -> Card:  # noqa: ANN401 - it is looked at here
    """Return a scorecard from what a file holds; what has no meaning in one is left out."""
    given = value if isinstance(value, dict) else {}
    cells: dict[str, dict[str, Cell]] = {}
    for row, columns in _mapping(given.get("cells")).items():
        for column, cell in _mapping(columns).items():
            texts = _mapping(cell)
            cells.setdefault(row, {})[column] = {
                "measured": _text(texts.get("measured")),
                "result": _text(texts.get("result")),
                "note": _text(texts.get("note")),
            }
    usability = {
        column: [
            [one if isinstance(one, int) and not isinstance(one, bool) else 0 for one in answers]
            for answers in people
            if isinstance(answers, list)
        ]
        for column, people in _mapping(given.get("usability")).items()
        if isinstance(people, list)
    }
    return {"cells": cells, "usability": usability, "extended": given.get("extended") is True}


def _mapping(value: Any) -> dict[str, Any]:  # noqa: ANN401 - it is looked at here
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:  # noqa: ANN401 - it is looked at here
    return value if isinstance(value, str) else ""
