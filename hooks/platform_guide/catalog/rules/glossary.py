"""The glossary: one word, one meaning, and links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from platform_guide.catalog.catalog import GLOSSARY, Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.catalog.schema.glossary import Term
from platform_guide.issues import suggest

_SENTENCES = 2
_END = re.compile(r"[.?!](?=\s|$)")


def terms(catalog: Catalog) -> Iterator[tuple[RecordKey, Term]]:
    """Yield each term with the key of its record."""
    for term in catalog.glossary:
        yield (GLOSSARY, term.id), term


def words_are_unique(catalog: Catalog) -> Findings:
    """Check that no term, alias or form belongs to two terms, whatever its case."""
    first: dict[str, str] = {}
    for record, term in sorted(terms(catalog)):
        own: set[str] = set()
        for path, word in _words(term):
            key = word.casefold()
            if key in own:
                yield Finding(record, path, "term-twice", f"`{word}` is already a word of this term", "remove it")
            elif first.setdefault(key, term.id) != term.id:
                text = f"`{word}` already belongs to `{first[key]}`"
                yield Finding(record, path, "term-taken", text, "one word has one meaning here")
            own.add(key)


def _words(term: Term) -> Iterator[tuple[tuple[Key, ...], str]]:
    yield ("term",), term.term
    for field, words in (("aliases", term.aliases), ("forms", term.forms)):
        for index, word in enumerate(words):
            yield (field, index), word


def terms_are_known(catalog: Catalog) -> Findings:
    """Check that references between terms lead to other terms that exist."""
    known = catalog.ids(GLOSSARY)
    for record, term in terms(catalog):
        for field, names in (("see", term.see), ("not_to_be_confused_with", term.not_to_be_confused_with)):
            for index, name in enumerate(names):
                if name == term.id:
                    text = "a term cannot point at itself"
                    yield Finding(record, (field, index), "reference-to-itself", text, "remove this")
                elif name not in known:
                    text = f"there is no term `{name}`"
                    yield Finding(record, (field, index), "term-unknown", text, suggest(name, known))


def definitions_are_short(catalog: Catalog) -> Findings:
    """Check that a definition is at most two whole sentences."""
    for record, term in terms(catalog):
        sentences = len(_END.findall(term.definition))
        if sentences > _SENTENCES:
            text = f"the definition has {sentences} sentences, and {_SENTENCES} are allowed"
            yield Finding(record, ("definition",), "definition-long", text, "move the rest to `more`")
        elif not term.definition.endswith((".", "?")):
            text = "the definition does not end with a full stop"
            yield Finding(record, ("definition",), "definition-open", text, "write whole sentences")
