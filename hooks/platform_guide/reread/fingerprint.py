"""The fingerprint of what somebody read: of the part of a page's main text that a section or a fragment names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from platform_guide.reread.outcome import Text

_DIGEST = 24
_SHORT = 14
_MARKS = re.compile("[\u00b6\u200b\u200c\u200d\ufeff\u00ad]|\\s#\\Z")
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[a-z]\.)\s+")
_BOILERPLATE = re.compile(
    r"last (?:updated|modified|reviewed|edited)|updated (?:on|at)?\b.*\d|^published\b|\bmin(?:utes?)?[ -]read\b"
    r"|\bcontributors?\b|was this (?:page|article|section|content)|is this page helpful|edit (?:this page|on github)"
    r"|^feedback$|send feedback|copyright|\u00a9|all rights reserved|on this page|table of contents|in this article"
    r"|^(?:previous|next)\b|skip to (?:main )?content|^copy(?: page)?$|^share$|cookie",
)


class Part(StrEnum):
    """What a fingerprint is of."""

    SECTION = "section"
    FRAGMENT = "fragment"
    PAGE = "page"
    FILE = "file"


@dataclass(frozen=True)
class Fingerprint:
    """A digest of a text and its length in characters; `part` says of what."""

    digest: str
    length: int
    part: Part


def fingerprint(text: Text, fragment: str, section: str) -> Fingerprint:
    """Return the fingerprint of the part under a section's heading, else under a fragment's, else of all of it."""
    if text.whole:
        return Fingerprint(text.whole[:_DIGEST], 0, Part.FILE)
    found = _under(text.blocks, section) if section else ()
    part = Part.SECTION
    if not found and fragment in text.anchors:
        found, part = _under(text.blocks, text.anchors[fragment]), Part.FRAGMENT
    if not found:
        found, part = text.blocks, Part.PAGE
    kept = "\n".join(line for _, words in found if (line := plain(words)) and not _is_boilerplate(line))
    return Fingerprint(hashlib.sha256(kept.encode()).hexdigest()[:_DIGEST], len(kept), part)


def plain(text: str) -> str:
    """Return a text in the form in which two are compared: letters of one case, one space between words."""
    folded = unicodedata.normalize("NFKC", text).casefold().encode("utf-8", "replace").decode()
    return " ".join(_MARKS.sub("", folded).split())


def _is_boilerplate(line: str) -> bool:
    """Tell whether a line is one that a page changes by itself: its day, its readers, its buttons."""
    return line.count(" ") < _SHORT and bool(_BOILERPLATE.search(line))


def _under(blocks: tuple[tuple[int, str], ...], section: str) -> tuple[tuple[int, str], ...]:
    """Return the blocks from a heading to the next that is no smaller; nothing where there is no such heading."""
    wanted = plain(section)
    headings = [(at, level, plain(text)) for at, (level, text) in enumerate(blocks) if level]
    for fits in (_same, _same_without_number, _begins):
        for at, level, heading in headings:
            if fits(heading, wanted):
                end = next((other for other, above, _ in headings if other > at and above <= level), len(blocks))
                return blocks[at:end]
    return _lines(blocks, section) if not headings else ()


def _same(heading: str, wanted: str) -> bool:
    return heading == wanted


def _same_without_number(heading: str, wanted: str) -> bool:
    return _NUMBERING.sub("", heading).rstrip(":") == _NUMBERING.sub("", wanted).rstrip(":")


def _begins(heading: str, wanted: str) -> bool:
    return bool(heading) and heading.startswith(f"{wanted} ")


def _lines(blocks: tuple[tuple[int, str], ...], section: str) -> tuple[tuple[int, str], ...]:
    """Return the lines of a file of code that begin where a name stands, as far as they are indented below it."""
    name = re.compile(rf"(?<!\w){re.escape(section)}(?!\w)")
    at = next((at for at, (_, line) in enumerate(blocks) if name.search(line)), None)
    if at is None:
        return ()
    edge = _indent(blocks[at][1])
    end = next((other for other in range(at + 1, len(blocks)) if _indent(blocks[other][1]) <= edge), len(blocks))
    return blocks[at:end]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
