"""The page of needs on bicycles: what stands there without scripts, and what the browser fetches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from platform_guide.sections.plan.needs import needs_asset, render, shown_needs, worked_examples
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.render import Renderer
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_needs_are_told_in_the_interviews_words(tmp_path: Path) -> None:
    shown = shown_needs(sample.catalog(sample.sample(tmp_path)))
    assert shown["climbs"].requirement == "R-01"
    assert shown["climbs"].sets == (("How far do you go?", "Across the hills", "counts"),)
    assert shown["child-along"].sets == (("Does a child come along?", "Yes", "rules-out"),)
    assert shown["near"].sets == (("How far do you go?", "Around the corner", "kept"),)
    assert shown["looks"].sets == ()
    assert shown["looks"].capability is None


def test_examples_are_worked_out(tmp_path: Path) -> None:
    (one,) = worked_examples(sample.catalog(sample.sample(tmp_path)))
    assert one.sets == (("How far do you go?", "Across the hills", ""), ("Does a child come along?", "Yes", ""))
    assert [need.requirement for need in one.tests] == ["R-01", "R-03", "R-04"]
    assert not one.unknown
    assert [(priority.value, len(needs)) for priority, needs in one.marked] == [
        ("must", 2),
        ("should", 1),
        ("could", 0),
        ("no", 1),
    ]


def test_the_browser_gets_model_and_words(tmp_path: Path) -> None:
    (asset,) = needs_asset(sample.catalog(sample.sample(tmp_path)))
    data = json.loads(asset.content)
    assert asset.path == "plan/needs.json"
    assert data["model"]["limit"] == 2
    assert data["words"]["way"]["answers"] == {
        "short": "Around the corner",
        "long": "Across the hills",
        "unknown": "I don't know",
    }
    assert data["texts"]["stops"]["capability"] == "Brakes"
    assert data["roles"] == {"rider": "Rider", "parent": "Parent"}


def test_the_page_stands_without_scripts(tmp_path: Path) -> None:
    html = render(Context(sample.catalog(sample.sample(tmp_path)), Renderer()), "plan/needs/", {})
    assert html.count('class="need"') == 5
    assert "As a must it answers “How far do you go?”: <b>Across the hills</b>." in html
    assert "<b>Across the hills</b>. It rules nothing out by itself" in html
    assert "an option without it is out" not in html
    assert "More than 2 musts" in html
    assert "Across the hills with a child" in html


def test_a_guide_without_needs_says_so(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / "data/needs/needs.yaml").unlink()
    catalog = sample.catalog(root)
    assert "This guide has no list of needs." in render(Context(catalog, Renderer()), "plan/needs/", {})
    assert needs_asset(catalog) == ()
