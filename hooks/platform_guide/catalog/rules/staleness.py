"""Readings grow old: a warning, and past a second limit one of another name, unless somebody says why not.

Their age is that of the text that was read, where somebody wrote down its day, and else that of the reading. When a
page was published counts for nothing: a licence of 2019 that was read today is fresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, is_judged, platforms
from platform_guide.catalog.schema.model import Platform, Read
from platform_guide.issues import Issue, Severity

STRICT_AGE = frozenset(
    {
        "reading-expired",
        "excuse-over",
        "ending-without-part",
        "note-of-a-day",
        "reading-before-event",
        "old-name-unknown",
    }
)
"""Warnings that a strict check refuses: what comes with age alone, and what has to be looked at and can wait."""


def strictly(issues: Iterable[Issue]) -> list[Issue]:
    """Return problems with those that come with age as errors, for a guide that wants its readings renewed."""
    return [replace(issue, severity=Severity.ERROR) if issue.rule in STRICT_AGE else issue for issue in issues]


def readings(platform: Platform) -> Iterator[tuple[tuple[Key, ...], Read]]:
    """Yield everything of an entry that holds as of a day, with its path."""
    yield ("owner",), platform.owner
    yield ("lifecycle",), platform.lifecycle
    if platform.release:
        yield ("release",), platform.release
    if platform.mirror:
        yield ("mirror",), platform.mirror
    for index, edition in enumerate(platform.editions):
        yield ("editions", index), edition
        for topic, fact in edition.buying.items():
            yield ("editions", index, "buying", topic), fact
    for index, edge in enumerate(platform.integrations):
        yield ("integrations", index), edge
    for name, claim in platform.claims.items():
        yield ("claims", name), claim


def readings_are_fresh(catalog: Catalog) -> Findings:
    """Warn of old readings, one line an entry; past the second limit they have a name of their own.

    A guide does not stop working because nobody has read its sources again; whoever wants that asks for `STRICT_AGE`.
    """
    today = catalog.today
    limits = catalog.settings.limits
    for record, platform in platforms(catalog):
        old = [
            (read.as_of, path)
            for path, read in readings(platform)
            if (today - read.as_of).days > limits.stale_after
            and not (read.excuse and read.excuse.until >= today)
            and is_judged(catalog, record, (*path, "verified_on"))
        ]
        if not old:
            continue
        day, path = min(old, key=lambda pair: pair[0])
        expired = (today - day).days > limits.expired_after
        days = limits.expired_after if expired else limits.stale_after
        count = sum((today - day).days > days for day, _ in old)
        words = "1 reading is" if count == 1 else f"{count} readings are"
        text = f"{words} older than {days} days, the oldest of {day}"
        rule = "reading-expired" if expired else "reading-stale"
        hint = "`guide stale` lists them"
        yield Finding(record, (*path, "verified_on"), rule, text, hint, severity=Severity.WARNING)


def excuses_are_needed(catalog: Catalog) -> Findings:
    """Refuse an excuse for a reading that is not stale, and one whose day has passed."""
    today = catalog.today
    limits = catalog.settings.limits
    for record, platform in platforms(catalog):
        for path, read in readings(platform):
            if read.excuse is None:
                continue
            if (today - read.as_of).days <= limits.stale_after:
                text = f"the reading of {read.as_of} is not stale"
                yield Finding(record, (*path, "excuse"), "excuse-needless", text, "remove the excuse", of_key=True)
            elif read.excuse.until < today:
                text = f"the excuse ended on {read.excuse.until}"
                hint = "read the source again and remove the excuse"
                where = (*path, "excuse", "until")
                yield Finding(record, where, "excuse-over", text, hint, severity=Severity.WARNING)
