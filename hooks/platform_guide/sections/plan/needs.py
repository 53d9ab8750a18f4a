"""The page of the plan: needs. Without scripts it shows the method, all needs by role, and worked examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Capability
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.planning.needs.compile import compile_needs, requirement
from platform_guide.planning.needs.effects import EFFECTS, effect
from platform_guide.planning.needs.engine import Found, wanted, work_out
from platform_guide.planning.needs.model import NeedExample, NeedItem, Priority
from platform_guide.planning.needs.record import needs_of
from platform_guide.sections.plan.answer_words import AnswerWords
from platform_guide.sections.plan.steps import STEPS
from platform_guide.sections.shared.directive import Context, Given
from platform_guide.sections.shared.page import Asset

PATH = "plan/needs.json"
_STATES = {"conflict": "contradicts another must", "over": "more than count"}


@dataclass(frozen=True)
class ShownNeed:
    """A need with its requirement id, the answers that it gives in words with their effect, and what a pilot tests."""

    item: NeedItem
    requirement: str
    sets: tuple[tuple[str, str, str], ...]
    capability: Capability | None


@dataclass(frozen=True)
class WorkedExample:
    """An example with what follows: needs by priority, answers with their state, and what is left."""

    example: NeedExample
    marked: tuple[tuple[Priority, tuple[ShownNeed, ...]], ...]
    sets: tuple[tuple[str, str, str], ...]
    found: Found
    tests: tuple[ShownNeed, ...]
    unknown: tuple[ShownNeed, ...]


def shown_needs(catalog: Catalog) -> dict[str, ShownNeed]:
    """Return all needs as documents show them, by id."""
    words, model = AnswerWords(catalog), compile_model(catalog)
    capabilities = {one.id: one for _, one in catalog.capabilities()}
    return {
        item.id: ShownNeed(
            item,
            requirement(item.number),
            tuple(
                (
                    words.questions[name].text,
                    "; ".join(words.answer(name, one) for one in given),
                    min((effect(model, name, one) for one in given), key=EFFECTS.index),
                )
                for name, given in item.sets.items()
            ),
            capabilities[item.capability] if item.capability else None,
        )
        for item in needs_of(catalog).items
    }


def worked_examples(catalog: Catalog) -> Iterator[WorkedExample]:
    """Work out each example as if nothing had been answered before."""
    data, decision = needs_of(catalog), decision_of(catalog)
    model, shown, words = compile_needs(data, decision), shown_needs(catalog), AnswerWords(catalog)
    for example in data.examples:
        marks = {name: mark.value for name, mark in example.marks.items()}
        found = work_out(model, marks, {}, wanted(model, marks, {}))
        yield WorkedExample(
            example,
            tuple(
                (priority, tuple(shown[name] for name, mark in example.marks.items() if mark is priority))
                for priority in Priority
            ),
            tuple(
                (
                    words.questions[one["question"]].text,
                    words.answer(one["question"], one["answer"]),
                    _STATES.get(one["state"], ""),
                )
                for one in found["sets"]
            ),
            found,
            tuple(shown[name] for name in found["tests"]),
            tuple(shown[name] for name in found["unknown"]),
        )


def needs_asset(catalog: Catalog) -> tuple[Asset, ...]:
    """Return the needs as the file that the browser fetches: the engine's model with its words."""
    data = needs_of(catalog)
    if not data.present:
        return ()
    model, words, shown = compile_needs(data, decision_of(catalog)), AnswerWords(catalog), shown_needs(catalog)
    said = {
        question["id"]: {
            "text": words.questions[question["id"]].text,
            "answers": words.of(question["id"])
            | {
                answer: words.answer(question["id"], answer)
                for need in model["needs"]
                for answer in need["sets"].get(question["id"], ())
            },
        }
        for question in model["questions"]
    }
    texts = {
        name: {
            "id": one.requirement,
            "role": one.item.role,
            "text": one.item.text,
            "capability": one.capability.name if one.capability else "",
            "test": one.capability.test if one.capability else "",
        }
        for name, one in shown.items()
    }
    roles = {role.id: role.label for role in data.roles}
    text = json.dumps(
        {"model": model, "words": said, "texts": texts, "roles": roles}, ensure_ascii=False, separators=(",", ":")
    )
    return (Asset(PATH, text.encode()),)


def render(context: Context, url: str, _: Given) -> str:
    """Return the page as it stands without scripts."""
    data = needs_of(context.catalog)
    shown = context.once(shown_needs)
    return context.renderer.render(
        "directives/plan-needs.html",
        url,
        steps=STEPS,
        here="needs",
        roles=[(role, [one for one in shown.values() if one.item.role == role.id]) for role in data.roles],
        most=data.most_musts,
        examples=tuple(worked_examples(context.catalog)),
        path=PATH,
    )
