"""Fills the folder of a site that cannot be replaced as a whole, file by file."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

_FILES = ".files"
"""A list in the finished site: what was moved up already cannot be asked any more."""


def list_files(finished: Path) -> None:
    """Write the list of its files into a finished site; `move_up` needs it."""
    names = [path.relative_to(finished).as_posix() for path in finished.rglob("*") if path.is_file()]
    (finished / _FILES).write_text(json.dumps(names), encoding="utf-8")


def move_up(ready: Path, site: Path) -> None:
    """Move a finished site up, file by file.

    New files come first, then what has changed; pages last, so that all they need is there. What the site does not hold
    any more goes at the end.
    """
    names: list[str] = json.loads((ready / _FILES).read_text(encoding="utf-8"))
    for name in sorted(names, key=lambda name: (name.endswith(".html"), (site / name).exists(), name)):
        made, place = ready / name, site / name
        if not made.is_file():
            continue
        for above in [*reversed(place.relative_to(site).parents)][1:]:
            if (site / above).is_symlink() or (site / above).is_file():
                (site / above).unlink()
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        made.replace(place)
    _remove_others(site, set(names))


def _remove_others(site: Path, names: set[str]) -> None:
    """Delete the files of a site that do not have one of the names, and folders that are then empty."""
    for folder, folders, files in os.walk(site, topdown=False):
        here = Path(folder)
        below = here.relative_to(site)
        if below.parts and below.parts[0].startswith("."):
            continue
        for name in files:
            if (below / name).as_posix() not in names and (below.parts or not name.startswith(".")):
                (here / name).unlink()
        for name in folders:
            # A folder goes when it is empty; a link to one is a file of its own.
            if not below.parts and name.startswith("."):
                continue
            if (here / name).is_symlink():
                (here / name).unlink()
            else:
                with suppress(OSError):
                    (here / name).rmdir()
