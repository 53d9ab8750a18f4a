"""Ends of products, from the lists that the settings name: what each says of the version that the guide knows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Platform
from platform_guide.catalog.schema.vocabulary import EventKind
from platform_guide.reread.releases import version_in

SOON = 180
"""Days before an end from which on it is told."""


@dataclass(frozen=True)
class Asked:
    """A product that a list is asked about."""

    entry: str
    list_name: str
    url: str


@dataclass(frozen=True)
class Cycle:
    """A line of releases in a list: its name, and the day of its end; True where no day is known of an end."""

    name: str
    end: dt.date | bool


def asked(catalog: Catalog) -> Iterator[Asked]:
    """Yield what the lists of the settings are asked."""
    for one in catalog.settings.end_lists:
        for entry, product in one.products.items():
            if entry in catalog.platforms:
                yield Asked(entry, one.name, one.address.replace("{product}", quote(product, safe="")))


def cycles_in(content: bytes) -> list[Cycle] | None:
    """Return the lines of releases in a list, newest first; None where it has no form that is known.

    Known are a list of lines with `cycle` and `eol`, and an object that holds it as `result.releases` with `name` and
    `eolFrom` or `isEol`.
    """
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict):
        result = value.get("result")
        value = result.get("releases") if isinstance(result, dict) else None
    if not isinstance(value, list) or not value:
        return None
    found = [_cycle(one) for one in value]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def _cycle(value: Any) -> Cycle | None:  # noqa: ANN401 - what JSON can hold
    if not isinstance(value, dict):
        return None
    name = value.get("name", value.get("cycle"))
    end = value.get("eolFrom") or value.get("isEol", value.get("eol"))
    if not isinstance(name, str | int | float):
        return None
    if isinstance(end, str):
        try:
            return Cycle(str(name), dt.date.fromisoformat(end))
        except ValueError:
            return None
    return Cycle(str(name), end is True) if end is None or isinstance(end, bool) else None


def told(platform: Platform, cycles: list[Cycle], today: dt.date) -> str | None:
    """Return what a list says of an end that the guide does not say, in words; None where there is nothing."""
    if all(_past(one, today) for one in cycles):
        days = [one.end for one in cycles if isinstance(one.end, dt.date)]
        return None if platform.ended else f"all its versions are at their end{_on(max(days, default=True))}"
    known = version_in(platform.release.version) if platform.release else None
    if known is None:
        return None
    words, _ = known
    cycle = next((one for one in sorted(cycles, key=lambda one: -len(one.name)) if _holds(one.name, words)), None)
    if cycle is None or not _near(cycle, today) or _is_entered(platform, cycle.end):
        return None
    ends = "has ended" if _past(cycle, today) else "ends"
    return f"version {cycle.name} {ends}{_on(cycle.end)}; the guide knows {words}"


def _holds(cycle: str, version: str) -> bool:
    return version == cycle or version.startswith(f"{cycle}.")


def _past(cycle: Cycle, today: dt.date) -> bool:
    return cycle.end <= today if isinstance(cycle.end, dt.date) else cycle.end


def _near(cycle: Cycle, today: dt.date) -> bool:
    return _past(cycle, today + dt.timedelta(days=SOON))


def _on(end: dt.date | bool) -> str:  # noqa: FBT001 - a list says either a day or whether
    return f" on {end}" if isinstance(end, dt.date) else ""


def _is_entered(platform: Platform, end: dt.date | bool) -> bool:  # noqa: FBT001 - as above
    return any(event.kind is EventKind.END_OF_LIFE and event.date == end for event in platform.lifecycle.events)
