"""Conditions that decide nothing: always true, never true, behind another one, or of no answer's making.

Each is tried with every combination of values of the facts that it reads. Where there are more than `WORLDS`
combinations, nothing is said: a check that takes minutes would be turned off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Any

from platform_guide.catalog.schema.lookup import by_id
from platform_guide.decision.data.model import Answer, Question
from platform_guide.decision.data.vocabulary import FactType, QuestionKind
from platform_guide.decision.predicate.evaluate import evaluate, names
from platform_guide.decision.predicate.fact_values import values
from platform_guide.decision.predicate.types import Ast
from platform_guide.decision.rules.context import Context, Found, Path
from platform_guide.decision.rules.predicates import facts_compared, lowered

WORLDS = 100_000
_ALWAYS: Ast = ["lit", True]
_World = dict[str, Any]


def _worlds(context: Context, conditions: Sequence[Ast], without: frozenset[str] = frozenset()) -> Iterator[_World]:
    """Yield every combination of values of the facts that some conditions read, or nothing where they are too many."""
    facts = by_id(context.decision.facts)
    read = sorted({name for condition in conditions for name in names(condition)} & set(facts) - without)
    offered = [values(facts[name], context.facts[name], conditions) for name in read]
    if prod(len(some) for some in offered) <= WORLDS:
        for chosen in product(*offered):
            yield dict(zip(read, chosen, strict=True))


def _becomes(context: Context, condition: Ast) -> set[bool | None]:
    """Return what a condition can become."""
    found: set[bool | None] = set()
    for world in _worlds(context, [condition]):
        found.add(evaluate(condition, world.get))
        if len(found) > 1:
            break
    return found


def conditions_can_differ(context: Context) -> Iterator[Found]:
    """Report conditions of rules, places and edges that are always true or never; `true` itself may be written."""
    data = context.decision
    places: list[tuple[Path, str | None]] = [(("rules", at, "when"), rule.when) for at, rule in enumerate(data.rules)]
    places += [(("places", at, "when"), place.when) for at, place in enumerate(data.places)]
    places += [
        (("questions", at, "next", place, "when"), edge.when)
        for at, question in enumerate(data.questions)
        for place, edge in enumerate(question.next)
    ]
    for path, text in places:
        condition = lowered(context, text)
        found = _becomes(context, condition) if condition not in (None, _ALWAYS) else set()
        if found == {True}:
            yield "decision-condition-always", path, "this is true whatever the answers are", "write `true`, or mend it"
        elif found == {False}:
            yield "decision-condition-never", path, "no answers make this true", "mend or remove it"


def edges_are_taken(context: Context) -> Iterator[Found]:
    """Report edges that are never taken, because one above them is wherever they could be."""
    for at, question in enumerate(context.decision.questions):
        edges: list[tuple[int, Ast]] = []
        for place, edge in enumerate(question.next):
            condition = _ALWAYS if edge.when is None else lowered(context, edge.when)
            if condition is None:
                break
            edges.append((place, condition))
            # What stands below an edge without a condition is reported elsewhere.
            if edge.when is None:
                break
        open_edges = {place for place, condition in edges if _becomes(context, condition) != {False}}
        taken: set[int] = set()
        tried = False
        for world in _worlds(context, [condition for _, condition in edges]):
            tried = True
            taken |= {next((place for place, condition in edges if evaluate(condition, world.get)), -1)}
            if open_edges <= taken:
                break
        for place in sorted(open_edges - taken if tried else ()):
            text = "this edge is never taken: wherever it could be, one above it is"
            yield "decision-edge-never", ("questions", at, "next", place), text, "move it up or remove it"


def questions_matter(context: Context) -> Iterator[Found]:
    """Report questions whose answers all come to the same, whatever the other answers are."""
    data = context.decision
    texts = [rule.when for rule in data.rules] + [place.when for place in data.places if place.when is not None]
    builds = [item.build for rule in data.rules for item in rule.require if item.build]
    texts += [build.beside for build in builds if build.beside is not None]
    texts += [edge.when for question in data.questions for edge in question.next if edge.when is not None]
    conditions = [found for text in texts if (found := lowered(context, text)) is not None]
    compared = facts_compared(context)
    for at, question in enumerate(data.questions):
        # What the reader owns is read by the search itself, and what follows from what is named by each name.
        if not (question.kind.offers_answers or question.kind is QuestionKind.NUMBER) or not (
            question.answers or question.fact
        ):
            continue
        own = frozenset([question.fact] if question.fact else [name for one in question.answers for name in one.set])
        if own & compared:
            continue
        reading = [condition for condition in conditions if own & set(names(condition))]
        if reading and not any(_differs(context, question, condition, own) for condition in reading):
            text = f"no rule and no edge tells the answers to `{question.id}` apart"
            yield "decision-question-inert", ("questions", at, "id"), text, "let a rule read it, or do not ask"


def _differs(context: Context, question: Question, condition: Ast, own: frozenset[str]) -> bool:
    """Tell whether two answers make a different thing of a condition somewhere; True as well where nobody can tell."""
    tried = False
    answers = _answers(context, question, condition)
    for world in _worlds(context, [condition], own):
        tried = True
        if len({evaluate(condition, {**world, **answer}.get) for answer in answers}) > 1:
            return True
    return not tried


def _answers(context: Context, question: Question, condition: Ast) -> list[_World]:
    """Return what each single answer makes of the question's facts, as conditions see them."""
    facts = by_id(context.decision.facts)
    if question.fact:
        found = values(facts[question.fact], context.facts[question.fact], [condition])
        return [{question.fact: value} for value in found]
    # Not to add a condition is an answer as well.
    answers = [*question.answers, *([Answer(id="none", label="none")] if question.offered else [])]
    return [
        {name: _seen(context, question, answer, name) for one in question.answers for name in one.set if name in facts}
        for answer in answers
    ]


def _seen(context: Context, question: Question, answer: Answer, name: str) -> Any:  # noqa: ANN401 - of any type
    value = answer.set.get(name)
    kind = context.facts[name]
    if question.kind is QuestionKind.MULTI:
        return bool(value) if kind.kind == FactType.BOOL else list(value if isinstance(value, tuple) else ())
    if kind.kind == FactType.ORDINAL and value in kind.values:
        return kind.values.index(str(value))
    return list(value) if isinstance(value, tuple) else value
