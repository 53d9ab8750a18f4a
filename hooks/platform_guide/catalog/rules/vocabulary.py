"""The words of the settings are used by somebody: an unused one is a filter that finds nothing."""

from __future__ import annotations

from collections.abc import Sequence

from platform_guide.catalog.catalog import PLATFORMS, SETTINGS, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.catalog.schema.base import Named
from platform_guide.issues import Severity


def words_are_used(catalog: Catalog) -> Findings:
    """Warn of categories and environments that no entry has, once all entries could be read.

    A flow that nothing joins is no mistake: it says that everybody builds this joint by hand.
    A layer may hide entries of the one below without having to tidy its settings.
    """
    if len(catalog.layers) > 1 or catalog.ids(PLATFORMS) != catalog.platforms.keys():
        return
    entries = catalog.platforms.values()
    used = {
        "categories": {entry.category for entry in entries},
        "environments": {name for entry in entries for edition in entry.editions for name in edition.environments},
    }
    declared: dict[str, Sequence[Named]] = {
        "categories": catalog.settings.categories,
        "environments": catalog.settings.environments,
    }
    for field, words in declared.items():
        if used[field] - {item.id for item in words}:
            # Somebody misspelled one of them, and that is reported.
            continue
        for index, item in enumerate(words):
            if item.id not in used[field]:
                text = f"no entry uses `{item.id}`"
                path = (field, index, "id")
                hint = "remove it, or give it to the entries that it fits"
                yield Finding((SETTINGS, SETTINGS), path, "word-unused", text, hint, severity=Severity.WARNING)
