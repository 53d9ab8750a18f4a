"""`guide recipes`: the recipes with what is proven of each; with `--run` their checks are run again."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from platform_guide.catalog.catalog import RECIPES, Catalog
from platform_guide.catalog.load import load
from platform_guide.catalog.read.recipe_files import REQUIREMENTS
from platform_guide.catalog.rules.recipe_checks import checks_hold_today, is_current
from platform_guide.catalog.schema.recipe import CheckFound, Recipe, RecipeCheck, Result
from platform_guide.cli.project import complain, say, settings_of
from platform_guide.guide import KINDS, Settings
from platform_guide.issues import has_errors, suggest
from platform_guide.recipes.check import Place, plain, run_check
from platform_guide.recipes.confine import without_network
from platform_guide.recipes.environments import NotMadeError, make, make_newest
from platform_guide.recipes.record import with_found
from platform_guide.sections.platforms.recipes import State, state_of

HELP = "list the recipes and what is proven of each, or run their checks"
_CACHE = ".cache/recipes"
_Found = dict[tuple[str, int], CheckFound]


class _How(NamedTuple):
    """How checks are run: in which guide, where environments are kept, and whether with the newest tools."""

    settings: Settings
    cache: Path
    newest: bool


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--run", nargs="*", metavar="FAMILY", help="run the checks of these families, one after the other; default: all"
    )
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="of this recipe alone; repeatable")
    parser.add_argument("--write", action="store_true", help="write what was found into the records")
    parser.add_argument(
        "--newest", action="store_true", help="with the newest versions of all tools instead of the pinned ones"
    )
    parser.add_argument("--cache", type=Path, metavar="DIR", help=f"where environments are kept; default: {_CACHE}")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code: 1 where a check found something else than is recorded."""
    settings, issues = settings_of(root, today)
    catalog = None
    if settings:
        # A check whose file has changed has to be run again, and is no reason not to.
        kinds = [replace(kind, rules=tuple(rule for rule in kind.rules if rule != checks_hold_today)) for kind in KINDS]
        catalog, issues = load(settings.root, settings.layers, today, kinds, settings.beside)
    if settings is None or catalog is None:
        return complain(*(issue for issue in issues if has_errors([issue])))
    if options.newest and (options.write or options.run is None):
        say("--newest goes with --run and without --write: a record is of the pinned versions")
        return 1
    families = sorted({check.family for recipe in catalog.recipes for check in recipe.checks})
    wrong = [_unknown("recipe", name, (recipe.id for recipe in catalog.recipes)) for name in options.only]
    wrong += [_unknown("family", name, families) for name in options.run or ()]
    if any(wrong):
        say("\n".join(filter(None, wrong)))
        return 1
    chosen = [recipe for recipe in catalog.recipes if not options.only or recipe.id in options.only]
    if options.run is None:
        _list(catalog, chosen)
        return 0
    cache = (options.cache or root / _CACHE).resolve()
    found = _run(_How(settings, cache, options.newest), catalog, chosen, options.run or families)
    if options.write:
        _write(root, catalog, found)
        return 0
    return _compare(catalog, found, newest=options.newest)


