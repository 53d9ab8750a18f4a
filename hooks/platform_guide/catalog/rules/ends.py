"""What ends, is renamed, bought or put under another licence reaches all that names it.

A claim, an edge, an edition, the state of an entry or a variant that names an entry, or the part that an event is
about, is due from the day on which the event was entered until somebody reads its sources again. An end that was
announced counts from its announcement: from the day on which that was entered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, is_judged, platforms
from platform_guide.catalog.rules.mentions import Mention, Names
from platform_guide.catalog.rules.staleness import readings
from platform_guide.catalog.schema.model import (
    BuyingFact,
    Claim,
    Edition,
    Event,
    Integration,
    Lifecycle,
    Mirror,
    Platform,
    Read,
)
from platform_guide.catalog.schema.vocabulary import EventKind
from platform_guide.issues import Severity

REACHING = frozenset(
    {
        EventKind.END_OF_LIFE,
        EventKind.END_OF_SALE,
        EventKind.DEPRECATED,
        EventKind.RENAMED,
        EventKind.ACQUIRED,
        EventKind.LICENCE_CHANGED,
    }
)
"""The kinds of events after which others have to look again at what they say."""

RULE = "reading-before-event"
"""The name of the warning; `staleness.STRICT_AGE` has it as well."""

_Path = tuple[Key, ...]


@dataclass(frozen=True)
class Reach:
    """An event that reaches a text: `entered` is the day from which on the text has to be read again."""

    entry: Platform
    event: Event
    entered: dt.date

    @property
    def words(self) -> str:
        """What happened to what, for a message."""
        part = f" ({self.event.part})" if self.event.part else ""
        return f"`{self.event.kind.value}` of {self.event.date} of {self.entry.name}{part}"


@dataclass(frozen=True)
class Due:
    """A reading that names what has ended or changed since it was read."""

    path: _Path
    read: Read
    reach: Reach


def entered(event: Event, life: Lifecycle, today: dt.date) -> dt.date:
    """Return the day on which an event was entered.

    Where nobody wrote it down, it is the day of an event that is past. Of one to come it is the first day of its
    evidence, or else the day on which the entry's state was read.
    """
    if event.entered:
        return event.entered
    if event.date <= today:
        return event.date
    return min((proof.date for proof in event.evidence if proof.date), default=life.verified_on)


class Reaches:
    """What has reached whom, for one catalogue; made once and asked of many texts."""

    def __init__(self, catalog: Catalog) -> None:
        self.names = Names(catalog)
        self._of: dict[tuple[str, str | None], Reach] = {}
        for entry in catalog.platforms.values():
            for event in entry.lifecycle.events:
                if event.kind not in REACHING:
                    continue
                found = Reach(entry, event, entered(event, entry.lifecycle, catalog.today))
                if found.entered > catalog.today:
                    # That is a slip of the pen, and reported.
                    continue
                known = self._of.setdefault((entry.id, event.part), found)
                if (found.entered, event.date) > (known.entered, known.event.date):
                    self._of[entry.id, event.part] = found
        self._last = max((reach.entered for reach in self._of.values()), default=dt.date.min)

    def any_since(self, day: dt.date) -> bool:
        """Tell whether anything at all was entered after a day."""
        return self._last > day

    def of(self, mention: Mention) -> Reach | None:
        """Return what was entered last about what is named."""
        return self._of.get((mention.entry, mention.part))

    def since(self, mention: Mention, day: dt.date, own: str | None = None) -> Reach | None:
        """Return what was entered after `day` about what is named; of itself an entry names parts alone."""
        found = self.of(mention)
        if found is None or found.entered <= day or (mention.entry == own and mention.part is None):
            return None
        return found

    def due(self, platform: Platform) -> Iterator[tuple[Due, _Path]]:
        """Yield the readings of an entry that are due, each with the path of each value that names what changed."""
        for path, read in readings(platform):
            if not self.any_since(read.verified_on):
                continue
            for where, mention in self._mentions(platform, path, read):
                if reach := self.since(mention, read.verified_on, platform.id):
                    yield Due(path, read, reach), where

    def _mentions(self, platform: Platform, path: _Path, read: Read) -> Iterator[tuple[_Path, Mention]]:
        for where, name in _links(path, read):
            yield where, Mention(name, None, 0)
        for where, text in _texts(path, read):
            for mention in self.names.in_text(text, platform.id):
                yield where, mention
        if isinstance(read, Claim | Edition | Integration):
            for at, proof in enumerate(read.evidence):
                if owner := self.names.at_address(proof.url):
                    yield (*path, "evidence", at, "url"), Mention(owner, None, 0)


def _links(path: _Path, read: Read) -> Iterator[tuple[_Path, str]]:
    """Yield the ids of other entries that stand in a reading."""
    if isinstance(read, Integration):
        yield (*path, "with"), read.with_
    elif isinstance(read, Mirror):
        yield (*path, "of"), read.of
    elif isinstance(read, Edition):
        yield from (((*path, "requires", at), name) for at, name in enumerate(read.requires))
    elif isinstance(read, Lifecycle):
        if read.successor:
            yield (*path, "successor"), read.successor
        yield from (((*path, "alternatives", at), name) for at, name in enumerate(read.alternatives))


def _texts(path: _Path, read: Read) -> Iterator[tuple[_Path, str]]:
    """Yield the notes of a reading."""
    if isinstance(read, BuyingFact | Claim | Edition | Integration | Lifecycle | Mirror) and read.note:
        yield (*path, "note"), read.note
    if isinstance(read, Claim):
        for name, other in read.editions.items():
            yield (*path, "editions", name, "note"), other.note
    if isinstance(read, Edition):
        if read.pricing.note:
            yield (*path, "pricing", "note"), read.pricing.note
        if read.requires_outside:
            yield (*path, "requires_outside"), read.requires_outside


def what_ends_reaches_others(catalog: Catalog) -> Findings:
    """Warn of readings that name what has ended, or changed its name, owner or licence, since they were read.

    What the first layer says is judged on it alone.
    """
    reaches = Reaches(catalog)
    for record, platform in platforms(catalog):
        judged = (
            due
            for due, where in reaches.due(platform)
            if is_judged(catalog, record, where) or is_judged(catalog, record, (*due.path, "verified_on"))
        )
        for path, found in groupby(judged, key=lambda due: due.path):
            due = max(found, key=lambda due: (due.reach.entered, due.reach.event.date))
            text, hint = worded(due.reach, due.read.verified_on)
            where = (*path, "verified_on")
            yield Finding(record, where, RULE, text, hint, severity=Severity.WARNING)


def worded(reach: Reach, read_on: dt.date | None) -> tuple[str, str]:
    """Return text and hint for what was read before an event was entered, or never."""
    read = f"read on {read_on}" if read_on else "not known to have been read"
    text = f"{read}, before {reach.words} was entered ({reach.entered})"
    return text, "see whether it still holds, and set `verified_on` to the day on which you read it again"


def all_due(catalog: Catalog) -> Iterator[tuple[str, Due]]:
    """Yield all readings that are due with the ids of their entries, each once."""
    reaches = Reaches(catalog)
    for _, platform in platforms(catalog):
        for _, found in groupby((due for due, _ in reaches.due(platform)), key=lambda due: due.path):
            yield platform.id, max(found, key=lambda due: (due.reach.entered, due.reach.event.date))


def events_were_entered(catalog: Catalog) -> Findings:
    """Check that no event was entered after today."""
    for platform in catalog.platforms.values():
        for at, event in enumerate(platform.lifecycle.events):
            if event.entered and event.entered > catalog.today:
                text = f"{event.entered} has not come yet"
                path = ("lifecycle", "events", at, "entered")
                hint = "the day on which somebody entered the event"
                yield Finding((PLATFORMS, platform.id), path, "date-in-future", text, hint)
