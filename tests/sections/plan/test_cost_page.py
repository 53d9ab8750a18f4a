"""The page of costs without scripts, and the file that its script reads, of the bicycles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from platform_guide.cost.data.record import costs_of
from platform_guide.planning.cost.offer import offer
from platform_guide.planning.cost.words import money, whole
from platform_guide.sections.plan.cost import PATH, cost_asset, examples, render
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.render import Renderer
from tests import sample
from tests.scripts.calling import call

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.catalog.catalog import Catalog

AMOUNTS = ["0.00", "0.50", "12.49", "999.50", "1234.56", "1234567.89", "12", "1000000000000.00", "0.005"]


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return sample.catalog(sample.sample(tmp_path))


def page(catalog: Catalog) -> str:
    return render(Context(catalog, Renderer()), "plan/cost/", {})


def test_examples_method_and_lists_stand_there(catalog: Catalog) -> None:
    text = page(catalog)
    for name in ("method", "figures", "prices", "lines", "ways"):
        assert f'<details class="chapter" id="{name}">' in text
    assert "Lines of the example: Bicycles of your own" in text
    assert "Open, since nobody knows the price: Insurance." in text
    # Lights are a share of the price of bicycles, tyres are divided by what they last.
    assert "Share of the price for care of Bicycles" in text
    assert "Riders \u00d7 One tyre for any bicycle \u00f7 Tyres last" in text
    assert "roadster</a>" not in text
    assert '<a href="../../platforms/roadster/">Roadster</a>' in text
    assert 'href="https://example.org/riders" rel="external">Riders</a>, read <time>2026-10-01</time>' in text
    assert "1,159.89" in text


def test_the_file_of_the_script_holds_the_offer(catalog: Catalog) -> None:
    (asset,) = cost_asset(catalog)
    assert asset.path == PATH
    assert json.loads(asset.content) == json.loads(json.dumps(offer(catalog)))


def test_examples_are_those_with_the_fewest_open_lines(catalog: Catalog) -> None:
    data = costs_of(catalog)
    more = [data.templates[1].model_copy(update={"id": f"insured-{at}"}) for at in range(3)]
    found = examples(data.model_copy(update={"templates": (*more, *data.templates)}))
    assert found
    assert [one.id for one in found.templates] == ["insured-0", "insured-1", "own"]


def test_a_guide_without_costs_says_so(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / "data/costs/costs.yaml").unlink()
    catalog = sample.catalog(root)
    assert "This guide holds no costs." in page(catalog)
    assert list(cost_asset(catalog)) == []


def test_texts_of_the_data_are_no_markup(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/costs/costs.yaml", "label: Insurance", 'label: "<b>Insurance</b> & more"')
    text = page(sample.catalog(root))
    assert "<b>Insurance" not in text
    assert "&lt;b&gt;Insurance" in text


def test_amounts_as_people_read_them() -> None:
    assert [money(one) for one in ("-1234.50", "999.99", "1000000.00")] == ["-1,234.50", "999.99", "1,000,000.00"]
    assert [whole(one) for one in ("0.49", "0.50", "1234.56")] == ["0", "1", "1,235"]


@pytest.mark.tools
def test_the_browser_writes_amounts_alike() -> None:
    calls = [[name, amount] for name in ("money", "whole") for amount in AMOUNTS]
    ours = [made(amount) for made in (money, whole) for amount in AMOUNTS]
    assert call("planning/cost/words.js", *calls) == ours
