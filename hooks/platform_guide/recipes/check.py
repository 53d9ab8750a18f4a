"""Runs one check: it has to pass on the shell, and to refuse the shell's broken twin in the words that are recorded."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platform_guide.catalog.read.recipe_files import RecipeFiles
from platform_guide.catalog.schema.recipe import CheckFound, Recipe, RecipeCheck, Result, Role
from platform_guide.recipes.confine import Room, environment, state, without_network, written
from platform_guide.recipes.execute import Ran, execute

LIMIT = 600.0
"""Seconds that each of the two runs of a check may take."""


@dataclass(frozen=True)
class Place:
    """What checks of a family run with.

    `root` is the folder of the guide, `programs` that of the family's programs, `watched` are folders in which no check
    may write, `settings` the family's own variables, `held` the files as they were read, `today` the day of the run.
    """

    root: Path
    programs: Path
    watched: tuple[Path, ...]
    settings: str
    held: RecipeFiles
    today: dt.date
    limit: float = LIMIT
    versions: Mapping[str, str] = field(default_factory=dict)


def run_check(place: Place, recipe: Recipe, check: RecipeCheck) -> CheckFound:
    """Run a check on the shell and on its broken twin, and return what was found."""
    refuses = check.refuses
    passed = _run(place, recipe, check, {})
    seconds = passed.ran.seconds
    result, reason = _of_shell(check, passed.ran, place.limit)
    outside = passed.outside
    if result is Result.PASSED and refuses:
        shell = next(file.breaks for file in recipe.files if file.path == refuses.twin)
        refused = _run(place, recipe, check, {shell or "": refuses.twin})
        seconds += refused.ran.seconds
        outside = outside or refused.outside
        result, reason = _of_twin(refuses.message, refuses.twin, refused.ran, place.limit)
    elif result is Result.PASSED:
        result, reason = Result.NOT_CHECKED, "no twin is refused"
    if outside and result is Result.PASSED:
        result, reason = Result.FAILED, f"it wrote outside of its folder: {outside}"
    return CheckFound(
        result=result,
        reason=reason,
        version=_version(place, check),
        seconds=round(seconds, 1),
        verified_on=place.today,
        network=not without_network(),
        digests={file.path: place.held.files[f"{recipe.platform}/{file.path}"].digest for file in recipe.files},
        package=place.held.package or None if check.kind.uses_package else None,
    )


@dataclass(frozen=True)
class _Run:
    ran: Ran
    outside: str


def _run(place: Place, recipe: Recipe, check: RecipeCheck, instead: Mapping[str, str]) -> _Run:
    """Run the command in a copy of the recipe; `instead` says which file stands in for which."""
    with tempfile.TemporaryDirectory(prefix="recipe-") as base:
        room = Room(Path(base))
        room.make()
        for file in recipe.files:
            if file.role is not Role.TWIN:
                source = f"{recipe.platform}/{instead.get(file.path, file.path)}"
                target = room.work / file.path
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(place.root / place.held.files[source].place, target)
        variables = environment(room, place.programs, place.settings)
        if shutil.which(check.command[0], path=variables["PATH"]) is None:
            return _Run(Ran(None, "", 0.0, f"there is no program `{check.command[0]}`"), "")
        watched, own = (*place.watched, room.base), (room.work, room.home, room.passing)
        before = state(watched, own)
        ran = execute([*without_network(), *check.command], room.work, variables, place.limit)
        found = written(before, state(watched, own))
        return _Run(ran, found[0].name if found else "")


def _of_shell(check: RecipeCheck, ran: Ran, limit: float) -> tuple[Result, str | None]:
    if unfinished := _unfinished(ran, limit):
        return Result.NOT_CHECKED, unfinished
    if ran.code:
        return Result.FAILED, plain(f"exit code {ran.code}: {ran.last}")
    if check.expect not in ran.output:
        return Result.FAILED, plain(f"`{check.expect}` was not printed; the last line: {ran.last}")
    return Result.PASSED, None


def _of_twin(message: str, twin: str, ran: Ran, limit: float) -> tuple[Result, str | None]:
    if unfinished := _unfinished(ran, limit):
        return Result.NOT_CHECKED, unfinished
    if not ran.code:
        return Result.FAILED, f"the broken twin `{twin}` was not refused"
    if message not in ran.output:
        return Result.FAILED, plain(f"`{twin}` was refused for another reason: {ran.last}")
    return Result.PASSED, None


def _unfinished(ran: Ran, limit: float) -> str:
    if ran.missing:
        return ran.missing
    return f"it had not ended after {limit:g} seconds" if ran.code is None else ""


def plain(text: str) -> str:
    """Return one line of printable text, as the schema takes it."""
    return "".join(one if one.isprintable() else " " for one in text)


def _version(place: Place, check: RecipeCheck) -> str:
    """Return the version that is there; a tool of the system has none there and keeps the one that was written."""
    versions = place.versions or place.held.families.get(check.family, {})
    return versions.get(check.tool.lower()) or (check.found.version if check.found else "of the system")
