"""Rules of needs: names exist, answers can be given, and no number stands for two needs."""

from __future__ import annotations

from platform_guide.catalog.catalog import AREAS, PLATFORMS, Catalog
from platform_guide.catalog.recorded import is_refused
from platform_guide.catalog.rules.finding import Finding, Findings, repeated, unknown
from platform_guide.decision.data.answers import Nameable, answer_problems
from platform_guide.decision.data.record import RECORD as DECISION
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.data.vocabulary import QuestionKind
from platform_guide.planning.needs.compile import requirement
from platform_guide.planning.needs.record import RECORD, needs_of

SETTABLE = (QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.ENTRIES, QuestionKind.MUSTS)
"""Kinds of questions that a need can answer."""

_UNKNOWN = "needs-name-unknown"


def need_ids_are_unique(catalog: Catalog) -> Findings:
    """Report ids and numbers that stand twice."""
    data = needs_of(catalog)
    for field, items in (("roles", data.roles), ("items", data.items), ("examples", data.examples)):
        for at, name in repeated(one.id for one in items):
            yield Finding(
                RECORD, (field, at, "id"), "needs-id-twice", f"`{name}` stands twice", "rename one of the two"
            )
    for at, name in repeated(requirement(one.number) for one in data.items):
        hint = f"the next free number is {max(one.number for one in data.items) + 1}"
        yield Finding(RECORD, ("items", at, "number"), "needs-number-twice", f"{name} stands for two needs", hint)


def need_names_resolve(catalog: Catalog) -> Findings:
    """Report roles, capabilities and needs that do not exist."""
    data = needs_of(catalog)
    roles = [one.id for one in data.roles]
    capabilities = set(catalog.capability_ids())
    for at, item in enumerate(data.items):
        yield from unknown(RECORD, ("items", at, "role"), _UNKNOWN, ("role", item.role, roles))
        if item.capability and _areas_are_known(catalog):
            path = ("items", at, "capability")
            yield from unknown(RECORD, path, _UNKNOWN, ("capability", item.capability, capabilities))
    known = {item.id for item in data.items}
    for at, example in enumerate(data.examples):
        for name in example.marks:
            yield from unknown(RECORD, ("examples", at, "marks", name), _UNKNOWN, ("need", name, known), of_key=True)


def need_answers_can_be_given(catalog: Catalog) -> Findings:
    """Report questions that do not exist or take no such answer, and answers that nobody can give there."""
    if not _areas_are_known(catalog) or is_refused(catalog, DECISION):
        return
    decision = decision_of(catalog)
    kinds = {question.id: question.kind for question in decision.questions}
    nameable = Nameable.of(catalog.ids(PLATFORMS), catalog.platforms.values(), catalog.areas, catalog.settings)
    for at, item in enumerate(needs_of(catalog).items):
        for name, given in item.sets.items():
            path = ("items", at, "sets", name)
            if name not in kinds:
                yield from unknown(RECORD, path, _UNKNOWN, ("question", name, kinds), of_key=True)
            elif kinds[name] not in SETTABLE:
                hint = f"name a question of one of these kinds: {', '.join(SETTABLE)}"
                text = f"a need cannot answer `{name}`"
                yield Finding(RECORD, path, "needs-question-kind", text, hint, of_key=True)
            else:
                for place, rule, text, hint in answer_problems(decision, nameable, {name: given}):
                    # Which door is taken is not asked here.
                    if place:
                        yield Finding(RECORD, ("items", at, "sets", *place), rule, text, hint)


def _areas_are_known(catalog: Catalog) -> bool:
    """Tell whether every area was read; otherwise nobody can tell which capabilities exist."""
    return len(catalog.areas) == len(catalog.ids(AREAS))
