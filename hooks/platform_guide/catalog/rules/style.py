"""How notes are written: plain words that say what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, is_judged, lenient, platforms
from platform_guide.catalog.rules.glossary import terms
from platform_guide.catalog.schema.model import Platform

_SHORTEST = 12
_MARKUP = re.compile(r"\*\*|__\w|`|\]\(|^#|</?[a-z]+>")
_Text = tuple[tuple[Key, ...], str]


def notes_are_plain(catalog: Catalog) -> Findings:
    """Check summaries, notes, events and definitions for praise, markup, exclamation marks and empty words."""
    refused = catalog.settings.refused_words
    praise = _any_of(refused)
    for record, found_texts in _records(catalog):
        texts = list(found_texts)
        # Nearly no entry holds such a word even as a part of another, and to look for that is many times faster.
        whole = "\n".join(text for _, text in texts).lower()
        suspect = any(word.lower() in whole for word in refused)
        for path, text in texts:
            if suspect and (found := praise.search(text)):
                hint = "say what is there, and leave the judgement to the reader"
                yield Finding(record, path, "style-praise", f"`{found.group()}` praises", hint)
            if "!" in text:
                yield Finding(record, path, "style-exclamation", "an exclamation mark", "end with a full stop")
            if markup := _MARKUP.search(text):
                words = f"`{markup.group()}` is markup, and notes are plain text"
                yield Finding(record, path, "style-markup", words, "remove it")
            if len(text) < _SHORTEST:
                words = f"{len(text)} characters explain nothing"
                yield Finding(record, path, "style-short", words, "say what is there or what is missing")


def notes_hold_for_more_than_a_day(catalog: Catalog) -> Findings:
    """Refuse in notes, summaries and events what is newest on a day: the note is wrong with the next release.

    In a layer it is a warning: it goes on while its notes are mended.
    """
    passing = catalog.settings.passing_words
    words = _any_of(passing)
    for record, platform in platforms(catalog):
        texts = list(_texts(platform)) if passing else []
        whole = "\n".join(text for _, text in texts).lower()
        suspect = any(phrase.lower() in whole for phrase in passing)
        for path, text in texts if suspect else ():
            if (found := words.search(text)) and is_judged(catalog, record, path):
                said = f"`{found.group()}` is wrong with the next release"
                hint = "say it in `release:` of the entry, with its date and evidence, and take it out here"
                yield lenient(catalog, Finding(record, path, "note-of-a-day", said, hint))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)


def _records(catalog: Catalog) -> Iterator[tuple[RecordKey, Iterator[_Text]]]:
    for record, platform in platforms(catalog):
        yield record, _texts(platform)
    for record, term in terms(catalog):
        yield record, iter([(("definition",), term.definition), *([(("more",), term.more)] if term.more else [])])


def _texts(platform: Platform) -> Iterator[_Text]:
    yield ("summary",), platform.summary
    life = platform.lifecycle
    notes: list[tuple[tuple[Key, ...], str | None]] = [(("owner", "note"), platform.owner.note)]
    notes.append((("lifecycle", "note"), life.note))
    notes += [(("lifecycle", "events", index, "text"), event.text) for index, event in enumerate(life.events)]
    for index, edition in enumerate(platform.editions):
        notes.append((("editions", index, "note"), edition.note))
        notes.append((("editions", index, "use_note"), edition.use_note))
        notes.append((("editions", index, "pricing", "note"), edition.pricing.note))
        notes += [(("editions", index, "buying", topic, "note"), fact.note) for topic, fact in edition.buying.items()]
    notes += [(("integrations", index, "note"), edge.note) for index, edge in enumerate(platform.integrations)]
    for name, claim in platform.claims.items():
        notes.append((("claims", name, "note"), claim.note))
        notes += [
            (("claims", name, "editions", key, "note"), item.note or None) for key, item in claim.editions.items()
        ]
    for path, text in notes:
        if text is not None:
            yield path, text
