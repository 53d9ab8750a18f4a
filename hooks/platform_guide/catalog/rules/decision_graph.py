"""The graph of questions: every path from a door ends, no question is lost, and nobody is asked too much."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.model_decision import Question
from platform_guide.catalog.rules.decision_context import Context, Found

LONGEST = 15
END = "end"


def last_edge_is_open(context: Context) -> Iterator[Found]:
    """Report a last edge with a condition, and edges that stand below one without."""
    for at, question in enumerate(context.decision.questions):
        for place, edge in enumerate(question.next):
            last = place == len(question.next) - 1
            if last and edge.when is not None:
                text = "the last edge has a condition, so some answers lead nowhere"
                yield "decision-edge-last", ("questions", at, "next", place), text, "add an edge without `when`"
            elif not last and edge.when is None:
                text = "this edge is always taken, so those below it never are"
                yield "decision-edge-shadows", ("questions", at, "next", place), text, "move it to the end"


def _edges(context: Context) -> dict[str, list[str]]:
    known = {question.id for question in context.decision.questions}
    return {
        question.id: [edge.to for edge in question.next if edge.to in known] for question in context.decision.questions
    }


def graph_is_acyclic(context: Context) -> Iterator[Found]:
    """Report each question from which the interview can come back to itself."""
    edges = _edges(context)
    for at, question in enumerate(context.decision.questions):
        if question.id in _reached(edges, edges[question.id]):
            text = f"the interview can come back to `{question.id}`, so it need not end"
            yield "decision-circle", ("questions", at, "next"), text, "let a path lead on only"


def every_question_is_reached(context: Context) -> Iterator[Found]:
    """Report questions that no door leads to."""
    reached = _reached(_edges(context), [door.start for door in context.decision.doors])
    for at, question in enumerate(context.decision.questions):
        if question.id not in reached:
            text = f"no door leads to the question `{question.id}`"
            yield "decision-unreached", ("questions", at, "id"), text, "lead an edge to it or remove it"


def _reached(edges: dict[str, list[str]], start: list[str]) -> set[str]:
    found: set[str] = set()
    waiting = [name for name in start if name in edges]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += edges[name]
    return found


def paths_are_short(context: Context) -> Iterator[Found]:
    """Report doors behind which a path has more than fifteen questions; circles are reported elsewhere."""
    edges = _edges(context)
    lengths: dict[str, int] = {}
    for at, door in enumerate(context.decision.doors):
        length = _longest(edges, door.start, lengths, frozenset()) if door.start in edges else 0
        if length > LONGEST:
            text = f"a path behind the door `{door.id}` has {length} questions, {LONGEST} are allowed"
            yield "decision-path-long", ("doors", at, "start"), text, "ask less, or guard questions better"


def _longest(edges: dict[str, list[str]], name: str, lengths: dict[str, int], above: frozenset[str]) -> int:
    if name in above:
        return 0
    if name not in lengths:
        below = above | {name}
        lengths[name] = 1 + max((_longest(edges, to, lengths, below) for to in edges[name]), default=0)
    return lengths[name]


def questions_are_whole(context: Context) -> Iterator[Found]:
    """Report questions whose fields do not go with their kind."""
    for at, question in enumerate(context.decision.questions):
        for field, text in _missing(context, question):
            yield "decision-question-kind", ("questions", at, field), text, f"its kind is {question.kind}"


def _missing(context: Context, question: Question) -> Iterator[tuple[str, str]]:
    chosen = question.kind in {"single", "multi"}
    if chosen and not question.answers:
        yield "kind", "there is no answer to choose"
    if chosen and question.fact:
        yield "fact", "`fact` goes with number and entries only"
    if not chosen and question.answers:
        yield "answers", "`answers` go with single and multi only"
    if not chosen and not question.fact:
        yield "kind", "`fact` is missing"
    types = {fact.id: fact.type.value for fact in context.decision.facts}
    if not chosen and question.fact and types.get(question.fact, question.kind.value) != question.kind.value:
        yield "fact", f"`{question.fact}` is of type {types[question.fact]}"
    strict = {fact.id for fact in context.decision.facts if not fact.allow_unknown}
    named = {question.fact} | {name for answer in question.answers for name in answer.set}
    if question.unknown is None and not named & strict:
        yield "id", "`unknown` is missing: every question can be answered with `I don't know`"
    if question.unknown and named & strict:
        yield "unknown", "a fact of this question does not allow `I don't know`"
