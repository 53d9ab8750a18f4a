"""What a claim says in words: limits first, then the note, and each edition for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.sections.platforms.claims import Told, told
from tests import sample
from tests.catalog.test_limits import CIRCLE, DELUXE, FULL, editions, guide
from tests.catalog.test_rules import VARIANT
from tests.scripts.calling import call


def of_gears(root: Path, entry: str = "roadster") -> Told:
    """Return what an entry's claim about gears says."""
    found = sample.catalog(root)
    said = told(found, found.platforms[entry], found.rubrics["gears"])
    assert said
    return said


def test_the_cell_shows_the_best_and_names_the_edition(tmp_path: Path) -> None:
    said = of_gears(guide(tmp_path))
    assert (said.level, said.where, said.limits) == (Level.FULL, "in Deluxe", ())
    assert [(one.edition.id, one.level, one.text) for one in said.editions] == [
        ("standard", Level.PARTIAL, "Up to seven gears."),
        ("deluxe", Level.FULL, ""),
    ]


def test_limits_come_before_the_note(tmp_path: Path) -> None:
    said = of_gears(guide(tmp_path, "    level: partial\n    limits: [few]\n    note: Three of them.\n", ""))
    assert (said.text, said.where, said.differs) == ("Up to seven gears. Three of them.", "", False)


def test_an_edition_names_the_one_that_it_is_as(tmp_path: Path) -> None:
    same = CIRCLE[1]
    said = of_gears(guide(tmp_path, FULL, editions(DELUXE, same)))
    assert said.editions[0].text == "As Deluxe: code or service is the same."


def test_what_is_inherited_says_nothing_of_this_product(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/platforms/hire.yaml", VARIANT)
    found = sample.catalog(root)
    said = told(found, found.platforms["hire"], found.rubrics["brakes"])
    assert said == Told(Level.UNKNOWN, upstream="Roadster")
    assert said.text == "As Roadster, not checked for this product."


@pytest.mark.tools
def test_old_addresses_of_a_renamed_capability_still_filter() -> None:
    columns = [{"id": "stopping", "short": "S", "name": "Stopping", "area": 0, "former": ["brakes"]}]
    data = {"columns": columns, "rows": [], "facets": [], "areas": []}
    (state,) = call("compare/matrix-view.js", ["readState", "?has=brakes.full&hide=brakes&sort=brakes", data])
    assert (
        state
        == call("compare/matrix-view.js", ["readState", "?has=stopping.full&hide=stopping&sort=stopping", data])[0]
    )
