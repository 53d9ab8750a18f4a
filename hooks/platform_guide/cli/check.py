"""`guide check`: every problem of the data at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from platform_guide.catalog.load import load
from platform_guide.cli.project import layers_of, say
from platform_guide.issues import has_errors, report


def run(root: Path, today: dt.date, style: str) -> int:
    """Print the problems as text or as CI annotations; warnings alone are no failure."""
    folders, issues = layers_of(root)
    if not issues:
        _, issues = load(root, folders, today)
    say(report(issues, style))
    return int(has_errors(issues))
