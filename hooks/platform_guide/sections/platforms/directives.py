"""Directives on entries and capabilities: their lists, the key to the levels, and names in a sentence."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from platform_guide.catalog.catalog import AREAS, Catalog
from platform_guide.catalog.schema.model import Capability, Platform
from platform_guide.catalog.schema.recipe import CheckKind, Recipe
from platform_guide.catalog.schema.verdict import VerdictStatus
from platform_guide.catalog.schema.vocabulary import Kind, Level, Licence
from platform_guide.sections.platforms.facets import Where, choices, values_of
from platform_guide.sections.platforms.matrix import unique
from platform_guide.sections.platforms.profile import level_counts
from platform_guide.sections.platforms.recipes import laid_over, proofs, shown
from platform_guide.sections.platforms.verdicts import verdict_of
from platform_guide.sections.shared.directive import Choice, Context, Directive, Given, template
from platform_guide.sections.shared.gone import escape
from platform_guide.sections.shared.words import word

LONG = 300
"""Rows above which browsers lay out only those near the window. Up to them nothing moves while one scrolls."""


def link(context: Context, path: str, name: str) -> str:
    """Return a Markdown link to an entry, from the page at `path` below the docs folder."""
    target = posixpath.relpath(f"platforms/{name}.md", posixpath.dirname(path) or ".")
    return f"[{escape(context.catalog.platforms[name].name)}]({target})"


def claim_link(context: Context, path: str, name: str, capability: Capability) -> str:
    """Return a Markdown link to the claim of an entry about a capability, which shows and says its level."""
    entry = context.catalog.platforms[name]
    level = context.catalog.cell(entry, capability.id).level
    target = posixpath.relpath(f"platforms/{name}.md", posixpath.dirname(path) or ".")
    said = f"{capability.name}: {word(level)}".replace('"', "\u201d")
    shape = f"{{ .claim-link .level--{level.value} }}"
    return f'[{escape(entry.name)}]({target}#{capability.id} "{said}"){shape}'


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


@dataclass(frozen=True)
class IndexRow:
    """An entry in the list, with its values in what the list can be filtered by."""

    platform: Platform
    facets: Mapping[str, tuple[str, ...]]
    licences: tuple[Licence, ...]
    verdict: VerdictStatus | None


def _platform_index(context: Context, url: str, _: Given) -> str:
    catalog = context.catalog
    entries = sorted(catalog.platforms.values(), key=lambda entry: (entry.ended, entry.name.casefold()))
    rows = [
        IndexRow(
            platform,
            values_of(catalog, platform, Where.LIST),
            unique(edition.licence_family for edition in platform.editions),
            verdict_of(catalog, platform),
        )
        for platform in entries
    ]
    categories = catalog.settings.categories
    return context.renderer.render(
        "directives/platform-index.html",
        url,
        groups=[(item, [row for row in rows if row.platform.category == item.id]) for item in categories],
        facets=choices(catalog, Where.LIST),
        total=len(rows),
        long=len(rows) > LONG,
    )


def _capability_index(context: Context, url: str, _: Given) -> str:
    catalog = context.catalog
    groups = [
        (area, [(capability, level_counts(catalog, capability.id)) for capability in area.capabilities])
        for area in catalog.areas
    ]
    return context.renderer.render("directives/capability-index.html", url, groups=groups)


def _recipe_matrix(context: Context, url: str, _: Given) -> str:
    rows = context.once(proofs)
    return context.renderer.render(
        "directives/recipe-matrix.html",
        url,
        rows=rows,
        kinds=tuple(CheckKind),
        without=len(context.catalog.platforms) - len(rows),
    )


def _with_a_shell(catalog: Catalog) -> dict[str, Recipe]:
    """Return the recipes whose first shell can be shown, by id."""
    return {recipe.id: recipe for recipe in catalog.recipes if shown(catalog, recipe).shells}


def _namable(catalog: Catalog) -> set[str]:
    """Return the recipes that a page may name: also those that fell with what a layer hides."""
    below = catalog.base.recipes if catalog.base else ()
    return {*_with_a_shell(catalog), *({recipe.id for recipe in below} - {recipe.id for recipe in catalog.recipes})}


def _recipe_shells(context: Context, url: str, given: Given) -> str:
    """Lay the shells of two recipes over each other; the first two recipes where none are named."""
    catalog = context.catalog
    known = _with_a_shell(catalog)
    ids = [name for name in (given.get("from"), given.get("to")) if name] or list(known)[:2]
    pair = tuple(shown(catalog, known[name]) for name in ids if name in known)
    if len(pair) != 2:  # noqa: PLR2004 - a pair
        return context.renderer.render("directives/recipe-shells.html", url, pair=())
    lines = laid_over(*(one.shells[0].text for one in pair))
    counts = Counter(line.state for line in lines)
    return context.renderer.render(
        "directives/recipe-shells.html",
        url,
        pair=pair,
        lines=lines,
        names={name: platform.name for name, platform in catalog.platforms.items()},
        counts=counts,
    )


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
    Directive("recipe-matrix", _recipe_matrix),
    Directive("recipe-shells", _recipe_shells, {name: Choice(_namable, spared=True) for name in ("from", "to")}),
)
