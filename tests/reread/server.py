"""A server on this machine that stands in for every host, and the pages that are planted on it."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

HOST = "example.org"
"""The host that a page is on where it says nothing else."""

NAVIGATION = '<nav><a href="/">Home</a><a href="/news">{news}</a></nav>'
FOOT = "<footer><p>Last updated on {day}</p><p>© Wheel Works</p></footer>"


def page(body: str, *, news: str = "News of May", day: str = "3 May 2026", title: str = "A page") -> bytes:
    """Return a page with navigation and a foot around its text."""
    head = f"<!doctype html><html><head><title>{title}</title></head><body>{NAVIGATION.format(news=news)}"
    return f"{head}<main><h1>{title}</h1>{body}</main>{FOOT.format(day=day)}</body></html>".encode()


def paragraphs(*texts: str) -> str:
    """Return paragraphs that are long enough to be the text of a page."""
    filler = "Wheels, frames and tyres are described here in the words of the maker, with all sizes that there are."
    return "".join(f"<p>{text} {filler}</p>" for text in texts)


@dataclass
class Reply:
    """What the server sends for a path: with `trickle` byte by byte, with `endless` for as long as it is read."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    trickle: float = 0.0
    endless: bool = False
    etag: str = ""
    first: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Answers that come before this one, each once."""


class Server:
    """What is planted, by host and path, and what was asked for."""

    def __init__(self) -> None:
        self.replies: dict[tuple[str, str], Reply] = {}
        self.asked: list[tuple[str, str, float]] = []
        self.headers: dict[tuple[str, str], dict[str, str]] = {}
        self.sent: Counter[int] = Counter()
        self.port = 0
        self.busiest: Counter[str] = Counter()
        self._busy: Counter[str] = Counter()
        self._lock = threading.Lock()
        self.over = threading.Event()

    def plant(self, path: str, reply: Reply, host: str = HOST) -> None:
        """Plant an answer."""
        self.replies[host, path] = reply

    def paths(self, host: str = HOST) -> list[str]:
        """Return the paths that a host was asked for, in order, without its robots.txt."""
        return [path for name, path, _ in self.asked if name == host and path != "/robots.txt"]

    def times(self) -> dict[str, list[float]]:
        """Return the moments at which each host was asked."""
        found = defaultdict(list)
        for host, _, at in self.asked:
            found[host].append(at)
        return found

    @contextmanager
    def visited(self, host: str, path: str, headers: dict[str, str]) -> Iterator[None]:
        """Note that a host is asked, while the block lasts."""
        with self._lock:
            self.asked.append((host, path, time.monotonic()))
            self.headers[host, path] = headers
            self._busy[host] += 1
            self.busiest[host] = max(self.busiest[host], self._busy[host])
        try:
            yield
        finally:
            with self._lock:
                self._busy[host] -= 1


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers with what is planted."""

    protocol_version = "HTTP/1.1"
    planted: Server

    def do_GET(self) -> None:
        """Answer, as long as somebody listens."""
        host = self.headers.get("Host", "").partition(":")[0]
        with self.planted.visited(host, self.path, dict(self.headers)), suppress(OSError):
            self._answer(self.planted.replies.get((host, self.path)) or _nothing(self.path))

    def _answer(self, reply: Reply) -> None:
        if reply.first:
            status, headers = reply.first.pop(0)
            self._head(status, {**headers, "Content-Length": "0"})
            return
        self.planted.over.wait(reply.wait)
        if reply.etag and self.headers.get("If-None-Match") == reply.etag:
            self._head(HTTPStatus.NOT_MODIFIED, {"ETag": reply.etag})
            return
        headers = {"Content-Type": reply.kind, **reply.headers, **({"ETag": reply.etag} if reply.etag else {})}
        if reply.endless:
            self.close_connection = True
        else:
            headers["Content-Length"] = str(len(reply.body))
        self._head(reply.status, headers)
        while reply.endless and not self.planted.over.is_set():
            self.wfile.write(reply.body)
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        if not reply.trickle:
            self.wfile.write(reply.body)
            return
        for at in range(len(reply.body)):
            self.wfile.write(reply.body[at : at + 1])
            if self.planted.over.wait(reply.trickle):
                return

    def _head(self, status: int, headers: dict[str, str]) -> None:
        if not status:
            self.wfile.write(b"no server of the web\r\n")
            self.close_connection = True
            return
        self.planted.sent[status] += 1
        lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in headers.items())]
        # The library would refuse the headers that this server is for.
        self.wfile.write("".join(f"{line}\r\n" for line in [*lines, ""]).encode("latin-1", "replace"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep the output of the tests readable."""


def _nothing(path: str) -> Reply:
    """Return the answer for what is not planted: a page of its own for each path, so that nothing is found."""
    if urlsplit(path).path == "/robots.txt":
        return Reply(404)
    return Reply(body=page(paragraphs(f"This is the page {path}, which nobody changes."), title=path))


def bomb(size: int) -> bytes:
    """Return so many bytes of one letter, packed."""
    return gzip.compress(b"a" * size)


@contextmanager
def running() -> Iterator[Server]:
    """Run a server while the block lasts."""
    server = Server()

    class Quiet(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of visitors that hang up."""

    with Quiet(("127.0.0.1", 0), type("Handler", (_Handler,), {"planted": server})) as listening:
        server.port = listening.server_port
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            listening.shutdown()
            thread.join()
