"""WebKit, as GTK has it, in a virtual screen, spoken to in the WebDriver standard."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.engine import keystroke
from tests.browser.watch import WIDE
from tests.support import require
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Iterator

VIEW = Path(__file__).with_name("webkit_view.py")
COMPLAINT = re.compile(r"CONSOLE (?:[A-Z]+ )*(?:ERROR|WARN) .*")


class WebKit:
    """One page of a running WebKit."""

    def __init__(self, port: int, log: Path) -> None:
        self._port = port
        self._log = log
        self._read = 0
        self._session = ""
        # The view is a program in Python, and each line that it writes is wanted at once.
        browser = {"binary": "/usr/bin/stdbuf", "args": ["-oL", "/usr/bin/python3", str(VIEW)]}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": browser}}
        self._session = f"/session/{self._ask('POST', '/session', capabilities=capabilities)['sessionId']}"

    def open(self, url: str, size: tuple[int, int] = WIDE) -> None:
        """Open a page; see Engine."""
        self._ask("POST", "/window/rect", width=size[0], height=size[1])
        # A fragment alone would not load the page anew.
        self._ask("POST", "/url", url="about:blank")
        self._ask("POST", "/url", url=url)

    def run(self, body: str, *arguments: object) -> Any:  # noqa: ANN401 - see Engine
        """Run a script; see Engine."""
        return self._ask("POST", "/execute/sync", script=body, args=list(arguments))

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key; see Engine."""
        self._ask("POST", "/actions", actions=keystroke(key, shift=shift))

    def complaints(self) -> list[str]:
        """Return what the browser complained of; see Engine."""
        self.run("return 0")
        text = self._log.read_text(encoding="utf-8", errors="replace")
        found = COMPLAINT.findall(text[self._read :])
        self._read = len(text)
        return found

    def _ask(self, method: str, path: str, **parameters: object) -> Any:  # noqa: ANN401 - whatever it answers
        """Send a command and return its answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            connection.request(method, self._session + path, json.dumps(parameters) if method == "POST" else None)
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        assert not (isinstance(value, dict) and "error" in value), value
        return value


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as found:
        return found.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _screen() -> Iterator[str]:
    """Run a virtual screen until the block ends, and yield its name."""
    reading, writing = os.pipe()
    command = (require("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp")
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                yield f":{said.readline().strip()}"
        finally:
            process.terminate()


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """Run WebKit until the block ends.

    Args:
        folder: an empty folder for what it writes.
    """
    log = folder / "log.txt"
    port = _free_port()
    with _screen() as screen, log.open("wb") as output:
        changed = {"DISPLAY": screen, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "NO_AT_BRIDGE": "1"}
        # In a group of their own, so that all processes of the browser end with the driver.
        with subprocess.Popen(
            (require("WebKitWebDriver"), "-p", str(port)),
            env={**os.environ, **changed, "GDK_BACKEND": "x11", "LC_ALL": "C.UTF-8"},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process:
            try:
                until(lambda: _listens(port), lambda: "the driver of WebKit did not start")
                yield WebKit(port, log)
            finally:
                os.killpg(process.pid, signal.SIGKILL)
