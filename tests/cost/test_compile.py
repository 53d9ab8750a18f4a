from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from platform_guide.cost.compile import compile_model
from platform_guide.cost.data.model import CostData, Template
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.scenarios import scenarios
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_a_model_holds_what_its_lines_rest_on_and_nothing_else(tmp_path: Path) -> None:
    data = costs_of(sample.catalog(sample.sample(tmp_path)))
    model = compile_model(data, data.templates[1])
    assert [line["id"] for line in model["lines"]] == ["bicycles", "lights", "tyres", "cover"]
    assert [line["price"] for line in model["lines"]] == ["roadster-price", None, "tyre-price", None]
    assert {one["id"] for one in model["inputs"]} == {
        "rate",
        "riders",
        "share",
        "lifetime",
        "roadster-price",
        "tyre-price",
    }
    less = compile_model(data, data.templates[1], ["tyres", "cover"])
    assert {one["id"] for one in less["inputs"]} == {"rate", "riders", "share", "roadster-price"}


def test_a_share_of_what_is_left_out_is_nothing_and_not_open(tmp_path: Path) -> None:
    data = costs_of(sample.catalog(sample.sample(tmp_path)))
    table = scenarios(compile_model(data, data.templates[0], ["bicycles"]), 3)["base"]
    assert (table.rows[0].id, table.rows[0].cents, table.open) == ("lights", (0,) * 5, ())


def test_costs_without_a_frame_have_no_model() -> None:
    template = Template(id="own", label="Own", description="Own.", lines=("line",))
    with pytest.raises(ValueError, match="without a frame"):
        compile_model(CostData(), template)
