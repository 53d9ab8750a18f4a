"""A layer gives its own prices, salaries and rates by id; what it hides falls out of templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.scenarios import scenarios
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.issues import Issue

OWN = "own/costs/costs.yaml"


def layered(folder: Path, text: str) -> Path:
    root = sample.sample(folder)
    sample.write(root, "own/layer.yaml", "label: Our own\n")
    sample.write(root, OWN, text)
    return root


def problems(folder: Path, text: str) -> list[Issue]:
    return sample.check(layered(folder, text), "data", "own")


def total(root: Path, *folders: str) -> int:
    data = costs_of(sample.catalog(root, *folders))
    return scenarios(compile_model(data, data.templates[0]), 1)["base"].total


def test_a_price_and_an_input_are_given_anew_by_id(tmp_path: Path) -> None:
    # Two roadsters at 499.95, a tenth of that for lights, and one tyre at 20: 999.90 + 99.99 + 20.
    assert total(sample.sample(tmp_path / "below")) == 1119_89
    root = layered(
        tmp_path / "above",
        "inputs: [{id: riders, low: '1', base: '1', high: '1', guess: We counted.}]\n"
        "prices: [{id: roadster-price, amount: '400', as_of: 2026-11-01}]\n",
    )
    # One at 400, lights at 40, half a tyre.
    assert total(root, "data", "own") == 450_00
    riders = next(one for one in costs_of(sample.catalog(root, "data", "own")).inputs if one.id == "riders")
    assert (riders.guess, riders.evidence, riders.verified_on) == ("We counted.", (), None)


def test_what_was_read_takes_the_place_of_a_guess(tmp_path: Path) -> None:
    root = layered(
        tmp_path,
        "inputs:\n  - id: rate\n    base: '0.07'\n    verified_on: 2026-11-01\n"
        "    evidence: [{url: 'https://bank.example/rate', title: Rate, kind: documentation}]\n",
    )
    rate = next(one for one in costs_of(sample.catalog(root, "data", "own")).inputs if one.id == "rate")
    assert (rate.base, rate.guess, len(rate.evidence)) == ("0.07", None, 1)


def test_a_base_outside_the_range_below_is_said_in_the_layer(tmp_path: Path) -> None:
    (issue,) = problems(tmp_path, "inputs: [{id: riders, base: '9'}]\n")
    assert (issue.rule, issue.location.path) == ("cost-range", OWN)


def test_a_hidden_line_falls_out_of_templates_with_its_share(tmp_path: Path) -> None:
    root = layered(tmp_path, "lines: [{id: bicycles, hide: true}]\n")
    data = costs_of(sample.catalog(root, "data", "own"))
    assert [template.lines for template in data.templates] == [("tyres",), ("tyres", "cover")]


@pytest.mark.parametrize("text", ["inputs: [{id: riders, hide: true}]", "prices: [{id: tyre-price, hide: true}]"])
def test_a_figure_that_lines_need_cannot_be_hidden(tmp_path: Path, text: str) -> None:
    found = problems(tmp_path, f"{text}\n")
    assert {issue.rule for issue in found} == {"hide-needed"}


def test_an_entry_that_is_hidden_leaves_its_price(tmp_path: Path) -> None:
    root = layered(tmp_path, "inputs: [{id: rate, base: '0.06'}]\n")
    sample.write(root, "own/platforms/roadster.yaml", "id: roadster\nhide: true\n")
    prices = costs_of(sample.catalog(root, "data", "own")).prices
    assert prices[0].product is None
    assert prices[0].amount == "499.95"


def test_an_entry_that_is_hidden_takes_the_search_for_its_price_along(tmp_path: Path) -> None:
    root = layered(tmp_path, "inputs: [{id: rate, base: '0.06'}]\n")
    assert [one.id for one in costs_of(sample.catalog(root)).unpublished] == ["roadster-deluxe"]
    sample.write(root, "own/platforms/roadster.yaml", "id: roadster\nhide: true\n")
    assert costs_of(sample.catalog(root, "data", "own")).unpublished == ()


def test_an_offer_is_a_price_of_a_layer_for_what_has_no_published_one(tmp_path: Path) -> None:
    offer = (
        "prices:\n  - id: offer\n    item: One roadster, deluxe\n    amount: '900'\n    unit: bicycle\n"
        "    currency: EUR\n"
        "    region: any\n    as_of: 2026-10-02\n    source: vendor\n    product: {entry: roadster, edition: deluxe}\n"
        "    evidence: [{url: 'https://example.org/offer', title: Offer, kind: pricing}]\n"
    )
    assert not problems(tmp_path, offer)


def test_a_guide_without_costs_has_none(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / "data/costs/costs.yaml").unlink()
    data = costs_of(sample.catalog(root))
    assert not data.present
    assert data.frame is None
