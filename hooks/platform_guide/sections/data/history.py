"""Everything that happened, in one list: events of the entries and changes of the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.events import uid, urn
from platform_guide.catalog.schema.changelog import ClaimChange
from platform_guide.catalog.schema.lookup import names_of
from platform_guide.catalog.schema.model import Evidence, Platform
from platform_guide.catalog.schema.vocabulary import EventKind, Level
from platform_guide.sections.shared.words import word

DATA = "data"
CLAIM = "claim"
RULING = "ruling"


@dataclass(frozen=True)
class Item:
    """One thing that happened; `kind` is an event's kind, or one of the words above. `url` is below the site's root.

    `uid` is the name, an URN, by which feeds and calendars know it; `revision` counts its corrections.
    """

    uid: str
    day: dt.date
    kind: str
    subject: str
    text: str
    url: str
    platform: Platform | None = None
    evidence: tuple[Evidence, ...] = ()
    revision: int = 0

    @property
    def kind_word(self) -> str:
        """What happened, in a word or two."""
        return {DATA: "Data", CLAIM: "Claim", RULING: "Ruling"}.get(self.kind) or word(EventKind(self.kind))

    @property
    def headline(self) -> str:
        """The subject, and what happened to it unless the subject says it."""
        return self.subject if self.kind in {DATA, CLAIM, RULING} else f"{self.subject}: {self.kind_word.lower()}"


def history(catalog: Catalog) -> tuple[Item, ...]:
    """Return all items, newest first; announced ends come before everything that has happened."""
    items = [*_events(catalog), *_changes(catalog)]
    return tuple(sorted(items, key=lambda item: (item.day, item.kind, item.subject, item.text), reverse=True))


def news(catalog: Catalog, limit: int) -> tuple[Item, ...]:
    """Return what happened last up to the date of the data, newest first; single claims and rulings are left out."""
    past = (item for item in history(catalog) if item.day <= catalog.data_date and item.kind not in {CLAIM, RULING})
    return tuple(islice(past, limit))


def coming(catalog: Catalog, limit: int) -> tuple[Item, ...]:
    """Return what is announced for after the date of the data, soonest first."""
    return tuple([item for item in reversed(history(catalog)) if item.day > catalog.data_date][:limit])


def _events(catalog: Catalog) -> Iterator[Item]:
    for platform in catalog.platforms.values():
        for event in platform.lifecycle.events:
            yield Item(
                uid=uid(platform, event, catalog.published),
                day=event.date,
                kind=event.kind.value,
                subject=f"{platform.name}, {event.part}" if event.part else platform.name,
                text=event.text,
                url=f"platforms/{platform.id}/#history",
                platform=platform,
                evidence=event.evidence,
                revision=event.revision,
            )


def _changes(catalog: Catalog) -> Iterator[Item]:
    names = names_of(capability for _, capability in catalog.capabilities())
    for changes in catalog.changelog:
        summary = changes.summary
        yield Item(urn(f" {changes.date} {DATA} {summary}"), changes.date, DATA, "The data", summary, "data/changes/")
        for ruling in changes.rulings:
            moved = "; ".join(_moved(catalog, name, step) for name, step in ruling.claims.items())
            yield Item(
                uid=urn(f"{ruling.id} {changes.date} {RULING}"),
                day=changes.date,
                kind=RULING,
                subject=names.get(ruling.capability, ruling.capability),
                text=f"{ruling.text} {ruling.why}{f' Changed: {moved}.' if moved else ''}",
                url=f"capabilities/{ruling.capability}/",
            )
        for change in changes.claims:
            platform = catalog.platforms.get(change.platform)
            if platform is None:
                continue
            text = f"{_step(change)} {change.why}"
            yield Item(
                uid=urn(f"{platform.id} {changes.date} {CLAIM} {text}"),
                day=changes.date,
                kind=CLAIM,
                subject=f"{platform.name}: {names.get(change.capability, change.capability)}",
                text=text,
                url=f"platforms/{platform.id}/#{change.capability}",
                platform=platform,
            )


def _moved(catalog: Catalog, name: str, step: tuple[Level | None, Level | None]) -> str:
    """Say in a few words which claim a ruling changed, and how."""
    platform = catalog.platforms.get(name)
    was, now = (_said(level).lower() for level in step)
    return f"{platform.name if platform else name} {was} to {now}"


def _step(change: ClaimChange) -> str:
    was, now = _said(change.was), _said(change.now)
    if change.was is None:
        return f"New: {now}."
    return f"{was} became {now}." if change.now else f"Removed; it was {was}."


def _said(level: Level | None) -> str:
    return word(level) if level else "nothing"
