"""Recipes: read with their files, checked, and reported where they are wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from platform_guide.catalog.read.recipe_files import Folders, read_recipe_files
from platform_guide.catalog.rules.recipe_checks import is_current
from platform_guide.catalog.schema.recipe import CheckKind
from platform_guide.guide import Settings, load_all
from platform_guide.issues import Severity, as_text
from tests import sample

RIDE = "data/recipes/roadster-ride.yaml"
SHELL = "recipes/roadster/ride.yaml"


def said_of(root: Path, *folders: str) -> list[str]:
    return [as_text(issue) for issue in sample.check(root, *folders)]


def test_a_recipe_is_read_with_its_files(tmp_path: Path) -> None:
    catalog = sample.catalog(sample.sample(tmp_path))
    (recipe,) = catalog.recipes
    assert (recipe.platform, recipe.edition, recipe.shape) == ("roadster", "standard", "job")
    held = catalog.recipe_files.files["roadster/ride.yaml"]
    assert (held.place, held.lines) == (SHELL, 3)
    assert catalog.recipe_files.families == {"light": {"chainlint": "1.2.0"}}
    assert is_current(catalog, recipe, recipe.checks[0])


def test_without_recipes_there_are_none(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    shutil.rmtree(root / "recipes")
    shutil.rmtree(root / "core")
    assert sample.catalog(root).recipes == ()
    shutil.rmtree(root / "data/recipes")
    catalog = sample.catalog(root)
    assert (catalog.recipes, catalog.recipe_files.package, dict(catalog.recipe_files.files)) == ((), "", {})


def test_proofs_are_in_the_order_of_what_they_prove() -> None:
    assert CheckKind.SYNTAX.rank < CheckKind.SCHEMA.rank < CheckKind.OBJECT.rank < CheckKind.COMPILE.rank
    assert CheckKind.COMPILE.rank < CheckKind.RUN_LOCAL.rank < CheckKind.RUN_REAL.rank
    assert [kind.value for kind in CheckKind if not kind.uses_package] == ["syntax", "schema"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("platform: roadster", "platform: roadstar", "no platform `roadstar`\n  hint: did you mean `roadster`"),
        ("edition: standard", "edition: standart", "Roadster has no edition `standart`\n  hint: did you mean `stand"),
        ("family: light", "family: lite", "there is no family `lite`\n  hint: "),
        ("kind: schema", "kind: schemes", "`schemes`"),
        ("{path: ride.yaml, role: shell}", "{path: ride.yml, role: shell}", "no file `recipes/roadster/ride.yml"),
        ("{path: ride.yaml,", "{path: ../ride.yaml,", "`../ride.yaml` lies outside `recipes/roadster/`"),
        ("{path: ride.yaml,", "{path: /ride.yaml,", "`/ride.yaml` lies outside `recipes/roadster/`"),
        (", breaks: ride.yaml}", "}", "the twin stands in for nothing, which is no shell"),
        ("breaks: ride.yaml}", "breaks: rider.yaml}", "the twin stands in for `rider.yaml`"),
        ("role: shell}", "role: shell}\n  - {path: ride.yaml, role: config}", "`ride.yaml` stands twice"),
        ("role: shell}", "role: config}", "the recipe has no file with the role `shell`"),
        ("shape: job\n", "", "the recipe has no `shape`"),
        ("shape: job\n", "shape: job\nnone_known: Nobody found a way.\n", "says that no way is known, and has `shape`"),
        ("    refuses: {twin: ride-broken.yaml, breaks: The gear is a word., message: gear is no number}\n", "",
         "the check `fields` is never shown to refuse anything"),
        ("twin: ride-broken.yaml", "twin: ride-brokn.yaml", "no twin `ride-brokn.yaml`\n  hint: did you"),
        ("    does_not_prove: That the bicycle rides.\n", "", "required below `run-real`"),
        ("verified_on: 2026-10-02", "verified_on: 2026-12-24", "the check is of 2026-12-24, after today, 2026-11-20"),
        ("verified_on: 2026-10-01", "verified_on: 2027-01-01", "the day 2027-01-01 is after today"),
        ("result: passed", "result: not-checked", "the result `not-checked` has no reason"),
        ("version: 1.2.0", "version: 1.1.0", "passed with chainlint 1.1.0, and 1.2.0 is pinned for `light`"),
        ("kind: schema", "kind: object", "there is no digest of the package"),
        ("      digests:\n        ride.yaml: ", "      digests:\n        other.yaml: ", "no digest of `ride.yaml`"),
    ],
)  # fmt: skip
def test_a_recipe_that_is_wrong_is_reported_at_its_line(tmp_path: Path, old: str, new: str, found: str) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, RIDE, old, new)
    said = said_of(root)
    assert all(one.startswith(f"{RIDE}:") for one in said)
    assert any(found in one for one in said), said


def test_a_file_that_changed_takes_the_proof_away_and_names_the_command(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, SHELL, "gear: 3", "gear: 4")
    (said,) = said_of(root)
    assert said.startswith(f"{RIDE}:30:")
    assert "error recipe-check-outdated: `recipes/roadster/ride.yaml` has changed since the check passed" in said
    assert "guide recipes --run light --only roadster-ride --write" in said


def test_a_package_that_changed_takes_away_what_ran_it(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    package = read_recipe_files(root, Folders()).package
    sample.change(root, RIDE, "kind: schema", "kind: run-local")
    sample.change(root, RIDE, "      digests:", f"      package: {package}\n      digests:")
    assert not said_of(root)
    sample.write(root, "core/src/pedal/more.py", "KILOMETRES = 12\n")
    (said,) = said_of(root)
    assert "the package has changed since the check passed" in said
    sample.write(root, "core/src/pedal/__pycache__/more.pyc", "")
    assert len(said_of(root)) == 1


def test_a_run_on_a_product_that_others_run_leaves_something_open(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    package = read_recipe_files(root, Folders()).package
    sample.change(root, RIDE, "kind: schema", "kind: run-real")
    sample.change(root, RIDE, "      digests:", f"      package: {package}\n      digests:")
    sample.change(root, RIDE, "    does_not_prove: That the bicycle rides.\n", "")
    assert not said_of(root)
    sample.change(root, RIDE, "edition: standard", "edition: deluxe")
    (said,) = said_of(root)
    assert "it is required where others run the product" in said


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('ride:\n  command: [pedal, "12"]\n  gear: 3\n', 0),
        ('Ride:\n  command: [pedal, "12"]\n  gear: three\n', 2),
    ],
)
def test_a_twin_breaks_one_thing(tmp_path: Path, text: str, places: int) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "recipes/roadster/ride-broken.yaml", text)
    said = said_of(root)
    assert any(one.startswith(f"{RIDE}:8:") and f"differs from `ride.yaml` in {places} places" in one for one in said)


def test_two_recipes_do_not_make_the_same_of_one_edition(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    text = (root / RIDE).read_text(encoding="utf-8").replace("id: roadster-ride", "id: roadster-tour")
    sample.write(root, "data/recipes/roadster-tour.yaml", text)
    (said,) = said_of(root)
    assert "`roadster-ride` is a job for this edition already" in said


def test_a_record_can_say_that_no_way_is_known(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(
        root,
        "data/recipes/trailer-none.yaml",
        "id: trailer-none\nplatform: trailer\ntitle: Nothing to ride\nnone_known: A trailer has no pedals.\n"
        'evidence: [{url: "https://example.org/trailer", title: Trailer, kind: documentation}]\n'
        "verified_on: 2026-10-01\n",
    )
    assert not said_of(root)


def test_a_layer_brings_recipes_for_products_of_its_own(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "ours/layer.yaml", "label: Ours\n")
    text = (root / RIDE).read_text(encoding="utf-8").replace("id: roadster-ride", "id: our-ride")
    sample.write(root, "ours/recipes/our-ride.yaml", text.replace("edition: standard", "edition: deluxe"))
    catalog, issues = load_all(root, ("data", "ours"), sample.TODAY, Folders(("recipes", "ours-recipes")))
    assert catalog is not None, issues
    assert [recipe.id for recipe in catalog.recipes] == ["our-ride", "roadster-ride"]
    sample.write(root, "ours-recipes/roadster/ride.yaml", "ride:\n  gear: 9\n")
    _, issues = load_all(root, ("data", "ours"), sample.TODAY, Folders(("recipes", "ours-recipes")))
    assert {issue.severity for issue in issues if issue.location.path.startswith("ours/")} == {Severity.WARNING}


@pytest.mark.parametrize("hidden", ["hide: true\n", "editions:\n  - {id: standard, hide: true}\n"])
def test_a_recipe_falls_with_what_it_is_for(tmp_path: Path, hidden: str) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "ours/layer.yaml", "label: Ours\n")
    sample.write(root, "ours/platforms/roadster.yaml", hidden)
    # Costs of the sample depend on the edition, and that is said; of the recipe nothing is left to be wrong.
    said = said_of(root, "data", "ours")
    assert any("references-left-out" in one for one in said)
    assert not any("edition-unknown" in one or "platform-unknown" in one for one in said)


def test_files_of_tools_and_links_that_lead_away_are_no_recipes(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    before = read_recipe_files(root, Folders())
    sample.write(root, "recipes/roadster/__pycache__/x.pyc", "")
    sample.write(root, "secret.txt", "secret")
    (root / "recipes/roadster/link.txt").symlink_to(root / "secret.txt")
    assert read_recipe_files(root, Folders()).digest == before.digest
    (root / "recipes/roadster/image.bin").write_bytes(b"\xff\xfe\x00")
    assert read_recipe_files(root, Folders()).files["roadster/image.bin"].text is None


@pytest.mark.parametrize(
    ("guide", "name"),
    [({"recipes": "recipes"}, "recipes"), ({"recipes": ["../away"]}, "recipes"), ({"core": ["core"]}, "core")],
)
def test_folders_that_are_none_or_lie_outside_are_reported(tmp_path: Path, guide: dict[str, object], name: str) -> None:
    settings = Settings.of({"extra": {"guide": guide}}, tmp_path, sample.TODAY, cache=False, theme=None)
    assert [issue.text for issue in settings.problems] == [
        f"extra.guide.{name} must name folders below that of mkdocs.yml"
    ]


def test_folders_of_recipes_can_be_named(tmp_path: Path) -> None:
    guide = {"recipes": ["recipes", "ours"], "core": "package"}
    settings = Settings.of({"extra": {"guide": guide}}, tmp_path, sample.TODAY, cache=False, theme=None)
    assert (settings.beside, settings.problems) == (Folders(("recipes", "ours"), "package"), ())
