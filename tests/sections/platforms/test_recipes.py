"""Pages show of a recipe what is proven today, and never more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.recipe import CheckKind
from platform_guide.guide import load_all
from platform_guide.sections.build import build
from platform_guide.sections.platforms.directives import DIRECTIVES
from platform_guide.sections.platforms.recipes import laid_over, proofs, recipes_of
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.page import Output
from platform_guide.sections.shared.render import Renderer
from tests import sample

RIDE = "data/recipes/roadster-ride.yaml"


def built(root: Path) -> Output:
    return build(sample.catalog(root), Renderer(), root, None)


def page(root: Path, name: str = "roadster") -> str:
    return next(one.html for one in built(root).pages if one.path == f"platforms/{name}.md")


def directive(catalog: Catalog, name: str, **given: str) -> str:
    return next(one for one in DIRECTIVES if one.name == name).render(Context(catalog, Renderer()), "learn/", given)


def test_a_page_says_first_what_was_checked_and_what_was_not(tmp_path: Path) -> None:
    html = page(sample.sample(tmp_path))
    said = html.partition('<p class="recipe__proof"')[2].partition("</p>")[0]
    assert 'data-state="passed">Checked on <time datetime="2026-10-02">2026-10-02</time>' in said
    assert ": chainlint 1.2.0 checked its fields. Not checked: that the bicycle rides." in said
    assert "Changes, 3 lines" in html
    assert "Stays, 1 line of Python" in html
    assert "guide recipes --run light --only roadster-ride" in html
    assert "gear: 3" in html


def test_a_page_without_a_recipe_says_so(tmp_path: Path) -> None:
    assert "Nobody has written a recipe for Trailer yet." in page(sample.sample(tmp_path), "trailer")


def test_a_guide_without_recipes_says_nothing_of_them(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / RIDE).unlink()
    assert 'id="recipes"' not in page(root)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("result: passed", "result: failed\n      reason: A wheel is off.", "Failed on "),
        ("result: passed", "result: not-checked\n      reason: It had no end.", "Not checked on "),
    ],
)
def test_what_did_not_pass_has_no_proof(tmp_path: Path, old: str, new: str, said: str) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, RIDE, old, new)
    assert said in page(root)
    assert proofs(sample.catalog(root))[0].highest is None


def test_a_recipe_from_documentation_says_that_nothing_was_checked(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    text = (root / RIDE).read_text(encoding="utf-8").partition("checks:")[0]
    sample.write(root, RIDE, text.replace("  - {path: ride-broken.yaml, role: twin, breaks: ride.yaml}\n", ""))
    assert "From documentation only, read on" in page(root)


def test_what_changed_since_its_check_in_a_layer_is_not_proven(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    text = (root / RIDE).read_text(encoding="utf-8").replace("id: roadster-ride", "id: our-ride")
    (root / RIDE).unlink()
    sample.write(root, "ours/layer.yaml", "label: Ours\n")
    sample.write(root, "ours/recipes/our-ride.yaml", text)
    sample.change(root, "recipes/roadster/ride.yaml", "gear: 3", "gear: 5")
    catalog, issues = load_all(root, ("data", "ours"), sample.TODAY)
    assert catalog is not None, issues
    (item,) = recipes_of(catalog, catalog.platforms["roadster"])
    assert (item.highest, item.checks[0].state) == (None, "outdated")
    html = next(one.html for one in build(catalog, Renderer(), root, None).pages if "roadster" in one.path)
    assert "Not checked since a file changed; chainlint had passed on" in html


def test_the_matrix_names_the_strongest_proof(tmp_path: Path) -> None:
    catalog = sample.catalog(sample.sample(tmp_path))
    (row,) = proofs(catalog)
    assert (row.platform.id, row.highest, list(row.passed)) == ("roadster", CheckKind.SCHEMA, [CheckKind.SCHEMA])
    html = directive(catalog, "recipe-matrix")
    assert "1 product has recipes; 1 entry has none." in html
    assert html.count("<b>passed</b>") == 1


def test_what_goes_stands_before_what_comes_and_indentation_is_no_change() -> None:
    lines = laid_over("a\nb\nc\n", "a\n  B\nC\n  c\n")
    states = [("a", "stays"), ("b", "goes"), ("  B", "comes"), ("C", "comes"), ("  c", "stays")]
    assert [(line.text, line.state) for line in lines] == states


def test_two_recipes_are_laid_over_each_other(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    assert "no two recipes" in directive(sample.catalog(root), "recipe-shells")
    text = (root / RIDE).read_text(encoding="utf-8").replace("id: roadster-ride", "id: roadster-tour")
    sample.write(root, "data/recipes/roadster-tour.yaml", text.replace("edition: standard", "edition: deluxe"))
    html = directive(sample.catalog(root), "recipe-shells", **{"from": "roadster-ride", "to": "roadster-tour"})
    assert "3 lines stay, 0 lines go and 0 lines come." in html


def test_recipes_are_published_with_their_files(tmp_path: Path) -> None:
    assets = {asset.path: asset.content for asset in built(sample.sample(tmp_path)).assets}
    (row,) = json.loads(assets["api/v1/recipes.json"])["recipes"]
    assert (row["highest"], row["states"], row["record"]["id"]) == ("schema", {"fields": "passed"}, "roadster-ride")
    assert b"gear: 3" in assets["source/recipes/roadster/ride.yaml"]
