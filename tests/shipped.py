"""The catalogue that the guide ships, loaded once for the tests that compare pages with it."""

from __future__ import annotations

import datetime as dt
import functools

from platform_guide.catalog.load import Catalog, load
from platform_guide.issues import report
from tests.support import ROOT


@functools.cache
def catalog() -> Catalog:
    """Load the shipped catalogue; fails with all its problems when it has any."""
    found, issues = load(ROOT, ["data"], dt.datetime.now(tz=dt.UTC).date())
    assert found, report(issues)
    return found
