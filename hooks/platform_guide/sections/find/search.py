"""What the site's search finds: records of the data, and the sections of hand-written pages.

One file, `assets/search.json`, that a reader's browser fetches when it is first asked to search. Matrices, claims and
other lists that are made from the data stay out of it: whoever looks for a name wants its page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Capability
from platform_guide.decision.data.record import decision_of
from platform_guide.sections.learn.terms import term_anchor
from platform_guide.sections.platforms.facts import Facts
from platform_guide.sections.shared.page import Asset, Found, SearchEntry

PATH = "assets/search.json"
_LONGEST = {Found.LESSON: 1_200, Found.PAGE: 400}
"""Characters kept of a section: the index is fetched whole, and most readers look for what the lessons say."""
_THINGS = (Found.PLATFORM, Found.COMPONENT, Found.CAPABILITY, Found.AREA, Found.CATEGORY)
"""Kinds whose titles are names: two of them in one query are asked for together."""
_ASIDE = (Found.PAGE,)
"""Kinds whose sections are found by their words, and are not what is meant by a name."""
_SHARED = 2
"""On how many hand-written pages a heading may stand and still lead to each of them; above that it tells none apart."""
_ID = re.compile(r'\sid="([^"]+)"')
_SILENT = frozenset({"script", "style", "template", "svg", "button", "form", "nav"})
_EMPTY = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "col", "source", "track", "embed", "area"})
_BLOCKS = frozenset({"p", "li", "dt", "dd", "td", "th", "tr", "div", "pre", "h4", "h5", "h6", "br", "summary"})


@dataclass(frozen=True)
class Prose:
    """A hand-written page: its address, title, front matter and HTML."""

    url: str
    title: str
    meta: Mapping[str, object]
    html: str


def found_platform(facts: Facts, url: str) -> SearchEntry:
    """Return what the search knows of a platform: all names, whose it is, what its editions are called, any verdict."""
    platform = facts.platform
    editions = [edition.name for edition in platform.editions if edition.name != platform.name]
    return SearchEntry(
        Found(platform.kind.value),
        url,
        platform.name,
        platform.summary,
        names=tuple(alias.name for alias in platform.aliases),
        former=tuple(alias.name for alias in platform.aliases if alias.former),
        also=", ".join([*facts.lines("owner"), *editions, *facts.lines("verdict")[:1]]),
        status=facts.lines("state")[0].lower() if platform.ended else "",
    )


def found_capability(capability: Capability, url: str) -> SearchEntry:
    """Return what the search knows of a capability: all names and the definition."""
    names = dict.fromkeys([*capability.aliases, capability.short])
    names.pop(capability.name, None)
    return SearchEntry(Found.CAPABILITY, url, capability.name, capability.definition, tuple(names))


def records(catalog: Catalog, places: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[SearchEntry]:
    """Yield what has no page of its own.

    `places` says on which page the element with an id stands, `titles` what the pages are called.
    """
    for area in catalog.areas:
        anchor = f"area-{area.id}"
        if anchor in places:
            named = (area.short,) if area.short != area.name else ()
            yield SearchEntry(Found.AREA, f"{places[anchor]}#{anchor}", area.name, area.summary, named)
    for category in catalog.settings.categories:
        if category.id in places:
            yield SearchEntry(
                Found.CATEGORY, f"{places[category.id]}#{category.id}", category.label, category.description
            )
    for term in catalog.glossary:
        anchor = term_anchor(term)
        if anchor in places:
            page, (_, *others) = places[anchor], term.names()
            # As a section of its page it comes behind whatever has the same name and a page of its own.
            yield SearchEntry(
                Found.TERM, f"{page}#{anchor}", term.term, term.definition, tuple(others), within=titles[page]
            )
    yield from _interview(catalog, places)


def _interview(catalog: Catalog, places: Mapping[str, str]) -> Iterator[SearchEntry]:
    decision = decision_of(catalog)
    for door in decision.doors:
        anchor = f"door-{door.id}"
        if anchor in places:
            yield SearchEntry(Found.QUESTION, f"{places[anchor]}#{anchor}", door.label, door.description)
    for question in decision.questions:
        anchor = f"question-{question.id}"
        if anchor in places:
            answers = ", ".join(answer.label for answer in question.answers)
            yield SearchEntry(Found.QUESTION, f"{places[anchor]}#{anchor}", question.text, question.why, also=answers)


def prose(page: Prose) -> Iterator[SearchEntry]:
    """Yield a hand-written page and its sections.

    Its front matter may say `search: {exclude: true}`, which leaves it out, `search: {sections: false}`, which leaves
    its title and description, for pages whose content is made from the data, or `search: {sections: titles}`. With
    `search: {names: [...]}` it is found by other words for its title, too.
    """
    wish = page.meta.get("search")
    wish = wish if isinstance(wish, Mapping) else {}
    if wish.get("exclude"):
        return
    kind = Found.LESSON if "lesson" in page.meta else Found.PAGE
    title, said = unescape(page.title), str(page.meta.get("description") or "")
    reader = _Sections()
    if wish.get("sections", True):
        reader.feed(page.html)
        reader.close()
    opening, *sections = reader.sections
    longest = 0 if wish.get("sections") == "titles" else _LONGEST[kind]
    names = tuple(str(one) for one in wish.get("names") or ())
    yield SearchEntry(kind, page.url, title, said, names, also=opening.text(longest))
    # A heading that a script fills in has no words yet.
    for section in (one for one in sections if one.title):
        text = section.text(longest)
        yield SearchEntry(kind, f"{page.url}#{section.id}", section.title, text, within=title)


def search_asset(catalog: Catalog, ready: Iterable[SearchEntry], pages: Iterable[Prose]) -> Asset:
    """Return the index: entries as mappings without what is empty, pairs with the numbers of what they compare."""
    pages = tuple(pages)
    places = {name: page.url for page in pages for name in _ID.findall(page.html)}
    titles = {page.url: unescape(page.title) for page in pages}
    written = [entry for page in pages for entry in prose(page)]
    often = Counter(entry.title for entry in written if entry.within)
    written = [entry for entry in written if not entry.within or often[entry.title] <= _SHARED]
    entries = [*ready, *records(catalog, places, titles), *written]
    numbers = {entry.url: number for number, entry in enumerate(entries)}
    rows = [
        {
            name: value
            for name, value in (
                ("kind", entry.kind.value),
                ("url", entry.url),
                ("title", entry.title),
                ("text", entry.text),
                ("names", entry.names),
                ("former", entry.former),
                ("also", entry.also),
                ("within", entry.within),
                ("status", entry.status),
                ("of", [numbers[url] for url in entry.of]),
            )
            if value or name == "url"
        }
        for entry in entries
    ]
    index = {"kinds": list(Found), "things": _THINGS, "aside": _ASIDE, "entries": rows}
    return Asset(PATH, json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode())


class _Section:
    """What is read of one section."""

    def __init__(self, id_: str = "") -> None:
        self.id = id_
        self.heading: list[str] = []
        self.body: list[str] = []

    @property
    def title(self) -> str:
        """The heading in one line."""
        return " ".join("".join(self.heading).split())

    def text(self, longest: int) -> str:
        """Return the text below it in one line, cut at a word."""
        text = " ".join("".join(self.body).split())
        return text if len(text) <= longest else text[:longest].rpartition(" ")[0]


class _Sections(HTMLParser):
    """Cuts the HTML of a page at its second- and third-level headings, and keeps what is read aloud of each."""

    def __init__(self) -> None:
        super().__init__()
        self.sections = [_Section()]
        self._heading: str | None = None
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self._silent or tag in _SILENT or "headerlink" in (given.get("class") or "") or "hidden" in given:
            if tag not in _EMPTY:
                self._silent.append(tag)
        elif tag in {"h1", "h2", "h3"}:
            self._heading = tag
            if tag != "h1" and given.get("id"):
                self.sections.append(_Section(str(given["id"])))
        elif tag in _BLOCKS:
            self.sections[-1].body.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
        elif tag == self._heading:
            self._heading = None
        elif tag in _BLOCKS:
            self.sections[-1].body.append(" ")

    def handle_data(self, data: str) -> None:
        if self._silent or self._heading == "h1":
            return
        section = self.sections[-1]
        (section.heading if self._heading else section.body).append(data)
