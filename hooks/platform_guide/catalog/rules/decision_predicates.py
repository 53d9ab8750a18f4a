"""Conditions: each can be read, reads names that exist, and compares like with like."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.predicate import PredicateError, parse, references
from platform_guide.catalog.predicate_types import Vocabulary, check
from platform_guide.catalog.rules.decision_context import Context, Found, Path


def conditions(context: Context) -> Iterator[tuple[Path, str, Vocabulary]]:
    """Yield each condition of the decision with its path and what it may read."""
    data = context.decision
    for at, question in enumerate(data.questions):
        for place, edge in enumerate(question.next):
            if edge.when is not None:
                yield ("questions", at, "next", place, "when"), edge.when, context.facts
    for at, rule in enumerate(data.rules):
        yield ("rules", at, "when"), rule.when, context.facts
        for place, item in enumerate(rule.require):
            yield ("rules", at, "require", place, "that"), item.that, context.attributes


def conditions_are_sound(context: Context) -> Iterator[Found]:
    """Report what is wrong in a condition, with the column within its text."""
    for path, text, vocabulary in conditions(context):
        try:
            node = parse(text)
        except PredicateError as error:
            yield "decision-condition", path, f"column {error.column}: {error.text}", error.hint
            continue
        for problem in check(node, vocabulary):
            yield "decision-condition", path, f"column {problem.column}: {problem.text}", problem.hint


def facts_read(context: Context) -> frozenset[str]:
    """Return the facts that some readable condition reads."""
    found: set[str] = set()
    for _, text, _ in conditions(context):
        try:
            found |= references(parse(text))
        except PredicateError:
            continue
    return frozenset(name.removeprefix("fact.") for name in found)
