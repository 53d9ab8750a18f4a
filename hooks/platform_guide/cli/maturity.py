"""`guide maturity`: how far to go now and later, what comes first, and what not to buy, from answers."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platform_guide.cli.project import load_or_complain, say
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import decision_of
from platform_guide.issues import suggest
from platform_guide.planning.maturity.compile import compile_maturity, levels_of
from platform_guide.planning.maturity.engine import HAS, LATER, NONE, STATES, work_out
from platform_guide.planning.maturity.model import MaturityData
from platform_guide.planning.maturity.record import maturity_of
from platform_guide.planning.maturity.shapes import Found, Given, MaturityModel, TimeData
from platform_guide.sections.shared.csv_text import csv_text

HELP = "say how far to go, what comes first, and what not to buy"
_WIDTH = 100


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "answers",
        nargs="*",
        metavar="NAME=ANSWER",
        help="models=few for today, later.models=many for the time ahead, has.tested=yes for a practice; "
        "several answers with commas; without any, what can be asked is listed",
    )
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    data, decision = maturity_of(catalog), decision_of(catalog)
    if not data.present:
        say("this guide has no maturity")
        return 1
    asked = _Asked(data, decision, compile_maturity(data, decision), tuple(options.answers))
    problems = list(asked.problems())
    if problems:
        say("\n".join(f"guide maturity: {text}\n  hint: {hint}" for text, hint in problems))
        return 1
    if not options.answers and options.format == "text":
        say("\n".join(_questions(asked)))
        return 0
    given = asked.given()
    say(_FORMATS[options.format](asked, given, work_out(asked.model, given)))
    return 0


@dataclass(frozen=True)
class _Asked:
    """What somebody answered, as it was typed."""

    data: MaturityData
    decision: DecisionData
    model: MaturityModel
    typed: Sequence[str]

    def pairs(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield what was typed as slot, name and answers; the slot is empty for today."""
        for one in self.typed:
            name, _, text = one.partition("=")
            slot, dot, about = name.strip().partition(".")
            answers = [answer.strip() for answer in text.split(",") if answer.strip()]
            yield (slot, about, answers) if dot else ("", slot, answers)

    def given(self) -> Given:
        """Return the answers of both times; what is not said of the time ahead is as today."""
        found: Given = {"now": {}, "later": {}, "has": {}, "wrong": []}
        for slot, name, answers in self.pairs():
            if slot == HAS:
                found["has"][name] = answers[0]
            else:
                found["later" if slot else "now"][name] = [one for one in answers if one != NONE]
        found["later"] = {**found["now"], **found["later"]}
        return found

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what cannot be understood, each with what to do."""
        questions = {one["id"]: one for one in self.model["questions"]}
        practices = [one["id"] for one in self.model["practices"]]
        seen: set[tuple[str, str]] = set()
        for typed, (slot, name, answers) in zip(self.typed, self.pairs(), strict=True):
            if not answers:
                yield f"`{typed}` gives no answer", "write a name, `=` and an answer, such as models=few"
            elif slot not in {"", LATER, HAS}:
                yield f"there is no time `{slot}`", suggest(slot, [LATER, HAS])
            elif slot == HAS and name not in practices:
                yield f"there is no practice `{name}`", suggest(name, practices)
            elif slot != HAS and name not in questions:
                yield f"there is no question `{name}`", suggest(name, questions)
            elif (slot, name) in seen:
                yield f"`{name}` is answered twice", "keep one of the two"
            else:
                many = slot != HAS and questions[name]["many"]
                allowed = list(STATES) if slot == HAS else [*questions[name]["answers"], *([NONE] if many else [])]
                wrong = [one for one in answers if one not in allowed]
                yield from ((f"`{one}` is no answer to `{name}`", suggest(one, allowed)) for one in wrong)
                if len(answers) > 1 and not many:
                    yield f"`{name}` takes one answer", "keep the one that holds"
            seen.add((slot, name))


def _questions(asked: _Asked) -> Iterator[str]:
    """Yield all that can be answered."""
    words = {one.id: one for one in asked.decision.questions}
    yield "Answer for today as NAME=ANSWER, and for the time ahead as later.NAME=ANSWER:"
    for question, own in zip(asked.model["questions"], asked.data.questions, strict=True):
        text = own.today or own.text or words[own.id].text
        yield from _wrapped(f"{question['id']}: {text} {', '.join(question['answers'])}")
    yield f"\nAnswer for practices as has.NAME={'|'.join(STATES)}:"
    for practice in asked.data.practices:
        yield from _wrapped(f"{practice.id}: {practice.text}")


def _rows(asked: _Asked, found: Found) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield each ladder with what is reached for certain, required today and required later."""
    for ladder in asked.data.ladders:
        current = found["current"][ladder.id]["low"]
        yield ladder.id, ladder.label, current, _rank(found["now"], ladder.id), _rank(found["later"], ladder.id)


