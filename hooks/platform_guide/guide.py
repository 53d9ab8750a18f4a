"""A guide from its settings: everything that is known before a site is written, and every problem at once.

No generator of sites is needed for this. The adapter to MkDocs, `guide check` and whatever writes the pages next call
the same function, so that none of them accepts what another refuses.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from platform_guide.cache import Cache, contents, digest_of
from platform_guide.catalog import kinds
from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.load import load
from platform_guide.catalog.read.recipe_files import USUAL, Folders
from platform_guide.catalog.rules.staleness import strictly
from platform_guide.cost import kind as cost
from platform_guide.course import kind as course
from platform_guide.course.record import LESSONS
from platform_guide.course.solved import exercise_issues
from platform_guide.decision import kind as decision
from platform_guide.decision.audit.checks import decision_issues
from platform_guide.internal import MARK, licence_left, mark, not_licensed, parse_switch, place_of, refused
from platform_guide.issues import Issue, Location, has_errors
from platform_guide.layer_pages import Pages, collisions, read_pages
from platform_guide.planning.maturity import kind as maturity
from platform_guide.planning.needs import kind as needs
from platform_guide.planning.options import kind as option_costs
from platform_guide.planning.pilot import kind as pilot
from platform_guide.sections.build import build
from platform_guide.sections.decide.organisations import Decided
from platform_guide.sections.expand import Directives
from platform_guide.sections.learn.directives import glossary_url
from platform_guide.sections.learn.lesson_prose import hidden_pages, lesson_page_issues
from platform_guide.sections.learn.lesson_text import fields_of
from platform_guide.sections.learn.lessons import Course, course_in
from platform_guide.sections.learn.prose import ProseOfEntries
from platform_guide.sections.learn.terms import Terms
from platform_guide.sections.learn.whole import whole_page
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.document_links import Targets, broken_links
from platform_guide.sections.shared.documents import Document
from platform_guide.sections.shared.gone import blank_gone
from platform_guide.sections.shared.inline_scripts import SCOPE
from platform_guide.sections.shared.kept import KEPT
from platform_guide.sections.shared.markup import blank_code, raw_html
from platform_guide.sections.shared.page import Asset, Output
from platform_guide.sections.shared.page_meta import PageMeta
from platform_guide.sections.shared.render import Renderer

CONFIG = "mkdocs.yml"
KINDS = (
    *kinds.ENTRIES,
    decision.KIND,
    needs.KIND,
    maturity.KIND,
    pilot.KIND,
    cost.KIND,
    option_costs.KIND,
    *course.KINDS,
    *kinds.AROUND,
)
"""The one table of the kinds of records that a guide is made of; the page of fields has this order."""
_PACKAGE = Path(__file__).resolve().parent
_NOWHERE = Location(CONFIG)


@dataclass(frozen=True)
class Settings:
    """What a guide is made from.

    `root` is the folder of mkdocs.yml, `docs` that of the hand-written pages; `layers` are data folders below the root,
    first to last; `today` is the day as of which the data are checked; `site_url` and `source_url` end in a slash or
    are empty; without `cache` nothing is kept for the next build; `theme` is the folder laid over the theme.
    `internal` is true for a build that stays inside an organisation; `site` is the folder that the site is written
    into, `scope` the path for which it keeps the choice of colours; `problems` are those of the settings themselves.
    `strict_age`: old readings are errors; `licence_at` is where the licence is written; `beside` says where
    the files of recipes and the package are.
    """

    root: Path
    docs: Path
    layers: tuple[str, ...]
    today: dt.date
    internal: bool = False
    site_url: str = ""
    source_url: str = ""
    licence: str = ""
    cache: bool = True
    theme: Path | None = None
    site: Path | None = None
    problems: tuple[Issue, ...] = ()
    scope: str = SCOPE
    strict_age: bool = False
    licence_at: Location = _NOWHERE
    beside: Folders = USUAL

    @classmethod
    def of(  # noqa: PLR0913 - each of them is an edge's own
        cls,
        config: Mapping[str, object],
        root: Path,
        today: dt.date,
        *,
        cache: bool,
        theme: Path | None,
        switch: str | None = None,
    ) -> Settings:
        """Return the settings that a configuration of the site holds.

        Args:
            config: `docs_dir`, `site_dir`, `site_url` and `extra` as in mkdocs.yml, with variables of the environment
                filled in.
            root: the folder that the paths in it are relative to.
            today: the day as of which the data are checked.
            cache: whether earlier builds may be used, and this one kept.
            theme: the folder laid over the theme.
            switch: the variable of the environment that makes a build internal, as it is set, or None.
        """
        guide = _mapping(_mapping(config.get("extra")).get("guide"))
        licence = guide.get("licence")
        layers = guide.get("layers")
        written = root / CONFIG
        text = written.read_text(encoding="utf-8", errors="replace") if written.is_file() else ""
        internal, problems = parse_switch(switch, guide.get("internal"), text, CONFIG)
        return cls(
            root=root,
            docs=root / str(config.get("docs_dir") or "docs"),
            layers=tuple(str(folder) for folder in layers) if isinstance(layers, list) and layers else ("data",),
            today=today,
            internal=internal,
            site_url=str(config.get("site_url") or ""),
            source_url=str(guide.get("source_url") or ""),
            licence=str(licence.get("name", "") if isinstance(licence, Mapping) else licence or ""),
            cache=cache,
            theme=theme,
            site=root / str(config.get("site_dir") or "site"),
            problems=(*problems, *_beside_problems(guide, text)),
            scope=str(_mapping(config.get("extra")).get("scope") or SCOPE),
            licence_at=place_of("licence", text, CONFIG),
            beside=_beside(guide),
        )


def _beside(guide: Mapping[str, object]) -> Folders:
    """Return where the files of recipes and the package are: `recipes`, a list of folders, and `core`, a folder."""
    recipes, core = guide.get("recipes"), guide.get("core")
    return Folders(
        tuple(map(str, recipes)) if isinstance(recipes, list) else USUAL.recipes,
        core if isinstance(core, str) else USUAL.core,
    )


def _beside_problems(guide: Mapping[str, object], text: str) -> Iterator[Issue]:
    """Report folders of recipes and of the package that are none, or that lie outside the guide's folder."""
    recipes = guide.get("recipes", list(USUAL.recipes))
    named = {"recipes": recipes if isinstance(recipes, list) else [None], "core": [guide.get("core", USUAL.core)]}
    for name, folders in named.items():
        if not all(isinstance(one, str) and _is_below(Path(one)) for one in folders):
            said = f"extra.guide.{name} must name folders below that of {CONFIG}"
            hint = "for example: recipes: [recipes], core: core"
            yield Issue(place_of(name, text, CONFIG), "recipes-malformed", said, hint)


