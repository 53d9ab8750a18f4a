"""What an answer does to a result: a must that rules nothing out must not be called one that does."""

from __future__ import annotations

from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import Model, QuestionData, RuleData
from platform_guide.decision.predicate.evaluate import evaluate, names

RULES_OUT, CAN_RULE_OUT, TOLD, COUNTS, KEPT = "rules-out", "can-rule-out", "told", "counts", "kept"
EFFECTS = (RULES_OUT, CAN_RULE_OUT, TOLD, COUNTS, KEPT)
"""The strongest first: it rules options out; it does together with other answers; a note says what to ask vendors; it
changes what is needed or how it is weighed; it is kept, and no rule reads it."""


def effect(model: Model, question: str, answer: str) -> str:
    """Return the strongest of `EFFECTS` that an answer has by the rules, when nothing else is known."""
    asked = next(one for one in model["questions"] if one["id"] == question)
    if asked["kind"] == "musts":
        return RULES_OUT
    facts = _facts(asked, answer)
    lookup = environment(model, facts)
    found = {KEPT}
    for rule in model["rules"]:
        if not facts.keys() & set(names(rule["when"])):
            continue
        holds = evaluate(rule["when"], lookup)
        if holds is not False:
            found.add(_of(rule, certain=holds is True))
    return min(found, key=EFFECTS.index)


def _facts(question: QuestionData, answer: str) -> dict[str, bool | int | str | list[str] | None]:
    if question["fact"]:
        return {question["fact"]: [answer]}
    return {name: value for one in question["answers"] if one["id"] == answer for name, value in one["set"].items()}


def _of(rule: RuleData, *, certain: bool) -> str:
    if rule["require"] or rule["each"]:
        return RULES_OUT if certain else CAN_RULE_OUT
    return TOLD if rule["note"] and not (rule["need"] or rule["swing"]) else COUNTS
