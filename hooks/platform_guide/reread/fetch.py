"""Asks one host for its pages, one after the other, as a polite and careful visitor."""

from __future__ import annotations

import math
import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from urllib3 import BaseHTTPResponse, HTTPConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NameResolutionError,
    ReadTimeoutError,
    SSLError,
)

from platform_guide.catalog.schema.address import address, host_of
from platform_guide.reread import robots
from platform_guide.reread.net import Line, Manner, RefusedError, Resolve, pool_for, resolve
from platform_guide.reread.outcome import Outcome, Result, Text
from platform_guide.reread.text import Reader, TooLongError

_REDIRECTS = 5
_RETRIES = 2
_LONGEST_WAIT = 60.0
_LONGEST_DELAY = 30.0
_CHUNK = 64 * 1024
_SILENT = 3
_FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_LEADING = _FOR_GOOD | {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_CLOSED = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)
_LATER = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"


class Kept(Protocol):
    """What an earlier run kept of pages, to ask only for what has changed."""

    def conditions(self, url: str) -> Mapping[str, str]:
        """Return the conditions under which a page need not be sent again; none where it is not kept."""

    def text(self, url: str) -> Text | None:
        """Return the text that is kept."""

    def keep(self, url: str, text: Text, etag: str, modified: str) -> None:
        """Keep a text, and what its host calls this state of the page."""


class Clock:
    """Time that goes by, and waiting for it, until somebody stops the run: then all time is up."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def now(self) -> float:
        """Return seconds since any moment."""
        return math.inf if self._stopped.is_set() else time.monotonic()

    def wait(self, seconds: float) -> None:
        """Wait."""
        self._stopped.wait(seconds)

    def stop(self) -> None:
        """Let all time be up."""
        self._stopped.set()


@dataclass(frozen=True)
class Answer:
    """What a host sent: `body` is unpacked, `problem` is set instead where it cannot be used."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    problem: str = ""
    closed: bool = False

    def header(self, name: str) -> str:
        """Return a header, empty where it is missing."""
        return self.headers.get(name, "")


