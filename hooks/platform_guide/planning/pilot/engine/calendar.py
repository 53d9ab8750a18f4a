"""The days of a pilot: milestones counted in working days, Monday to Friday; holidays are the reader's to move."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from platform_guide.planning.pilot.engine.model import Day, PilotModel

_FORM = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_SATURDAY = 5
_WEEK = 7


class Box(NamedTuple):
    """First and last day of a pilot, as YYYY-MM-DD; `moved` where the day that was asked for is no working day."""

    start: str
    end: str
    moved: bool


def day_of(text: str) -> int | None:
    """Return a day of this century as a number, or None where the text is no day."""
    if not _FORM.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def written(day: int) -> str:
    """Return a numbered day as YYYY-MM-DD."""
    return dt.date.fromordinal(day).isoformat()


def _is_free(day: int) -> bool:
    return dt.date.fromordinal(day).weekday() >= _SATURDAY


def shifted(day: int, count: int) -> int:
    """Return the working day that is so many working days later, or earlier for a negative count."""
    while _is_free(day):
        day += 1 if count >= 0 else -1
    step = 1 if count > 0 else -1
    while count:
        day += step
        count -= 0 if _is_free(day) else step
    return day


def box_of(start: int, weeks: int) -> Box:
    """Return the first and last day of a pilot."""
    first = shifted(start, 0)
    return Box(written(first), written(_before(first + _WEEK * weeks - 1)), first != start)


def has_ended(start: int | None, weeks: int, today: int) -> bool:
    """Tell whether the last day of a pilot has come; a pilot without a first day has not ended."""
    return start is not None and today >= _before(shifted(start, 0) + _WEEK * weeks - 1)


def _before(day: int) -> int:
    while _is_free(day):
        day -= 1
    return day


def calendar(pilot: PilotModel, start: int, weeks: int) -> list[Day]:
    """Return the milestones in the order of their days."""
    first = shifted(start, 0)
    last = _before(first + _WEEK * weeks - 1)
    anchors = {"start": first, "middle": shifted(first + _WEEK * weeks // 2, 0), "end": last}
    found = [(shifted(anchors[one["anchor"]], one["day"]), place, one) for place, one in enumerate(pilot["milestones"])]
    return [
        {"id": one["id"], "label": one["label"], "description": one["description"], "day": written(day)}
        for day, _, one in sorted(found, key=lambda item: item[:2])
    ]
