"""Looks at every source of a guide again and says what became of it; it changes no claim and no day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.reread.codehosts import is_pinned, plain_file
from platform_guide.reread.ends import Asked, asked, cycles_in, told
from platform_guide.reread.fetch import Answer
from platform_guide.reread.fingerprint import Part, fingerprint
from platform_guide.reread.fingerprints import Fingerprints, Known, compare
from platform_guide.reread.kept import Journal, Shelf
from platform_guide.reread.net import Manner, Resolve, resolve
from platform_guide.reread.outcome import Outcome, Result
from platform_guide.reread.releases import Seen, newest, seen, tags_in
from platform_guide.reread.report import Kind, Report, Row
from platform_guide.reread.run import Say, Visit, Wanted
from platform_guide.reread.text import made_by
from platform_guide.reread.weight import Source, sources_of

_NOT_READ = {Result.GONE: Kind.GONE, Result.CLOSED: Kind.CLOSED, Result.FAILED: Kind.FAILED, Result.AWAY: Kind.MOVED}


@dataclass(frozen=True)
class Choice:
    """What is looked at: some entries alone, and so many pages at most, those first on which most rests."""

    entries: Collection[str] = ()
    most: int | None = None

    def of(self, source: Source) -> bool:
        """Tell whether a source is looked at."""
        return not self.entries or any(use.entry in self.entries for use in source.uses)

    def entry(self, name: str) -> bool:
        """Tell whether an entry is looked at."""
        return not self.entries or name in self.entries


@dataclass
class _Looked:
    """What is found while sources are compared."""

    rows: list[Row] = field(default_factory=list)
    pages: dict[str, dict[str, Known]] = field(default_factory=dict)
    same: int = 0
    new: int = 0
    left: int = 0


def reread(  # noqa: PLR0913 - each of them is an edge's own
    catalog: Catalog,
    known: Fingerprints,
    *,
    cache: Path,
    manner: Manner | None = None,
    choice: Choice | None = None,
    resume: bool = False,
    say: Say = lambda _: None,
    find: Resolve = resolve,
) -> tuple[Report, Fingerprints]:
    """Open the addresses that evidence names, one host at a time, and compare what they say with what is known.

    Args:
        catalog: the guide's data.
        known: the fingerprints of earlier runs.
        cache: a folder for what is kept between runs.
        manner: how pages are asked for.
        choice: what is looked at.
        resume: whether to go on with a run that was ended.
        say: told how far it is.
        find: finds the machines behind a host's name.

    Returns:
        What was found, and the fingerprints as they are from now on.
    """
    choice = choice or Choice()
    sources = [one for one in sources_of(catalog) if choice.of(one)]
    pinned = [one for one in sources if is_pinned(one.url)]
    open_ones = [one for one in sources if not is_pinned(one.url)]
    wanted: dict[str, Wanted] = {}
    for one in open_ones:
        page = plain_file(one.page)
        before = wanted.get(page)
        wanted[page] = Wanted(page, one.internal and (before is None or before.inside))
    most = len(wanted) if choice.most is None else choice.most
    visit = Visit(manner or Manner(), Shelf(cache, made_by()), Journal(cache, resume=resume), say, find)
    try:
        found = visit.pages(list(wanted.values())[:most])
        rows: list[Row] = []
        notes: list[str] = []
        if choice.most is None:
            rows, notes = _of_products(catalog, choice, visit.files)
    finally:
        visit.close()
    other = bool(known.pages) and known.made_by != made_by()
    if other:
        notes.append(f"The fingerprints were made by {known.made_by}; texts are compared anew from this run on.")
    looked = _compared(
        catalog.today, [one for one in open_ones if plain_file(one.page) in found], found, known, other=other
    )
    report = Report(
        catalog.today,
        (*looked.rows, *rows),
        looked.same,
        looked.new,
        len(pinned),
        looked.left,
        tuple(notes),
    )
    return report, _renewed(catalog, known, looked.pages, other=other)


def _renewed(
    catalog: Catalog, known: Fingerprints, pages: Mapping[str, Mapping[str, Known]], *, other: bool
) -> Fingerprints:
    """Return the fingerprints with those of this run; what was not looked at stays.

    Where something else made the texts, of that only what had changed stays: the rest cannot be compared any more.
    """
    kept = {
        url: {section: one for section, one in parts.items() if one.since or not other}
        for url, parts in known.pages.items()
    }
    for url, parts in pages.items():
        kept[url] = dict(parts)
    named = {one.url for one in sources_of(catalog)}
    return Fingerprints(made_by(), {url: parts for url, parts in kept.items() if url in named})


def _compared(
    today: dt.date, sources: list[Source], found: Mapping[str, Outcome], known: Fingerprints, *, other: bool
) -> _Looked:
    looked = _Looked()
    for source in sources:
        outcome = found[plain_file(source.page)]
        kind = _NOT_READ.get(outcome.result)
        if outcome.result is Result.LEFT:
            looked.left += 1
        elif kind:
            looked.rows.append(_row(source, kind, outcome.reason, outcome.moved if kind is Kind.MOVED else ""))
        if outcome.result is not Result.READ or outcome.text is None:
            continue
        if outcome.moved:
            looked.rows.append(_row(source, Kind.MOVED, _moved(source, outcome.moved), outcome.moved))
        states = []
        for section in source.sections:
            before = known.of(source.url, section)
            days = [use.read_on for use in source.uses if use.section == section]
            read_on = None if None in days else min(day for day in days if day)
            part = fingerprint(outcome.text, source.fragment, section)
            compared = compare(before, part, today, read_on, other=other)
            looked.pages.setdefault(source.url, {})[section] = compared.known
            states.append(compared.state)
            if compared.state == "changed":
                looked.rows.append(_row(source, Kind.CHANGED, _changed(section, compared.known), section=section))
        looked.new += "new" in states
        looked.same += set(states) == {"same"}
    return looked


def _row(source: Source, kind: Kind, words: str, new: str = "", section: str | None = None) -> Row:
    uses = [use for use in source.uses if section is None or use.section == section]
    claims = {use.claim for use in uses if use.claim}
    places = tuple(f"{use.place.path}:{use.place.line}" for use in uses)
    return Row(kind, source.url, words, len(claims), len(source.decisions), places, new)


def _moved(source: Source, new: str) -> str:
    path, before = urlsplit(new).path, urlsplit(source.page).path
    if path in {"", "/"} and before not in {"", "/"}:
        return "it leads to the start page of its host for good, so that what was read is probably gone"
    return "it has another address for good"


def _changed(section: str, known: Known) -> str:
    now = known.now or known.read
    what = f"the section “{section}”" if section and Part.SECTION in {now.part, known.read.part} else "its text"
    if known.read.part is Part.SECTION and now.part is not Part.SECTION:
        return f"{what} is not on the page any more, since {known.since} at the latest"
    lengths = f"{known.read.length:,} characters then, {now.length:,} now" if now.part is not Part.FILE else "a file"
    return f"{what} differs from that of {known.on}, since {known.since} at the latest ({lengths})"


def _of_products(
    catalog: Catalog, choice: Choice, files: Callable[[Collection[str]], Mapping[str, Answer]]
) -> tuple[list[Row], list[str]]:
    """Return the rows on newer releases and on ends, and what could not be asked."""
    versions = [one for one in map(seen, catalog.platforms.values()) if one and choice.entry(one.entry)]
    lists = [one for one in asked(catalog) if choice.entry(one.entry)]
    answers = dict(files([one.feeds.releases for one in versions] + [one.url for one in lists]))
    # A repository without releases may have tags.
    silent = [one for one in versions if not _tags(answers[one.feeds.releases])]
    answers |= files([one.feeds.tags for one in silent])
    rows, notes = [], []
    for one in versions:
        tags = _tags(answers[one.feeds.releases]) or _tags(answers.get(one.feeds.tags, Answer()))
        if not tags:
            why = answers[one.feeds.releases].problem or "it names no release"
            notes.append(f"{one.entry}: the feed {one.feeds.releases} was of no use: {why}.")
        elif row := _newer(catalog, one, tags):
            rows.append(row)
    for ask in lists:
        answer = answers[ask.url]
        cycles = cycles_in(answer.body) if answer.status == HTTPStatus.OK and not answer.problem else None
        if cycles is None:
            why = answer.problem or (
                "the answer has no known form" if answer.body else f"the answer was {answer.status}"
            )
            notes.append(f"{ask.entry}: the list {ask.list_name} at {ask.url} was of no use: {why}.")
        elif words := told(catalog.platforms[ask.entry], cycles, catalog.today):
            rows.append(_ended(catalog, ask, words))
    return rows, notes


def _tags(answer: Answer) -> list[tuple[str, dt.date | None]] | None:
    return tags_in(answer.body) if answer.status == HTTPStatus.OK and not answer.problem else None


def _about(catalog: Catalog, kind: Kind, entry: str, words: str, field_name: str) -> Row:
    place = catalog.place((PLATFORMS, entry), (field_name,), of_key=True)
    return Row(kind, entry, words, 0, 0, (f"{place.path}:{place.line}",))


def _newer(catalog: Catalog, one: Seen, tags: list[tuple[str, dt.date | None]]) -> Row | None:
    found = newest(one, tags)
    if found is None:
        return None
    of = f" of {found.day}" if found.day else ""
    row = _about(
        catalog, Kind.NEWER, one.entry, f"version {found.words}{of} is out; the guide knows {one.words}", "release"
    )
    return _weighed(catalog, row)


def _ended(catalog: Catalog, ask: Asked, words: str) -> Row:
    return _weighed(catalog, _about(catalog, Kind.ENDED, ask.entry, f"{ask.list_name}: {words}", "lifecycle"))


def _weighed(catalog: Catalog, row: Row) -> Row:
    """Return a row about an entry with all claims of the entry as what rests on it."""
    return replace(row, claims=len(catalog.platforms[row.what].claims))