class Host:
    """One host: its rules, the connection to it, and the moment of the last request."""

    def __init__(
        self, start: str, manner: Manner, until: float, clock: Clock | None = None, find: Resolve = resolve
    ) -> None:
        """Take the address of any page of the host, and the moment at which the time for all is up."""
        self._manner = manner
        self._until = until
        self._clock = clock or Clock()
        self._line = Line(manner, find)
        self._pool: HTTPConnectionPool = pool_for(start, self._line, manner)
        self._root = _root(start)
        self._rules: robots.Robots | None = None
        self._robots_problem = ""
        self._last: float | None = None
        self._silent = 0

    def close(self) -> None:
        """Let go of the connection."""
        self._pool.close()
        self._line.close()

    # --- a page ---

    def page(self, url: str, kept: Kept | None, reader: Reader, *, begun_inside: bool = False) -> Outcome:
        """Ask for a page and return what came of it; `begun_inside` allows a machine that is not public."""
        self._line.private = begun_inside
        at, moved, seen = url, url, {url}
        for _ in range(_REDIRECTS + 1):
            if refused := self._refused(at):
                return refused
            conditions = kept.conditions(at) if kept else {}
            answer = self._patient(at, conditions)
            if answer.status not in _LEADING or not answer.header("location"):
                found = self._outcome(at, answer, kept, reader)
                return _said_to_be_moved(found, url, moved)
            try:
                leads = address(urljoin(at, answer.header("location")))
            except ValueError:
                return Outcome(Result.FAILED, answer.status, reason="it leads to something that is no address")
            for_good = answer.status in _FOR_GOOD and moved == at
            if _root(leads) != self._root:
                return self._away(leads, answer.status)
            if leads.partition("#")[0] in seen:
                return Outcome(Result.FAILED, answer.status, reason="it leads back to itself without end")
            at = leads.partition("#")[0]
            moved = at if for_good else moved
            seen.add(at)
        return Outcome(Result.FAILED, reason=f"it leads on more than {_REDIRECTS} times")

    def _away(self, leads: str, status: int) -> Outcome:
        parts = urlsplit(leads)
        if parts.scheme != "https":
            return Outcome(
                Result.FAILED, status, reason="it leads to an address without encryption, which is not opened"
            )
        if "." not in host_of(leads) or host_of(leads).endswith((".local", ".internal", ".localhost")):
            return Outcome(
                Result.FAILED, status, reason="it leads to a machine that is not public, which is not opened"
            )
        kind = "for good" if status in _FOR_GOOD else "for now"
        return Outcome(Result.AWAY, status, leads, f"it leads to another host {kind}")

    def _refused(self, url: str) -> Outcome | None:
        """Return why an address is not asked for at all, or None."""
        if not url.startswith("https://"):
            return Outcome(Result.FAILED, reason="it is not encrypted and was not opened")
        if self._silent >= _SILENT:
            return Outcome(Result.FAILED, reason=f"its host did not answer {_SILENT} times before")
        if self._rules is None:
            self._rules = self._ask_for_rules()
        if self._robots_problem:
            return Outcome(Result.FAILED, reason=self._robots_problem)
        if not self._rules.allows(url):
            return Outcome(Result.CLOSED, reason="robots.txt asks programs to stay away")
        if self._clock.now() >= self._until:
            return Outcome(Result.LEFT, reason="the time was up")
        return None

    def _outcome(self, url: str, answer: Answer, kept: Kept | None, reader: Reader) -> Outcome:
        status = answer.status
        if answer.problem:
            return Outcome(Result.CLOSED if answer.closed else Result.FAILED, status, reason=answer.problem)
        if status == HTTPStatus.NOT_MODIFIED and kept and (text := kept.text(url)):
            return Outcome(Result.READ, status, text=text)
        if status != HTTPStatus.OK:
            result = Result.GONE if status in _GONE else Result.CLOSED if status in _CLOSED else Result.FAILED
            return Outcome(result, status, reason=f"the answer was {status}")
        kind, charset = _content_type(answer.header("content-type"))
        try:
            text = reader.read(answer.body, kind, charset, url)
        except TooLongError:
            return Outcome(Result.FAILED, status, reason="its text was not found in the time for a page")
        if kept:
            kept.keep(url, text, answer.header("etag"), answer.header("last-modified"))
        return Outcome(Result.READ, status, text=text)

    # --- a file for programs ---

    def file(self, url: str) -> Answer:
        """Ask for a feed or a list; redirects within the host are followed."""
        at = url
        for _ in range(_REDIRECTS + 1):
            if refused := self._refused(at):
                return Answer(problem=refused.reason, closed=refused.result is Result.CLOSED)
            answer = self._patient(at, {})
            if answer.status not in _LEADING:
                return answer
            at = urljoin(at, answer.header("location"))
            if _root(at) != self._root:
                return replace(answer, problem="it leads to another host")
        return Answer(problem=f"it leads on more than {_REDIRECTS} times")

    # --- requests ---

    def _ask_for_rules(self) -> robots.Robots:
        url, answer = f"{self._root}/robots.txt", Answer()
        for _ in range(_REDIRECTS + 1):
            answer = self._patient(url, {}, most=robots.MOST_BYTES, cut_short=True)
            if answer.status not in _LEADING:
                break
            url = urljoin(url, answer.header("location"))
            if _root(url) != self._root:
                # Rules of another host say nothing of this one, and it is not asked.
                return robots.OPEN
        if answer.problem or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            why = answer.problem or f"the answer was {answer.status}"
            self._robots_problem = f"its robots.txt cannot be read: {why}"
            return robots.SHUT
        if answer.status != HTTPStatus.OK:
            return robots.OPEN
        return robots.parse(answer.body.decode("utf-8", "replace"), self._manner.program.partition("/")[0])

    def _patient(
        self, url: str, conditions: Mapping[str, str], most: int | None = None, *, cut_short: bool = False
    ) -> Answer:
        """Ask, and ask again where the host says when."""
        answer, asked_again = Answer(), False
        for _ in range(_RETRIES + 1):
            self._pause()
            answer = self._ask(url, conditions, most or self._manner.most_bytes, cut_short=cut_short)
            if answer.problem == _ODD and not asked_again:
                # A host may end a connection that was kept open just when it is used again.
                asked_again = True
                continue
            if answer.status not in _LATER:
                break
            wait = _wait(answer.header("retry-after"), answer.header("date"))
            if wait is None or wait > _LONGEST_WAIT or self._clock.now() + wait >= self._until:
                break
            self._clock.wait(wait)
        self._silent = self._silent + 1 if answer.problem and not answer.status and not answer.closed else 0
        return answer

    def _pause(self) -> None:
        if self._last is not None:
            asked = min(self._rules.delay if self._rules else 0.0, _LONGEST_DELAY)
            rest = self._last + max(asked, self._manner.pause) - self._clock.now()
            if rest > 0:
                self._clock.wait(rest)

    def _ask(self, url: str, conditions: Mapping[str, str], most: int, *, cut_short: bool) -> Answer:
        """Ask once."""
        self._line.begin()
        watch = threading.Timer(self._manner.page_seconds, self._line.cut)
        watch.daemon = True
        watch.start()
        parts = urlsplit(url)
        headers = {
            "User-Agent": self._manner.program,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            **conditions,
        }
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        try:
            answer = self._pool.request(
                "GET", target or "/", headers=headers, redirect=False, preload_content=False, decode_content=True
            )
            try:
                found = self._body(answer, most, cut_short=cut_short)
            finally:
                # One that was read to its end has let go of the connection, which can be used again.
                if answer.connection is not None:
                    answer.close()
                    answer.release_conn()
        except (HTTPError, OSError, ValueError) as error:
            found = Answer(problem=self._words(error), closed=False)
        finally:
            watch.cancel()
            self._last = self._clock.now()
        return found

    def _body(self, answer: BaseHTTPResponse, most: int, *, cut_short: bool) -> Answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if answer.status != HTTPStatus.OK:
            return Answer(answer.status, headers)
        pieces, length = [], 0
        for piece in answer.stream(_CHUNK, decode_content=True):
            pieces.append(piece)
            length += len(piece)
            if length > most and cut_short:
                break
            if length > most:
                return Answer(answer.status, headers, problem=f"it is larger than {most / 2**20:g} MiB")
        if self._line.was_cut:
            return Answer(answer.status, headers, problem=self._slow)
        return Answer(answer.status, headers, b"".join(pieces)[:most])

    @property
    def _slow(self) -> str:
        return f"it took longer than {self._manner.page_seconds:g} seconds"

    def _words(self, error: Exception) -> str:
        """Say why there was no answer."""
        if self._line.was_cut or isinstance(error, ReadTimeoutError | TimeoutError):
            return self._slow
        causes: list[BaseException] = [error]
        while (cause := causes[-1].__cause__ or causes[-1].__context__) and cause not in causes:
            causes.append(cause)
        for kinds, words in _WORDS:
            if any(isinstance(one, kinds) for one in causes):
                return words
        return _ODD


