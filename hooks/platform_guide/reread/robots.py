"""What a host asks of programs in its robots.txt, by RFC 9309.

The standard library's reader knows no `*` and no `$` within a path and takes the first rule that fits rather than the
longest, so it would open what a host has closed. A path is matched here without a regular expression, which a rule
could be made to keep busy for hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urlsplit

MOST_BYTES = 500 * 1024
"""What is read of a robots.txt: what RFC 9309 asks for at least."""

_MOST_RULES = 5_000


@dataclass(frozen=True)
class Robots:
    """The rules that hold for one program: path patterns with whether they allow; and seconds between two requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Tell whether the program may open an address: the longest rule that fits decides, in doubt the one for it."""
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), allow) for pattern, allow in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


OPEN = Robots()
SHUT = Robots((("/", False),))
"""For a host whose robots.txt cannot be read now: RFC 9309 asks to leave it alone."""


def parse(text: str, program: str) -> Robots:
    """Return what a robots.txt says to a program; groups that name it go before those for everybody."""
    groups: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    names: list[str] = []
    open_group = False
    for line in text[:MOST_BYTES].splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            names = names if open_group else []
            names.append(value.lower())
            open_group = True
            groups.setdefault(value.lower(), ([], []))
            continue
        open_group = False
        for name in names:
            rules, delays = groups[name]
            if field in {"allow", "disallow"} and value and len(rules) < _MOST_RULES:
                rules.append((_plain(value), field == "allow"))
            elif field == "crawl-delay":
                delays += _seconds(value)
    rules, delays = groups.get(program.lower()) or groups.get("*") or ([], [])
    return Robots(tuple(rules), max(delays, default=0.0))


def _seconds(value: str) -> list[float]:
    try:
        found = float(value)
    except ValueError:
        return []
    return [found] if 0 <= found < float("inf") else []


def _plain(path: str) -> str:
    """Return a path in the one form in which two are compared: percent signs for what is not plain."""
    return quote(unquote_to_bytes(path), safe="/*$?&=:;,@!+~()'-._%")


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a pattern fits the beginning of a path; `*` is any text, `$` at the end is the end."""
    whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for index, piece in enumerate(others):
        if whole and index == len(others) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not whole or at == len(path)
