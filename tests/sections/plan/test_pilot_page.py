"""The page of the pilot as it stands without scripts, what its script reads, and where results lead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from platform_guide.sections.decide.lessons import pilot_of
from platform_guide.sections.decide.organisations import Decided
from platform_guide.sections.plan.pilot import pilot_asset, render
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.render import Renderer
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

ORGANISATIONS = """organisations:
  - id: hills
    name: A village in the hills
    story: Everybody rides far.
    answers: {door: [choose], way: [long], child: [alone]}
"""


def page(root: Path) -> str:
    """Return the page as text on one line."""
    catalog = sample.catalog(root)
    decided = Decided.of(catalog)
    parts = (decided,) if decided else ()
    return " ".join(render(Context(catalog, Renderer(), parts), "plan/pilot/", {}).split())


def test_lists_and_an_example_stand_without_scripts(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/decision/organisations.yaml", ORGANISATIONS)
    found = page(root)
    assert "Time to the top" in found
    assert "at most 20 minutes" in found
    assert "Stop: It breaks" in found
    assert "I would ride it often." in found
    assert "Example: A village in the hills" in found
    # The Monday after the day of the data, and two weeks.
    assert "<time>2026-10-05</time></dt><dd><b>First ride.</b>" in found
    assert "#child=alone&amp;door=choose&amp;way=long" in found
    assert 'data-pilot="../../plan/pilot.json"' in found
    assert 'data-needs="../../plan/needs.json"' in found


def test_a_guide_without_pilots_says_so_and_has_no_file(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    for file in ("pilot.yaml", "texts.yaml"):
        sample.write(root, f"data/pilot/{file}", "texts: {}\n")
    assert "This guide has no data about pilots." in page(root)
    catalog = sample.catalog(root)
    assert pilot_asset(catalog, Decided.of(catalog)) == ()
    assert pilot_asset(catalog, None) == ()


def test_the_script_reads_all_of_it(tmp_path: Path) -> None:
    catalog = sample.catalog(sample.sample(tmp_path))
    (asset,) = pilot_asset(catalog, Decided.of(catalog))
    found = json.loads(asset.content)
    assert asset.path == "plan/pilot.json"
    assert found["tests"]["gears"] == "Ride up the steepest street in town."
    assert "page" not in found


def test_a_result_leads_to_the_pilot_where_the_data_name_its_page(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    assert pilot_of(sample.catalog(root)) is None
    sample.change(root, "data/pilot/pilot.yaml", "box: {", "page: {path: plan/pilot.md, label: Try it}\nbox: {")
    found = pilot_of(sample.catalog(root))
    assert found == ("plan/pilot/", "Try it", True)