_ODD = "its host did not answer as a web server does"
_WORDS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    (RefusedError, "it leads to a machine that is not public, which is not opened"),
    ((NameResolutionError, socket.gaierror), "its host is not known"),
    (ConnectTimeoutError, "its host did not answer in time"),
    (SSLError, "its host could not prove who it is"),
    (DecodeError, "its packed form cannot be unpacked"),
    (ConnectionRefusedError, "its host refused the connection"),
    (HTTPError, _ODD),
    (OSError, "its host cannot be reached"),
)


def _root(url: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _said_to_be_moved(found: Outcome, start: str, moved: str) -> Outcome:
    return replace(found, moved=moved) if moved != start and found.result is not Result.FAILED else found


def _content_type(header: str) -> tuple[str, str | None]:
    """Return type and encoding as a host names them."""
    kind, *others = header.split(";")
    charset = next(
        (one.partition("=")[2].strip(" \"'") for one in others if one.strip().lower().startswith("charset=")), ""
    )
    return kind.strip().lower(), charset or None


def _wait(header: str, date: str) -> float | None:
    """Return the seconds after which a host wants to be asked again, or None where it does not say.

    Where it names a moment, the day and time that it sent along say how far off that is.
    """
    if header.strip().isdigit():
        return float(header.strip()[:9])
    try:
        return max(0.0, (parsedate_to_datetime(header) - parsedate_to_datetime(date)).total_seconds())
    except (ValueError, TypeError):
        return None
