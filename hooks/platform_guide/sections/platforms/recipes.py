"""What pages show of recipes: what is proven, what stays and what changes, and the command that repeats a check.

Everything comes from the records. A result counts only for the files that it was found on: see `is_current`.
"""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from platform_guide.catalog.catalog import RECIPES, Catalog
from platform_guide.catalog.read.recipe_files import Held
from platform_guide.catalog.rules.recipe_checks import is_current
from platform_guide.catalog.schema.model import Platform
from platform_guide.catalog.schema.recipe import CheckKind, Recipe, RecipeCheck, Result, Role
from platform_guide.issues import Location


class State(StrEnum):
    """What is known of a check today."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_CHECKED = "not-checked"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class ShownCheck:
    """A check as it stands today, its own command, and the command that repeats it."""

    check: RecipeCheck
    state: State
    command: str
    repeat: str


@dataclass(frozen=True)
class ShownFile:
    """A file of a recipe with its text and where it lies."""

    path: str
    text: str
    lines: int
    place: Location


@dataclass(frozen=True)
class ShownRecipe:
    """A recipe on a page; `highest` is the kind of the strongest check that passed on the files of today."""

    recipe: Recipe
    edition: str
    checks: tuple[ShownCheck, ...]
    shells: tuple[ShownFile, ...]
    highest: CheckKind | None
    place: Location

    @property
    def lines(self) -> int:
        """How many lines are written for this product alone."""
        return sum(shell.lines for shell in self.shells)


def state_of(catalog: Catalog, recipe: Recipe, check: RecipeCheck) -> State:
    """Return what is known of a check today: one that passed on other files was not checked since."""
    if check.found is None:
        return State.NOT_CHECKED
    if check.found.result is Result.PASSED and not is_current(catalog, recipe, check):
        return State.OUTDATED
    return State(check.found.result)


def highest(catalog: Catalog, recipe: Recipe) -> CheckKind | None:
    """Return the kind of the strongest check that passed and still holds, or None."""
    return _strongest(check.kind for check in recipe.checks if is_current(catalog, recipe, check))


def _strongest(kinds: Iterable[CheckKind]) -> CheckKind | None:
    return max(kinds, key=lambda kind: kind.rank, default=None)


def shown(catalog: Catalog, recipe: Recipe) -> ShownRecipe:
    """Return a recipe as pages show it."""
    editions = {edition.id: edition.name for edition in catalog.platforms[recipe.platform].editions}
    return ShownRecipe(
        recipe=recipe,
        edition=editions.get(recipe.edition or "", ""),
        checks=tuple(
            ShownCheck(
                check,
                state_of(catalog, recipe, check),
                shlex.join(check.command),
                f"guide recipes --run {check.family} --only {recipe.id}",
            )
            for check in recipe.checks
        ),
        shells=tuple(_shells(catalog, recipe)),
        highest=highest(catalog, recipe),
        place=catalog.place((RECIPES, recipe.id)),
    )


def _shells(catalog: Catalog, recipe: Recipe) -> Iterator[ShownFile]:
    for path in recipe.paths(Role.SHELL):
        held = catalog.recipe_files.files.get(f"{recipe.platform}/{path}")
        if held and held.text is not None:
            yield ShownFile(path, held.text, held.lines, Location(held.place))


def recipes_of(catalog: Catalog, platform: Platform) -> tuple[ShownRecipe, ...]:
    """Return the recipes of a product in the order of their ids."""
    return tuple(shown(catalog, recipe) for recipe in catalog.recipes if recipe.platform == platform.id)


def published(catalog: Catalog) -> Iterator[Held]:
    """Yield each file that a recipe names and that the site publishes; large ones of others are linked instead."""
    held = catalog.recipe_files.files
    paths = {f"{recipe.platform}/{file.path}" for recipe in catalog.recipes for file in recipe.files}
    yield from (held[path] for path in sorted(paths & held.keys()) if held[path].text is not None)


@dataclass(frozen=True)
class ProofRow:
    """One product in the matrix of proofs: the kinds that passed, and the strongest of its recipes."""

    platform: Platform
    recipes: tuple[ShownRecipe, ...]
    passed: frozenset[CheckKind]
    highest: CheckKind | None


def proofs(catalog: Catalog) -> tuple[ProofRow, ...]:
    """Return the products that have recipes, the strongest proof first, then by name."""
    rows = []
    for platform in catalog.platforms.values():
        found = recipes_of(catalog, platform)
        if found:
            kinds = {one.check.kind for item in found for one in item.checks if one.state is State.PASSED}
            rows.append(ProofRow(platform, found, frozenset(kinds), _strongest(kinds)))
    return tuple(sorted(rows, key=lambda row: (-(row.highest.rank if row.highest else -1), row.platform.name)))


@dataclass(frozen=True)
class Line:
    """A line of two files laid over each other: `stays`, `goes` with the first, or `comes` with the second."""

    text: str
    state: Literal["stays", "goes", "comes"]


def laid_over(before: str, after: str) -> tuple[Line, ...]:
    """Return the lines of two texts, what goes before what comes; how far a line is indented is no change."""
    first, second = before.splitlines(), after.splitlines()
    old, new = ([line.strip() for line in lines] for lines in (first, second))
    found: list[Line] = []
    for kind, start, end, begin, stop in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Line(line, "stays") for line in second[begin:stop]]
        else:
            found += [Line(line, "goes") for line in first[start:end]]
            found += [Line(line, "comes") for line in second[begin:stop]]
    return tuple(found)
