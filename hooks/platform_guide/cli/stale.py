"""`guide stale`: what somebody should read again."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.rules.ends import all_due
from platform_guide.catalog.rules.staleness import readings
from platform_guide.cli.project import load_or_complain, say

HELP = "list the readings that are due, oldest first"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--days", type=int, help="older than this; default: limits.stale_after of settings.yaml")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    return list_stale(root, today, options.days)


def _list_reached(catalog: Catalog) -> None:
    """List the readings that name what has ended or changed since, whatever their age."""
    due = list(all_due(catalog))
    for name, one in due:
        place = catalog.place((PLATFORMS, name), one.path, of_key=True)
        what = " ".join(str(part) for part in one.path)
        say(f"{one.read.verified_on}  {place.path}:{place.line}: {what}  before {one.reach.words}")
    if due:
        say(f"{len(due)} reading{'' if len(due) == 1 else 's'} from before an event")


def list_stale(root: Path, today: dt.date, days: int | None) -> int:
    """List readings whose text is older than `days`, oldest first, with their places."""
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    limit = catalog.settings.limits.stale_after if days is None else days
    found = []
    for name, platform in catalog.platforms.items():
        for path, read in readings(platform):
            age = (today - read.as_of).days
            if age > limit:
                place = catalog.place((PLATFORMS, name), path, of_key=True)
                excused = f"  excused until {read.excuse.until}: {read.excuse.reason}" if read.excuse else ""
                what = " ".join(str(part) for part in path)
                read_on = f"  read {read.verified_on}" if read.as_of != read.verified_on else ""
                line = f"{read.as_of}  {age:>4} days  {place.path}:{place.line}: {what}{read_on}{excused}"
                found.append((read.as_of, place, line))
    for _, _, line in sorted(found):
        say(line)
    say(f"{len(found)} reading{'' if len(found) == 1 else 's'} older than {limit} days")
    _list_reached(catalog)
    return 0
