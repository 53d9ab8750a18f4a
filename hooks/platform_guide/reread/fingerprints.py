"""The file of fingerprints: what every part of a page looked like when it was read, and since when it looks different.

It is generated, lies in `reread/` beside mkdocs.yml, and has one line for each address. A person reads a changed page
again and sets `verified_on` of what rests on it: the next run then takes the text of that day for what was read.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from platform_guide.catalog.schema.base import Date, Frozen, Line, Plain, Url
from platform_guide.issues import MOST_OF_FILE, Issue, Location
from platform_guide.reread.fingerprint import Fingerprint, Part
from platform_guide.reread.kept import write_whole

NAME = "reread/fingerprints.json"
"""Where the file lies, below the folder of mkdocs.yml."""

VERSION = 1
_MOST_BYTES = 64 * 2**20
_MALFORMED = "fingerprints-malformed"
_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]


class _Stored(Frozen):
    """One part of a page as the file holds it."""

    read: _Hash
    part: Part
    length: int = Field(ge=0)
    on: Date
    now: _Hash | None = None
    now_part: Part | None = None
    now_length: int | None = Field(default=None, ge=0)
    since: Date | None = None


class _File(Frozen):
    """The file as a whole."""

    version: Literal[1]
    made_by: Line
    pages: dict[Url, dict[Plain, _Stored]]


@dataclass(frozen=True)
class Known:
    """One part of a page: its text as it was read, known from a day on, and the text of now where it differs."""

    read: Fingerprint
    on: dt.date
    now: Fingerprint | None = None
    since: dt.date | None = None


@dataclass(frozen=True)
class Fingerprints:
    """All fingerprints, by address and section; `made_by` is what found the texts."""

    made_by: str
    pages: Mapping[str, Mapping[str, Known]]

    def of(self, url: str, section: str) -> Known | None:
        """Return what is known of a part of a page."""
        return self.pages.get(url, {}).get(section)


@dataclass(frozen=True)
class Compared:
    """A part of a page after a look at it: what is known of it from now on, and whether it changed."""

    known: Known
    state: Literal["new", "same", "changed"]


def compare(
    known: Known | None, found: Fingerprint, today: dt.date, read_on: dt.date | None, *, other: bool
) -> Compared:
    """Compare a part of a page with what is known of it.

    Args:
        known: what is known, or None.
        found: the fingerprint of today.
        today: the day of the look.
        read_on: the day on which what rests on it was read, the oldest where there are several.
        other: whether something else found the texts that are known, so that fingerprints cannot be compared.
    """
    if known is None:
        return Compared(Known(found, today), "new")
    if other:
        # What had changed has still changed; the rest begins anew.
        again = replace(known, now=found) if known.since else Known(found, today)
        known = again
        if not known.since:
            return Compared(known, "new")
    elif found == known.read:
        return Compared(Known(known.read, known.on), "same")
    if known.since and found == known.now:
        if read_on and read_on >= known.since:
            return Compared(Known(found, known.since), "same")
        return Compared(known, "changed")
    return Compared(Known(known.read, known.on, found, today), "changed")


# --- the file ---


def load(root: Path, made_by: str) -> tuple[Fingerprints | None, list[Issue]]:
    """Return the fingerprints of a guide, none where there is no file yet, or None and what is wrong with the file."""
    path = root / NAME
    if not path.exists() and not path.is_symlink():
        return Fingerprints(made_by, {}), []
    line, column = 1, 1
    try:
        if path.stat().st_size <= _MOST_BYTES:
            text = path.read_text(encoding="utf-8")
            return _checked(text, json.loads(text))
        words = "the file is larger than any run writes it"
    except OSError as error:
        words = f"the file cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        words = "the file is not UTF-8"
    except json.JSONDecodeError as error:
        line, column, words = error.lineno, error.colno, f"this is no JSON: {error.msg}"
    except (RecursionError, ValueError):
        words = "this is no file of fingerprints"
    return None, [_issue(line, column, _MALFORMED, words)]


def _checked(text: str, value: Any) -> tuple[Fingerprints | None, list[Issue]]:  # noqa: ANN401 - what JSON can hold
    version = value.get("version") if isinstance(value, dict) else None
    if isinstance(value, dict) and version != VERSION:
        line, column = _place(text, "version")
        words = f"this file has version {json.dumps(version)[:40]}; this program reads version {VERSION}"
        hint = "use the program that wrote it, or move the file away: the next run then makes a new baseline"
        return None, [_issue(line, column, "fingerprints-version", words, hint)]
    try:
        found = TypeAdapter(_File).validate_python(value)
    except ValidationError as error:
        return None, list(_issues(text, error))
    pages = {url: {section: _known(one) for section, one in sections.items()} for url, sections in found.pages.items()}
    return Fingerprints(found.made_by, pages), []


def _known(one: _Stored) -> Known:
    read = Fingerprint(one.read, one.length, one.part)
    if one.now is None or one.since is None:
        return Known(read, one.on)
    return Known(read, one.on, Fingerprint(one.now, one.now_length or 0, one.now_part or one.part), one.since)


def _issues(text: str, error: ValidationError) -> Iterator[Issue]:
    for problem in error.errors()[:MOST_OF_FILE]:
        path = [str(step) for step in problem["loc"]]
        key = path[1] if len(path) > 1 and path[0] == "pages" else path[0] if path else ""
        line, column = _place(text, key)
        where = " ".join(path) or "the file"
        yield _issue(line, column, _MALFORMED, f"{where}: {problem['msg']}")


def _issue(line: int, column: int, rule: str, text: str, hint: str = "") -> Issue:
    advice = hint or "restore the file from the history, or move it away: the next run then makes a new baseline"
    return Issue(Location(NAME, line, column), rule, text, advice)


def _place(text: str, key: str) -> tuple[int, int]:
    """Return line and column of a name in the file, or its beginning."""
    at = text.find(f"{json.dumps(key, ensure_ascii=False)}:")
    at = max(at, 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def written(found: Fingerprints) -> str:
    """Return the file: one line for each address, in their order."""
    lines = [
        f"    {_json(url)}: {_json({section: _dict(one) for section, one in sorted(sections.items())})}"
        for url, sections in sorted(found.pages.items())
        if sections
    ]
    pages = ",\n".join(lines)
    head = f'{{\n  "version": {VERSION},\n  "made_by": {_json(found.made_by)},\n  "pages": {{'
    return f"{head}\n{pages}\n  }}\n}}\n" if lines else f"{head}}}\n}}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _dict(one: Known) -> dict[str, object]:
    found: dict[str, object] = {
        "read": one.read.digest,
        "part": one.read.part.value,
        "length": one.read.length,
        "on": str(one.on),
    }
    if one.now and one.since:
        found |= {
            "now": one.now.digest,
            "now_part": one.now.part.value,
            "now_length": one.now.length,
            "since": str(one.since),
        }
    return found


def save(root: Path, found: Fingerprints, addresses: Iterable[str]) -> None:
    """Write the fingerprints of the addresses that the guide still names.

    Raises:
        OSError: the file cannot be written; the old one is untouched.
    """
    named = frozenset(addresses)
    pages = {url: sections for url, sections in found.pages.items() if url in named}
    write_whole(root / NAME, written(Fingerprints(found.made_by, pages)))
