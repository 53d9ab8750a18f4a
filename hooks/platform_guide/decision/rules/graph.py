"""The graph of questions: every path from a door ends, no question is lost, and nobody is asked too much."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.decision.data.model import Door, Question, Setting
from platform_guide.decision.data.vocabulary import FactType
from platform_guide.decision.predicate.evaluate import evaluate
from platform_guide.decision.rules.context import Context, Found, Path
from platform_guide.decision.rules.predicates import lowered

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


def edges_of(context: Context) -> dict[str, list[str]]:
    """Return the questions that each question leads to."""
    known = {question.id for question in context.decision.questions}
    return {
        question.id: [edge.to for edge in question.next if edge.to in known] for question in context.decision.questions
    }


def edges_behind(context: Context, door: Door) -> dict[str, list[str]]:
    """Return the questions that each question can lead to behind a door, going by what choosing the door says."""
    data = context.decision
    asked = {name for question in data.questions for answer in question.answers for name in answer.set}
    said = {name: seen(context, name, value) for name, value in door.set.items() if name not in asked}
    known = {question.id for question in data.questions}
    found: dict[str, list[str]] = {}
    for question in data.questions:
        found[question.id] = []
        for edge in question.next:
            condition = lowered(context, edge.when)
            holds = edge.when is None if condition is None else evaluate(condition, said.get)
            if holds is not False or condition is None:
                found[question.id] += [edge.to] if edge.to in known else []
            if holds:
                break
    return found


def seen(context: Context, name: str, value: Setting) -> object:
    """Return a value as conditions see it."""
    kind = context.facts.get(name)
    ordinal = kind is not None and kind.kind == FactType.ORDINAL and value in kind.values
    return kind.values.index(str(value)) if kind and ordinal else value


def graph_is_acyclic(context: Context) -> Iterator[Found]:
    """Report each question from which the interview can come back to itself."""
    edges = edges_of(context)
    for at, question in enumerate(context.decision.questions):
        if question.id in reached(edges, edges[question.id]):
            text = f"the interview can come back to `{question.id}`, so it need not end"
            yield "decision-circle", ("questions", at, "next"), text, "let a path lead on only"


def every_question_is_reached(context: Context) -> Iterator[Found]:
    """Report questions that no door leads to."""
    found = reached(edges_of(context), [door.start for door in context.decision.doors])
    # One with `after` has no edges of its own; that it could not be put in is said already.
    for at, question in enumerate(context.decision.questions):
        lost = not question.next and (question.after is not None or question.offered)
        if question.id not in found and not lost:
            text = f"no door leads to the question `{question.id}`"
            yield "decision-unreached", ("questions", at, "id"), text, "lead an edge to it or remove it"


def reached(edges: dict[str, list[str]], start: list[str]) -> set[str]:
    """Return the questions that can be reached from some, which count themselves."""
    found: set[str] = set()
    waiting = [name for name in start if name in edges]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += edges[name]
    return found


def paths_are_short(context: Context) -> Iterator[Found]:
    """Report doors behind which a path has more questions than the door allows; circles are reported elsewhere."""
    for at, door in enumerate(context.decision.doors):
        edges = edges_behind(context, door)
        for most, added in ((door.most, False), (door.most_added, True)):
            counted = frozenset(context.added if added else edges.keys() - context.added) - {*door.assumes}
            length = _longest(edges, counted, door.start, {})
            if length > most:
                whose = "questions of layers" if added else "questions"
                text = f"a path behind the door `{door.id}` has {length} {whose}, {most} are allowed"
                last = max(
                    (place for place, one in enumerate(context.decision.questions) if one.id in counted), default=0
                )
                path: Path = ("questions", last, "id") if added else ("doors", at, "start")
                yield "decision-path-long", path, text, "ask less, or guard questions better"


def _longest(edges: dict[str, list[str]], counted: frozenset[str], name: str, lengths: dict[str, int]) -> int:
    """Return how many of the counted questions a path from one can hold at most."""
    if name not in edges:
        return 0
    if name not in lengths:
        # Where the interview comes back to a question, that one counts once.
        lengths[name] = 0
        below = max((_longest(edges, counted, to, lengths) for to in edges[name]), default=0)
        lengths[name] = int(name in counted) + below
    return lengths[name]


def questions_are_whole(context: Context) -> Iterator[Found]:
    """Report questions whose fields do not go with their kind."""
    for at, question in enumerate(context.decision.questions):
        for field, text in _missing(context, question):
            yield "decision-question-kind", ("questions", at, field), text, f"its kind is {question.kind}"


def _missing(context: Context, question: Question) -> Iterator[tuple[str, str]]:
    chosen = question.kind.offers_answers
    alone = question.offered and not question.next
    yield from _unfit(question)
    if chosen and not question.answers:
        yield "kind", "there is no answer to choose"
    if chosen and question.fact:
        yield "fact", "`fact` goes with the other kinds only"
    if not chosen and question.answers:
        yield "answers", "`answers` go with single and multi only"
    if not chosen and not question.fact:
        yield "kind", "`fact` is missing"
    types = {fact.id: fact.type.value for fact in context.decision.facts}
    if not chosen and question.fact and types.get(question.fact, question.kind.value) != question.kind.value:
        yield "fact", f"`{question.fact}` is of type {types[question.fact]}"
    strict = {fact.id for fact in context.decision.facts if not fact.allow_unknown}
    named = {question.fact} | {name for answer in question.answers for name in answer.set}
    if question.unknown is None and not named & strict and not alone:
        yield "id", "`unknown` is missing: every question can be answered with `I don't know`"
    if question.unknown and named & strict:
        yield "unknown", "a fact of this question does not allow `I don't know`"


def _unfit(question: Question) -> Iterator[tuple[str, str]]:
    """Say what does not go with whether a question is asked or offered."""
    if not question.next and question.after is None and not question.offered:
        yield "id", "`next` is missing: lead on to a question or `end`, or say `after` which one it is asked"
    if question.offered and question.kind in {"number", "entries"}:
        yield "offered", "a condition is chosen from answers"
    if not question.offered and question.kind in {"musts", "replaced"}:
        yield "kind", "this kind goes with `offered: true` only"
    if (question.most is None) == (question.kind == "musts"):
        yield "most", "`most` goes with musts, and musts with `most`"
