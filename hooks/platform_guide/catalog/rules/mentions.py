"""Which entries a text speaks of: whole names as they are written, and addresses below those of an entry.

A name is found where it stands as a whole, with its own capitals; a longer name goes before one that it holds. A name
that is an ordinary word as well (`everyday_words` of the settings) counts only with a capital, neither at the beginning
of a sentence nor behind another word with a capital, as in a longer name that nobody entered. The last holds for parts
of one word, too: `Unified Studio` is not the part `Studio`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from platform_guide.catalog.catalog import Catalog

_SPLIT = re.compile(r", | and ")
_PARTICLES = frozenset({"a", "an", "and", "for", "in", "of", "on", "the"})
_VERSION = re.compile(r"v?\d[\w.]*")
# What may stand between the beginning of a sentence and its first word: quotes, brackets, and marks of Markdown.
_BEFORE = " \t\n\"'“(*_#>|-"
_ENDS = (".", "!", "?", ":", ";")
_A_WORD = re.compile(r"\w+")
_INTO = re.compile(r"[\w./@-]")
_ON = re.compile(r"\w|\.\w")
_LAST_WORD = re.compile(r"(\S+)[ \t\n]+\Z")


@dataclass(frozen=True)
class Mention:
    """An entry that a text names, or a part of one, and where."""

    entry: str
    part: str | None
    at: int


def names_of_part(part: str) -> tuple[str, ...]:
    """Return the names in the words for a part: `Debugger and Model Monitor` has two, `version 2` has none.

    A name begins with a capital or holds a digit in every word but small ones such as `for`; a version is no name.
    """
    pieces = _SPLIT.split(part)
    found = tuple(pieces) if all(map(_is_name, pieces)) else (part,)
    return found if all(map(_is_name, found)) else ()


def _is_name(text: str) -> bool:
    words = text.split()
    large = [word for word in words if word not in _PARTICLES]
    named = [word for word in large if not _VERSION.fullmatch(word)]
    return bool(named) and all(re.search(r"[A-Z0-9]", word[:2]) or _VERSION.fullmatch(word) for word in large)


class Names:
    """The names of all entries and of those of their parts that something happened to or that have an alias."""

    def __init__(self, catalog: Catalog) -> None:
        self._everyday = frozenset(catalog.settings.everyday_words)
        self._owners: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
        self._parts: set[str] = set()
        self._told: set[tuple[str, str]] = set()
        self._links: defaultdict[str, set[str]] = defaultdict(set)
        self._hosts: defaultdict[str, set[str]] = defaultdict(set)
        for entry in catalog.platforms.values():
            self._owners[entry.name].append((entry.id, None))
            for alias in entry.aliases:
                self._owners[alias.name].append((entry.id, None))
                if alias.part:
                    self._owners[alias.name].append((entry.id, alias.part))
                    self._told.add((entry.id, alias.name))
            for part in dict.fromkeys(event.part for event in entry.lifecycle.events if event.part):
                for name in names_of_part(part):
                    self._owners[name].append((entry.id, part))
                    self._parts |= {name} if " " not in name else set()
            for address in (_address(url) for _, url in entry.links if url):
                self._links[address].add(entry.id)
                self._hosts[address.partition("/")[0]].add(entry.id)

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """All names by their first word, with its place in the name; the longest first."""
        found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for name in sorted(self._owners, key=lambda name: (-len(name), name)):
            if word := _A_WORD.search(name):
                found[word.group()].append((name, word.start()))
        return {word: tuple(names) for word, names in found.items()}

    def _found(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield the names in a text with their places; a pattern of all names would be many times slower."""
        end = 0
        for word in _A_WORD.finditer(text):
            for name, before in self._by_word.get(word.group(), ()):
                at = word.start() - before
                if at >= end and text.startswith(name, at) and _stands_alone(text, at, at + len(name)):
                    yield name, at
                    end = at + len(name)
                    break

    def in_text(self, text: str, own: str | None = None) -> Iterator[Mention]:
        """Yield what a text of the entry `own` names; in texts of nobody `own` is None.

        The name of a part may be anybody's word: outside its own entry it counts where the text names the entry as
        well, or where an alias gives it.
        """
        found = [(name, at) for name, at in self._found(text) if not self._is_everyday(name, text, at)]
        whole = {entry for name, _ in found for entry, part in self._owners[name] if part is None} | {own}
        for name, at in found:
            for entry, part in self._owners[name]:
                if part is None or entry in whole or (entry, name) in self._told:
                    yield Mention(entry, part, at)

    def at_address(self, url: str) -> str | None:
        """Return the entry to which an address belongs: that with the longest address above it, or None."""
        path = _address(url)
        while path:
            # A whole host is an entry's only where no other entry lives there.
            owners = self._links.get(path) if "/" in path else self._hosts.get(path)
            if owners and path in self._links:
                return next(iter(owners)) if len(owners) == 1 else None
            path = path.rpartition("/")[0]
        return None

    def _is_everyday(self, name: str, text: str, at: int) -> bool:
        """Tell whether a name that was found is only a word, or a word of a longer name."""
        if name not in self._everyday and name not in self._parts:
            return False
        before = text[:at].rstrip(_BEFORE)
        if name in self._everyday and (name.islower() or not before or before.endswith(_ENDS)):
            return True
        last = _LAST_WORD.search(text[:at])
        if not last or not last.group(1)[0].isupper():
            return False
        # A capital that begins the sentence says nothing: "With Ray" is no longer name.
        earlier = text[: last.start(1)].rstrip(_BEFORE)
        return bool(earlier) and not earlier.endswith(_ENDS)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name is no part of a longer word, of a path or of a version."""
    return not (_INTO.search(text[max(start - 1, 0) : start]) or _ON.match(text, end))


def _address(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url).partition("#")[0].partition("?")[0].rstrip("/")


def first_of(mentions: Iterable[Mention]) -> Mapping[tuple[str, str | None], Mention]:
    """Return the first mention of each entry, and of each part of one."""
    found: dict[tuple[str, str | None], Mention] = {}
    for one in mentions:
        found.setdefault((one.entry, one.part), one)
    return found
