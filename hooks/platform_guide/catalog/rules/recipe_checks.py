"""Checks of recipes can fail, say what they leave open, and hold for the files as they are today."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, lenient, repeated, unknown
from platform_guide.catalog.rules.recipes import recipes
from platform_guide.catalog.schema.recipe import CheckFound, CheckKind, Recipe, RecipeCheck, Result, Role
from platform_guide.catalog.schema.vocabulary import Delivery
from platform_guide.issues import suggest

_OWN = frozenset({Delivery.SELF_HOSTED, Delivery.AIR_GAPPED})
"""Ways to run a product on machines of one's own: a check there can meet the product as it is."""


def checks(catalog: Catalog) -> Iterator[tuple[RecordKey, Recipe, tuple[Key, ...], RecipeCheck]]:
    """Yield each check with its recipe, the key of its record and its path there."""
    for record, recipe in recipes(catalog):
        for at, check in enumerate(recipe.checks):
            yield record, recipe, ("checks", at), check


def renewal(recipe: Recipe, check: RecipeCheck) -> str:
    """Return the command that runs a check again and writes down what it finds."""
    return f"guide recipes --run {check.family} --only {recipe.id} --write"


def checks_name_what_exists(catalog: Catalog) -> Findings:
    """Report families without a list of packages, ids that stand twice, and twins that are none."""
    families = catalog.recipe_files.families
    for record, recipe, path, check in checks(catalog):
        yield from unknown(record, (*path, "family"), "recipe-family-unknown", ("family", check.family, families))
        twins = recipe.paths(Role.TWIN)
        if check.refuses and check.refuses.twin not in twins:
            text = f"the recipe has no twin `{check.refuses.twin}`"
            where = (*path, "refuses", "twin")
            yield Finding(record, where, "recipe-twin-unknown", text, suggest(check.refuses.twin, twins))
    for record, recipe in recipes(catalog):
        for at, name in repeated(check.id for check in recipe.checks):
            text = f"`{name}` stands twice"
            yield Finding(record, ("checks", at, "id"), "recipe-check-twice", text, "rename one of the two")


def checks_can_fail(catalog: Catalog) -> Findings:
    """Report checks that refuse nothing, and broken twins that no check refuses."""
    for record, _, path, check in checks(catalog):
        if check.refuses is None:
            text = f"the check `{check.id}` is never shown to refuse anything"
            hint = "add a broken twin to `files`, and `refuses:` with twin, breaks and message"
            yield Finding(record, path, "recipe-refuses-nothing", text, hint)
    for record, recipe in recipes(catalog):
        refused = {check.refuses.twin for check in recipe.checks if check.refuses}
        for at, file in enumerate(recipe.files):
            if file.role is Role.TWIN and file.path not in refused:
                text = f"no check refuses the twin `{file.path}`"
                hint = "name it in `refuses:` of a check, or remove it"
                yield Finding(record, ("files", at, "path"), "recipe-refuses-nothing", text, hint)


def twins_break_one_thing(catalog: Catalog) -> Findings:
    """Report twins that are as their shells, and those with more than one edit: nobody knows then what was refused."""
    held = catalog.recipe_files.files
    for record, recipe in recipes(catalog):
        for at, file in enumerate(recipe.files):
            twin, shell = (held.get(f"{recipe.platform}/{path}") for path in (file.path, file.breaks))
            if file.role is not Role.TWIN or not twin or not shell:
                continue
            edits = _edits(shell.text or "", twin.text or "")
            if edits != 1:
                text = f"the twin differs from `{file.breaks}` in {edits} places, and one edit is what a twin has"
                yield Finding(record, ("files", at, "path"), "recipe-twin-edits", text, "break one thing only")


def _edits(before: str, after: str) -> int:
    """Count the places at which lines of two texts differ."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    return sum(tag != "equal" for tag, *_ in matcher.get_opcodes())


def checks_say_what_is_open(catalog: Catalog) -> Findings:
    """Report checks that do not say what they leave open, where something is open."""
    for record, recipe, path, check in checks(catalog):
        if check.does_not_prove or (check.kind is CheckKind.RUN_REAL and _is_own(catalog, recipe)):
            continue
        why = "below `run-real`" if check.kind is not CheckKind.RUN_REAL else "where others run the product"
        text = f"the check `{check.id}` does not say what it leaves open"
        hint = f"add `does_not_prove:`; it is required {why}"
        yield Finding(record, path, "recipe-says-too-much", text, hint)


def _is_own(catalog: Catalog, recipe: Recipe) -> bool:
    platform = catalog.platforms.get(recipe.platform)
    editions = platform.editions if platform else ()
    return any(edition.id == recipe.edition and _OWN.issuperset(edition.delivery) for edition in editions)


def checks_hold_today(catalog: Catalog) -> Findings:
    """Report results without a reason or a digest, from days to come, and those of other files than today's."""
    for record, recipe, path, check in checks(catalog):
        found = check.found
        if found is None:
            continue
        here = (*path, "found")
        if found.verified_on > catalog.today:
            text = f"the check is of {found.verified_on}, after today, {catalog.today}"
            hint = f"run it: `{renewal(recipe, check)}`"
            yield Finding(record, (*here, "verified_on"), "date-implausible", text, hint)
        if found.result is not Result.PASSED:
            if not found.reason:
                text = f"the result `{found.result}` has no reason"
                yield Finding(record, (*here, "result"), "recipe-reason-missing", text, "add `reason:`")
            continue
        for where, text in _differences(catalog, recipe, check, found):
            hint = f"run `{renewal(recipe, check)}`"
            yield lenient(catalog, Finding(record, (*here, *where), "recipe-check-outdated", text, hint))


def is_current(catalog: Catalog, recipe: Recipe, check: RecipeCheck) -> bool:
    """Tell whether a check passed, and on the files, the package and the version of the tool that there are now."""
    found = check.found
    if found is None or found.result is not Result.PASSED:
        return False
    return not any(_differences(catalog, recipe, check, found))


def _differences(
    catalog: Catalog, recipe: Recipe, check: RecipeCheck, found: CheckFound
) -> Iterator[tuple[tuple[Key, ...], str]]:
    held = catalog.recipe_files
    for file in recipe.files:
        now, then = held.files.get(f"{recipe.platform}/{file.path}"), found.digests.get(file.path)
        if then is None:
            yield (), f"the check passed, and there is no digest of `{file.path}`"
        elif now and now.digest != then:
            yield ("digests", file.path), f"`recipes/{recipe.platform}/{file.path}` has changed since the check passed"
    if check.kind.uses_package and found.package is None:
        yield (), "the check passed, and there is no digest of the package"
    elif check.kind.uses_package and found.package != held.package:
        yield ("package",), "the package has changed since the check passed"
    pinned = held.families.get(check.family, {}).get(check.tool.lower())
    if pinned and pinned != found.version:
        text = f"the check passed with {check.tool} {found.version}, and {pinned} is pinned for `{check.family}`"
        yield ("version",), text