def _is_below(path: Path) -> bool:
    return not path.is_absolute() and ".." not in path.parts


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


@dataclass(frozen=True)
class Prepared:
    """A guide ready to be written: its data, finished pages and files, and what expands hand-written pages.

    `licence` is what the site says of its licence.
    """

    catalog: Catalog
    output: Output
    directives: Directives
    pages: Pages
    licence: str


def load_all(
    root: Path, folders: Sequence[str], today: dt.date, beside: Folders = USUAL
) -> tuple[Catalog | None, list[Issue]]:
    """Load records of all kinds; see `load`."""
    return load(root, folders, today, KINDS, beside)


def read(settings: Settings) -> tuple[Catalog | None, list[Issue]]:
    """Load the data alone; return the catalogue, or None when there is an error, and all problems."""
    catalog, issues = load_all(settings.root, settings.layers, settings.today, settings.beside)
    issues = strictly(issues) if settings.strict_age else issues
    return (None if has_errors(issues) else catalog), issues


def prepare(settings: Settings) -> tuple[Prepared | None, list[Issue]]:
    """Load, check and render everything.

    Returns:
        The guide, or None when any problem is an error, and all problems found.
    """
    catalog, issues = read(settings)
    issues += settings.problems
    if catalog is None:
        return None, issues
    issues += () if settings.internal else refused(catalog.layers, settings.site, CONFIG)
    issues += _other_scope(settings)
    cache = _cache(settings)
    closed = not_licensed(catalog, settings.licence) if settings.internal else ()
    issues += licence_left(closed, settings.licence, settings.licence_at)
    licence = Renderer().render("licence.txt", "", licence=settings.licence, closed=closed).strip()
    renderer = Renderer(settings.source_url, settings.site_url, licence)
    pages, found = read_pages(settings.root, settings.docs, settings.layers)
    issues += found
    pages = pages.without(hidden_pages(catalog, pages.documents))
    course = course_in(catalog, pages.documents)
    decided = Decided.of(catalog, cache)
    page = glossary_url({path: document.plain for path, document in pages.documents.items()})
    terms = Terms(catalog.glossary, renderer, page)
    worked_out = (course, terms, *([decided] if decided else ()))
    directives = Directives(Context(catalog, renderer, worked_out))
    made_from = [
        list(settings.layers),
        contents(settings.root / folder for folder in settings.layers),
        [settings.source_url, settings.site_url, licence, page],
        catalog.recipe_files.digest,
    ]
    output = cache.recall_made(
        "output", made_from, lambda: build(catalog, renderer, settings.root, decided, terms), KEPT
    )
    output = replace(output, pages=(*output.pages, *whole_page(course)))
    issues += decision_issues(catalog, decided.model, decided.editions, cache) if decided else []
    issues += exercise_issues(catalog, decided.editions) if decided else []
    cache.prune()
    issues += collisions(output, pages)
    if settings.internal:
        output = replace(output, assets=(*output.assets, Asset(MARK, mark(catalog.layers))))
    targets = Targets(pages.documents, output, _files(settings, output, pages))
    issues += lesson_page_issues(catalog, pages.documents)
    issues += lesson_text_issues(catalog, course, directives, targets)
    prose = ProseOfEntries(catalog)
    for document in (_checked(catalog, document) for document in pages.documents.values()):
        found_here = (
            *directives.check(document.plain),
            *raw_html(document.plain),
            *broken_links(document, targets, internal=_is_internal(catalog, document)),
        )
        issues += [document.issue(problem) for problem in found_here]
        issues += document.missing_files(targets.files, settings.theme)
        found = prose.issues(document)
        issues += strictly(found) if settings.strict_age else found
    return (None if has_errors(issues) else Prepared(catalog, output, directives, pages, licence)), issues


