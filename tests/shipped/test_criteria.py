"""What the guide's criteria make of entries: what tells options apart, and what a place of work brings near."""

from __future__ import annotations

import pytest

from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.recommend import decide
from tests import shipped
from tests.decision.shipped import shipped_model
from tests.shipped.expectations import cases

CLOUDS = {"aws": "aws-sagemaker", "azure": "azure-machine-learning", "gcp": "google-vertex-ai"}
ANSWERS = {one.id: one.answers for one in cases()}
WORKING = [
    (name, place)
    for name in ("insurer-on-google-cloud", "haulier-on-azure", "pharmaceutical-company-on-aws")
    for place in CLOUDS
    # What the insurer needs is more than the platform of AWS covers by itself.
    if (name, place) != ("insurer-on-google-cloud", "aws")
]


def test_what_was_measured_is_of_every_criterion() -> None:
    found = decision_of(shipped.catalog()).separation
    assert found
    assert set(found.criteria) == {one["id"] for one in shipped_model()["criteria"]}


def test_each_criterion_says_why_it_is_measured_so_and_weighs_so() -> None:
    for criterion in decision_of(shipped.catalog()).criteria:
        assert criterion.rationale != criterion.why_weight
        assert criterion.why_weight, criterion.id


@pytest.mark.parametrize(("name", "place"), WORKING)
@pytest.mark.parametrize("skill", ["some", "strong"])
def test_whoever_works_in_one_cloud_finds_its_platform_in_the_first_group(name: str, place: str, skill: str) -> None:
    answers = {**{name: list(given) for name, given in ANSWERS[name].items()}, "place": [place], "skill": [skill]}
    found = decide(shipped_model(), {**answers, "owned": ["none"]})
    first = [part["entry"] for one in found["options"] if one["rank"] == 1 for part in one["parts"]]
    assert CLOUDS[place] in first


def test_leaving_tells_closed_products_apart() -> None:
    """What keeps data in a store of the customer is easier to leave than what is bound to one cloud."""
    found = decide(shipped_model(), {name: list(given) for name, given in ANSWERS["haulier-on-azure"].items()})
    place = [one["id"] for one in shipped_model()["criteria"]].index("leaving")
    scores = {one["id"]: one["scores"][place]["low"] for one in found["options"][:6]}
    assert len(set(scores.values())) > 3, scores


@pytest.mark.parametrize(
    ("data", "entry", "owned"),
    [
        ("warehouse", "snowflake-ml", "none"),
        ("lakehouse", "databricks", "none"),
        ("warehouse", "snowflake-ml", "snowflake-ml"),
    ],
)
def test_a_store_is_near_only_to_whoever_has_it(data: str, entry: str, owned: str) -> None:
    answers = {name: list(given) for name, given in ANSWERS["haulier-on-azure"].items()}
    found = decide(shipped_model(), {**answers, "data-in": [data], "owned": [owned]})
    place = [one["id"] for one in shipped_model()["criteria"]].index("nearness")
    near = [one["id"] for one in found["options"] if one["scores"][place]["low"] == 100]
    assert found["options"]
    assert found["weights"]["nearness"]
    assert (entry in near) is (owned == entry)


def test_where_nobody_said_where_the_data_is_nearness_is_silent() -> None:
    answers = {name: list(given) for name, given in ANSWERS["haulier-on-azure"].items()}
    for given in (["unknown"], ["database"]):
        assert decide(shipped_model(), {**answers, "data-in": given})["weights"]["nearness"] == 0
