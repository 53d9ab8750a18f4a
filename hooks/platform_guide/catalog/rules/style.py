"""How notes are written: plain words that say what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.rules.glossary import terms
from platform_guide.catalog.schema.model import Platform

_SHORTEST = 12
_MARKUP = re.compile(r"\*\*|__\w|`|\]\(|^#|</?[a-z]+>")
_Text = tuple[tuple[Key, ...], str]


def notes_are_plain(catalog: Catalog) -> Findings:
    """Check summaries, notes, events and definitions for praise, markup, exclamation marks and empty words."""
    refused = catalog.settings.refused_words
    praise = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, refused))})(?![\w-])", re.IGNORECASE)
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
    notes += [(("integrations", index, "note"), edge.note) for index, edge in enumerate(platform.integrations)]
    for name, claim in platform.claims.items():
        notes.append((("claims", name, "note"), claim.note))
        notes += [
            (("claims", name, "editions", key, "note"), item.note or None) for key, item in claim.editions.items()
        ]
    for path, text in notes:
        if text is not None:
            yield path, text
