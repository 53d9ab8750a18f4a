"""The needs and the maturity that the guide ships: extent, balance, and one answer with the decision."""

from __future__ import annotations

from itertools import product

from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.policy import apply_rules
from platform_guide.planning.maturity.compile import compile_maturity
from platform_guide.planning.maturity.engine import read, work_out
from platform_guide.planning.maturity.record import maturity_of
from platform_guide.planning.needs.record import needs_of
from tests import shipped

REST = {
    "door": ["choose"],
    "place": ["aws"],
    "data-in": ["bucket"],
    "data-stays": ["allowed"],
    "compute": ["machine"],
    "owned": ["none"],
    "independence": ["indifferent"],
    "budget": ["medium"],
}
FEWEST_NEEDS, ROLES, MOST_UNTIED, PRACTICES = 60, 6, 10, 9


def test_needs_are_many_and_few_of_them_lead_to_nothing() -> None:
    data = needs_of(shipped.catalog())
    assert len(data.items) >= FEWEST_NEEDS
    assert len(data.roles) == ROLES
    assert {item.role for item in data.items} == {role.id for role in data.roles}
    assert sum(not item.sets and item.capability is None for item in data.items) <= MOST_UNTIED
    texts = [item.text.casefold() for item in data.items]
    assert len(set(texts)) == len(texts)


def test_most_capabilities_have_a_need_that_is_tested_by_them() -> None:
    found = shipped.catalog()
    tested = {item.capability for item in needs_of(found).items if item.capability}
    every = {capability.id for _, capability in found.capabilities()}
    assert len(tested) >= 0.75 * len(every)


def test_maturity_asks_for_no_less_than_the_decision() -> None:
    catalog = shipped.catalog()
    decision, data = decision_of(catalog), maturity_of(catalog)
    model, maturity = compile_model(catalog), compile_maturity(data, decision)
    assert len(data.triggers) == len(data.practices) == PRACTICES
    assert decision.maturity is not None
    stages = [stage.id for stage in decision.maturity.stages]
    (ladder,) = [one["id"] for one in maturity["ladders"] if one["levels"] == stages]
    asked = {one.id: [answer.id for answer in one.answers] for one in decision.questions}
    names = ("predictions", "models", "cadence", "harm", "people", "oversight", "special")
    offered = [asked[name] for name in names[:-1]] + [["none", "language-models", "own-language-models"]]
    for at, chosen in enumerate(product(*offered)):
        if at % 7:
            continue
        answers = {**REST, "skill": ["some"], **{name: [one] for name, one in zip(names, chosen, strict=True)}}
        interview = walk(model, answers)
        assert interview["complete"]
        stage = apply_rules(model, interview)["maturity"]
        # Somebody who chooses a platform has a use for a model.
        given = read(maturity, {"now.in-use": ["somebody"]}, answers)
        required = work_out(maturity, given)["later"]["required"][ladder]
        assert stage is None or required["rank"] >= stage["rank"], answers


def test_what_is_not_to_be_bought_yet_is_below_what_the_first_example_needs() -> None:
    catalog = shipped.catalog()
    data = maturity_of(catalog)
    model = compile_maturity(data, decision_of(catalog))
    example = data.examples[0]
    given = read(model, {f"has.{name}": [state.value] for name, state in example.has.items()}, {})
    found = work_out(model, {**given, "now": {name: list(one) for name, one in example.now.items()}})
    assert found["current"]["microsoft"]["low"] == 0
    assert found["now"]["required"]["microsoft"]["rank"] == 1
    assert "platform" in {name for name, _ in found["not_yet"]}
