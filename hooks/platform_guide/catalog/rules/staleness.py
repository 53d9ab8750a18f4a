"""Readings grow old: first a warning, then an error, unless somebody says why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from platform_guide.catalog.load import Catalog
from platform_guide.catalog.model import Platform, Read
from platform_guide.catalog.rules.finding import Finding, platforms
from platform_guide.catalog.source import Key
from platform_guide.issues import Severity


def readings(platform: Platform) -> Iterator[tuple[tuple[Key, ...], Read]]:
    """Yield everything of an entry that holds as of a day, with its path."""
    yield ("owner",), platform.owner
    yield ("lifecycle",), platform.lifecycle
    if platform.mirror:
        yield ("mirror",), platform.mirror
    for index, edition in enumerate(platform.editions):
        yield ("editions", index), edition
    for index, edge in enumerate(platform.integrations):
        yield ("integrations", index), edge
    for name, claim in platform.claims.items():
        yield ("claims", name), claim


def readings_are_fresh(catalog: Catalog, today: dt.date) -> Iterator[Finding]:
    """Warn of stale readings, one line an entry; refuse those past the limit one by one."""
    limits = catalog.settings.limits
    for record, platform in platforms(catalog):
        stale: list[tuple[dt.date, tuple[Key, ...]]] = []
        for path, read in readings(platform):
            age = (today - read.verified_on).days
            if age <= limits.stale_after or (read.excuse and read.excuse.until >= today):
                continue
            if age > limits.expired_after:
                text = f"read {age} days ago, and {limits.expired_after} is the limit"
                hint = "read the source again and set the day, or add an `excuse:` with reason and until"
                yield Finding(record, (*path, "verified_on"), "reading-expired", text, hint)
            else:
                stale.append((read.verified_on, path))
        if stale:
            day, path = min(stale, key=lambda pair: pair[0])
            text = f"{len(stale)} readings are older than {limits.stale_after} days, the oldest of {day}"
            hint = "`guide stale` lists them"
            yield Finding(record, (*path, "verified_on"), "reading-stale", text, hint, severity=Severity.WARNING)


def excuses_are_needed(catalog: Catalog, today: dt.date) -> Iterator[Finding]:
    """Refuse an excuse for a reading that is not stale, and one whose day has passed."""
    limits = catalog.settings.limits
    for record, platform in platforms(catalog):
        for path, read in readings(platform):
            if read.excuse is None:
                continue
            if (today - read.verified_on).days <= limits.stale_after:
                text = f"the reading of {read.verified_on} is not stale"
                yield Finding(record, (*path, "excuse"), "excuse-needless", text, "remove the excuse", of_key=True)
            elif read.excuse.until < today:
                text = f"the excuse ended on {read.excuse.until}"
                hint = "read the source again and remove the excuse"
                yield Finding(record, (*path, "excuse", "until"), "excuse-over", text, hint)
