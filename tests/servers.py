"""Web servers of this machine, started with a configuration on a free port."""

from __future__ import annotations

import http.client
import socket
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

ATTEMPTS = 5


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _started(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server answers, or ends because another program has taken its port."""
    until(lambda: process.poll() is not None or _answers(port), lambda: f"nothing answers at port {port}")
    return process.poll() is None


@contextmanager
def started(
    command: Sequence[str], config: Path, written: Callable[[int], str], env: dict[str, str] | None = None
) -> Iterator[int]:
    """Run a server while the block lasts.

    Args:
        command: the program and its arguments.
        config: the file of its configuration.
        written: returns the configuration for a port.
        env: the environment; None for that of the tests.

    Yields:
        The port that it answers at.

    Raises:
        OSError: it did not start; the message holds what it wrote.
    """
    log = config.with_suffix(".log")
    for _ in range(ATTEMPTS):
        port = _free_port()
        config.write_text(written(port), encoding="utf-8")
        with log.open("wb") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said, env=env)
        try:
            if _started(process, port):
                yield port
                return
        finally:
            process.terminate()
            process.wait()
    raise OSError(f"{command[0]} did not start:\n{log.read_text(encoding='utf-8')}")
