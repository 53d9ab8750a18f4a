"""Connections that lead to public machines only, and end when their time is up."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection

Resolve = Callable[[str, int], Sequence[str]]
"""Returns the numbers of the machines behind the name of a host, for a port."""


class RefusedError(OSError):
    """The address leads to a machine that is not public."""


def resolve(host: str, port: int) -> list[str]:
    """Return the numbers that the system knows for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public_number(number: str) -> bool:
    """Tell whether a machine's number is one of the public network."""
    found = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return (mapped or found).is_global and not found.is_multicast


@dataclass(frozen=True)
class Manner:
    """How pages are asked for.

    Attributes:
        program: what the program calls itself; robots.txt rules name it up to the first slash.
        pause: seconds between two requests of one host.
        hosts: how many hosts are asked side by side.
        seconds: the time for everything.
        page_seconds: the time for one request, its text included.
        most_bytes: the largest page, unpacked.
        private: whether an address of the guide may lead to a machine that is not public.
        stand_in: a port of this machine that stands in for every host, without encryption: for tests.
    """

    program: str = "platform-guide-reread/1"
    pause: float = 2.0
    hosts: int = 4
    seconds: float = 3000.0
    page_seconds: float = 20.0
    most_bytes: int = 8 * 2**20
    private: bool = False
    stand_in: int | None = None


class Line:
    """The one connection that is open to a host: it can be cut from another thread.

    `private` says whether it may lead to a machine that is not public; `led_private` whether it did.
    """

    def __init__(self, manner: Manner, find: Resolve = resolve) -> None:
        self._manner = manner
        self._find = find
        self._lock = threading.Lock()
        self._kept: socket.socket | None = None
        self.private = False
        self.led_private = False
        self.was_cut = False

    def connect(self, host: str, port: int, seconds: float) -> socket.socket:
        """Return a connection to a host.

        Raises:
            RefusedError: the host is a machine that is not public.
            OSError: it cannot be reached.
        """
        if self._manner.stand_in:
            numbers, port = ["127.0.0.1"], self._manner.stand_in
        else:
            numbers = list(self._find(host, port))
            hidden = [number for number in numbers if not is_public_number(number)]
            self.led_private = bool(hidden)
            if hidden and not self.private:
                raise RefusedError("it leads to a machine that is not public")
        problem: OSError = OSError(f"no number is known for {host}")
        for number in numbers:
            try:
                found = socket.create_connection((number, port), timeout=seconds)
            except OSError as error:
                problem = error
                continue
            self._keep(found)
            return found
        raise problem

    def _keep(self, found: socket.socket) -> None:
        with self._lock:
            self._forget()
            # A second handle: encryption takes the first one over.
            self._kept = found.dup()
            if self.was_cut:
                self._shut()

    def begin(self) -> None:
        """Begin a request: nothing has cut it yet."""
        with self._lock:
            self.was_cut = False

    def cut(self) -> None:
        """End what is going on, whatever it waits for."""
        with self._lock:
            self.was_cut = True
            self._shut()

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._forget()

    def _shut(self) -> None:
        if self._kept is not None:
            with suppress(OSError):
                self._kept.shutdown(socket.SHUT_RDWR)

    def _forget(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None


class _Plain(HTTPConnection):
    """A connection without encryption, to the machine that stands in for all hosts in tests."""

    def __init__(self, *arguments: Any, line: Line, **others: Any) -> None:  # noqa: ANN401 - those of the base class
        super().__init__(*arguments, **others)
        self._line = line

    def _new_conn(self) -> socket.socket:
        return self._line.connect(self.host, self.port, _seconds(self.timeout))


class _Encrypted(HTTPSConnection):
    """A connection with encryption."""

    def __init__(self, *arguments: Any, line: Line, **others: Any) -> None:  # noqa: ANN401 - those of the base class
        super().__init__(*arguments, **others)
        self._line = line

    def _new_conn(self) -> socket.socket:
        return self._line.connect(self.host, self.port, _seconds(self.timeout))


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _EncryptedPool(HTTPSConnectionPool):
    ConnectionCls = _Encrypted


def _seconds(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 10.0


def pool_for(url: str, line: Line, manner: Manner) -> HTTPConnectionPool:
    """Return what asks the host of an address, over one connection."""
    parts = urlsplit(url)
    timeout = Timeout(connect=manner.page_seconds / 2, read=manner.page_seconds)
    kind = _PlainPool if manner.stand_in else _EncryptedPool
    return kind(parts.hostname or "", parts.port, timeout=timeout, maxsize=1, retries=False, line=line)
