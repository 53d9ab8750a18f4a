"""What has ended says when, and nothing of it is still called active."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.vocabulary import EventKind, Status
from platform_guide.issues import Severity


def endings_are_dated(catalog: Catalog) -> Findings:
    """Check discontinued entries for a dated end and for editions that claim to live on."""
    for record, platform in platforms(catalog):
        life = platform.lifecycle
        ended = [
            event
            for event in life.events
            if event.kind is EventKind.END_OF_LIFE and event.date <= catalog.today and not event.part
        ]
        if ended and life.status is not Status.DISCONTINUED:
            index = life.events.index(ended[0])
            text = f"{platform.name} ended on {ended[0].date} by this, and is {life.status.value} by its status"
            hint = "add `part:` with the part of the product that ended, or correct the status"
            # An end that was announced comes by itself; nobody has to have mended the data on that day.
            announced = catalog.data_date < ended[0].date
            severity = Severity.WARNING if announced else Severity.ERROR
            where = ("lifecycle", "events", index, "kind")
            yield Finding(record, where, "ending-without-part", text, hint, severity=severity)
        if life.status is not Status.DISCONTINUED:
            continue
        if not ended:
            text = f"{platform.name} is discontinued, and no end-of-life event says since when"
            hint = "add an event with date, text and evidence"
            yield Finding(record, ("lifecycle", "status"), "ending-undated", text, hint)
        if life.successor is None and not life.alternatives:
            text = f"{platform.name} is discontinued, and its page leads nowhere"
            hint = "add `successor:`, or `alternatives:` with ids of entries to look at instead"
            yield Finding(record, ("lifecycle", "status"), "ending-leads-nowhere", text, hint)
        for index, edition in enumerate(platform.editions):
            if edition.status is not Status.DISCONTINUED:
                text = f"edition `{edition.id}` is {edition.status.value}, and the entry is discontinued"
                path = ("editions", index, "status")
                yield Finding(record, path, "status-contradiction", text, "one of the two is wrong")
