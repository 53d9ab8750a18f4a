"""What changed in the meaning of the data between two states.

Both states are plain values as read from the files, not checked models: an older state may follow an older schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from platform_guide.sections.data.event_changes import event_steps

Records = Mapping[str, Mapping[str, Any]]
"""Entries by id, as plain values."""

_FIELDS = ("name", "kind", "category", "summary")


@dataclass(frozen=True)
class Change:
    """One change of one entry.

    `field` is what changed (`added`, `removed`, `level`, `note`, `evidence`, `read`, ...) and `what` is the claim,
    edition or edge in which it changed; `was` and `now` are absent where there was or is nothing.
    """

    platform: str
    field: str
    what: str = ""
    was: str | None = None
    now: str | None = None

    def as_dict(self) -> dict[str, str | None]:
        """Return the change for JSON."""
        return asdict(self)

    def sentence(self) -> str:
        """Say the change in a line."""
        if self.field in {"added", "removed"}:
            return f"entry {self.field}"
        name = f"{self.what}: {self.field}" if self.what else self.field
        if self.was is None:
            return f"{name} new: {self.now}"
        return f"{name} removed: {self.was}" if self.now is None else f"{name} {self.was} -> {self.now}"


def compare(before: Records, after: Records) -> Iterator[Change]:
    """Yield all changes, entry by entry in the order of ids."""
    for name in sorted({*before, *after}):
        if name not in before:
            yield Change(name, "added")
        elif name not in after:
            yield Change(name, "removed")
        else:
            yield from _entry(name, before[name], after[name])


def _entry(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for field in _FIELDS:
        yield from _value(name, field, "", before.get(field), after.get(field))
    lives = [_mapping(record.get("lifecycle")) for record in (before, after)]
    yield from _value(name, "status", "", lives[0].get("status"), lives[1].get("status"))
    yield from _value(name, "successor", "", lives[0].get("successor"), lives[1].get("successor"))
    for field, what, was, now in event_steps(*(_mappings(life.get("events")) for life in lives)):
        yield Change(name, field, what, _text(was), _text(now))
    editions = [_by(record.get("editions"), "id") for record in (before, after)]
    yield from _keyed(name, "edition", *editions)
    for key in sorted(editions[0].keys() & editions[1].keys()):
        for field in ("licence", "status", "delivery"):
            yield from _value(name, field, f"edition {key}", editions[0][key].get(field), editions[1][key].get(field))
    yield from _keyed(
        name, "integration", *(_by(record.get("integrations"), "with", "flow") for record in (before, after))
    )
    yield from _claims(name, _mapping(before.get("claims")), _mapping(after.get("claims")))


def _claims(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in sorted({*before, *after}):
        was, now = _mapping(before.get(key)), _mapping(after.get(key))
        yield from _value(name, "level", key, was.get("level"), now.get("level"))
        if not was or not now:
            continue
        yield from _value(name, "note", key, was.get("note"), now.get("note"))
        proofs = [sorted(_by(claim.get("evidence"), "url")) for claim in (was, now)]
        yield from _value(name, "evidence", key, ", ".join(proofs[0]) or None, ", ".join(proofs[1]) or None)
        yield from _value(name, "read", key, was.get("verified_on"), now.get("verified_on"))
        others = [_mapping(claim.get("editions")) for claim in (was, now)]
        for edition in sorted({*others[0], *others[1]}):
            levels = [_mapping(other.get(edition)).get("level") for other in others]
            yield from _value(name, f"level in {edition}", key, *levels)


def _value(name: str, field: str, what: str, was: object, now: object) -> Iterator[Change]:
    if was != now:
        yield Change(name, field, what, _text(was), _text(now))


def _text(value: object) -> str | None:
    if value is None:
        return None
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)


def _keyed(name: str, field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in sorted({*before, *after}):
        if (key in before) is not (key in after):
            yield Change(name, field, "", key if key in before else None, key if key in after else None)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _by(items: object, *fields: str) -> dict[str, Mapping[str, Any]]:
    return {" ".join(str(item.get(field)) for field in fields): item for item in _mappings(items)}


def _mappings(items: object) -> list[Mapping[str, Any]]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
