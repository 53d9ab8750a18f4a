"""Files to a checked catalogue: every problem of every file at once, or a frozen `Catalog`."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterable, Sequence
from pathlib import Path

from platform_guide.catalog.assemble import assemble
from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.read.recipe_files import USUAL, Folders
from platform_guide.catalog.sources import read_sources
from platform_guide.issues import Issue


def load(
    root: Path, folders: Sequence[str], today: dt.date, kinds: Iterable[Kind], beside: Folders = USUAL
) -> tuple[Catalog | None, list[Issue]]:
    """Read the data folders below `root`, first to last, and check their records, of the given kinds, as of `today`.

    `beside` says where the files of recipes and the package are.
    Returns the catalogue, or None when any problem is an error, and all problems found.
    """
    # Everything that is made here is kept; looking through it again and again would take most of the time.
    running = gc.isenabled()
    gc.disable()
    try:
        return assemble(read_sources(root, folders, kinds, beside), today)
    finally:
        if running:
            gc.enable()
