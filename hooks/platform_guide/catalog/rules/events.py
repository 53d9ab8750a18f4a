"""Each event has an identity of its own, and what was published under another one is still there."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.events import derived, identity
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.base import ID_LENGTH
from platform_guide.catalog.schema.model import Event
from platform_guide.issues import suggest

_VERSION = re.compile(r"\d+(?:\.\d+)+")
_UNIQUE = "an id is unique within its entry: choose another one"
# The rule, the text and the hint.
_Problem = tuple[str, str, str]


def events_are_told_apart(catalog: Catalog) -> Findings:
    """Check that events of one entry which share kind and part have ids, and that no two have one identity."""
    for record, platform in platforms(catalog):
        events = platform.lifecycle.events
        alike = Counter(_derived(event) for event in events)
        bare = {_derived(event): event for event in events if event.id is None}
        taken = {identity(event) for event in events}
        first: dict[str, Event] = {}
        for index, event in enumerate(events):
            path = ("lifecycle", "events", index)
            if event.id is None and alike[_derived(event)] > 1:
                yield Finding(record, (*path, "kind"), *_missing(event, alike[_derived(event)], taken))
            elif event.id and event.id in bare:
                yield Finding(record, (*path, "id"), *_taken(event.id, bare[event.id]))
            elif event.id and first.setdefault(event.id, event) is not event:
                text = f"the event of {first[event.id].date} has the id `{event.id}`, too"
                yield Finding(record, (*path, "id"), "event-id-twice", text, _UNIQUE)


def _derived(event: Event) -> str:
    return derived(event.kind.value, event.part)


def _missing(event: Event, count: int, taken: set[str]) -> _Problem:
    """Propose an id by the version that the text names, or else by the month or the day; add it to what is taken."""
    name = _derived(event)
    version = _VERSION.search(event.text)
    words = [f"v{version[0].replace('.', '-')}"] if version else []
    words += [f"{event.date:%Y-%m}", str(event.date)]
    more = (f"{event.date}-{number}" for number in itertools.count(2))
    tail = name if len(f"{event.date}-99-{name}") <= ID_LENGTH else event.kind.value
    proposals = (f"{word}-{tail}" for word in itertools.chain(words, more))
    proposed = next(one for one in proposals if one not in taken and len(one) <= ID_LENGTH)
    taken.add(proposed)
    shared = "kind and part" if event.part else "kind"
    text = f"{count} events of this entry have this {shared}, and this one has no `id`"
    return "event-id-missing", text, f"add `id: {proposed}`, or `id: {name}` to the one that was published first"


def _taken(name: str, other: Event) -> _Problem:
    text = f"the event of {other.date} has no id and is known by its part and kind as `{name}`"
    return "event-id-taken", text, _UNIQUE


def published_identities_are_kept(catalog: Catalog) -> Findings:
    """Check that each identity that was published belongs to one event, and that the event is still there."""
    for record, found in catalog.identities.items():
        owners: dict[str, str] = {}
        for platform, events in found.events.items():
            for name, number in events.items():
                path = ("events", platform, name)
                owner = owners.setdefault(number, f"{platform}: {name}")
                if owner != f"{platform}: {name}":
                    text = f"this is the identity of `{owner}`, too"
                    hint = "remove the line: a new event needs none"
                    yield Finding(record, path, "identity-twice", text, hint)
                # A layer may hide what an earlier one published.
                elif len(catalog.layers) == 1 and (problem := _gone(catalog, platform, name)):
                    yield Finding(record, path, *problem, of_key=True)


def _gone(catalog: Catalog, platform: str, name: str) -> _Problem | None:
    if platform not in catalog.platforms:
        # An entry that was refused is reported itself.
        if platform in catalog.ids(PLATFORMS):
            return None
        return "platform-unknown", f"there is no platform `{platform}`", suggest(platform, catalog.platforms)
    known = [identity(event) for event in catalog.platforms[platform].lifecycle.events]
    if name in known:
        return None
    text = f"`{platform}` has no event `{name}`, and calendars hold one"
    hint = f"{suggest(name, known)}; write its new name here, or remove the line if the event was taken out"
    return "identity-of-nothing", text, hint
