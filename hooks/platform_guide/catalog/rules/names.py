"""One name leads to one entry."""

from __future__ import annotations

from platform_guide.catalog.catalog import AREAS, Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, platforms


def names_are_unique(catalog: Catalog) -> Findings:
    """Check that no name or alias belongs to two entries, whatever its case."""
    first: dict[str, str] = {}
    for record, platform in platforms(catalog):
        own: set[str] = set()
        words: list[tuple[tuple[Key, ...], str]] = [(("name",), platform.name)]
        words += [(("aliases", i, "name"), alias.name) for i, alias in enumerate(platform.aliases)]
        for path, word in words:
            key = word.casefold()
            if key in own:
                yield Finding(record, path, "name-twice", f"`{word}` is already a name of this entry", "remove it")
            elif first.setdefault(key, platform.id) != platform.id:
                text = f"`{word}` already names `{first[key]}`"
                yield Finding(record, path, "name-taken", text, "a reader who searches for it must find one entry")
            own.add(key)


def capabilities_are_unique(catalog: Catalog) -> Findings:
    """Check that a capability id is defined in one area only, and that an old id leads to one capability."""
    first: dict[str, str] = {}
    for area in catalog.areas:
        record: RecordKey = (AREAS, area.id)
        for index, capability in enumerate(area.capabilities):
            if capability.id in first:
                text = f"`{capability.id}` is already defined in the area `{first[capability.id]}`"
                path = ("capabilities", index, "id")
                yield Finding(record, path, "capability-twice", text, "give it another id, or define it once")
            first.setdefault(capability.id, area.id)
    known = {capability.id: capability.id for _, capability in catalog.capabilities()}
    for area in catalog.areas:
        for index, capability in enumerate(area.capabilities):
            for at, name in enumerate(capability.former):
                if name in known:
                    text = f"`{name}` is the id of `{known[name]}`, now or before"
                    where = ("capabilities", index, "former", at)
                    yield Finding((AREAS, area.id), where, "capability-twice", text, "an address leads to one page")
                known[name] = capability.id
