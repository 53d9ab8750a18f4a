"""What entries can be filtered by is one table: a facet added to it is in the list, the matrix and its file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from platform_guide.sections.platforms import facets
from platform_guide.sections.platforms.facets import FACETS, RESERVED, Facet
from tests import sample
from tests.scripts.calling import call
from tests.site.test_verdicts import PAGE, file, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.guide import Prepared

WHEELS = Facet(
    "wheels",
    "How many wheels",
    lambda _, platform: ("two",) if platform.id == "roadster" else ("one", "two"),
    lambda _: {"one": "A single wheel", "two": "Two wheels", "many": "Three or more"},
)


@pytest.fixture
def wheeled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Prepared:
    """A guide whose table of facets has one entry more."""
    monkeypatch.setattr(facets, "FACETS", (*FACETS, WHEELS))
    return prepared(sample.sample(tmp_path))


def test_an_added_facet_filters_the_list_and_the_matrix(wheeled: Prepared) -> None:
    text = wheeled.directives.expand_html("compare/", PAGE)
    for value, label in (("one", "A single wheel"), ("two", "Two wheels")):
        found = re.findall(rf'name="wheels" value="{value}">\s*{label}', text)
        assert len(found) == 2, "once in the list, once in the matrix"
    assert "Three or more" not in text, "no entry has that value"
    assert text.count("<legend>How many wheels</legend>") == 1
    assert '<summary>How many wheels <b data-chosen="wheels"></b></summary>' in text
    assert re.search(r'value="one"> A single wheel <span class="count">1</span>', text)
    assert re.search(r'value="two"> Two wheels <span class="count">2</span>', text)
    assert re.search(r'data-wheels="two" data-names="roadster', text)
    assert re.search(r'data-wheels="one two" data-names="trailer', text)


def test_an_added_facet_is_in_the_file_of_the_matrix(wheeled: Prepared) -> None:
    table = json.loads(file(wheeled, "compare/matrix.json"))
    assert table["facets"][-1] == {
        "id": "wheels",
        "label": "How many wheels",
        "values": {"one": "A single wheel", "two": "Two wheels"},
    }
    assert {row["id"]: row["wheels"] for row in table["rows"]} == {"roadster": ["two"], "trailer": ["one", "two"]}


@pytest.mark.tools
def test_the_browser_filters_by_an_added_facet(wheeled: Prepared) -> None:
    table = json.loads(file(wheeled, "compare/matrix.json"))
    (state, strange) = call(
        "compare/matrix-view.js", ["readState", "wheels=one", table], ["readState", "wheels=many", table]
    )
    assert (state, strange) == ({"$map": [["wheels", ["one"]]]}, {"$map": []})
    (view,) = call("compare/matrix-view.js", ["view", table, state])
    assert [row["id"] for row in view["rows"]] == ["trailer"]
    assert ["wheels=two", 2] in view["counts"]["$map"]
    assert ["kind=platform", 1] not in view["counts"]["$map"]


def test_facets_have_names_of_their_own() -> None:
    names = [facet.id for facet in FACETS]
    assert len(set(names)) == len(names)
    assert not RESERVED & set(names)
    # Links that were given away must hold.
    assert {"verdict", "category", "kind", "delivery", "licence", "cloud", "status", "area"} <= set(names)


def test_a_facet_does_not_take_a_name_that_addresses_use_for_something_else() -> None:
    with pytest.raises(ValueError, match="`of` cannot be a facet"):
        Facet("of", "Of", lambda *_: (), lambda _: {})