def _unknown(word: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    return "" if name in names else f"there is no {word} `{name}`; {suggest(name, names)}"


def _list(catalog: Catalog, recipes: list[Recipe]) -> None:
    for recipe in recipes:
        say(f"{recipe.id:<28} {recipe.platform:<24} {recipe.shape or 'none known'}")
        for check in recipe.checks:
            outdated = state_of(catalog, recipe, check) is State.OUTDATED
            say(f"    {check.kind:<10} {_said(check.found)}{', outdated' * outdated}")
    say(f"{len(recipes)} recipe{'' if len(recipes) == 1 else 's'}")


def _said(found: CheckFound | None) -> str:
    if found is None:
        return "not checked yet"
    reason = f": {found.reason}" if found.reason else ""
    return f"{found.result} on {found.verified_on} with version {found.version}, {found.seconds:g} s{reason}"


def _run(how: _How, catalog: Catalog, recipes: list[Recipe], families: list[str]) -> _Found:
    """Run the checks of some families, one after the other, and say what came of each."""
    if not without_network():
        say("This system does not let a check be cut off from the network: what follows could have reached it.")
    found: _Found = {}
    for family in families:
        due = [(recipe, at) for recipe in recipes for at, check in enumerate(recipe.checks) if check.family == family]
        if not due:
            continue
        place: Place | NotMadeError
        try:
            place = _place(how, catalog, family, due)
        except NotMadeError as error:
            place = error
        for recipe, at in due:
            check = recipe.checks[at]
            if isinstance(place, NotMadeError):
                one = _not_made(catalog, check, place)
            else:
                one = run_check(place, recipe, check)
            found[recipe.id, at] = one
            say(f"{family}: {recipe.id}, {check.id} ({check.kind}, {check.tool} {one.version}): {_said(one)}")
    return found


def _place(how: _How, catalog: Catalog, family: str, due: list[tuple[Recipe, int]]) -> Place:
    held, root, beside = catalog.recipe_files, how.settings.root, how.settings.beside
    core = root / beside.core
    uses = any(recipe.checks[at].kind.uses_package for recipe, at in due)
    requirements = root / held.files[f"{REQUIREMENTS}/{family}.txt"].place
    package = core if uses and held.package else None
    if how.newest:
        made = make_newest(how.cache, family, requirements.with_suffix(".in"), package, os.environ)
    else:
        made = make(how.cache, family, requirements, package, os.environ)
    more = held.files.get(f"{REQUIREMENTS}/{family}.env")
    watched = (*(root / folder for folder in (*beside.recipes, *how.settings.layers)), core, made.folder)
    own = (more.text or "") if more else ""
    return Place(root, made.programs, watched, own, held, catalog.today, versions=made.versions)


def _not_made(catalog: Catalog, check: RecipeCheck, error: NotMadeError) -> CheckFound:
    version = catalog.recipe_files.families.get(check.family, {}).get(check.tool.lower()) or "of the system"
    reason, result = plain(str(error))[:600], Result.NOT_CHECKED
    return CheckFound(result=result, reason=reason, version=version, seconds=0, verified_on=catalog.today)


def _write(root: Path, catalog: Catalog, found: _Found) -> None:
    """Write results into the files that hold the checks; a layer's go into the layer's.

    A check that could not be run says nothing against a result that still holds.
    """
    files: dict[str, dict[int, CheckFound]] = {}
    known = {recipe.id: recipe for recipe in catalog.recipes}
    for (name, at), one in found.items():
        if one.result is Result.NOT_CHECKED and is_current(catalog, known[name], known[name].checks[at]):
            say(f"{name}, {known[name].checks[at].id}: kept what is recorded")
            continue
        place = catalog.place((RECIPES, name), ("checks", at))
        files.setdefault(place.path, {})[at] = one
    for path, results in files.items():
        file = root / path
        file.write_text(with_found(file.read_text(encoding="utf-8"), results), encoding="utf-8")
        say(f"wrote {path}")


def _compare(catalog: Catalog, found: _Found, *, newest: bool) -> int:
    """Say where a check found something else than its record; times and days are not compared.

    With the newest tools, versions are not compared either.
    """
    known = {recipe.id: recipe for recipe in catalog.recipes}
    differ = 0
    for (name, at), one in found.items():
        check = known[name].checks[at]
        was = check.found
        if was is None or was.result != one.result or (was.version != one.version and not newest):
            differ += 1
            say(f"{name}, {check.id}: recorded is {_said(was)}; found is {_said(one)}")
    cure = "" if newest else "; --write writes them down"
    said = "as recorded" if not differ else f"{differ} other than recorded{cure}"
    say(f"{len(found)} check{'' if len(found) == 1 else 's'} run, {said}")
    return int(bool(differ))
