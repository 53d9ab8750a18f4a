"""What buyers ask about an edition is said in the words of the settings, once, and with where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import SETTINGS, Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, platforms, repeated
from platform_guide.catalog.schema.model import BuyingFact
from platform_guide.issues import suggest


def buying_facts_are_known(catalog: Catalog) -> Findings:
    """Check topics and options of what buyers ask, and that what is not known says what was looked for."""
    options = {topic.id: [option.id for option in topic.options] for topic in catalog.settings.buying}
    for record, platform in platforms(catalog):
        for index, edition in enumerate(platform.editions):
            for topic, fact in edition.buying.items():
                path: tuple[Key, ...] = ("editions", index, "buying", topic)
                if topic not in options:
                    text = f"there is no topic `{topic}` that buyers ask about"
                    hint = suggest(topic, options)
                    yield Finding(record, path, "buying-unknown", text, hint, of_key=True)
                    continue
                for field, at, text, hint in _problems(fact, topic, options[topic]):
                    yield Finding(record, (*path, field, *at), "buying-option", text, hint)
                if not fact.known and not fact.note:
                    text = f"nothing is known of `{topic}`, and no note says what was looked for"
                    hint = "add `has:` or `has_not:`, or a note of what was looked for and where"
                    yield Finding(record, path, "buying-unexplained", text, hint, of_key=True)


def _problems(fact: BuyingFact, topic: str, options: list[str]) -> Iterator[tuple[str, tuple[Key, ...], str, str]]:
    for field, names in (("has", fact.has), ("has_not", fact.has_not)):
        for index, name in enumerate(names):
            if name not in options:
                yield field, (index,), f"`{topic}` has no option `{name}`", suggest(name, options)
            elif name in names[:index] or (field == "has_not" and name in fact.has):
                yield field, (index,), f"`{name}` is said twice", "an option stands once, in `has` or in `has_not`"


def topics_stand_once(catalog: Catalog) -> Findings:
    """Check that no topic has two meanings, and none of its options either."""
    record = (SETTINGS, SETTINGS)
    topics = catalog.settings.buying
    places: list[tuple[tuple[Key, ...], str]] = [
        (("buying", index), name) for index, name in repeated(topic.id for topic in topics)
    ]
    places += [
        (("buying", at, "options", index), name)
        for at, topic in enumerate(topics)
        for index, name in repeated(option.id for option in topic.options)
    ]
    for path, name in places:
        yield Finding(record, (*path, "id"), "buying-twice", f"`{name}` is said twice", "rename one")
