"""Asks all hosts: a few side by side, each by one thread that asks for one page after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from platform_guide.reread.fetch import Answer, Clock, Host
from platform_guide.reread.kept import Journal, Shelf
from platform_guide.reread.net import Manner, Resolve, resolve
from platform_guide.reread.outcome import Outcome, Result
from platform_guide.reread.text import Reader

Say = Callable[[str], None]
_Task = TypeVar("_Task")
_Done = TypeVar("_Done")
_OFTEN = 100


@dataclass(frozen=True)
class Wanted:
    """A page to ask for; `inside` says that the guide names it in an internal layer alone."""

    url: str
    inside: bool = False


class Visit:
    """One run over all hosts, within the time that it may take."""

    def __init__(self, manner: Manner, shelf: Shelf, journal: Journal, say: Say, find: Resolve = resolve) -> None:
        """Take how to ask, what is kept, and where to say how far it is."""
        self._manner = manner
        self._shelf = shelf
        self._journal = journal
        self._say = say
        self._find = find
        self._clock = Clock()
        self._until = self._clock.now() + manner.seconds
        self._reader = Reader(manner.page_seconds)
        self._done = 0
        self._all = 0

    def close(self) -> None:
        """End what reads texts."""
        self._reader.close()

    def pages(self, wanted: Sequence[Wanted]) -> dict[str, Outcome]:
        """Ask for pages that this run has not asked for yet; return what came of all."""
        found = {one.url: self._journal.done[one.url] for one in wanted if one.url in self._journal.done}
        rest = [one for one in wanted if one.url not in found]
        self._all = len(rest)

        def visit(host: Host, one: Wanted) -> Outcome:
            inside = one.inside and self._manner.private
            outcome = host.page(one.url, self._shelf, self._reader, begun_inside=inside)
            if outcome.result is not Result.LEFT:
                self._journal.add(one.url, outcome)
            self._tell()
            return outcome

        return found | self._each(rest, lambda one: one.url, visit)

    def files(self, urls: Iterable[str]) -> dict[str, Answer]:
        """Ask for feeds and lists."""
        return self._each(list(dict.fromkeys(urls)), lambda url: url, lambda host, url: host.file(url))

    def _tell(self) -> None:
        self._done += 1
        if self._done % _OFTEN == 0:
            self._say(f"{self._done:,} of {self._all:,} pages")

    def _each(
        self, tasks: Sequence[_Task], url_of: Callable[[_Task], str], work: Callable[[Host, _Task], _Done]
    ) -> dict[str, _Done]:
        by_host: dict[str, list[_Task]] = defaultdict(list)
        for task in tasks:
            by_host[urlsplit(url_of(task)).netloc].append(task)

        def ask(tasks_of_host: list[_Task]) -> Mapping[str, _Done]:
            host = Host(url_of(tasks_of_host[0]), self._manner, self._until, self._clock, self._find)
            try:
                return {url_of(task): work(host, task) for task in tasks_of_host}
            finally:
                host.close()

        found: dict[str, _Done] = {}
        # The host with most pages takes longest, so it begins first.
        with ThreadPoolExecutor(self._manner.hosts) as pool:
            try:
                for part in pool.map(ask, sorted(by_host.values(), key=len, reverse=True)):
                    found |= part
            except BaseException:
                # Somebody stops the run: what is being asked is finished, and no more is begun.
                self._clock.stop()
                raise
        return found
