"""The day on which a source was read, whatever the data calls it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from platform_guide.reread.weight import sources_of
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

COSTS = "data/costs/costs.yaml"
ROADSTER = "data/platforms/roadster.yaml"
TYRES = "as_of: 2026-10-01\n    source: third-party"


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        (ROADSTER, "verified_on: 2026-10-02", "verified_on: 2026-09-09", "brakes"),
        (COSTS, TYRES, TYRES.replace("10-01", "09-09"), "tyres"),
        (COSTS, "looked_on: 2026-10-01", "looked_on: 2026-09-09", "deluxe"),
    ],
)
def test_each_kind_of_day_is_the_day_of_its_source(file: str, old: str, new: str, page: str, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, file, old, new)
    found = {one.url: one for one in sources_of(sample.catalog(root))}
    uses = found[f"https://example.org/{page}"].uses
    assert [use.read_on for use in uses if use.place.path.endswith(file)] == [dt.date(2026, 9, 9)]
