"""The decision on the site: the model that the browser reads and the outline that needs no script."""

from __future__ import annotations

import json
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import by_id, labels_of, names_of
from platform_guide.catalog.schema.model import Capability
from platform_guide.decision.audit.neutrality import digest
from platform_guide.decision.data.model import Answer, Door, Need, Question, Rule
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import FactValue, Model, RuleData
from platform_guide.decision.engine.policy import facts_of
from platform_guide.decision.predicate.evaluate import evaluate
from platform_guide.decision.predicate.syntax import parse
from platform_guide.sections.decide.conditions import Phrases
from platform_guide.sections.shared.page import Asset

_PATH = "decide/model.json"
_WORDS = {"name": "the one", "level": "the level", "value": "the one", "capability": "the one", "area": "its area"}
"""What stands on the page for what a reader names."""


def model_asset(model: Model) -> tuple[Asset, ...]:
    """Return the decision model as the file that the browser fetches, with the digest that names its version."""
    text = json.dumps({**model, "digest": digest(model)}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return (Asset(_PATH, text.encode()),)


@dataclass(frozen=True)
class OutlinedAnswer:
    """An answer, the rules that it starts by itself, and those that it can start together with others."""

    answer: Answer
    starts: tuple[Rule, ...]
    touches: tuple[Rule, ...]


@dataclass(frozen=True)
class OutlinedQuestion:
    """A question of the outline, with where its answers lead; `next` pairs a condition in words with a question."""

    question: Question
    step: str
    answers: tuple[OutlinedAnswer, ...]
    next: tuple[tuple[str | None, Question | None], ...]


@dataclass(frozen=True)
class OutlinedNeed:
    """A need in words: `without` are the limits that are not enough."""

    capability: str
    name: str
    level: str
    made: bool
    without: tuple[str, ...]


@dataclass(frozen=True)
class OutlinedRule:
    """A rule in words."""

    rule: Rule
    when: str
    needs: tuple[OutlinedNeed, ...]
    swings: tuple[tuple[str, int], ...]


def outline(catalog: Catalog, model: Model | None) -> dict[str, object]:
    """Return what the page of the interview shows without a script."""
    data = decision_of(catalog)
    if model is None:
        return {"doors": (), "questions": (), "rules": (), "criteria": (), "capabilities": {}}
    phrases = Phrases(catalog)
    rubrics = by_id(capability for _, capability in catalog.capabilities())
    names = names_of(rubrics.values())
    criteria = labels_of(data.criteria)
    doors: tuple[Door, ...] = data.doors
    return {
        "doors": doors,
        "questions": [_question(catalog, model, phrases, question) for question in data.questions],
        "rules": [
            OutlinedRule(
                rule,
                phrases.of(parse(rule.when)),
                tuple(_need(rubrics[need.capability], need) for need in rule.need),
                tuple((criteria[name], weight) for name, weight in rule.swing.items()),
            )
            for rule in data.rules
        ],
        "criteria": data.criteria,
        "each_words": _WORDS,
        "capabilities": names,
    }


def _need(rubric: Capability, need: Need) -> OutlinedNeed:
    without = tuple(limit.text for limit in rubric.limits if limit.id in need.without)
    return OutlinedNeed(rubric.id, rubric.name, need.level.value, need.made, without)


def _question(catalog: Catalog, model: Model, phrases: Phrases, question: Question) -> OutlinedQuestion:
    data = decision_of(catalog)
    questions = by_id(data.questions)
    steps = labels_of(data.steps)
    rules = tuple(zip(data.rules, model["rules"], strict=True))
    return OutlinedQuestion(
        question=question,
        step=steps[question.step],
        answers=tuple(_answer(model, answer, rules) for answer in question.answers),
        next=tuple(
            (phrases.of(parse(edge.when)) if edge.when else None, questions.get(edge.to)) for edge in question.next
        ),
    )


def _answer(model: Model, answer: Answer, rules: tuple[tuple[Rule, RuleData], ...]) -> OutlinedAnswer:
    """Tell the rules apart by what they say when this answer is all that is known."""
    facts: dict[str, FactValue] = dict.fromkeys(fact["id"] for fact in model["facts"])
    facts.update({name: list(value) if isinstance(value, tuple) else value for name, value in answer.set.items()})
    lookup = environment(model, facts)
    starts, touches = [], []
    for rule, lowered in rules:
        if not set(facts_of(lowered)) & set(answer.set):
            continue
        holds = evaluate(lowered["when"], lookup)
        if holds:
            starts.append(rule)
        elif holds is None:
            touches.append(rule)
    return OutlinedAnswer(answer, tuple(starts), tuple(touches))
