"""The assumptions that a pilot measures are those that move the cost of its first candidate most."""

from __future__ import annotations

from platform_guide.decision.data.record import decision_of
from platform_guide.planning.pilot.costly import costliest
from platform_guide.planning.pilot.data.record import pilot_of
from platform_guide.planning.pilot.engine.candidates import choose
from tests import shipped
from tests.decision.shipped import shipped_model


def test_the_widest_measurable_inputs_of_the_first_candidate_are_tested() -> None:
    catalog, model = shipped.catalog(), shipped_model()
    measurable = pilot_of(catalog).measurable
    seen = set()
    for organisation in decision_of(catalog).organisations[:5]:
        chosen = choose(model, {name: list(given) for name, given in organisation.answers.items()})
        found = [one["id"] for one in costliest(catalog, model, chosen)]
        assert set(found) <= set(measurable)
        assert len(found) == len(set(found))
        seen |= set(found[:3])
    assert len(seen) > 1


def test_nothing_is_known_of_what_was_named_before_any_answer() -> None:
    assert costliest(shipped.catalog(), shipped_model(), choose(shipped_model(), {}, {}, ["mlflow"])) == []
    assert costliest(shipped.catalog(), shipped_model(), choose(shipped_model(), {})) == []
