"""`guide check`: every problem of the data at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from platform_guide.catalog.load import load
from platform_guide.cli.project import layers_of, say
from platform_guide.decision.checks import decision_issues
from platform_guide.decision.compile import compile_model
from platform_guide.issues import has_errors, report


def run(root: Path, today: dt.date, style: str) -> int:
    """Print the problems as text or as CI annotations; warnings alone are no failure."""
    folders, issues = layers_of(root)
    if not issues:
        catalog, issues = load(root, folders, today)
        if catalog and catalog.decision.present:
            issues += decision_issues(catalog, compile_model(catalog))
    say(report(issues, style))
    return int(has_errors(issues))
