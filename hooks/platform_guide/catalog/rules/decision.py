"""The decision's data: references, predicates and the graph of questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from platform_guide.catalog.load import Catalog
from platform_guide.catalog.rules.finding import Finding


def decision_is_sound(catalog: Catalog, today: dt.date) -> Iterator[Finding]:  # noqa: ARG001
    """Report what the decision's own checks find, at the place in its files."""
    yield from ()
