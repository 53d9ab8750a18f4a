"""Recipes name what exists, and their files lie where they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from platform_guide.catalog.catalog import PLATFORMS, RECIPES, Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.evidence import unfit
from platform_guide.catalog.rules.finding import Finding, Findings, repeated, unknown
from platform_guide.catalog.schema.recipe import Recipe, Role
from platform_guide.issues import suggest


def recipes(catalog: Catalog) -> Iterator[tuple[RecordKey, Recipe]]:
    """Yield each recipe with the key of its record, those of later layers last."""
    found = [((RECIPES, recipe.id), recipe) for recipe in catalog.recipes]
    yield from sorted(found, key=lambda pair: catalog.rank(pair[0])) if len(catalog.layers) > 1 else found


def recipe_names_resolve(catalog: Catalog) -> Findings:
    """Report products and editions that do not exist."""
    for record, recipe in recipes(catalog):
        named = ("platform", recipe.platform, catalog.ids(PLATFORMS))
        yield from unknown(record, ("platform",), "platform-unknown", named)
        platform = catalog.platforms.get(recipe.platform)
        if platform and recipe.edition:
            editions = {edition.id for edition in platform.editions}
            if recipe.edition not in editions:
                text = f"{platform.name} has no edition `{recipe.edition}`"
                yield Finding(record, ("edition",), "edition-unknown", text, suggest(recipe.edition, editions))


def recipes_are_whole(catalog: Catalog) -> Findings:
    """Report recipes without edition, shape or shell, and records that say that there is none and bring one."""
    for record, recipe in recipes(catalog):
        if recipe.none_known:
            brought = [name for name in ("edition", "shape", "files", "checks") if getattr(recipe, name)]
            for name in brought:
                text = f"the record says that no way is known, and has `{name}`"
                yield Finding(record, (name,), "recipe-contradicts", text, "remove one of the two", of_key=True)
            continue
        for name in ("edition", "shape"):
            if getattr(recipe, name) is None:
                text = f"the recipe has no `{name}`"
                yield Finding(record, (), "recipe-incomplete", text, f"add `{name}:`, or say `none_known:` and why")
        if not recipe.paths(Role.SHELL):
            hint = "add a file with `role: shell`, or say `none_known:` and why"
            yield Finding(record, (), "recipe-incomplete", "the recipe has no file with the role `shell`", hint)


def recipe_files_are_there(catalog: Catalog) -> Findings:
    """Report files that are not there, that lie outside, that stand twice, and twins that stand in for nothing."""
    held = catalog.recipe_files.files
    for record, recipe in recipes(catalog):
        below = f"{recipe.platform}/"
        there = [path.removeprefix(below) for path in held if path.startswith(below)]
        shells = recipe.paths(Role.SHELL)
        for at, file in enumerate(recipe.files):
            path: tuple[Key, ...] = ("files", at, "path")
            if not _lies_below(file.path):
                text = f"`{file.path}` lies outside `recipes/{below}`"
                yield Finding(record, path, "recipe-file-outside", text, "write a path below that folder")
            elif file.path not in there:
                text = f"there is no file `recipes/{below}{file.path}`"
                yield Finding(record, path, "recipe-file-missing", text, suggest(file.path, there))
            if file.role is Role.TWIN and file.breaks not in shells:
                text = f"the twin stands in for `{file.breaks}`" if file.breaks else "the twin stands in for nothing"
                where = ("files", at, "breaks") if file.breaks else ("files", at)
                hint = f"`breaks:` names a shell; {suggest(file.breaks or '', shells)}"
                yield Finding(record, where, "recipe-twin-unknown", f"{text}, which is no shell", hint)
            elif file.role is not Role.TWIN and file.breaks:
                text = "only a twin has `breaks`"
                yield Finding(record, ("files", at, "breaks"), "recipe-twin-unknown", text, "remove it", of_key=True)
        for at, name in repeated(file.path for file in recipe.files):
            text = f"`{name}` stands twice"
            yield Finding(record, ("files", at, "path"), "recipe-file-twice", text, "remove one of the two")


def _lies_below(path: str) -> bool:
    found = PurePosixPath(path)
    return not found.is_absolute() and ".." not in found.parts and "\\" not in path and ":" not in path


def recipes_stand_once(catalog: Catalog) -> Findings:
    """Report two recipes that make the same of one edition."""
    first: dict[tuple[str, str | None, str], str] = {}
    for record, recipe in recipes(catalog):
        if recipe.shape is None:
            continue
        before = first.setdefault((recipe.platform, recipe.edition, recipe.shape), recipe.id)
        if before != recipe.id:
            text = f"`{before}` is a {recipe.shape} for this edition already"
            yield Finding(record, ("shape",), "recipe-twice", text, "join them, or give one another shape")


def recipe_evidence_is_fit(catalog: Catalog) -> Findings:
    """Report addresses that are not fit to be linked, and days after today."""
    found = list(recipes(catalog))
    yield from unfit(
        catalog,
        (
            (record, ("evidence", at, "url"), evidence.url)
            for record, recipe in found
            for at, evidence in enumerate(recipe.evidence)
        ),
    )
    for record, recipe in found:
        if recipe.verified_on > catalog.today:
            text = f"the day {recipe.verified_on} is after today, {catalog.today}"
            yield Finding(record, ("verified_on",), "date-implausible", text, "write the day of the reading")
