from __future__ import annotations

import dataclasses
import json

from platform_guide.catalog.catalog import Catalog
from platform_guide.decision.data.model import Criterion, DecisionData
from platform_guide.decision.data.record import RECORD, decision_of
from platform_guide.decision.data.vocabulary import Rollup
from platform_guide.sections.compare.matrix_pages import matrix_assets
from platform_guide.sections.compare.stacks import joinable, most_parts, stack_rules
from platform_guide.sections.platforms.matrix import matrix
from tests.decision.shipped import shipped_model
from tests.shipped import catalog


def ruled(*criteria: tuple[str, Rollup, str]) -> list[str]:
    """Return the areas where the weakest part counts under criteria of a claim, roll-up and reason, with the reason."""
    made = tuple(
        Criterion(id=f"c{at}", label="L", low_label="l", high_label="h", rationale=why, claims=(claim,), rollup=rollup)
        for at, (claim, rollup, why) in enumerate(criteria)
    )
    decision = decision_of(catalog()).model_copy(update={"criteria": made})
    changed = dataclasses.replace(catalog(), records={**catalog().records, RECORD: decision})
    return [f"{catalog().areas[one['area']].id}: {one['why']}" for one in stack_rules(changed)["least"]]


def test_the_weakest_part_counts_where_the_decision_says_so() -> None:
    control = next(one for one in decision_of(catalog()).criteria if one.id == "control")
    rules = stack_rules(catalog())
    assert rules["most"] == most_parts(catalog()) == shipped_model()["parameters"]["max_parts"]
    assert [(catalog().areas[one["area"]].id, one["why"]) for one in rules["least"]] == [
        ("governance-security", control.rationale)
    ]


def test_it_counts_in_no_area_that_a_criterion_reads_in_another_way() -> None:
    weak, best = Rollup.MIN, Rollup.MAX
    assert ruled(("audit-log", weak, "It leaks."), ("audit-log", weak, "It leaks twice.")) == [
        "governance-security: It leaks."
    ]
    assert ruled(("audit-log", weak, "It leaks."), ("access-control", best, "One is enough.")) == []
    assert ruled(("audit-log", best, "One is enough."), ("access-control", weak, "It leaks.")) == []
    assert ruled() == []


def test_without_a_decision_there_are_no_stacks() -> None:
    bare = dataclasses.replace(catalog(), records={**catalog().records, RECORD: DecisionData()})
    assert stack_rules(bare) == {"most": 1, "least": []}


def test_the_file_for_scripts_holds_the_rules() -> None:
    (asset,) = matrix_assets(catalog(), matrix(catalog()))
    assert json.loads(asset.content)["stacks"] == stack_rules(catalog())


def test_flows_that_nothing_makes_are_not_missed() -> None:
    made = {edge.flow for platform in catalog().platforms.values() for edge in platform.integrations}
    named = {flow.id: flow for flow in joinable(catalog())}
    for flow in catalog().settings.flows:
        assert (flow.id in named) == (flow.id in made or flow.made_by is not None)
    assert [flow.id for flow in joinable(without_edges())] == [
        flow.id for flow in catalog().settings.flows if flow.made_by
    ]


def without_edges() -> Catalog:
    """Return the catalogue as if no entry worked with another."""
    alone = {name: one.model_copy(update={"integrations": ()}) for name, one in catalog().platforms.items()}
    return dataclasses.replace(catalog(), platforms=alone)
