"""All generated pages and files of one catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from platform_guide.catalog.catalog import PAGES, Catalog
from platform_guide.catalog.read.comments import without_comments
from platform_guide.catalog.read.reader import files_below
from platform_guide.catalog.schema.model import Area, Capability, Platform
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.sections.compare.matrix_pages import matrix_assets, matrix_pages
from platform_guide.sections.compare.pair_pages import pair_pages
from platform_guide.sections.compare.pairs import Pair, pairs
from platform_guide.sections.compare.scores import scores
from platform_guide.sections.data.exports import exports
from platform_guide.sections.data.feeds import feeds
from platform_guide.sections.data.linked_data import product
from platform_guide.sections.decide.interview import model_asset
from platform_guide.sections.decide.organisation_pages import organisation_pages
from platform_guide.sections.decide.organisations import Decided
from platform_guide.sections.find.search import found_capability, found_platform
from platform_guide.sections.learn.terms import Terms
from platform_guide.sections.plan.beside import option_assets
from platform_guide.sections.plan.cost import cost_asset
from platform_guide.sections.plan.maturity_view import maturity_asset
from platform_guide.sections.plan.needs import needs_asset
from platform_guide.sections.plan.pilot import pilot_asset
from platform_guide.sections.platforms.matrix import capability_view, matrix
from platform_guide.sections.platforms.profile import Profile, Profiles, area_place
from platform_guide.sections.platforms.recipes import published, recipes_of
from platform_guide.sections.shared.page import Asset, Heading, Output, Page
from platform_guide.sections.shared.render import Renderer


def build(
    catalog: Catalog, renderer: Renderer, root: Path, decided: Decided | None, terms: Terms | None = None
) -> Output:
    """Render every generated page and file; `root` is the folder that the data folders are in."""
    terms = terms or Terms((), renderer, None)
    model = decided.model if decided else None
    scored = scores(model)
    weighed = tuple(pairs(catalog, model, scored))
    table = matrix(catalog)
    pages = (
        *_platform_pages(catalog, renderer, weighed),
        *_capability_pages(catalog, renderer, terms),
        *(organisation_pages(catalog, renderer, decided) if decided else ()),
        *pair_pages(catalog, renderer, weighed),
        *matrix_pages(catalog, renderer, table),
    )
    assets = (
        *(model_asset(decided.model) if decided else ()),
        *(option_assets(catalog) if decided else ()),
        *needs_asset(catalog),
        *pilot_asset(catalog, decided),
        *maturity_asset(catalog),
        *matrix_assets(catalog, table),
        *exports(catalog, renderer.licence, renderer.site_url, scored),
        *feeds(catalog, renderer),
        *cost_asset(catalog),
        *_sources(catalog, root),
        *(Asset(f"source/{held.place}", (held.text or "").encode()) for held in published(catalog)),
    )
    return Output(pages=pages, assets=assets)


def _platform_pages(catalog: Catalog, renderer: Renderer, weighed: tuple[Pair, ...]) -> Iterator[Page]:
    beside: dict[str, list[tuple[Platform, str]]] = {}
    for pair in weighed:
        for one, other in (pair.entries, pair.entries[::-1]):
            beside.setdefault(one.id, []).append((other, pair.url))
    limits = catalog.settings.limits
    for profile in Profiles(catalog):
        platform = profile.platform
        url = f"platforms/{platform.id}/"
        yield Page(
            path=f"platforms/{platform.id}.md",
            title=platform.name,
            html=renderer.render(
                "platform.html",
                url,
                profile=profile,
                beside=beside.get(platform.id, ()),
                limits=limits,
                recipes=recipes_of(catalog, platform) if catalog.recipes else None,
                package_lines=catalog.recipe_files.package_lines,
            ),
            meta={
                "description": platform.summary,
                "hide": ["navigation"],
                "parent": "platforms/index.md",
                "scripts": ["assets/javascripts/platforms/ages.js"],
                "linked_data": product(platform),
                "feed": f"platforms/{platform.id}/feed.xml" if platform.lifecycle.events else None,
            },
            headings=_profile_headings(profile, with_recipes=bool(catalog.recipes)),
            search=(found_platform(profile.facts, url),),
            source=profile.place,
        )


def _profile_headings(profile: Profile, *, with_recipes: bool) -> tuple[Heading, ...]:
    headings = [Heading("editions", "Editions")]
    headings += [Heading(f"area-{item.area.id}", item.area.name) for item in profile.areas]
    optional = (
        (profile.outside, "outside", "Outside its scope"),
        (with_recipes, "recipes", "Run the core here"),
        (profile.edges, "integrations", "Works with"),
        (profile.platform.lifecycle.events, "history", "History"),
        (profile.alternatives, "alternatives", "Alternatives"),
    )
    headings += [Heading(name, title) for present, name, title in optional if present]
    return tuple(headings)


def _capability_pages(catalog: Catalog, renderer: Renderer, terms: Terms) -> Iterator[Page]:
    for area, capability in catalog.capabilities():
        yield _capability_page(catalog, renderer, terms, area, capability)
        for old in capability.former:
            url = f"capabilities/{old}/"
            meta = {"hide": ["navigation", "toc"], "parent": "capabilities/index.md", "robots": "noindex"}
            html = renderer.render("capability-moved.html", url, capability=capability)
            yield Page(path=f"capabilities/{old}.md", title=capability.name, html=html, meta=meta)


def _capability_page(catalog: Catalog, renderer: Renderer, terms: Terms, area: Area, capability: Capability) -> Page:
    url = f"capabilities/{capability.id}/"
    place = area_place(catalog, area, capability)
    said = {
        Level.FULL: capability.levels.full,
        Level.PARTIAL: capability.levels.partial,
        Level.DIY: capability.levels.diy,
        Level.NONE: capability.levels.none,
    }
    html = renderer.render(
        "capability.html",
        url,
        view=capability_view(catalog, area, capability),
        place=place,
        said=terms.link_text(url, capability.definition, capability.why),
        meanings_here=[(level, text) for level, text in said.items() if text],
    )
    return Page(
        path=f"capabilities/{capability.id}.md",
        title=capability.name,
        html=html,
        meta={"description": capability.definition, "hide": ["navigation"], "parent": "capabilities/index.md"},
        headings=(
            Heading("levels", "What the levels mean here"),
            *([Heading("limits", "What makes a level lower")] if capability.limits else ()),
            Heading("test", "Test it in an afternoon"),
            Heading("who", "Who has it"),
        ),
        search=(found_capability(capability, url),),
        source=place,
    )


def _sources(catalog: Catalog, root: Path) -> Iterator[Asset]:
    """Publish the data files with their schemas: every place that a page names can be looked up.

    Files of an internal layer go without comments, which their authors wrote for each other.
    """
    for layer in catalog.layers:
        folder = root / layer.folder
        for path in files_below(folder, ".yaml", ".json"):
            if path.is_relative_to(folder / PAGES):
                continue
            content = path.read_bytes()
            if layer.internal and path.suffix == ".yaml":
                content = without_comments(content.decode("utf-8-sig")).encode()
            yield Asset(f"source/{path.relative_to(root).as_posix()}", content)
