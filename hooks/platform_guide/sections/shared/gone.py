"""Hand-written pages of the base layer where they name what another layer hides: a link becomes plain text.

Whoever hides an entry need not rewrite the pages that mention it. In pages of a layer's own a name that does not exist
is a mistake, and is reported.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from platform_guide.catalog.catalog import Catalog
from platform_guide.sections.shared.directive import COMMENT

_NAME = re.compile(r"\[\[([a-z0-9-]+)(?:#([a-z0-9-]+))?\]\]")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^\s()<>#]+)(?:#[^\s()<>]*)?>?\s*\)")
_PAGES: Mapping[str, str] = {
    "platforms": "platform",
    "capabilities": "capability",
    "decide/organisations": "organisation",
    "learn": "lesson",
}
"""The folders of pages that are made from records, with the word for what each page there is about."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


def escape(text: str) -> str:
    """Return text as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def blank_gone(catalog: Catalog, path: str, plain: str) -> str:
    """Return a page's text, code blank already, with every use of what is hidden replaced by spaces."""
    for start, end, _ in _uses(catalog, path, plain):
        plain = plain[:start] + re.sub(r"[^\n]", " ", plain[start:end]) + plain[end:]
    return plain


def plain_words(catalog: Catalog, path: str, plain: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a page links to what is hidden, as start and end, and the words that stand there instead."""
    yield from ((start, end, words) for start, end, words in _uses(catalog, path, plain) if words is not None)


def _claims(catalog: Catalog, name: str, capability: str) -> bool:
    """Tell whether an entry makes a claim about a capability."""
    entry = catalog.platforms.get(name)
    known = catalog.rubrics.get(capability)
    return entry is not None and known is not None and catalog.cell(entry, known.id).in_scope


def _uses(catalog: Catalog, path: str, plain: str) -> Iterator[tuple[int, int, str | None]]:
    if not catalog.hidden:
        return
    for match in _NAME.finditer(plain):
        name, capability = match.groups()
        if one := catalog.hidden.get(("platform", name)):
            yield *match.span(), escape(one.label)
        elif capability and _claims(catalog.upstream, name, capability) and not _claims(catalog, name, capability):
            yield *match.span(), escape(catalog.platforms[name].name)
    for match in _LINK.finditer(plain):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match.group(2)))
        folder, name = posixpath.split(target.removesuffix(".md"))
        if (_PAGES.get(folder, ""), name) in catalog.hidden:
            yield *match.span(), match.group(1)
    for match in COMMENT.finditer(plain):
        given = (part.partition("=") for part in match.group(2).split())
        if any((key, value) in catalog.hidden for key, _, value in given):
            yield *match.span(), None
