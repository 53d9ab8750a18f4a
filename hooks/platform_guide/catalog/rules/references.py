"""Every name that points at another record points at one that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from platform_guide.catalog.catalog import AREAS, PLATFORMS, Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.model import Platform
from platform_guide.issues import suggest


def known_names(catalog: Catalog) -> Findings:
    """Check categories, environments, areas, capabilities, flows, partners and successors."""
    settings = catalog.settings
    choices: dict[str, Collection[str]] = {
        "category": {item.id for item in settings.categories},
        "environment": {item.id for item in settings.environments},
        "flow": {item.id for item in settings.flows},
        "area": catalog.ids(AREAS),
        "capability": catalog.capability_ids(),
        "platform": catalog.ids(PLATFORMS),
    }
    for record, platform in platforms(catalog):
        for word, path, name in _references(platform):
            if name not in choices[word] and not (word == "capability" and _areas_unread(catalog)):
                of_key = word == "capability"
                text = f"there is no {word} `{name}`"
                yield Finding(record, path, f"{word}-unknown", text, suggest(name, choices[word]), of_key=of_key)
            elif word == "platform" and name == platform.id:
                yield Finding(record, path, "reference-to-itself", "an entry cannot point at itself", "remove this")
    for area in catalog.settings.flows:
        for end, name in (("source", area.source), ("target", area.target)):
            if name not in choices["area"]:
                index = settings.flows.index(area)
                text = f"there is no area `{name}`"
                yield Finding(
                    ("settings", "settings"),
                    ("flows", index, end),
                    "area-unknown",
                    text,
                    suggest(name, choices["area"]),
                )


def _areas_unread(catalog: Catalog) -> bool:
    """Tell whether an area's file could not be read, so that its capabilities are not known."""
    return any(kind == AREAS for kind, _ in catalog.unread)


def _references(platform: Platform) -> Iterator[tuple[str, tuple[Key, ...], str]]:
    yield "category", ("category",), platform.category
    for i, edition in enumerate(platform.editions):
        for j, environment in enumerate(edition.environments):
            yield "environment", ("editions", i, "environments", j), environment
        for j, environment in enumerate(edition.not_environments):
            yield "environment", ("editions", i, "not_environments", j), environment
    if platform.lifecycle.successor:
        yield "platform", ("lifecycle", "successor"), platform.lifecycle.successor
    for i, name in enumerate(platform.lifecycle.alternatives):
        yield "platform", ("lifecycle", "alternatives", i), name
    if platform.mirror:
        yield "platform", ("mirror", "of"), platform.mirror.of
    for i, scope in enumerate(platform.scope):
        yield "area", ("scope", i, "area"), scope.area
    for i, edge in enumerate(platform.integrations):
        yield "platform", ("integrations", i, "with"), edge.with_
        yield "flow", ("integrations", i, "flow"), edge.flow
    for capability in platform.claims:
        yield "capability", ("claims", capability), capability


def known_editions(catalog: Catalog) -> Findings:
    """Check that a claim's edition differences name editions of the same platform."""
    for record, platform in platforms(catalog):
        editions = {edition.id for edition in platform.editions}
        for capability, claim in platform.claims.items():
            for name in claim.editions:
                if name not in editions:
                    path = ("claims", capability, "editions", name)
                    text = f"{platform.name} has no edition `{name}`"
                    yield Finding(record, path, "edition-unknown", text, suggest(name, editions), of_key=True)
