"""What one build works out and the next can use again, kept by a digest of everything that it was made from.

A value is looked up by what it was made from, never by a name or a date, so it cannot be out of date. Files hold data
and no code, and count only when this folder's own key has sealed them, for this name, and nobody but their owner can
write to them: a damaged, foreign or planted file counts as none. Where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_MOST = {"organisation": 200}
_FEW = 4
_KEY = "key"
_KEY_BYTES = 32
_SEAL_BYTES = 32
_COUNT_BYTES = 8
_FOREIGN = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What reading data of another form raises."""


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


class Cache:
    """Keeps values in a folder; without a folder it keeps nothing and everything is made anew.

    `made_by` stands for the program that makes the values: another program gets none of them.
    """

    def __init__(self, folder: Path | None = None, made_by: str = "") -> None:
        self._folder = folder
        self._made_by = made_by
        self._key = b""

    def recall(self, name: str, made_from: object, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - what `make` returns
        """Return a kept value, or what `make` returns; both can be held by JSON, as can `made_from`."""
        return self.recall_made(name, made_from, make, (lambda value: (value, ()), lambda value, _: value))

    def recall_made(
        self,
        name: str,
        made_from: object,
        make: Callable[[], T],
        form: tuple[Callable[[T], tuple[Any, Sequence[bytes]]], Callable[[Any, Sequence[memoryview]], T]],
    ) -> T:
        """Return a kept value, or what `make` returns.

        Args:
            name: what it is called in the folder.
            made_from: everything that the value depends on, as JSON can hold it.
            make: makes it.
            form: turns a value into one that JSON can hold and pieces of bytes that are kept as they are, and back.
                The way back raises ValueError, TypeError or KeyError for what it would not have written itself.
        """
        if self._folder is None:
            return make()
        dump, load = form
        path = self._folder / f"{name}-{digest_of([self._made_by, made_from])}"
        found = self._read(path)
        if found is not None:
            with suppress(*_FOREIGN):
                value, pieces = _unpack(found)
                return load(value, pieces)
        made = make()
        with suppress(OSError):
            self._write(path, *dump(made))
        return made

    def prune(self) -> None:
        """Delete what was used longest ago where more is kept than one build and a few edits need."""
        if self._folder is None:
            return
        found: list[tuple[float, Path]] = []
        with suppress(OSError):
            found += [(path.lstat().st_mtime, path) for path in self._folder.iterdir()]
        counts: Counter[str] = Counter()
        for _, path in sorted(found, reverse=True):
            name = path.name.rpartition("-")[0]
            counts[name] += 1
            if name and counts[name] > _MOST.get(name, _FEW):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _read(self, path: Path) -> memoryview | None:
        """Return what this folder's key has sealed under a path, or None."""
        key = self._own_key(path.parent)
        found = _read_own(path) if key else None
        if found is None:
            return None
        seal, content = found[:_SEAL_BYTES], memoryview(found)[_SEAL_BYTES:]
        if not hmac.compare_digest(_seal(key, path, [content]), seal):
            return None
        with suppress(OSError):
            os.utime(path)
        return content

    def _write(self, path: Path, value: Any, pieces: Sequence[bytes]) -> None:  # noqa: ANN401 - what JSON can hold
        path.parent.mkdir(parents=True, exist_ok=True)
        key = self._own_key(path.parent) or self._new_key(path.parent)
        content = _pack(value, pieces)
        _write_own(path, [_seal(key, path, content), *content])

    def _own_key(self, folder: Path) -> bytes:
        if not self._key:
            found = _read_own(folder / _KEY)
            self._key = found if found and len(found) == _KEY_BYTES else b""
        return self._key

    def _new_key(self, folder: Path) -> bytes:
        key = secrets.token_bytes(_KEY_BYTES)
        _write_own(folder / _KEY, [key])
        self._key = key
        return key


def _pack(value: Any, pieces: Sequence[bytes]) -> list[bytes]:  # noqa: ANN401 - what JSON can hold
    """Return what `_unpack` reads: the length of a JSON text, the text, the pieces; the text holds their lengths."""
    text = json.dumps([[len(piece) for piece in pieces], value], ensure_ascii=False, separators=(",", ":")).encode()
    return [len(text).to_bytes(_COUNT_BYTES), text, *pieces]


def _unpack(content: memoryview) -> tuple[Any, Sequence[memoryview]]:
    start = _COUNT_BYTES + int.from_bytes(content[:_COUNT_BYTES])
    lengths, value = json.loads(bytes(content[_COUNT_BYTES:start]))
    pieces: list[memoryview] = []
    for length in lengths:
        pieces.append(content[start : start + length])
        start += length
    if start != len(content):
        raise ValueError("the pieces are not as long as they are said to be")
    return value, pieces


def _seal(key: bytes, path: Path, content: Iterable[bytes | memoryview]) -> bytes:
    """Return the seal of a content under a name, so that no file can stand for another."""
    digest = hashlib.blake2b(path.name.encode() + b"\0", key=key, digest_size=_SEAL_BYTES)
    for piece in content:
        digest.update(piece)
    return digest.digest()


def _read_own(path: Path) -> bytes | None:
    """Return the content of a plain file that only this user can have written, or None."""
    with suppress(OSError):
        # A pipe would keep the build waiting, and a link lead anywhere.
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(file, "rb") as opened:
            about = os.fstat(file)
            private = stat.S_ISREG(about.st_mode) and not stat.S_IMODE(about.st_mode) & 0o077
            return opened.read() if private and about.st_uid == os.geteuid() else None
    return None


def _write_own(path: Path, content: Iterable[bytes]) -> None:
    """Write a file that nobody else can read or write; another build may read while this one writes."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with os.fdopen(file, "wb") as opened:
            opened.writelines(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
