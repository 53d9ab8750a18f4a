"""Names of entries that are words of English are known to be, so that a sentence that begins with one names nobody."""

from __future__ import annotations

from spellchecker import SpellChecker

from tests import shipped

NAMES_ALONE = frozenset(
    {"Airflow", "Argo", "Docker", "Flyte", "Neptune", "Pachyderm", "Prometheus", "Slinky", "Snowflake"}
)
"""Words of a dictionary that no sentence of ours would begin with in another sense."""


def test_every_name_that_is_a_word_is_listed() -> None:
    catalog, known = shipped.catalog(), SpellChecker()
    entries = catalog.platforms.values()
    names = {name for entry in entries for name in (entry.name, *(one.name for one in entry.aliases))}
    words = {name for name in names if name.isalpha() and not name.isupper() and name.casefold() in known}
    assert words - NAMES_ALONE == set(catalog.settings.everyday_words), (
        "`everyday_words` of data/settings.yaml lists names that a sentence can begin with in another sense"
    )
