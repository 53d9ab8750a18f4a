"""Firefox, spoken to in WebDriver BiDi, which it understands by itself: no driver stands between."""

from __future__ import annotations

import json
import re
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

from tests.browser.engine import keystroke
from tests.browser.watch import WIDE
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class Firefox:
    """One page of a running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._count = 0
        self._log: list[str] = []
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        self._page = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, url: str, size: tuple[int, int] = WIDE) -> None:
        """Open a page; see Engine."""
        viewport = {"width": size[0], "height": size[1]}
        self._ask("browsingContext.setViewport", context=self._page, viewport=viewport)
        # A fragment alone would not load the page anew.
        self._ask("browsingContext.navigate", context=self._page, url="about:blank", wait="complete")
        self._ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def run(self, body: str, *arguments: object) -> Any:  # noqa: ANN401 - see Engine
        """Run a script; see Engine."""
        # What goes in and comes out is JSON: the protocol has a notation of its own for values.
        given = json.dumps(arguments)
        function = f"() => JSON.stringify((function () {{ {body} }}).apply(null, {given}) ?? null)"
        target = {"context": self._page}
        answer = self._ask("script.callFunction", functionDeclaration=function, target=target, awaitPromise=False)
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key; see Engine."""
        self._ask("input.performActions", context=self._page, actions=keystroke(key, shift=shift))

    def complaints(self) -> list[str]:
        """Return what the browser complained of; see Engine."""
        self.run("return 0")
        found, self._log = self._log, []
        return found

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its answer; events that come before it are noted."""
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=PATIENCE))
            if message.get("id") == self._count:
                assert message["type"] == "success", message
                result: dict[str, Any] = message["result"]
                return result
            if message.get("method") == "log.entryAdded" and message["params"]["level"] in {"error", "warn"}:
                self._log.append(
                    f"{message['params']['type']} {message['params']['level']}: {message['params']['text']}"
                )


@contextmanager
def firefox(program: str, folder: Path) -> Iterator[Firefox]:
    """Run Firefox without a window until the block ends.

    Args:
        program: its path.
        folder: an empty folder for its profile.
    """
    command = (program, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            address = next(found[1] for line in process.stderr if (found := ADDRESS.search(line)))
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)
