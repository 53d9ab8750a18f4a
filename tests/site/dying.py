"""Publishes a site and stops at a chosen step: `python -m tests.site.dying kill|interrupt|refuse STEP TARGET`.

A step is a call that changes something on the disk. The process ends with 0 only when there are fewer steps than that.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platform_guide.writing.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

NEW = {"index.html": "new", "a/x.txt": "new", "b/index.html": "new", "b/c/only-new.css": "new", "same.txt": "same"}
CALLS = ("rename", "replace", "unlink", "rmdir", "mkdir", "open")


def main(kind: str, step: int, target: Path) -> None:
    """Publish, and stop before the call with this number."""
    left = step

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def stop_or_call(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as what it stands for
            nonlocal left
            left -= 1
            if left < 0 and kind == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if left == -1 and kind == "interrupt":
                raise KeyboardInterrupt
            if left == -1 and kind == "refuse":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*given, **named)

        return stop_or_call

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))
    shutil.copyfile = counted(shutil.copyfile)
    stage = Stage(target)
    try:
        write(stage.folder, NEW)
        stage.publish()
    finally:
        stage.close()
    sys.exit(left < 0)


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
