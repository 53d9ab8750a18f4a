"""Options, views and refused figures are the same in the browser and in Python: of bicycles, and of any models."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.record import costs_of
from platform_guide.planning.cost.offer import offer
from platform_guide.planning.cost.options import models, today, wrong
from platform_guide.planning.cost.view import shown
from tests import sample
from tests.cost.cases import case
from tests.scripts.calling import call

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.catalog.catalog import Catalog

FIGURES = ["", " ", "-3", "1e30", "many", "12", "0", "0.25", "1,000", "9" * 70]


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return sample.catalog(sample.sample(tmp_path))


def asked(**changes: object) -> dict[str, Any]:
    return {"templates": ["own", "insured"], "today": True, "years": 3, "without": [], "given": {}, **changes}


ASKED = [
    asked(),
    asked(years=1, without=["bicycles"]),
    asked(years=5, without=["lights", "cover"], given={"riders": "7", "cover": "12.5"}),
    asked(given={"riders": "-7", "lifetime": "0", "today.care": "40", "today.bicycle": "0", "nobody": "1"}),
    asked(templates=["insured", "nothing"], today=False, given={"roadster-price": "100.005"}),
    asked(templates=[], today=False),
]


@pytest.mark.tools
def test_the_browser_compiles_the_same_models(catalog: Catalog) -> None:
    data, offered = costs_of(catalog), offer(catalog)
    wanted = [
        (template, without)
        for template in data.templates
        for without in ([], ["bicycles"], ["lights", "tyres"], ["cover", "nobody"])
    ]
    calls = [["compileModel", offered, template.model_dump(), without] for template, without in wanted]
    ours = [compile_model(data, template, without) for template, without in wanted]
    assert call("planning/cost/compile.js", *calls) == json.loads(json.dumps(ours))


@pytest.mark.tools
def test_the_browser_makes_the_same_options(catalog: Catalog) -> None:
    data, offered = costs_of(catalog), offer(catalog)
    calls = [["models", offered, one] for one in ASKED]
    assert call("planning/cost/options.js", *calls, ["today", offered]) == [
        *(models(data, one) for one in ASKED),  # type: ignore[arg-type] # what a test asks
        today(data),
    ]


@pytest.mark.tools
def test_options_of_elsewhere_stand_first_in_both(catalog: Catalog) -> None:
    data, offered = costs_of(catalog), offer(catalog)
    others = {"result.a": compile_model(data, data.templates[1]), "result.b": compile_model(data, data.templates[0])}
    calls = [["models", offered, one, others] for one in ASKED]
    ours = [models(data, one, others) for one in ASKED]  # type: ignore[arg-type] # what a test asks
    assert next(list(one) for one in ours) == ["result.a", "result.b", "of.own", "today"]
    assert [line["id"] for line in ours[1]["result.b"]["lines"]] == ["lights", "tyres"]
    assert call("planning/cost/options.js", *calls) == json.loads(json.dumps(ours))


@pytest.mark.tools
def test_answers_set_the_ranges_of_templates_in_both(catalog: Catalog) -> None:
    data, offered = costs_of(catalog), offer(catalog)
    sizes = {"riders": {"low": "3", "base": "5", "high": "9"}, "nobody": {"low": "1", "base": "1", "high": "1"}}
    calls = [["models", offered, one, {}, sizes] for one in ASKED]
    ours = [models(data, one, None, sizes) for one in ASKED]  # type: ignore[arg-type] # what a test asks
    riders = [one for one in ours[0]["of.own"]["inputs"] if one["id"] == "riders"]
    assert [(one["low"], one["base"], one["high"]) for one in riders] == [("3", "5", "9")]
    assert next(one["base"] for one in ours[2]["of.own"]["inputs"] if one["id"] == "riders") == "7", "typed counts more"
    assert call("planning/cost/options.js", *calls) == json.loads(json.dumps(ours))


@pytest.mark.tools
def test_the_browser_refuses_the_same_figures(catalog: Catalog) -> None:
    data, offered = costs_of(catalog), offer(catalog)
    pairs = [(name, text) for name in ("riders", "lifetime", "share") for text in FIGURES]
    found = call("planning/cost/options.js", *(["wrong", offered, name, text] for name, text in pairs))
    assert found == [wrong(data, name, text) for name, text in pairs]
    assert set(found) == {None, "empty", "negative", "large", "text", "zero", "most"}
    pairs = [("roadster-price", "1.200"), ("roadster-price", "1.2000"), ("riders", "1.200"), ("cover", "60.000")]
    found = call("planning/cost/options.js", *(["wrong", offered, name, text] for name, text in pairs))
    assert found == [wrong(data, *one) for one in pairs] == ["thousands", None, None, "thousands"]
    held = [{**one, "fixed": one["id"] == "riders"} for one in offered["inputs"]] if offered else []
    inputs = tuple(one.model_copy(update={"fixed": one.id == "riders"}) for one in data.inputs)
    fixed = data.model_copy(update={"inputs": inputs})
    pairs = [("riders", text) for text in ("2", "2.0", "3", "-1")]
    theirs = call("planning/cost/options.js", *(["wrong", {**(offered or {}), "inputs": held}, *one] for one in pairs))
    assert theirs == [wrong(fixed, *one) for one in pairs] == [None, None, "fixed", "negative"]


@pytest.mark.tools
def test_the_browser_shows_the_same(catalog: Catalog) -> None:
    data = costs_of(catalog)
    views = [(models(data, one), one["years"]) for one in ASKED]  # type: ignore[arg-type] # what a test asks
    for seed in range(40):
        chance = case(seed)
        views.append((dict(zip(("first", "second"), chance["models"], strict=True)), chance["years"]))
    found = call("planning/cost/view.js", *(["shown", *one] for one in views))
    for (made, years), theirs in zip(views, found, strict=True):
        assert theirs == json.loads(json.dumps(shown(made, years)))
