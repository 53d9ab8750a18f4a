"""Pairs to be compared on a page of their own stand once, in one order, and name entries that exist."""

from __future__ import annotations

from platform_guide.catalog.catalog import PLATFORMS, SETTINGS, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.issues import suggest


def pairs_are_canonical(catalog: Catalog) -> Findings:
    """Check the pairs of the settings; each has one address, whatever the order in which people name the two."""
    record = (SETTINGS, SETTINGS)
    known = catalog.ids(PLATFORMS)
    seen: set[frozenset[str]] = set()
    for index, pair in enumerate(catalog.settings.pairs):
        for place, name in enumerate(pair):
            if name not in known:
                text = f"there is no platform `{name}`"
                yield Finding(record, ("pairs", index, place), "platform-unknown", text, suggest(name, known))
        one, two = pair
        if frozenset(pair) in seen:
            yield Finding(record, ("pairs", index), "pair-twice", f"`{one}` and `{two}` stand twice", "remove one")
        elif one >= two:
            text = f"`{one}` and `{two}` are not in the order of their ids"
            yield Finding(record, ("pairs", index), "pair-order", text, f"write [{two}, {one}]")
        seen.add(frozenset(pair))
