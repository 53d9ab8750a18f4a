"""The costs that the guide ships: each template can be worked out, and each figure says where it comes from."""

from __future__ import annotations

import re

import pytest

from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.scenarios import scenarios
from platform_guide.planning.options.data import option_costs_of
from tests import shipped

COMMIT = re.compile(r"https://github\.com/[\w-]+/[\w-]+/blob/[0-9a-f]{40}/")


@pytest.mark.parametrize(
    "name", ["managed-aws", "managed-azure", "managed-google", "lakehouse", "kubernetes", "small", "suite"]
)
def test_each_template_is_worked_out_for_each_horizon(name: str) -> None:
    data = costs_of(shipped.catalog())
    assert data.frame is not None
    template = next(one for one in data.templates if one.id == name)
    for years in data.frame.horizons:
        tables = scenarios(compile_model(data, template), years)
        assert 0 < tables["low"].value < tables["base"].value < tables["high"].value
        assert set(tables["base"].open) <= {line.id for line in data.lines if line.note}


def test_prices_are_read_at_a_commit_and_used_inputs_have_a_reason() -> None:
    data = costs_of(shipped.catalog())
    assert all(COMMIT.match(proof.url) for price in data.prices for proof in price.evidence)
    for cloud in ("aws-", "azure-", "google-"):
        assert sum(price.id.startswith(cloud) and price.unit == "hour" for price in data.prices) >= 10
    used = {
        name for line in data.lines for name in (*line.quantity, *line.per, line.price, line.growth, line.escalation)
    }
    assert {one.id for one in data.inputs} - used == {"discount-rate"}


def test_every_line_stands_in_a_template_or_comes_with_an_option() -> None:
    data, options = costs_of(shipped.catalog()), option_costs_of(shipped.catalog())
    lists = [one.lines for one in data.templates]
    lists += [one.lines for one in options.portions]
    lists += [one.lines for one in options.paid]
    assert {line.id for line in data.lines} == {name for lines in lists for name in lines}


def test_prices_of_fifteen_products_and_of_ten_things_beside_machines_in_each_cloud() -> None:
    data = costs_of(shipped.catalog())
    assert len({price.product.entry for price in data.prices if price.product}) >= 15
    for cloud in ("aws-", "azure-", "google-"):
        beside = [one for one in data.prices if one.id.startswith(cloud) and one.unit in {"gb", "gb-month", "month"}]
        assert len(beside) >= 10, cloud
    assert data.unpublished


@pytest.mark.parametrize("cloud", ["aws", "azure", "google"])
def test_a_template_of_a_cloud_rests_on_prices_of_that_cloud(cloud: str) -> None:
    data = costs_of(shipped.catalog())
    template = next(one for one in data.templates if one.id == f"managed-{cloud}")
    prices = {price.id for price in data.prices}
    used = {line.price for line in data.lines if line.id in template.lines and line.price in prices}
    assert used
    assert all(name and name.startswith(f"{cloud}-") for name in used)


def test_only_what_is_sold_on_request_and_what_the_reader_has_stays_open() -> None:
    data = costs_of(shipped.catalog())
    assert {line.id for line in data.lines if line.price == "open"} == {
        "suite-licence",
        "suite-introduction",
        "own-machines",
    }
