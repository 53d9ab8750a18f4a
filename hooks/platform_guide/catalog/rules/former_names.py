"""A note that tells an old name is no use to whoever types it: the old name is an alias as well.

Looked for are names with a capital behind `formerly`, `former`, `was called`, `previously called`, `renamed from` and
the like, and before `was renamed`, `was retired` and `is now called`. A single word at the beginning of a sentence that
is not written like a name is left alone, and so is a name that another entry bears.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, is_judged, lenient, platforms
from platform_guide.catalog.schema.model import Alias, Platform

_WORD = r"(?:[A-Z][\w&+.-]*[\w+]|[A-Z]|v?\d[\w.]*\w|\d)"
_NAME = rf"{_WORD}(?:\s(?:(?:for|of|the)\s)?{_WORD})*"
_QUOTED = rf"[\"'“]?(?P<name>{_NAME})"
_BEHIND = re.compile(
    rf"\b(?:[Ff]ormerly(?:\s(?:called|known\sas|named|the))?"
    rf"|[Ff]ormer"
    rf"|(?:was|were|been)\s(?:\w+\s)?(?:called|named|known\sas)"
    rf"|(?:[Pp]reviously|[Oo]riginally|[Ee]arlier|[Oo]nce)\s(?:called|named|known\sas)"
    rf"|[Uu]ntil\s[^.;]{{1,30}}\s(?:called|named|known\sas)"
    rf"|renamed\sfrom)\s(?:the\s)?{_QUOTED}"
)
_BEFORE = re.compile(
    rf"(?P<the>\b[Tt]he\s(?:older\s|old\s|former\s)?|\b[Oo]lder\s|\b[Oo]ld\s)?(?P<name>{_NAME})"
    r"\s(?:(?:was|were|is|are|has\sbeen|have\sbeen)\s(?:being\s)?(?:renamed|retired)"
    r"|(?:is|are)\snow\s(?:called|named|known\sas))\b"
)
_STARTS = re.compile(r"(?:^|[.:;!?]\s)\Z")


# One of these stands in every text that tells an old name; to look for them is many times faster than the patterns.
_SIGNS = ("ormer", "called", "named", "known as", "retired")


def old_names(text: str) -> Iterator[str]:
    """Yield the old names that a text tells."""
    if not any(sign in text for sign in _SIGNS):
        return
    for match in _BEHIND.finditer(text):
        yield match["name"]
    for match in _BEFORE.finditer(text):
        name = match["name"]
        begins = not match["the"] and bool(_STARTS.search(text[: match.start("name")]))
        # `Accounts were renamed` tells no name, and `KFServing was renamed` does.
        if not begins or " " in name or not name[1:].islower():
            yield name


def old_names_are_aliases(catalog: Catalog) -> Findings:
    """Refuse notes that tell an old name which no alias marks as former, or as the name of a part."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for entry in catalog.platforms.values():
        for name in (entry.name, *(one.name for one in entry.aliases)):
            bearers[name.casefold()].add(entry.id)
    for record, platform in platforms(catalog):
        for path, text in _notes(platform):
            for name in dict.fromkeys(old_names(text)):
                if bearers[name.casefold()] - {platform.id} or not is_judged(catalog, record, path):
                    continue
                if problem := _problem(platform, name):
                    text_, hint = problem
                    yield lenient(catalog, Finding(record, path, "old-name-unknown", text_, hint))


def _problem(platform: Platform, name: str) -> tuple[str, str] | None:
    # Notes of a product leave its own name out: `Workflows` for `Databricks Workflows`.
    same = [one for one in platform.aliases if f" {one.name.casefold()}".endswith(f" {name.casefold()}")]
    if platform.name.casefold() == name.casefold() or any(_is_old(one) for one in same):
        return None
    if same:
        text = f"the note tells an old name, and the alias `{same[0].name}` is not marked as one"
        return text, "add `former: true` to the alias, or `part:` with what bore it"
    text = f"the note tells an old name, and `{name}` is no alias: who types it finds nothing"
    return text, f"add `{{name: {name}, former: true}}` to `aliases`, with `part:` where only a part bore it"


def _is_old(alias: Alias) -> bool:
    return alias.former or alias.part is not None


def _notes(platform: Platform) -> Iterator[tuple[tuple[Key, ...], str]]:
    found: list[tuple[tuple[Key, ...], str | None]] = [
        (("owner", "note"), platform.owner.note),
        (("lifecycle", "note"), platform.lifecycle.note),
        *((("editions", at, "note"), edition.note) for at, edition in enumerate(platform.editions)),
    ]
    for name, claim in platform.claims.items():
        found.append((("claims", name, "note"), claim.note))
        found += [(("claims", name, "editions", one, "note"), other.note) for one, other in claim.editions.items()]
    yield from ((path, text) for path, text in found if text)