def _rank(time: TimeData, ladder: str) -> int:
    return time["required"][ladder]["rank"]


def _as_text(asked: _Asked, given: Given, found: Found) -> str:
    lines: list[str] = []
    names = {one.id: [level.label for level in levels_of(one, asked.decision)] for one in asked.data.ladders}
    for ladder, label, current, now, later in _rows(asked, found):
        level = names[ladder]
        reached = f"  reached: {current} ({level[current]})"
        lines += [label, reached if given["has"] else "  reached: not said", f"  required now: {now} ({level[now]})"]
        sensible = found["now"]["sensible"][ladder]
        if sensible < now:
            lines.append(f"  sensible with the people there are: {sensible} ({level[sensible]})")
        lines += [f"  required in {asked.data.months} months: {later} ({level[later]})"]
        most = found["now"]["required"][ladder]["most"]
        if most > now:
            lines += [f"  up to {most} ({level[most]}), by what is not answered yet"]
    lines += _said("Because", _because(asked, found))
    lines += _said("Where to stop", _caps(asked, found))
    texts = {one.id: one.text for one in asked.data.practices}
    title = "Practices before products: first" if found["far"] else "What comes first"
    lines += _said(
        title, (f"{name}: {texts[name]}{'' if name in given['has'] else ' (not said)'}" for name in found["first"])
    )
    things = {one.id: one for one in asked.data.not_yet}
    lines += _said(
        "What not to buy",
        (
            f"{things[name].label}{f' (in {asked.data.months} months)' if due else ''}: {things[name].description}"
            for name, due in found["not_yet"]
        ),
    )
    overlays = {one.id: one for one in asked.data.overlays}
    for name in found["now"]["overlays"]:
        lines += _said(f"On top of any level: {overlays[name].label}", (step.text for step in overlays[name].advice))
    lines += _said("Not answered", found["now"]["open"])
    return "\n".join(lines)


def _because(asked: _Asked, found: Found) -> Iterator[str]:
    """Yield the reasons for what is required today, once each."""
    triggers = {one.id: one for one in asked.data.triggers}
    reasons = [
        f"{triggers[trigger].label}: {triggers[trigger].cases[place].because}"
        for one in found["now"]["required"].values()
        for trigger, place in one["by"]
    ]
    yield from dict.fromkeys(reasons)


def _caps(asked: _Asked, found: Found) -> Iterator[str]:
    triggers = {one.id: one for one in asked.data.triggers}
    yield from dict.fromkeys(
        f"{triggers[one['trigger']].label}: {triggers[one['trigger']].caps[one['case']].because}"
        for one in found["now"]["caps"]
    )


def _as_json(asked: _Asked, given: Given, found: Found) -> str:
    plain: Mapping[str, Any] = {"months": asked.data.months, "answers": given, **found}
    return json.dumps(plain, indent=2, ensure_ascii=False)


def _as_csv(asked: _Asked, _: Given, found: Found) -> str:
    head = ["ladder", "reached", "required_now", "required_later", "first", "not_yet"]
    first, not_yet = " ".join(found["first"]), " ".join(name for name, _ in found["not_yet"])
    rows = [
        [ladder, str(current), str(now), str(later), first, not_yet]
        for ladder, _, current, now, later in _rows(asked, found)
    ]
    return csv_text([head, *rows]).replace("\r\n", "\n").rstrip()


_FORMATS = {"text": _as_text, "json": _as_json, "csv": _as_csv}


def _said(title: str, lines: Iterable[str]) -> list[str]:
    found = [line for one in lines for line in _wrapped(one)]
    return ["", title, *found] if found else []


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
