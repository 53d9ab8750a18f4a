"""Sentences that say of a product what holds without exception: they need a claim or a source beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from platform_guide.catalog.rules.mentions import Names
from platform_guide.sections.shared.documents import Document
from platform_guide.sections.shared.markup import Problem

RULE = "sweeping"

_WORD = re.compile(r"\b(?:only|never|always|cannot|can(?:'|\u2019)t|nobody|no one)\b", re.IGNORECASE)
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>|]|#{1,6}|\d+[.)])[ \t|])")
_END = re.compile(r"[.!?][\"\u201d)*_]*(?=\s)")
_ENTRY = re.compile(r"\[\[[a-z0-9-]+\]\]|\]\(<?[^()\s]*platforms/[a-z0-9-]+(?:\.md|/)?>?\)")
_ADDRESS = re.compile(r"\[\[[^\[\]]*\]\]|\]\([^()]*\)|<!--.*?-->", re.DOTALL)
_PROOF = re.compile(
    r"\[\[[a-z0-9-]+#[a-z0-9-]+\]\]|\]\(<?(?:https?://|[^()\s]*platforms/[a-z0-9-]+(?:\.md|/)#)|<https?://"
)


def sweeping(document: Document, names: Names) -> Iterator[Problem]:
    """Report sentences that name an entry beside a word such as `never`, and link neither a claim nor a source.

    A link to a claim is `[[entry#capability]]` or one to an anchor of the entry's page; a source is a page of another
    site.
    """
    for at, sentence in _sentences(document.plain):
        word = _WORD.search(_ADDRESS.sub(lambda match: " " * len(match.group()), sentence))
        if word is None or _PROOF.search(sentence):
            continue
        found = _ENTRY.search(sentence)
        first = found.start() if found else next((one.at for one in names.in_text(sentence)), None)
        if first is not None:
            text = f"`{word.group()}` in a sentence about a product, which links neither a claim nor a source"
            hint = "link the claim as `[[entry#capability]]` or a source, or say how far it holds"
            yield at + word.start(), RULE, text, hint


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of Markdown with their places: blocks are split, rows of tables stay whole."""
    begin = 0
    for block in [*_BLOCK.finditer(text), None]:
        end = block.start() if block else len(text)
        start = begin
        for stop in _END.finditer(text, begin, end):
            yield start, text[start : stop.end()]
            start = stop.end()
        yield start, text[start:end]
        begin = block.end() if block else end
