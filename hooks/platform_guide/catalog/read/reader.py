"""Files to text: the one way in which data, pages, answers and settings are opened.

Whatever a file is, reading it ends at once and gives its text or one problem at its place. Nothing here knows YAML.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath

from platform_guide.issues import Issue, Location

MOST_BYTES = 4_000_000
"""The size of the largest file that is read; the largest that somebody writes by hand is a hundredth of it."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE = "save it as UTF-8"
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def is_passed_over(path: PurePath) -> bool:
    """Tell whether a path below a folder of ours is hidden, or is an editor's lock, backup or unsaved copy."""
    return any(part.startswith((".", "#")) or part.endswith(("~", "#")) for part in path.parts)


def files_below(folder: Path, *suffixes: str) -> Iterator[Path]:
    """Yield what lies below a folder under names that end so, in their order, without what is passed over."""
    found = {path for suffix in suffixes for path in folder.rglob(f"*{suffix}")}
    yield from sorted(path for path in found if not is_passed_over(path.relative_to(folder)))


def read_text(path: Path, name: str) -> str | Issue:
    """Return the text of a file, or why it cannot be read, at `name`; lines end in LF, a byte order mark is dropped."""
    content = _bytes(path, name)
    return content if isinstance(content, Issue) else _decoded(content, name)


def _bytes(path: Path, name: str) -> bytes | Issue:
    try:
        # Looked at before it is opened: to open a device can already do something.
        if problem := _unfit(path.stat(), name):
            return problem
        # A pipe that has taken the file's place meanwhile must not keep us waiting.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if problem := _unfit(os.fstat(descriptor), name):
                return problem
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        return _unreadable(path, name, error)
    return _too_large(name) if len(content) > MOST_BYTES else content


def _unfit(found: os.stat_result, name: str) -> Issue | None:
    for test, what in _KINDS:
        if test(found.st_mode):
            return Issue(Location(name), "file-kind", f"this is {what}, not a file", "remove it, or rename it")
    return _too_large(name) if found.st_size > MOST_BYTES else None


def _too_large(name: str) -> Issue:
    text = f"the file is larger than {MOST_BYTES // 1_000_000} MB"
    return Issue(Location(name), "file-large", text, "split it, or remove what does not belong here")


def _unreadable(path: Path, name: str, error: OSError | ValueError) -> Issue:
    text, hint = "the file cannot be read", "look at its name and at the disk"
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ELOOP:
        text, hint = "this link leads back to itself", "remove it"
    elif number == errno.ENOENT and path.is_symlink():
        text, hint = "this link leads to a file that does not exist", "mend the link, or remove it"
    elif number == errno.ENOENT:
        text, hint = "there is no such file", "look at its name"
    elif number in {errno.EACCES, errno.EPERM}:
        text, hint = "you may not read this file", "change its permissions"
    elif isinstance(error, OSError) and error.strerror:
        text = f"the file cannot be read: {error.strerror.lower()}"
    return Issue(Location(name), "file-unreadable", text, hint)


def _decoded(content: bytes, name: str) -> str | Issue:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Issue(Location(name), "file-encoding", f"the file is {encoding}, not UTF-8", _SAVE)
    # Every second byte of such a file is nought, and no text begins so.
    if b"\0" in content[:2]:
        return Issue(Location(name), "file-encoding", "the file looks like UTF-16, not UTF-8", _SAVE)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        # What stands before the place was decoded without a problem.
        before = content[: error.start].decode().replace("\r\n", "\n").replace("\r", "\n")
        text = f"byte 0x{content[error.start]:02X} is not UTF-8"
        return Issue(place_after(before, name), "file-encoding", text, _SAVE)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def place_after(before: str, name: str) -> Location:
    """Return the place in a file at which the text `before` ends."""
    return Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
