"""`guide decide`: the recommendation of the site's interview, from a file of answers."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read import source
from platform_guide.catalog.read.reader import read_text
from platform_guide.cli.project import complain, load_or_complain, say
from platform_guide.decision.data.answers import Nameable, answer_problems
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.eligibility import ENDED
from platform_guide.decision.engine.model import JudgedData, Model, Recommendation
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from platform_guide.decision.engine.value import percent, points
from platform_guide.issues import Issue, suggest

_WIDTH = 100
_SHOWN = 5
_TOP = 100
_FORM = "write e.g. `answers: {door: choose, place: aws}` and, if you like, `weights: {name-of-a-criterion: 75}`"


HELP = "say what fits, and why, from a file of answers"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--answers", type=Path, required=True, metavar="FILE", help="YAML or JSON: answers and weights")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    return tell(root, today, options.answers, options.format)


def tell(root: Path, today: dt.date, path: Path, style: str) -> int:
    """Print what the guide recommends.

    Args:
        root: the folder of mkdocs.yml.
        today: the day as of which the data are checked.
        path: YAML or JSON with `answers` and, optionally, `weights`; what “Save as JSON” on the site makes will do.
        style: `text` or `json`.
    """
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    if not decision_of(catalog).present:
        say("this guide has no decision")
        return 1
    text = read_text(path, str(path))
    if isinstance(text, Issue):
        return complain(text)
    answers, weights, issues = read_answers(catalog, text, str(path))
    if issues:
        return complain(*issues)
    model = compile_model(catalog)
    found, hangs = decide(model, answers, weights), study(model, answers, weights)
    if style == "json":
        whole = {"data": model["date"], "answers": answers, "weights": weights, "recommendation": found, "study": hangs}
        say(json.dumps(whole, indent=2, ensure_ascii=False))
    else:
        say("\n".join(as_text(model, found, hangs)))
    return 0


def read_answers(catalog: Catalog, text: str, path: str) -> tuple[dict[str, list[str]], dict[str, int], list[Issue]]:
    """Return answers and weights, or every problem at its place."""
    node, issues = source.parse(text, path)
    if node is None:
        return {}, {}, issues
    data = source.build(node)
    given = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(given, dict):
        return {}, {}, [Issue(source.location(node), "answers-form", "there is no mapping `answers`", _FORM)]
    answers = {name: [_word(item) for item in _listed(value)] for name, value in given.items()}
    nameable = Nameable.of(catalog.platforms, catalog.platforms.values(), catalog.areas, catalog.settings)
    for at, rule, said, hint in answer_problems(decision_of(catalog), nameable, answers):
        listed = isinstance(given.get(str(at[0])) if at else None, list)
        whole = ("answers", *at) if listed else ("answers", *at[:1])
        issues.append(Issue(source.place(node, whole, of_key=len(at) == 1), rule, said, hint))
    weights, wrong = _weights(catalog, node, data.get("weights") or {})
    return answers, weights, issues + wrong


def _weights(catalog: Catalog, node: yaml.Node, given: object) -> tuple[dict[str, int], list[Issue]]:
    if not isinstance(given, dict):
        return {}, [Issue(source.place(node, ("weights",)), "answers-form", "`weights` is no mapping", _FORM)]
    known = [criterion.id for criterion in decision_of(catalog).criteria]
    issues = []
    for name, value in given.items():
        path = ("weights", name)
        if name not in known:
            text = f"there is no criterion `{name}`"
            issues.append(Issue(source.place(node, path, of_key=True), "answers-criterion", text, suggest(name, known)))
        elif not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _TOP:
            text = f"`{value}` is no weight"
            issues.append(Issue(source.place(node, path), "answers-weight", text, "a whole number from 0 to 100"))
    return {name: int(value) for name, value in given.items()} if not issues else {}, issues


def _listed(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_text(model: Model, found: Recommendation, hangs: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a recommendation; `hangs` is what `study` returned, of which the sensitivity is told."""
    names = {one["id"]: one["name"] for one in model["candidates"]}

    def option(name: str) -> str:
        return " + ".join(names[part] for part in name.split("+"))

    yield from textwrap.wrap(found["outcome"]["text"], _WIDTH)
    if found["outcome"].get("because"):
        yield from textwrap.wrap(found["outcome"]["because"], _WIDTH)
    yield from _ways(model, found)
    yield from _firm(hangs["sensitivity"], option)
    if found["judged"]:
        yield "\nWhat you named"
    for named in found["judged"]:
        yield from _judged(model, found, named, option(named["id"]))
    yield from _lists(found, option)
    yield from _conflict(found)
    sections = (
        ("Find out first", [one["text"] for one in found["find_out"]]),
        (
            "Needed",
            [
                f"{one['label']} (at least {one['level']}): {', '.join(one['rules'])}"
                for one in found["needs"]
                if not one["open"]
            ],
        ),
        ("Must-haves", [f"{one['label']}: {one['because']}" for one in found["musts"] if not one["open"]]),
        ("What you have", [one["text"] for one in found["owned"]]),
        ("Keep in mind", [one["text"] for one in found["notes"]]),
        ("Not, and why", [one["text"] for one in found["why_not"]]),
    )
    for title, lines in sections:
        if lines:
            yield f"\n{title}"
        for line in lines:
            yield from textwrap.wrap(line, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    yield f"\nData of {model['date']}"


def _ways(model: Model, found: Recommendation) -> Iterator[str]:
    asked, questions = found["interview"]["next"], {one["id"]: one["text"] for one in model["questions"]}
    if asked:
        yield f"\nThe interview is not finished. Next: {asked}: {questions[asked]}"
    for name in found["interview"]["added"]:
        yield f"\nCondition: {name}: {', '.join(found['interview']['given'][name])}"
    if found["interview"]["assumed"]:
        yield f"\nAssumed: {', '.join(found['interview']['assumed'])}"


def _conflict(found: Recommendation) -> Iterator[str]:
    if found["conflict"] is None:
        return
    yield "\nCannot be had together"
    for one in found["conflict"]["members"]:
        yield f"  - {found['musts'][one['must']]['label'] if 'must' in one else one['capability']}"
    yield from (f"  {one['text']}" for one in found["conflict"]["relax"])


def _firm(sensitivity: Mapping[str, Any] | None, option: Any) -> Iterator[str]:  # noqa: ANN401 - a function of a name
    if sensitivity is None:
        return
    share = percent(sensitivity["share_low"], sensitivity["draws"])
    yield f"\nFirst place: {sensitivity['verdict']}; nothing higher in {share} % of weightings, unknowns at their worst"
    for one in sensitivity["flips"][:3]:
        yield f"  {option(one['option'])} would be first with {one['criterion']} at {one['to']}, not {one['from']}"


def _lists(found: Recommendation, option: Any) -> Iterator[str]:  # noqa: ANN401 - a function of a name
    fits = "What else would fit" if found["judged"] else "Fits"
    for title, options in ((fits, found["options"]), ("Verify first", found["verify"])):
        if options:
            yield f"\n{title}"
        for one in options[:_SHOWN]:
            yield from _option(found, one, option(one["id"]))
        if len(options) > _SHOWN:
            yield f"  and {len(options) - _SHOWN} more"


_MET = {
    "failed": "fails",
    "undocumented": "not documented",
    "builds": "to build",
    "unverified": "to verify",
    "open": "open",
}
_NOWHERE = {True: "its parts do not run together where you work", False: "does not run where you work"}


def _judged(model: Model, found: Recommendation, one: JudgedData, name: str) -> Iterator[str]:
    """Yield what is said of an entry or a stack that was named: how it stands, and each thing that it lacks."""
    yield from _option(found, {**one, "parts": [{**part, "verify": []} for part in one["parts"]]}, name)
    lines = [f"{_MET[item['met']]}: {item['entry']}: {found['musts'][item['must']]['label']}" for item in one["gaps"]]
    if one["status"] == ENDED:
        lines.append("not offered any more")
    if one["apart"]:
        lines.append(_NOWHERE[len(one["parts"]) > 1])
    labels = dict(zip(model["capabilities"], model["labels"], strict=True))
    lines += [
        f"{'may lack' if lack['open'] else 'lacks'}: {labels[lack['capability']]} "
        f"(at least {lack['level']}{', made for it' if lack['made'] else ''}; it has: {lack['has']})"
        for lack in one["lacks"]
    ]
    covered = one["needed"] - one["lacked"]
    yield f"     {one['status']}; covers {covered} of {one['needed']} needs"
    for line in lines:
        yield from textwrap.wrap(line, _WIDTH, initial_indent="     ! ", subsequent_indent="       ")


def _option(found: Recommendation, one: Mapping[str, Any], name: str) -> Iterator[str]:
    low, high = one["value"]["low"], one["value"]["high"]
    value = f"{points(low)}" if low == high else f"{points(low)} to {points(high)}"
    rank = f"{one['rank']}. " if one["rank"] else "- "
    yield f"  {rank}{name}   {value} of 100"
    for part in one["parts"]:
        covers = ", ".join(
            f"{cover['capability']} ({cover['level']}{', not its main purpose' * cover['secondary']})"
            for cover in part["covers"]
        )
        yield from textwrap.wrap(
            f"{part['entry']}/{part['edition']}: {covers}",
            _WIDTH,
            initial_indent="     + ",
            subsequent_indent="       ",
        )
        yield from (f"     ? {part['entry']}: {found['musts'][place]['label']}" for place in part["verify"])
    yield from (f"     - runs on {entry}, which you have" for entry in one["upon"])
    yield from (f"     - does not run without {entry}" for entry in one["along"])
    yield from (f"     - to build: {flow}" for flow in one["missing"])
