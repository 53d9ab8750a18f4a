"""Where a check runs: folders that are its own, an environment that knows no other, and no network where that can be.

What a tool writes elsewhere is noticed afterwards; it is not prevented.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ALONE = Path(__file__).with_name("alone.py")
_SYSTEM = "/usr/local/bin:/usr/bin:/bin"
_PASSED_OVER = frozenset({"__pycache__"})
_SETTING = re.compile(r"^([A-Z][A-Z0-9_]*)=(.*)$", re.MULTILINE)
State = Mapping[Path, tuple[int, int]]
"""Files with the time of their last change, in nanoseconds, and their size in bytes."""


@dataclass(frozen=True)
class Room:
    """The folders of one check below a temporary folder: the one it runs in, its home, and one for passing files."""

    base: Path

    @property
    def work(self) -> Path:
        """The folder that the command is started in."""
        return self.base / "work"

    @property
    def home(self) -> Path:
        """What tools take for the home of whoever starts them."""
        return self.base / "home"

    @property
    def passing(self) -> Path:
        """What tools take for the folder of temporary files."""
        return self.base / "tmp"

    def make(self) -> None:
        """Make the folders."""
        for folder in (self.work, self.home, self.passing):
            folder.mkdir(parents=True)


def environment(room: Room, programs: Path, settings: str = "") -> dict[str, str]:
    """Return the variables that a check gets, none of which come from whoever runs it.

    Args:
        room: the folders of the check.
        programs: the folder of the family's programs, found before those of the system.
        settings: more variables, a line each, `NAME=value`, with `{home}` for the home: homes and switches of tools.
    """
    home = str(room.home)
    more = {name: value.strip().replace("{home}", home) for name, value in _SETTING.findall(settings)}
    return {
        "PATH": f"{programs}:{_SYSTEM}",
        "HOME": home,
        "TMPDIR": str(room.passing),
        "XDG_CACHE_HOME": f"{home}/.cache",
        "XDG_CONFIG_HOME": f"{home}/.config",
        "XDG_DATA_HOME": f"{home}/.local/share",
        "XDG_STATE_HOME": f"{home}/.local/state",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
        "COLUMNS": "200",
        "DO_NOT_TRACK": "1",
        "PYTHONNOUSERSITE": "1",
        **more,
    }


@cache
def without_network() -> tuple[str, ...]:
    """Return what stands before a command so that it has no network; nothing where this system does not let us.

    As somebody without rights that takes a user of its own as well, which some systems forbid.
    """
    unshare = shutil.which("unshare")
    for flags in ("-rn", "-n") if unshare else ():
        tried = [str(unshare), flags, sys.executable, "-I", str(_ALONE), "true"]
        if subprocess.run(tried, capture_output=True, check=False).returncode == 0:  # noqa: S603 - written above
            return (str(unshare), flags, sys.executable, "-I", str(_ALONE))
    return ()


def state(folders: Iterable[Path], own: Iterable[Path] = ()) -> State:
    """Return what lies below some folders now; `own` are folders in which a check may write."""
    allowed = {str(folder) for folder in own}
    found: dict[Path, tuple[int, int]] = {}
    for folder in folders:
        for at, inner, files in os.walk(folder):
            inner[:] = [name for name in inner if name not in _PASSED_OVER and f"{at}/{name}" not in allowed]
            for name in files:
                path = Path(at) / name
                # What goes while one looks was not left by a check.
                with suppress(OSError):
                    known = path.lstat()
                    found[path] = (known.st_mtime_ns, known.st_size)
    return found


def written(before: State, after: State) -> list[Path]:
    """Return the files that are new, changed or gone, in their order."""
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
