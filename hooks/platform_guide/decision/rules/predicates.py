"""Conditions: each can be read, reads names that exist, and compares like with like."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.decision.data.model import Build, Graded
from platform_guide.decision.predicate.syntax import PredicateError, parse, references
from platform_guide.decision.predicate.types import Ast, Vocabulary, check, lower
from platform_guide.decision.rules.context import Context, Found, Path


def conditions(context: Context) -> Iterator[tuple[Path, str, Vocabulary]]:
    """Yield each condition of the decision with its path and what it may read."""
    data = context.decision
    for at, question in enumerate(data.questions):
        for place, edge in enumerate(question.next):
            if edge.when is not None:
                yield ("questions", at, "next", place, "when"), edge.when, context.facts
    for at, one in enumerate(data.places):
        if one.when is not None:
            yield ("places", at, "when"), one.when, context.facts
    for at, rule in enumerate(data.rules):
        yield ("rules", at, "when"), rule.when, context.facts
        for place, item in enumerate(rule.require):
            yield ("rules", at, "require", place, "that"), item.that, context.attributes
            if item.build is not None:
                yield from _of_building(context, ("rules", at, "require", place, "build"), item.build)
        if rule.each and (words := context.example(rule.each)):
            yield ("rules", at, "each", "that"), rule.each.that.format(**words), context.attributes
    yield from ((path, grade.when, context.attributes) for path, grade in _grades(context))


def _of_building(context: Context, path: Path, build: Build) -> Iterator[tuple[Path, str, Vocabulary]]:
    yield (*path, "when"), build.when, context.attributes
    if build.beside is not None:
        yield (*path, "beside"), build.beside, context.facts


def _grades(context: Context) -> Iterator[tuple[Path, Graded]]:
    """Yield the grades of all criteria, each with the path of its condition."""
    for at, criterion in enumerate(context.decision.criteria):
        sources: list[tuple[Path, tuple[Graded, ...]]] = [(("criteria", at), criterion.grades)]
        sources += [(("criteria", at, "parts", place), part.grades) for place, part in enumerate(criterion.parts)]
        for path, grades in sources:
            yield from (((*path, "grades", place, "when"), grade) for place, grade in enumerate(grades))


def lowered(context: Context, text: str | None) -> Ast | None:
    """Return a condition on facts in its lowered form; None for none, and for one whose mistakes are reported."""
    if text is None:
        return None
    try:
        node = parse(text)
    except PredicateError:
        return None
    return None if check(node, context.facts) else lower(node, context.facts)


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
    found = {rule.each.fact for rule in context.decision.rules if rule.each}
    for _, text, _ in conditions(context):
        try:
            found |= references(parse(text))
        except PredicateError:
            continue
    return frozenset(name.removeprefix("fact.") for name in found)


def facts_compared(context: Context) -> frozenset[str]:
    """Return the facts with which some readable must-have or grade compares an entry."""
    found: set[str] = set()
    for text in (text for _, text, vocabulary in conditions(context) if vocabulary is context.attributes):
        try:
            found |= {name for name in references(parse(text)) if name.startswith("fact.")}
        except PredicateError:
            continue
    return frozenset(name.removeprefix("fact.") for name in found)
