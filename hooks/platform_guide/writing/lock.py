"""One build at a time: a lock that ends with the process that has it, however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def acquire(path: Path, busy: Callable[[str], None]) -> int:
    """Return the descriptor of a lock file that nobody else has; it holds the number of this process.

    `busy` gets the number of the process that has it now, before this one waits.
    """
    while True:
        kept = False
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                busy(os.pread(lock, 20, 0).decode("ascii", "replace").strip() or "unknown")
                fcntl.flock(lock, fcntl.LOCK_EX)
            # The one that had it deletes it: a lock on a deleted file keeps nobody out.
            with suppress(FileNotFoundError):
                kept = path.stat().st_ino == os.fstat(lock).st_ino
            if kept:
                with suppress(OSError):
                    os.ftruncate(lock, 0)
                    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
                return lock
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)
