"""What changed in the events of one entry, told by their identities, between two states of it as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from platform_guide.catalog.events import derived

Plain = Mapping[str, Any]
Step = tuple[str, str, object, object]
"""The field that changed (`event` where a whole one came or went), the event's identity, and the two values."""

_FIELDS = ("id", "date", "kind", "part", "text", "revision")


def event_steps(before: Sequence[Plain], after: Sequence[Plain]) -> Iterator[Step]:
    """Yield what changed in events; one that is the same by identity, or else by day and kind, is the same event."""
    pairs, gone, new = _paired(before, after)
    for old, now in pairs:
        for field in _FIELDS:
            # That an event got its first id changes nothing.
            if old.get(field) != now.get(field) and (field != "id" or "id" in old):
                yield field, f"event {identity(now)}", old.get(field), now.get(field)
    for events, one in ((gone, True), (new, False)):
        for event in events:
            said = f"{event.get('date')} {identity(event)}"
            yield "event", "", said if one else None, None if one else said


def identity(event: Plain) -> str:
    """Return what an event is known by, as far as an older schema says it."""
    return str(event.get("id") or derived(str(event.get("kind")), _text(event.get("part"))))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _day(event: Plain) -> str:
    return f"{event.get('date')} {event.get('kind')} {event.get('part')}"


def _paired(
    before: Sequence[Plain], after: Sequence[Plain]
) -> tuple[list[tuple[Plain, Plain]], list[Plain], list[Plain]]:
    """Return the events that changed, those that only the first state has, and those that only the second has."""
    pairs: list[tuple[Plain, Plain]] = []
    gone, new = [event for event in before if event not in after], [event for event in after if event not in before]
    # Events that had no id yet are found again by their day.
    for key in (identity, _day):
        olds, news = _single(gone, key), _single(new, key)
        found = [(olds[name], news[name]) for name in sorted(olds.keys() & news.keys())]
        pairs += found
        gone = [event for event in gone if all(event is not old for old, _ in found)]
        new = [event for event in new if all(event is not now for _, now in found)]
    return pairs, gone, new


def _single(events: Sequence[Plain], key: Callable[[Plain], str]) -> dict[str, Plain]:
    """Return the events by a key, without those that share it with another one."""
    counts = Counter(key(event) for event in events)
    return {key(event): event for event in events if counts[key(event)] == 1}
