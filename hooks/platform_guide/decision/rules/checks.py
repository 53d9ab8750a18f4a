"""Every check of the decision, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from platform_guide.decision.rules import conditions as decision_conditions
from platform_guide.decision.rules import criteria as decision_criteria
from platform_guide.decision.rules import facts as decision_facts
from platform_guide.decision.rules import graph as decision_graph
from platform_guide.decision.rules import organisations as decision_organisations
from platform_guide.decision.rules import predicates as decision_predicates
from platform_guide.decision.rules import references as decision_references
from platform_guide.decision.rules import short as decision_short
from platform_guide.decision.rules.context import Context, Found

CHECKS: tuple[Callable[[Context], Iterator[Found]], ...] = (
    decision_references.ids_are_unique,
    decision_references.names_resolve,
    decision_references.needs_are_levels,
    decision_facts.facts_have_values,
    decision_facts.settings_fit,
    decision_facts.facts_are_used,
    decision_predicates.conditions_are_sound,
    decision_graph.questions_are_whole,
    decision_graph.last_edge_is_open,
    decision_graph.graph_is_acyclic,
    decision_graph.every_question_is_reached,
    decision_graph.paths_are_short,
    decision_short.short_ways_are_whole,
    decision_short.assumed_answers_fit,
    decision_conditions.conditions_can_differ,
    decision_conditions.edges_are_taken,
    decision_conditions.questions_matter,
    decision_criteria.criteria_have_one_source,
    decision_criteria.messages_are_complete,
    decision_organisations.organisations_answer_what_is_asked,
    decision_organisations.needs_can_be_held,
)


def check_decision(context: Context) -> Iterator[Found]:
    """Run every check; a decision that passes compiles, and `decide` is total on it."""
    for check in CHECKS:
        yield from check(context)
