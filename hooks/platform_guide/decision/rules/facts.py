"""Facts: each is set by somebody and read by somebody, to a value that it can have."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.schema.lookup import by_id
from platform_guide.decision.data.model import Fact, Setting
from platform_guide.decision.data.vocabulary import FactType
from platform_guide.decision.rules.context import Context, Found, Path
from platform_guide.decision.rules.predicates import facts_read
from platform_guide.issues import suggest

_LISTS = frozenset({FactType.SET, FactType.ENTRIES, FactType.REPLACED, FactType.MUSTS})
_WITH_VALUES = frozenset({FactType.ENUM, FactType.ORDINAL, FactType.SET})


def _settings(context: Context) -> Iterator[tuple[Path, str, Setting]]:
    data = context.decision
    for at, door in enumerate(data.doors):
        for name, value in door.set.items():
            yield ("doors", at, "set", name), name, value
    for at, question in enumerate(data.questions):
        for place, answer in enumerate(question.answers):
            for name, value in answer.set.items():
                yield ("questions", at, "answers", place, "set", name), name, value
        for name, value in question.unknown.set.items() if question.unknown else ():
            yield ("questions", at, "unknown", "set", name), name, value
    for at, fact in enumerate(data.facts):
        if fact.unasked is not None:
            yield ("facts", at, "unasked"), fact.id, fact.unasked


def facts_are_used(context: Context) -> Iterator[Found]:
    """Report facts that no answer sets, and facts that no condition reads.

    A fact that holds entries or stacks is read by the search itself: it says what the reader owns, or wants judged.
    """
    data = context.decision
    written = {name for path, name, _ in _settings(context) if path[0] != "facts"}
    written |= {question.fact for question in data.questions if question.fact}
    read = facts_read(context)
    for at, fact in enumerate(data.facts):
        # A layer that hides the question can say what the fact is then.
        if fact.id not in written and not (context.layered and fact.unasked is not None):
            text = f"no answer sets the fact `{fact.id}`"
            yield (
                "decision-fact-unset",
                ("facts", at, "id"),
                text,
                "let a question set it, give it a value with `unasked`, or remove it",
            )
        if fact.id not in read and fact.type not in {FactType.ENTRIES, FactType.STACKS}:
            text = f"no condition reads the fact `{fact.id}`"
            yield "decision-fact-unread", ("facts", at, "id"), text, "let a rule read it, or do not ask for it"


def facts_have_values(context: Context) -> Iterator[Found]:
    """Report facts whose fields do not go with their type."""
    for at, fact in enumerate(context.decision.facts):
        if (fact.type in _WITH_VALUES) != bool(fact.values):
            text = f"a fact of type {fact.type} {'needs' if fact.type in _WITH_VALUES else 'has no'} `values`"
            yield "decision-fact-values", ("facts", at, "type"), text, "see the field reference"


def settings_fit(context: Context) -> Iterator[Found]:
    """Report answers that set a fact to a value which it cannot have."""
    facts = by_id(context.decision.facts)
    for path, name, value in _settings(context):
        fact = facts.get(name)
        problem = _unfit(fact, value, context) if fact else None
        if problem:
            yield "decision-value", path, *problem


def _unfit(fact: Fact, value: Setting, context: Context) -> tuple[str, str] | None:
    if fact.type is FactType.BOOL:
        return None if isinstance(value, bool) else (f"`{value}` is neither true nor false", "write true or false")
    if fact.type is FactType.NUMBER:
        number = isinstance(value, int) and not isinstance(value, bool)
        return None if number else (f"`{value}` is no whole number", "write digits only")
    if fact.type in _LISTS:
        if not isinstance(value, tuple):
            return f"`{fact.id}` is a set", "write a list: [a, b]"
        words = value
    else:
        words = (str(value),)
    named = {FactType.ENTRIES: context.entries, FactType.REPLACED: context.entries, FactType.MUSTS: frozenset[str]()}
    known = named.get(fact.type, frozenset(item.id for item in fact.values))
    wrong = next((word for word in words if word not in known), None)
    return None if wrong is None else (f"`{fact.id}` has no value `{wrong}`", suggest(wrong, known))
