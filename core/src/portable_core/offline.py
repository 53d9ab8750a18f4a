"""A plug-in for pytest that lets tests speak to this machine alone: `pytest -p portable_core.offline`."""

from __future__ import annotations

import socket
from typing import Any

_HERE = {"127.0.0.1", "::1", "localhost"}


class OfflineError(OSError):
    """A test wanted to reach another machine."""


class _Socket(socket.socket):
    def connect(self, address: Any) -> None:  # noqa: ANN401 - the signature is the standard library's
        if isinstance(address, tuple) and address[0] not in _HERE:
            raise OfflineError(f"a test reached for {address[0]}")
        super().connect(address)


def _resolve(host: str | bytes | None, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as above
    if host is not None and (host.decode() if isinstance(host, bytes) else host) not in _HERE:
        raise OfflineError(f"a test reached for {host!r}")
    return _RESOLVE(host, *given, **named)


_RESOLVE = socket.getaddrinfo


def pytest_configure() -> None:
    """Put the guards in place before any test is loaded."""
    socket.socket = _Socket  # type: ignore[misc]
    socket.getaddrinfo = _resolve
