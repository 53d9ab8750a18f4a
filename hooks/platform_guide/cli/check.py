"""`guide check`: every problem of the guide at once, those of hand-written pages included."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from platform_guide.cli.project import say, settings_of
from platform_guide.guide import prepare
from platform_guide.issues import has_errors, report
from platform_guide.writing.stage import recover


def run(root: Path, today: dt.date, style: str, *, strict_age: bool = False) -> int:
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
