"""The page of maturity on bicycles: what stands there without scripts, and what the browser fetches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from platform_guide.sections.plan.maturity import render
from platform_guide.sections.plan.maturity_view import MaturityWords, maturity_asset
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.render import Renderer
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_conditions_and_levels_are_told_in_words(tmp_path: Path) -> None:
    words = MaturityWords(sample.catalog(sample.sample(tmp_path)))
    case = words.data.triggers[0].cases[1]
    assert words.case(case) == "How far do you go? Across the hills; Does a child come along already? Yes"
    assert words.ranks(case.levels) == "Rides 2"


def test_an_example_is_worked_out_for_both_times(tmp_path: Path) -> None:
    (one,) = MaturityWords(sample.catalog(sample.sample(tmp_path))).worked()
    (levels,) = one.levels
    assert (levels.current[0], levels.now[0], levels.later[0]) == (1, 1, 2)
    assert levels.later[1].label == "Tours"
    assert one.because == ("Nobody pushes across hills.",)
    assert ("Does a child come along already?", "", "Yes") in one.told
    assert one.first == ()


def test_the_browser_gets_model_and_words(tmp_path: Path) -> None:
    (asset,) = maturity_asset(sample.catalog(sample.sample(tmp_path)))
    data = json.loads(asset.content)
    assert (asset.path, data["months"]) == ("plan/maturity.json", 12)
    assert data["questions"]["child"]["later"] == "Does a child come along?"
    assert data["practices"]["sits"] == {"text": "You sit safely.", "helped": "brakes"}
    assert data["triggers"]["far"]["caps"] == ["Around the corner one can walk."]


def test_the_page_stands_without_scripts(tmp_path: Path) -> None:
    html = render(Context(sample.catalog(sample.sample(tmp_path)), Renderer()), "plan/maturity/", {})
    assert html.count('class="trigger"') == 2
    assert html.count('class="practice"') == 2
    assert "How people ride" in html
    assert "not beyond <b>Rides 0</b>" in html


def test_a_guide_without_maturity_says_so(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / "data/maturity/maturity.yaml").unlink()
    catalog = sample.catalog(root)
    assert "This guide says nothing about maturity." in render(Context(catalog, Renderer()), "plan/maturity/", {})
    assert maturity_asset(catalog) == ()
