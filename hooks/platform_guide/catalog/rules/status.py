"""What has ended says when, and nothing of it is still called active."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from platform_guide.catalog.load import Catalog
from platform_guide.catalog.rules.finding import Finding, platforms
from platform_guide.catalog.vocabulary import EventKind, Status


def endings_are_dated(catalog: Catalog, today: dt.date) -> Iterator[Finding]:
    """Check discontinued entries for a dated end and for editions that claim to live on."""
    for record, platform in platforms(catalog):
        life = platform.lifecycle
        ended = [event for event in life.events if event.kind is EventKind.END_OF_LIFE and event.date <= today]
        if life.status is not Status.DISCONTINUED:
            continue
        if not ended:
            text = f"{platform.name} is discontinued, and no end-of-life event says since when"
            hint = "add an event with date, text and evidence"
            yield Finding(record, ("lifecycle", "status"), "ending-undated", text, hint)
        for index, edition in enumerate(platform.editions):
            if edition.status is not Status.DISCONTINUED:
                text = f"edition `{edition.id}` is {edition.status.value}, and the entry is discontinued"
                path = ("editions", index, "status")
                yield Finding(record, path, "status-contradiction", text, "one of the two is wrong")
