"""`guide decide`: the recommendation of the site's interview, from a file of answers."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path

import yaml

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read import source
from platform_guide.catalog.read.reader import read_text
from platform_guide.catalog.schema.lookup import labels_of
from platform_guide.cli.decision_text import as_text
from platform_guide.cli.project import complain, load_or_complain, say
from platform_guide.decision.data.answers import Nameable, answer_problems
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from platform_guide.issues import Issue, suggest

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
        say("\n".join(as_text(model, found, hangs, labels_of(catalog.settings.flows))))
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
