"""Which browsers the tests run in on this machine: all three wherever the system's packages have them."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys

from tests.browser import firefox, webkit

APART = {"firefox": ("debian",), "webkit": ("debian", "ubuntu")}
"""Where the system's packages have a browser that tests can drive: there it must not be missing."""


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return sys.platform


def _has_firefox() -> bool:
    # Ubuntu's own package is a script that asks for a snap.
    return any(path for name in firefox.PROGRAMS if (path := shutil.which(name)) and "snap" not in _head(path))


def _head(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 - a program, of which the first words are enough
        return file.read(4000).decode("latin-1")


def _has_webkit() -> bool:
    if not all(shutil.which(name) for name in webkit.PROGRAMS):
        return False
    bindings = "import gi; gi.require_version('WebKit2', '4.1')"
    return subprocess.run(("/usr/bin/python3", "-c", bindings), check=False, capture_output=True).returncode == 0


def _engines() -> tuple[list[str], list[str]]:
    here = {"firefox": _has_firefox(), "webkit": _has_webkit()}
    used = [name for name, there in here.items() if there or _distribution() in APART[name]]
    return ["chromium", *used], [name for name in here if name not in used]


ENGINES, MISSING = _engines()
"""The browsers to test in, and those that cannot be had here."""
