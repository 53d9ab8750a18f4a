"""A whole site or none: a build writes beside the site, and only a finished one takes the old one's place.

Names are the journal. What is being written is called `building` and is thrown away when the build fails or dies. A
finished site is called `ready` from one moment to the next: whoever finds it, this process or the next build after a
crash, puts it in place. The site that it replaces is called `old` until that has happened.

Where the folder of the site cannot be renamed, because it is a link or a mount, or must not be, because it holds hidden
files of somebody else, the same names stand inside it, and the finished files move up one by one.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from platform_guide.writing import fill
from platform_guide.writing.lock import acquire

_INSIDE = ".guide."
_MOUNTS = Path("/proc/self/mountinfo")


class _Places:
    """Where a site and its journal are."""

    def __init__(self, target: Path, *, inside: bool) -> None:
        self.inside = inside
        self.site = target.resolve() if inside else target
        start = str(self.site / _INSIDE) if inside else str(target.parent / f".{target.name}.")
        self.lock, self.building, self.ready, self.old = (
            Path(f"{start}{name}") for name in ("lock", "building", "ready", "old")
        )


class Stage:
    """The folder that one build writes into: `folder`, then published as `target`, or discarded.

    Only one build at a time has the stage of a target; another one waits. `say` takes sentences for who is building.
    """

    def __init__(self, target: Path, say: Callable[[str], None] = lambda _: None, *, wait: bool = True) -> None:
        """Wait for other builds, mend what an interrupted one left, and make an empty folder.

        Raises:
            OSError: the folder cannot be made there.
            BlockingIOError: another build is at work, and this one is not to `wait`.
        """
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "the site needs a folder, and this is none", str(target))
        self.target = target
        self._say = say
        reason = _cannot_be_renamed(target)
        self._places = _Places(target, inside=reason is not None)
        self._places.lock.parent.mkdir(parents=True, exist_ok=True)
        self._lock: int | None = acquire(self._places.lock, self._busy if wait else _refuse)
        try:
            if reason:
                say(f"{target} {reason}: it is filled file by file and not replaced as a whole.")
            self._recover()
            self.folder = self._places.building
            self.folder.mkdir()
            if target.is_dir():
                shutil.copymode(target, self.folder)
        except BaseException:
            self._release()
            raise

    def publish(self) -> None:
        """Put what was written in the place of the old site.

        Raises:
            OSError: it could not be done; the old site is there, or the next build puts the new one in place.
        """
        try:
            _seal(self._places)
            _complete(self._places)
        except OSError:
            _take_back(self._places)
            raise
        finally:
            self.close()

    def close(self) -> None:
        """Discard what was written and not published; whoever waits may build. Nothing happens the second time."""
        if self._lock is None:
            return
        try:
            with suppress(OSError):
                self._recover()
        finally:
            self._release()

    def _busy(self, owner: str) -> None:
        self._say(f"Another build (process {owner}) is writing {self.target}; this one waits for it.")

    def _recover(self) -> None:
        places = self._places
        if places.ready.is_dir():
            _complete(places)
            self._say(f"A build was interrupted at its end: its finished site is now in {self.target}.")
        elif places.old.is_dir():
            if places.site.exists():
                shutil.rmtree(places.old)
            else:
                places.old.rename(places.site)
        if places.building.is_dir():
            shutil.rmtree(places.building)

    def _release(self) -> None:
        if self._lock is not None:
            with suppress(OSError):
                self._places.lock.unlink()
            os.close(self._lock)
            self._lock = None


def recover(target: Path) -> None:
    """Mend what an interrupted build left of a site, unless one is at work there; nothing else is changed."""
    places = _Places(target, inside=_cannot_be_renamed(target) is not None)
    if any(place.exists() for place in (places.lock, places.ready, places.old, places.building)):
        with suppress(OSError):
            Stage(target, wait=False).close()


def _refuse(owner: str) -> None:
    raise BlockingIOError(errno.EAGAIN, f"process {owner} is at work")


def _cannot_be_renamed(target: Path) -> str | None:
    """Return why the folder of a site has to stay what it is, or None."""
    if target.is_symlink():
        return "is a link"
    if target.is_dir():
        if _is_mount(target):
            return "is a mount"
        # As MkDocs does, leave alone what somebody keeps there for a web server or for git.
        if any(path.name.startswith(".") for path in target.iterdir()):
            return "holds hidden files"
        if not os.access(target.parent, os.W_OK | os.X_OK):
            return "lies in a folder that cannot be written to"
    return None


def _seal(places: _Places) -> None:
    """Say of what was written that it is finished."""
    if places.inside:
        fill.list_files(places.building)
    places.building.rename(places.ready)


def _complete(places: _Places) -> None:
    """Put a finished site in place; begun anew after a crash, it comes to the same end."""
    if places.inside:
        fill.move_up(places.ready, places.site)
        # A list of files half deleted could not be read after a crash.
        places.ready.rename(places.building)
        shutil.rmtree(places.building)
        return
    if places.site.exists():
        if places.old.is_dir():
            shutil.rmtree(places.old)
        places.site.rename(places.old)
    places.ready.rename(places.site)
    shutil.rmtree(places.old, ignore_errors=True)


def _take_back(places: _Places) -> None:
    """Undo what `_complete` has done before it failed; a site that is being filled cannot go back, only on."""
    if places.inside:
        return
    if places.old.is_dir() and not places.site.exists():
        places.old.rename(places.site)
    if places.ready.is_dir():
        places.ready.rename(places.building)


def _is_mount(path: Path) -> bool:
    """Tell whether something is mounted on a folder, be it another folder of the same file system."""
    if path.is_mount():
        return True
    # Blanks in a name are written so there.
    name = "".join(f"\\{ord(sign):03o}" if sign in " \t\n\\" else sign for sign in str(path.resolve()))
    with suppress(OSError):
        return any(line.split(" ")[4] == name for line in _MOUNTS.read_text(encoding="utf-8").splitlines())
    return False
