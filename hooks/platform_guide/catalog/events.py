"""By what an event is known: the identity within its entry, and the one that feeds and the calendar publish."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping

from platform_guide.catalog.schema.model import Event, Platform

Published = Mapping[str, Mapping[str, str]]
"""UUIDs that were published before events had ids, by platform and identity."""


def derived(kind: str, part: str | None) -> str:
    """Return what an event without an id is known by: the part, where there is one, and the kind."""
    words = re.findall(r"[a-z0-9]+", f"{part or ''} {kind}".lower())
    return "-".join(words)


def identity(event: Event) -> str:
    """Return what an event is known by within its entry; neither its words nor its day count."""
    return event.id or derived(event.kind.value, event.part)


def uid(platform: Platform, event: Event, published: Published) -> str:
    """Return the name of an event that no other has and that stays the same when its text or day is corrected."""
    name = identity(event)
    known = published.get(platform.id, {}).get(name)
    return f"urn:uuid:{known}" if known else urn(f"{platform.id} {name}")


def urn(text: str) -> str:
    """Return the name that follows from a text, and from it alone."""
    return uuid.uuid5(uuid.NAMESPACE_URL, text).urn
