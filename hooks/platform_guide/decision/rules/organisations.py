"""Typical organisations answer what is asked, and rules ask for no more capabilities than the search can hold."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.decision.data.answers import answer_problems
from platform_guide.decision.rules.context import Context, Found

MOST_NEEDS = 32
"""The browser's engine keeps the needs of a reader in the bits of one number."""


def organisations_answer_what_is_asked(context: Context) -> Iterator[Found]:
    """Report organisations that stand twice, and answers that no question offers."""
    seen: set[str] = set()
    for at, one in enumerate(context.decision.organisations):
        if one.id in seen:
            text = f"the id `{one.id}` stands twice"
            yield "decision-id-twice", ("organisations", at, "id"), text, "rename one of the two"
        seen.add(one.id)
        for path, rule, text, hint in answer_problems(context.decision, context.entries, one.answers):
            yield rule, ("organisations", at, "answers", *path), text, hint


def needs_can_be_held(context: Context) -> Iterator[Found]:
    """Report the need with which the rules together ask for more capabilities than fit."""
    wanted: set[str] = set()
    for at, rule in enumerate(context.decision.rules):
        for place, need in enumerate(rule.need):
            before = len(wanted)
            wanted.add(need.capability)
            if len(wanted) > MOST_NEEDS and before == MOST_NEEDS:
                text = f"the rules ask for more than {MOST_NEEDS} capabilities in all"
                yield "decision-needs-many", ("rules", at, "need", place, "capability"), text, "let rules ask for less"
