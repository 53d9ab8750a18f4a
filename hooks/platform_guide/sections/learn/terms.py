"""Terms of the glossary in running text: the first use of each on a page leads to its definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from markupsafe import Markup, escape

from platform_guide.catalog.schema.glossary import Term
from platform_guide.sections.shared.render import Renderer

_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>", re.DOTALL)
_LINKS_AND_CODE = frozenset(
    {"a", "abbr", "code", "dfn", "kbd", "pre", "q", "samp", "script", "style", "svg", "template"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "th", "title"})
_CONTROLS = frozenset({"button", "label", "select", "textarea"})
_QUIET = _LINKS_AND_CODE | _HEADINGS | _CONTROLS
"""Elements in which nothing is linked."""


def term_anchor(term: Term) -> str:
    """Return the id of the element that holds a term's definition."""
    return f"glossary-{term.id}"


class Terms:
    """Links the terms of one glossary.

    `page` is the address of the page that shows it, below the root of the site; without one nothing is linked.
    """

    def __init__(self, glossary: tuple[Term, ...], renderer: Renderer, page: str | None) -> None:
        self._glossary = glossary if page is not None else ()
        self._renderer = renderer
        self._page = page or ""

    @cached_property
    def _words(self) -> Mapping[str, Term]:
        """Every word that is linked, by its small letters."""
        return {word.casefold(): term for term in self._glossary if term.linked for word in term.names()}

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """Abbreviations, by their small letters: they are linked only where they are written in capitals."""
        words = (word for term in self._glossary for word in term.names())
        return frozenset(word.casefold() for word in words if word.isupper())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # The longest first, so that "model registry" is not found as "model". Line breaks are spaces in HTML.
        words = sorted(self._words, key=lambda word: (-len(word), word))
        found = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
        return re.compile(rf"(?<![\w&#/.-])(?:{found})(?![\w-])", re.IGNORECASE)

    def link(self, url: str, html: str) -> str:
        """Return the HTML of the page at `url` with the first use of each term in its prose linked."""
        if url == self._page or not self._words:
            return html
        met: set[str] = set()
        return "".join(self._linked(url, text, met) if plain else text for plain, text in _parts(html))

    def link_text(self, url: str, *texts: str) -> list[Markup]:
        """Return plain texts of the page at `url` as HTML, with the first use of each term in them linked."""
        met: set[str] = set()
        escaped = [escape(text) for text in texts]
        return [Markup(self._linked(url, text, met)) for text in escaped] if self._words else escaped  # noqa: S704

    def _linked(self, url: str, text: str, met: set[str]) -> str:
        def replace(match: re.Match[str]) -> str:
            found = match.group()
            key = " ".join(found.split()).casefold()
            term = self._words[key]
            if term.id in met or (key in self._capitals and not found.isupper()):
                return found
            met.add(term.id)
            target = f"{self._page}#{term_anchor(term)}"
            return self._renderer.render("term.html", url, term=term, target=target, text=Markup(found))  # noqa: S704 - it stood in the page as it is

        return self._pattern.sub(replace, text)


def _parts(html: str) -> Iterator[tuple[bool, str]]:
    """Split HTML into tags and texts; the first value tells whether it is a text in which terms are linked."""
    quiet: list[str] = []
    end = 0
    for tag in _TAG.finditer(html):
        if tag.start() > end:
            yield not quiet, html[end : tag.start()]
        yield False, tag.group()
        end = tag.end()
        name = (tag.group(2) or "").lower()
        if name not in _QUIET:
            continue
        if not tag.group(1):
            quiet.append(name)
        elif quiet and name == quiet[-1]:
            quiet.pop()
    if end < len(html):
        yield not quiet, html[end:]
