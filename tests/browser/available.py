"""Which browsers the tests run in on this machine: all three wherever the system's packages have them."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

FIREFOX = ("firefox-esr", "firefox")
"""Names of the program that the tests can drive."""

WEBKIT = ("WebKitWebDriver", "Xvfb", "stdbuf", "/usr/bin/python3")
"""What WebKit takes: its driver, a virtual screen, lines as they come, and the Python that has the bindings below."""

BINDINGS = ("lib/*/girepository-1.0/WebKit2-4.1.typelib", "lib*/girepository-1.0/WebKit2-4.1.typelib")
"""What that Python drives WebKit by, below /usr."""

PACKAGED = {"firefox": {"debian"}, "webkit": {"debian", "ubuntu"}}
"""Where the system's packages have a browser that tests can drive: there it must not be missing."""

ADVICE = {
    "firefox": "Firefox: none was found beside a snap, which tests cannot rely on; install Mozilla's own package.",
    "webkit": "WebKit: its driver for GTK or what that needs was not found; Debian and Ubuntu have packages of both.",
}


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return sys.platform


def find_firefox() -> str | None:
    """Return the path of a Firefox that tests can drive."""
    for name in FIREFOX:
        path = shutil.which(name)
        if path is not None:
            with Path(path).open("rb") as file:
                # Ubuntu's own package is a short script that asks for a snap.
                if b"/snap/" not in file.read(4000):
                    return path
    return None


def has_webkit() -> bool:
    """Tell whether everything is here that WebKit takes."""
    return all(shutil.which(name) for name in WEBKIT) and any(
        path for name in BINDINGS for path in Path("/usr").glob(name)
    )


def _engines() -> tuple[list[str], list[str]]:
    here = {"firefox": find_firefox() is not None, "webkit": has_webkit()}
    used = [name for name, there in here.items() if there or _distribution() in PACKAGED[name]]
    return ["chromium", *used], [name for name in here if name not in used]


ENGINES, MISSING = _engines()
"""The browsers to test in, and those that cannot be had here."""
