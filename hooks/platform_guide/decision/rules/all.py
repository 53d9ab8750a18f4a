"""The decision's data: references, conditions and the graph of questions, checked at their place in its files."""

from __future__ import annotations

from platform_guide.catalog.catalog import AREAS, PLATFORMS, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import RECORD, decision_of
from platform_guide.decision.rules.checks import check_decision
from platform_guide.decision.rules.context import Context


def decision_is_sound(catalog: Catalog) -> Findings:
    """Report what the decision's own checks find; a guide without a decision has nothing to check."""
    # A decision that the schema refused is empty here, and its problems are reported already.
    if decision_of(catalog) == DecisionData():
        return
    # Without every area nobody can tell which capabilities exist.
    if len(catalog.areas) < len(catalog.ids(AREAS)):
        return
    questions = {question.id for question in decision_of(catalog).questions}
    context = Context(
        decision_of(catalog),
        catalog.settings,
        catalog.areas,
        catalog.ids(PLATFORMS),
        frozenset(name for word, name in catalog.hidden if word == "platform"),
        frozenset(questions - {question.id for question in decision_of(catalog.upstream).questions}),
        layered=catalog.base is not None,
        platforms=tuple(catalog.platforms.values()),
    )
    for rule, path, text, hint in check_decision(context):
        yield Finding(RECORD, path, rule, text, hint)
