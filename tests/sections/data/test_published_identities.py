"""Events that were published before events had ids are still known by what they were called then."""

from __future__ import annotations

import csv

from platform_guide.catalog.events import uid
from tests.shipped import catalog
from tests.support import ROOT

PUBLISHED = ROOT / "tests" / "golden" / "event-identities.csv"


def test_identities_already_published_stay() -> None:
    """Whatever calendars and feed readers hold since the site's first events belongs to the same event today."""
    known = catalog()
    now = {
        uid(platform, event, known.published): (platform.id, event)
        for platform in known.platforms.values()
        for event in platform.lifecycle.events
    }
    days = {(name, str(event.date), event.kind.value, event.part or "") for name, event in now.values()}
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 218
    for row in rows:
        if row["identity"] in now:
            assert now[row["identity"]][0] == row["platform"]
        else:
            # It was taken out, and does not stand there under another identity.
            assert (row["platform"], row["date"], row["kind"], row["part"]) not in days, row
    assert {f"urn:uuid:{one}" for found in known.published.values() for one in found.values()} <= {
        row["identity"] for row in rows
    }, "a new event needs no line in data/identities/"
