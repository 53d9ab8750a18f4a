"""`guide check`: every problem of the guide at once, those of hand-written pages included."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace
from pathlib import Path

from platform_guide.cli.project import say, settings_of
from platform_guide.guide import prepare
from platform_guide.issues import has_errors, report
from platform_guide.writing.stage import recover

HELP = "report every problem in the data files"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--format", choices=("text", "github"), default="text", help="github prints CI annotations")
    parser.add_argument(
        "--strict-age", action="store_true", help="fail, too, when readings are past the second limit of settings.yaml"
    )


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    return check_guide(root, today, options.format, strict_age=options.strict_age)


def check_guide(root: Path, today: dt.date, style: str, *, strict_age: bool = False) -> int:
    """Print the problems as text or as CI annotations; warnings alone are no failure.

    A site that an interrupted build has left in pieces is put together again. With `strict_age`, readings past the
    second limit are errors.
    """
    settings, issues = settings_of(root, today)
    if settings:
        if settings.site:
            recover(settings.site)
        _, issues = prepare(replace(settings, strict_age=strict_age))
    say(report(issues, style))
    return int(has_errors(issues))
