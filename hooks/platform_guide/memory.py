"""What one build works out and the next can use again, kept by a digest of everything that it was made from.

A value is looked up by what it was made from, never by a name or a date, so it cannot be out of date. What the files
hold is checked by a digest of its own: a damaged file counts as none. Where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_MOST = {"organisation": 200}
_FEW = 4
_MARK = 64


def digest_of(value: object) -> str:
    """Return a digest of a value that JSON can hold, 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def contents(folders: Iterable[Path]) -> str:
    """Return a digest of all files below some folders, compiled ones left out, with their paths from each folder."""
    found: list[list[tuple[str, str]]] = []
    for folder in folders:
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
        found.append(
            [(path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
        )
    return digest_of(found)


class Memory:
    """Keeps values in a folder; without a folder it keeps nothing and everything is made anew.

    `made_by` stands for the program that makes the values: another program gets none of them.
    """

    def __init__(self, folder: Path | None = None, made_by: str = "") -> None:
        self._folder = folder
        self._made_by = made_by

    def recall(self, name: str, made_from: object, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - what `make` returns
        """Return a kept value, or what `make` returns; both can be held by JSON, as can `made_from`."""
        if self._folder is None:
            return make()
        made: list[Any] = []

        def text() -> bytes:
            made.append(make())
            return json.dumps(made[0], ensure_ascii=False, separators=(",", ":")).encode()

        kept = self.recall_bytes(name, made_from, text)
        return made[0] if made else json.loads(kept)

    def recall_made(self, name: str, made_from: object, make: Callable[[], T]) -> T:
        """Return a kept value of any type, or what `make` returns.

        It is kept as a pickle, which may run code when it is read: the folder is the build's own, as its code is.
        """
        if self._folder is None:
            return make()
        made: list[T] = []

        def text() -> bytes:
            made.append(make())
            return pickle.dumps(made[0], protocol=5)

        kept = self.recall_bytes(name, made_from, text)
        return made[0] if made else pickle.loads(kept)  # noqa: S301

    def recall_bytes(self, name: str, made_from: object, make: Callable[[], bytes]) -> bytes:
        """Return kept bytes, or those that `make` returns."""
        if self._folder is None:
            return make()
        path = self._folder / f"{name}-{digest_of([self._made_by, made_from])}"
        with suppress(OSError):
            mark, content = (found := path.read_bytes())[:_MARK], found[_MARK:]
            if mark == hashlib.sha256(content).hexdigest().encode():
                os.utime(path)
                return content
        content = make()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Another build may read while this one writes.
            beside = path.with_suffix(f".{os.getpid()}")
            beside.write_bytes(hashlib.sha256(content).hexdigest().encode() + content)
            beside.replace(path)
        return content

    def prune(self) -> None:
        """Delete what was used longest ago where more is kept than one build and a few edits need."""
        if self._folder is None:
            return
        with suppress(OSError):
            counts: Counter[str] = Counter()
            for path in sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True):
                name = path.name.rpartition("-")[0]
                counts[name] += 1
                if counts[name] > _MOST.get(name, _FEW):
                    path.unlink(missing_ok=True)
