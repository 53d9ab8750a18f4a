"""What is taken for granted: a short way asks what its door leads to, and what is passed over has a fitting answer."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.decision.data.answers import UNKNOWN
from platform_guide.decision.data.model import Question
from platform_guide.decision.data.vocabulary import QuestionKind
from platform_guide.decision.rules.context import Context, Found
from platform_guide.decision.rules.graph import edges_behind, reached
from platform_guide.issues import suggest


def short_ways_are_whole(context: Context) -> Iterator[Found]:
    """Report questions of a short way that its door does not lead to, and skipped ones that assume nothing.

    The same holds for questions that a door assumes on every way.
    """
    missing: dict[int, str] = {}
    for at, door in enumerate(context.decision.doors):
        edges = edges_behind(context, door)
        behind = reached(edges, [door.start])
        for field, names in (("short", door.short), ("assumes", door.assumes)):
            for place, name in enumerate(names):
                if name in edges and name not in behind:
                    text = f"the door `{door.id}` does not lead to the question `{name}`"
                    yield "decision-short", ("doors", at, field, place), text, suggest(name, behind)
        for index, question in enumerate(context.decision.questions):
            if question.assumed or question.id not in behind:
                continue
            if question.id in door.assumes:
                missing.setdefault(index, f"the door `{door.id}`")
            elif door.short and question.id not in door.short:
                missing.setdefault(index, f"the short way of `{door.id}`")
    for index, which in sorted(missing.items()):
        text = f"{which} passes this question over, and it assumes no answer"
        yield "decision-assumed", ("questions", index, "id"), text, "add `assumed`, or name it in `short`"


def assumed_answers_fit(context: Context) -> Iterator[Found]:
    """Report assumed answers that the question does not offer."""
    for at, question in enumerate(context.decision.questions):
        problem = _unfit(context, question) if question.assumed else None
        if problem:
            yield "decision-assumed", ("questions", at, "assumed"), *problem


def _unfit(context: Context, question: Question) -> tuple[str, str] | None:
    given = question.assumed
    if given == (UNKNOWN,) and question.unknown:
        return None
    if question.kind is QuestionKind.NUMBER:
        return _unfit_number(context, question)
    if question.kind is QuestionKind.STACKS:
        return "nobody but the reader knows what is to be judged", "remove `assumed`, and name it in `short`"
    if question.kind is QuestionKind.ENTRIES:
        known = context.entries if len(given) > 1 else context.entries | {"none"}
    else:
        known = frozenset(answer.id for answer in question.answers)
    wrong = next((name for name in given if name not in known), None)
    if wrong is not None:
        return f"`{question.id}` has no answer `{wrong}`", suggest(wrong, known)
    if question.kind is QuestionKind.SINGLE and len(given) > 1:
        return f"`{question.id}` has one answer, and {len(given)} are assumed", "keep one of them"
    return None


def _unfit_number(context: Context, question: Question) -> tuple[str, str] | None:
    fact = next((one for one in context.decision.facts if one.id == question.fact), None)
    text = question.assumed[0]
    if len(question.assumed) > 1 or not (text.isascii() and text.isdigit()):
        return f"`{', '.join(question.assumed)}` is not one whole number", "write digits only"
    if fact and not (fact.minimum or 0) <= int(text) <= (int(text) if fact.maximum is None else fact.maximum):
        return f"`{text}` is out of bounds", f"from {fact.minimum or 0} to {fact.maximum}"
    return None
