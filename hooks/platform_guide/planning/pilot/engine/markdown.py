"""The plan as one Markdown document: what is agreed, tested and measured, when, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from platform_guide.decision.engine.model import Model
from platform_guide.planning.pilot.engine.model import Card, Day, PilotModel, Plan
from platform_guide.planning.pilot.engine.outcome import cell_of, is_wrong, judge, met
from platform_guide.planning.pilot.engine.sheets import column_name
from platform_guide.planning.pilot.engine.usability import tenths
from platform_guide.planning.pilot.engine.words import say

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~])")
_SPACE = re.compile("[ \\t\\r\\n]+")
_KINDS = ("must", "need", "criterion", "exit", "stop")


class Filled(NamedTuple):
    """What a reader adds to a plan: texts by the fields of the frame, the days of the calendar, and the scorecard.

    `ended` tells whether the last day has come.
    """

    frame: Mapping[str, str]
    days: Sequence[Day]
    card: Card
    ended: bool = False


def plain(text: str) -> str:
    """Return a text as Markdown shows it: nothing in it is markup, and it stands on one line."""
    return _SIGNS.sub(r"\\\1", _SPACE.sub(" ", text).strip(" "))


def markdown(pilot: PilotModel, model: Model, plan: Plan, filled: Filled) -> str:
    """Return the plan; it ends with the calendar where the scorecard holds no result."""
    names = ", ".join(one["name"] for one in plan["candidates"])
    blocks = [
        f"# {plain(say(pilot, 'title', {'candidates': names}))}",
        plain(say(pilot, "data-of", {"date": plan["date"]})),
        *_frame(pilot, filled.frame),
        *_hypotheses(pilot, plan),
        *_rows(pilot, plan),
        *_usability(pilot),
        *_days(pilot, filled.days),
        *_outcome(pilot, model, plan, filled),
    ]
    return "\n\n".join(blocks) + "\n"


def _head(pilot: PilotModel, section: str) -> str:
    return f"## {plain(say(pilot, f'section-{section}'))}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        f"| {' | '.join(plain(cell) if at != 1 else cell for cell in line)} |" for at, line in enumerate(lines)
    )


def _frame(pilot: PilotModel, frame: Mapping[str, str]) -> Iterator[str]:
    yield _head(pilot, "frame")
    open_text = say(pilot, "not-settled")
    yield "\n".join(
        f"- **{plain(one['label'])}:** {plain(frame.get(one['id'], '').strip() or open_text)}"
        for one in pilot["fields"]
    )


def _hypotheses(pilot: PilotModel, plan: Plan) -> Iterator[str]:
    if plan["hypotheses"]:
        yield _head(pilot, "hypotheses")
        yield "\n".join(
            f"{at}. {plain(one['text'])} {plain(one['how'])}" for at, one in enumerate(plan["hypotheses"], start=1)
        )


def _rows(pilot: PilotModel, plan: Plan) -> Iterator[str]:
    heads = [say(pilot, f"column-{name}") for name in ("id", "metric", "target", "how", "who", "evidence")]
    for kind in _KINDS:
        rows = [
            [row["id"], row["label"], row["target"], row["how"], row["who"], row["evidence"]]
            for row in plan["rows"]
            if row["kind"] == kind
        ]
        if rows:
            yield _head(pilot, kind)
            yield _table(heads, rows)


def _usability(pilot: PilotModel) -> Iterator[str]:
    usability = pilot["usability"]
    yield _head(pilot, "usability")
    yield plain(say(pilot, "usability-how", {"items": len(usability["items"])}))
    yield "\n".join(f"{at}. {plain(one['statement'])}" for at, one in enumerate(usability["items"], start=1))
    yield "\n".join(f"- [{plain(one['title'])}]({one['url']})" for one in usability["sources"])


def _days(pilot: PilotModel, days: Sequence[Day]) -> Iterator[str]:
    if days:
        yield _head(pilot, "calendar")
        yield plain(say(pilot, "calendar-holidays"))
        heads = [say(pilot, f"column-{name}") for name in ("day", "milestone", "what")]
        yield _table(heads, [[one["day"], one["label"], one["description"]] for one in days])


def _outcome(pilot: PilotModel, model: Model, plan: Plan, filled: Filled) -> Iterator[str]:
    card = filled.card
    if not card["cells"] and not card["usability"]:
        return
    found = judge(pilot, model["levels"], plan, card, ended=filled.ended)
    names = {one["id"]: one["name"] for one in plan["candidates"]}
    yield _head(pilot, "outcome")
    yield plain(found.text)
    lines = []
    for one, score in zip(found.conclusions, found.scores, strict=True):
        word = say(pilot, f"conclusion-{one['conclusion']}")
        told = f"- **{plain(names[one['candidate']])}:** {plain(word)}. {plain(one['because'])}"
        if score is not None:
            words = {name: tenths(score[name]) for name in ("mean", "low", "high")}
            told += f" {plain(say(pilot, 'usability-score', {**words, 'people': len(score['scores'])}))}"
        lines.append(told)
    yield "\n".join(lines)
    heads = [
        say(pilot, "column-id"),
        say(pilot, "column-metric"),
        *(column_name(pilot, plan, name) for name in plan["columns"]),
    ]
    rows = []
    for row in plan["rows"]:
        cells = []
        for name in plan["columns"]:
            cell = cell_of(card, row["id"], name)
            result = met(row, model["levels"], cell)
            wrong = is_wrong(row, model["levels"], cell)
            measured = say(pilot, "not-counted", {"text": cell["measured"]}) if wrong else cell["measured"]
            cells.append(
                " ".join(text for text in (measured, say(pilot, result) if result else "", cell["note"]) if text)
            )
        if any(cells):
            rows.append([row["id"], row["label"], *cells])
    if rows:
        yield _table(heads, rows)
