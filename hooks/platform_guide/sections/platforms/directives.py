"""Directives on entries and capabilities: their lists, the key to the levels, and names in a sentence."""

from __future__ import annotations

import posixpath

from platform_guide.catalog.catalog import AREAS
from platform_guide.catalog.schema.model import Platform
from platform_guide.catalog.schema.vocabulary import Delivery, Kind, Level, Licence
from platform_guide.sections.platforms.matrix import matrix, unique
from platform_guide.sections.platforms.profile import level_counts
from platform_guide.sections.platforms.verdicts import given_verdicts
from platform_guide.sections.shared.directive import Choice, Context, Directive, Given, template
from platform_guide.sections.shared.gone import escape
from platform_guide.sections.shared.words import word


def link(context: Context, path: str, name: str) -> str:
    """Return a Markdown link to an entry, from the page at `path` below the docs folder."""
    target = posixpath.relpath(f"platforms/{name}.md", posixpath.dirname(path) or ".")
    return f"[{escape(context.catalog.platforms[name].name)}]({target})"


def _names(context: Context, path: str, given: Given) -> str:
    links = [link(context, path, platform.id) for platform in _select(context, given)]
    if not links:
        return "none at present"
    return links[0] if len(links) == 1 else f"{', '.join(links[:-1])} and {links[-1]}"


def _select(context: Context, given: Given) -> list[Platform]:
    """Return the living entries that pass the arguments, those that offer a capability in full first."""
    catalog = context.catalog
    found = [
        platform
        for platform in catalog.platforms.values()
        if not platform.ended
        and given.get("category") in {None, platform.category}
        and given.get("kind") in {None, platform.kind.value}
        and (given.get("area") is None or given["area"] in {scope.area for scope in platform.scope})
    ]
    capability = given.get("capability")
    if capability:
        cells = {platform.id: catalog.cell(platform, capability).level for platform in found}
        found = [platform for platform in found if cells[platform.id] in {Level.FULL, Level.PARTIAL}]
        found.sort(key=lambda platform: (cells[platform.id] is not Level.FULL, platform.name.casefold()))
    else:
        found.sort(key=lambda platform: platform.name.casefold())
    return found


def _platform_index(context: Context, url: str, _: Given) -> str:
    catalog = context.catalog
    rows = matrix(catalog).rows
    categories = catalog.settings.categories
    return context.renderer.render(
        "directives/platform-index.html",
        url,
        groups=[(item, [row for row in rows if row.platform.category == item.id]) for item in categories],
        areas=catalog.areas,
        total=len(rows),
        licence_words={item.value: word(item) for item in Licence},
        **_facets(context),
    )


def _facets(context: Context) -> dict[str, object]:
    """Return the vocabularies to filter by, without members that no entry has."""
    entries = context.catalog.platforms.values()
    deliveries = unique(item.value for entry in entries for edition in entry.editions for item in edition.delivery)
    licences = unique(edition.licence_family.value for entry in entries for edition in entry.editions)
    return {
        "kinds": [item for item in Kind if any(entry.kind is item for entry in entries)],
        "deliveries": [item for item in Delivery if item.value in deliveries],
        "licences": [item for item in Licence if item.value in licences],
        "verdicts": given_verdicts(context.catalog),
    }


def _capability_index(context: Context, url: str, _: Given) -> str:
    catalog = context.catalog
    groups = [
        (area, [(capability, level_counts(catalog, capability.id)) for capability in area.capabilities])
        for area in catalog.areas
    ]
    return context.renderer.render("directives/capability-index.html", url, groups=groups)


DIRECTIVES = (
    Directive(
        "names",
        _names,
        {
            "category": Choice(lambda catalog: [item.id for item in catalog.settings.categories]),
            "area": Choice(lambda catalog: catalog.ids(AREAS)),
            "capability": Choice(lambda catalog: catalog.capability_ids()),
            "kind": Choice(lambda _: list(Kind)),
        },
        inline=True,
    ),
    Directive("level-key", template("directives/level-key.html")),
    Directive("platform-index", _platform_index),
    Directive("capability-index", _capability_index),
)