def lesson_text_issues(catalog: Catalog, course: Course, directives: Directives, targets: Targets) -> Iterator[Issue]:
    """Report what Markdown in the files of lessons asks for that does not exist, at the field that holds it."""
    for page in course.lessons:
        for path, text in fields_of(page.lesson):
            place = catalog.place((LESSONS, page.id), path)
            plain = blank_code(text)
            document = Document(page.path, place.path, text, blank_gone(catalog, page.path, plain), PageMeta())
            problems = (
                *directives.check(document.plain),
                *raw_html(document.plain),
                *broken_links(document, targets, internal=_is_internal(catalog, document)),
            )
            for _, rule, said, hint in problems:
                yield Issue(place, rule, said, hint)


def _other_scope(settings: Settings) -> Iterator[Issue]:
    """Report a scope for which the inline scripts of the theme are not known."""
    if settings.scope != SCOPE:
        text = f"the inline scripts of the theme are known for `scope: {SCOPE}` only"
        yield Issue(Location(CONFIG), "scope", text, f"leave extra.scope out, or write {SCOPE}")


def _checked(catalog: Catalog, document: Document) -> Document:
    """Return a page as it is checked: pages of the base layer may name what another layer hides."""
    if catalog.is_own(Location(document.place)):
        return document
    return replace(document, plain=blank_gone(catalog, document.path, document.plain))


def _is_internal(catalog: Catalog, document: Document) -> bool:
    """Tell whether a page stands in a layer that stays inside an organisation."""
    return any(layer.internal and document.place.startswith(f"{layer.folder}/") for layer in catalog.layers)


def _files(settings: Settings, output: Output, pages: Pages) -> frozenset[str]:
    """Return the addresses of all files of the site that are no pages."""
    found = {asset.path for asset in output.assets} | {path for _, path, _ in pages.added}
    for folder in (settings.docs, settings.theme):
        if folder:
            found |= {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return frozenset(found)


def _cache(settings: Settings) -> Cache:
    """Return what earlier builds of the same program worked out."""
    if not settings.cache:
        return Cache()
    versions = (sys.version, *(version(name) for name in ("pydantic", "xlsxwriter")))
    return Cache(settings.root / ".cache" / "guide", digest_of([contents([_PACKAGE]), versions]))
