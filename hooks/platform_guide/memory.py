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
from typing import Any, BinaryIO, TypeVar

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


class _Sealed:
    """Writes to a file and keeps the digest of all that was written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def write(self, content: bytes | memoryview) -> int:
        self.digest.update(content)
        return self._file.write(content)


class Memory:
    """Keeps values in a folder; without a folder it keeps nothing and everything is made anew.

    `made_by` stands for the program that makes the values: another program gets none of them.
    """

    def __init__(self, folder: Path | None = None, made_by: str = "") -> None:
        self._folder = folder
        self._made_by = made_by

    def recall(self, name: str, made_from: object, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - what `make` returns
        """Return a kept value, or what `make` returns; both can be held by JSON, as can `made_from`."""

        def dump(value: Any, file: _Sealed) -> None:  # noqa: ANN401 - as above
            file.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

        return self._recall(name, made_from, make, (lambda kept: json.loads(bytes(kept)), dump))

    def recall_made(self, name: str, made_from: object, make: Callable[[], T]) -> T:
        """Return a kept value of any type, or what `make` returns.

        It is kept as a pickle, which may run code when it is read: the folder is the build's own, as its code is.
        """

        def dump(value: T, file: _Sealed) -> None:
            pickle.dump(value, file, protocol=5)

        def load(kept: memoryview) -> T:
            found: T = pickle.loads(kept)  # noqa: S301 - see above
            return found

        return self._recall(name, made_from, make, (load, dump))

    def _recall(
        self,
        name: str,
        made_from: object,
        make: Callable[[], T],
        form: tuple[Callable[[memoryview], T], Callable[[T, _Sealed], None]],
    ) -> T:
        if self._folder is None:
            return make()
        load, dump = form
        path = self._folder / f"{name}-{digest_of([self._made_by, made_from])}"
        with suppress(OSError):
            found = memoryview(path.read_bytes())
            if hashlib.sha256(found[:-_MARK]).hexdigest().encode() == found[-_MARK:]:
                os.utime(path)
                return load(found[:-_MARK])
        value = make()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Another build may read while this one writes.
            beside = path.with_suffix(f".{os.getpid()}")
            with beside.open("wb") as file:
                sealed = _Sealed(file)
                dump(value, sealed)
                file.write(sealed.digest.hexdigest().encode())
            beside.replace(path)
        return value

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
