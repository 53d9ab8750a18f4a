"""What a run keeps for the next one, outside of the guide's own files: texts with their marks, and what is done.

All of it may be deleted at any time; what cannot be read counts as not there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from platform_guide.reread.outcome import Outcome, Text, text_of

_UNUSABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
_LONGEST_MARK = 300
_JOURNAL = "run.jsonl"


def _sound(mark: str) -> bool:
    """Tell whether a mark of a host can be sent back in a header."""
    return 0 < len(mark) <= _LONGEST_MARK and mark.isascii() and mark.isprintable()


class Shelf:
    """The texts of pages, a file each; `made_by` is what makes texts: those of another are not used."""

    def __init__(self, folder: Path, made_by: str) -> None:
        """Take the folder, which need not exist."""
        self._folder = folder / "pages"
        self._made_by = made_by

    def conditions(self, url: str) -> Mapping[str, str]:
        """Return the conditions under which a page need not be sent again; none where it is not kept."""
        found = self._read(url)
        if found is None or self.text(url) is None:
            return {}
        marks = {"If-None-Match": str(found.get("etag")), "If-Modified-Since": str(found.get("modified"))}
        return {name: mark for name, mark in marks.items() if _sound(mark)}

    def text(self, url: str) -> Text | None:
        """Return the text that is kept."""
        found = self._read(url)
        with suppress(*_UNUSABLE):
            return text_of(found["text"]) if found else None
        return None

    def keep(self, url: str, text: Text, etag: str, modified: str) -> None:
        """Keep a text, and what its host calls this state of the page; without such a mark there is nothing to ask."""
        path = self._path(url)
        if not (_sound(etag) or _sound(modified)):
            path.unlink(missing_ok=True)
            return
        shown = {"blocks": text.blocks, "anchors": text.anchors, "whole": text.whole}
        marks = {"etag": etag if _sound(etag) else "", "modified": modified if _sound(modified) else ""}
        write_whole(path, json.dumps({"made_by": self._made_by, "url": url, **marks, "text": shown}))

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def _read(self, url: str) -> dict[str, Any] | None:
        with suppress(OSError, *_UNUSABLE):
            found = json.loads(self._path(url).read_text(encoding="utf-8"))
            return found if found["made_by"] == self._made_by and found["url"] == url else None
        return None


class Journal:
    """What has come of each page in this run, written down at once, so that a run that was ended can go on."""

    def __init__(self, folder: Path, *, resume: bool) -> None:
        """Begin a new run, or go on with the last one."""
        self._path = folder / _JOURNAL
        self._lock = Lock()
        self.done: dict[str, Outcome] = _entries(self._path) if resume else {}
        folder.mkdir(parents=True, exist_ok=True)
        if not resume:
            self._path.unlink(missing_ok=True)

    def add(self, url: str, outcome: Outcome) -> None:
        """Write down what has come of a page."""
        line = json.dumps([url, outcome.as_dict()])
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            # A line that was cut off stands alone.
            file.write(f"\n{line}" if self._path.stat().st_size else line)


def _entries(path: Path) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    with suppress(OSError):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            with suppress(*_UNUSABLE):
                url, outcome = json.loads(line)
                found[str(url)] = Outcome.of(outcome)
    return found


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
