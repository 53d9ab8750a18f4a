"""Every check of the decision, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from platform_guide.catalog.rules import (
    decision_conditions,
    decision_criteria,
    decision_facts,
    decision_graph,
    decision_organisations,
    decision_predicates,
    decision_references,
    decision_short,
)
from platform_guide.catalog.rules.decision_context import Context, Found

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
