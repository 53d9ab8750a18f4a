"""The calendar as iCalendar (RFC 5545): whole days, texts escaped, lines folded at 75 bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from platform_guide.planning.pilot.engine.calendar import day_of, written
from platform_guide.planning.pilot.engine.model import Day

_LONGEST = 75
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n"))


def icalendar(name: str, days: Sequence[Day], stamp: str) -> str:
    """Return a calendar file.

    Args:
        name: what the calendar is called.
        days: the days of the pilot.
        stamp: the moment at which it is made, as 20261130T120000Z.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pilot//plan//EN", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_escaped(name)}"]
    for one in days:
        number = day_of(one["day"]) or 0
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one['id']}-{stamp}@pilot",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{_plain(one['day'])}",
            f"DTEND;VALUE=DATE:{_plain(written(number + 1))}",
            f"SUMMARY:{_escaped(one['label'])}",
            f"DESCRIPTION:{_escaped(one['description'])}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _plain(day: str) -> str:
    return day.replace("-", "")


def _escaped(text: str) -> str:
    for sign, told in _ESCAPES:
        text = text.replace(sign, told)
    return text


def _folded(line: str) -> Iterator[str]:
    """Yield the parts of a line, each of at most 75 bytes, the later ones with a space before them."""
    part, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _LONGEST:
            yield part
            part, size = " ", 1
        part += sign
        size += width
    yield part
