"""The catalogue that the guide ships, loaded once for the tests that compare pages with it.

Where the data has a problem, one test says so (`tests/shipped/test_data.py`), and those that need sound data are passed
over: a wrong cell is one failure, not a thousand.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from pathlib import Path

import pytest

from platform_guide.catalog.catalog import Catalog
from platform_guide.guide import Settings, load_all, prepare
from platform_guide.issues import Issue, has_errors, report
from tests.support import ROOT

LAYERS = ("data",)
_READ = re.compile(r"\bverified_on: (\d{4}-\d{2}-\d{2})")


@functools.cache
def day() -> dt.date:
    """Return the day of the data: the last one on which somebody read a source or recorded a change.

    Tests of the shipped data check it as of this day, so that none fails because time goes by.
    """
    read = (found for path in (ROOT / "data").rglob("*.yaml") for found in _READ.findall(path.read_text("utf-8")))
    recorded = (path.stem[: len("2026-01-31")] for path in (ROOT / "data" / "changelog").glob("*.yaml"))
    return max(map(dt.date.fromisoformat, (*read, *recorded)))


@functools.cache
def catalog() -> Catalog:
    """Load the shipped catalogue, without the layers of a fork."""
    found, _ = load_all(ROOT, LAYERS, day())
    return found or pass_over()


def pass_over() -> Catalog:
    """End a test that cannot be made because the data has problems; fails when they are not the data's."""
    said = problems()
    assert said, "the data is sound"
    pytest.skip("the data has problems: see tests/shipped/test_data.py")


@functools.cache
def issues() -> tuple[Issue, ...]:
    """Return all that `guide check` says of the shipped data and pages."""
    settings = Settings(ROOT, ROOT / "docs", LAYERS, day(), theme=ROOT / "hooks" / "theme")
    return tuple(prepare(settings)[1])


def problems() -> str:
    """Return all that `guide check` says against the shipped data, empty when there is no error."""
    return report(issues()) if has_errors(issues()) else ""


def root(folder: Path) -> Path:
    """Return a folder in which the guide has its shipped data alone, also where a fork's settings name layers."""
    found = folder / "shipped"
    if not found.exists():
        found.mkdir()
        for name in (*LAYERS, "docs", "hooks"):
            (found / name).symlink_to(ROOT / name)
        (found / "mkdocs.yml").write_text("site_name: Guide\ntheme: {custom_dir: hooks/theme}\n", encoding="utf-8")
    return found
