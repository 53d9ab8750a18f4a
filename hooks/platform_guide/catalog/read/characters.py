"""Characters that nobody sees and that change what a text means: where they stand, and what they are called.

Control characters break feeds and calendars, marks of writing direction show a text in another order than it is
stored in, and some line breaks are counted by one program and not by the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from platform_guide.catalog.read.reader import place_after
from platform_guide.issues import MOST_OF_FILE, Issue, more

_CONTROL = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
_MARKS = r"\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff"
_UNSEEN = rf"{_MARKS}\u115f\u1160\u180e\u3164\uffa0"
LINE_PATTERN = rf"^[^\t\n\r{_CONTROL}{_UNSEEN}]*$"
"""One line of text, in the syntax that Python, JSON Schema and pydantic have in common."""
LINES_PATTERN = rf"^[^\t\r{_CONTROL}{_UNSEEN}]*$"
"""The same of one line or several, for Markdown."""

_OF_FILE = re.compile(rf"[{_CONTROL}{_UNSEEN}\ud800-\udfff\U000e0000-\U000e0fff]")
_OF_LINE = re.compile(rf"[\t\n\r{_CONTROL}{_UNSEEN}\U000e0000-\U000e0fff]")
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_BREAKS = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}


def first_refused(text: str) -> str | None:
    """Return the first character that one line of text may not hold, or None."""
    found = _OF_LINE.search(text)
    return found[0] if found else None


def called(character: str) -> str:
    """Say what a character is: `a line break`, or its number and its name."""
    if character in _BREAKS:
        return _BREAKS[character]
    name = unicodedata.name(character, "")
    return f"the character U+{ord(character):04X}{f' ({name.lower()})' if name else ''}"


def refused_in_file(text: str, name: str) -> Iterator[Issue]:
    """Report every character of a file that cannot be seen and is no space, tab or line break."""
    # All but a handful of files are done with in one pass over their bytes.
    left = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not left or not _OF_FILE.search(left.decode("utf-8", "surrogatepass")):
        return
    every = list(_OF_FILE.finditer(text))
    for found in every[:MOST_OF_FILE]:
        place = place_after(text[: found.start()], name)
        yield Issue(place, "character-refused", f"{called(found[0])} cannot be seen", "remove it")
    if len(every) > MOST_OF_FILE:
        yield more(name, len(every) - MOST_OF_FILE)
