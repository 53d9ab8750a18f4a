"""Typical organisations answer what is asked, and rules ask for no more capabilities than the search can hold."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.decision.data.answers import answer_problems
from platform_guide.decision.predicate.evaluate import evaluate
from platform_guide.decision.rules.context import Context, Found
from platform_guide.decision.rules.graph import seen
from platform_guide.decision.rules.predicates import lowered

MOST_NEEDS = 53
"""The engine of the browser keeps the needs of a reader in one number, which holds 53 bits exactly."""


def organisations_answer_what_is_asked(context: Context) -> Iterator[Found]:
    """Report organisations that stand twice, and answers that no question offers."""
    seen: set[str] = set()
    for at, one in enumerate(context.decision.organisations):
        if one.id in seen:
            text = f"the id `{one.id}` stands twice"
            yield "decision-id-twice", ("organisations", at, "id"), text, "rename one of the two"
        seen.add(one.id)
        for path, rule, text, hint in answer_problems(context.decision, context.nameable, one.answers):
            yield rule, ("organisations", at, "answers", *path), text, hint


def needs_can_be_held(context: Context) -> Iterator[Found]:
    """Report the need with which the rules of one door, and what a reader adds, ask for more capabilities than fit."""
    data = context.decision
    own = sum(question.most or 0 for question in data.questions)
    reported: set[tuple[int, int]] = set()
    for door in data.doors:
        said = {name: seen(context, name, value) for name, value in door.set.items()}
        wanted: set[str] = set()
        for at, rule in enumerate(data.rules):
            condition = lowered(context, rule.when)
            # What stands instead of a ranking needs nothing of the search.
            if rule.outcome or (condition is not None and evaluate(condition, said.get) is False):
                continue
            for place, need in enumerate(rule.need):
                before = len(wanted)
                wanted.add(need.capability)
                if len(wanted) + own > MOST_NEEDS >= before + own and (at, place) not in reported:
                    reported.add((at, place))
                    text = f"the rules ask for more than {MOST_NEEDS} capabilities in all"
                    path = ("rules", at, "need", place, "capability")
                    yield "decision-needs-many", path, text, "let rules ask for less"
