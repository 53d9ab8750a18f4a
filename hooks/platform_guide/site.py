"""The adapter to MkDocs, which it alone imports, with `site_pages`. It translates events and decides nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from platform_guide.catalog.catalog import Catalog
from platform_guide.failure import describe
from platform_guide.guide import CONFIG, prepare
from platform_guide.internal import is_marked
from platform_guide.issues import Issue, brief, report
from platform_guide.layer_pages import Pages
from platform_guide.sections.compare.stacks import most_parts
from platform_guide.sections.data.headers import headers
from platform_guide.sections.expand import Directives
from platform_guide.sections.find.search import search_asset
from platform_guide.sections.learn.lessons import LESSON_FILES, Course
from platform_guide.sections.shared import policy
from platform_guide.sections.shared.inline_scripts import SCOPE
from platform_guide.sections.shared.modules import needs
from platform_guide.sections.shared.page import Output
from platform_guide.sections.shared.scripts import compact, compact_style
from platform_guide.site_pages import (
    ReadyPage,
    add_generated,
    add_layers,
    add_lessons,
    fill_whole,
    place_in_navigation,
    prose_of,
)
from platform_guide.site_settings import fix_clock, settings_now
from platform_guide.writing.stage import Stage
from platform_guide.writing.verify import Links, files_of

_SCRIPT = ".js"
_STYLES = ".css"
_DECLARATIONS = ".d.ts"
_SHOWN = 20
_log = logging.getLogger("mkdocs.platform_guide")


@dataclass
class Guide:
    """One build: what was loaded and rendered before MkDocs touches the site, handed out event by event."""

    root: Path
    catalog: Catalog
    output: Output
    directives: Directives
    pages: Pages
    source_url: str
    stage: Stage
    config: MkDocsConfig
    served: bool = False
    hashes: set[str] = field(default_factory=set)
    links: Links = field(default_factory=Links)
    expected: list[str] = field(default_factory=list)
    refused: list[Issue] = field(default_factory=list)

    @classmethod
    def prepare(cls, config: MkDocsConfig, *, keeps: bool = False, pushes: bool = False, served: bool = False) -> Guide:
        """Load, check and render everything; from here on the build writes beside the site.

        Args:
            config: the settings of the site.
            keeps: the build leaves what it does not write in the folder of the site.
            pushes: the site is pushed to where it is published as soon as it is built.
            served: the site is shown by MkDocs' own server.

        Raises PluginError with all problems in its text.
        """
        root = Path(config.config_file_path or CONFIG).resolve().parent
        try:
            stage = Stage(Path(config.site_dir), _log.info)
            try:
                guide = cls._prepared(config, root, stage, (keeps, pushes))
            except BaseException:
                stage.close()
                raise
        except OSError as problem:
            raise PluginError(describe(problem, root).text) from problem
        config.site_dir = str(stage.folder)
        guide.served = served
        return guide

    @classmethod
    def _prepared(cls, config: MkDocsConfig, root: Path, stage: Stage, how: tuple[bool, bool]) -> Guide:
        keeps, pushes = how
        # MkDocs lists the folder laid over the theme first; it keeps its name to itself.
        settings = settings_now(config, root, Path(config.theme.dirs[0]))
        if settings.internal and pushes:
            raise PluginError("an internal site is not pushed by gh-deploy: nobody asks there who may read it")
        if not settings.internal and keeps and is_marked(Path(config.site_dir)):
            raise PluginError(f"{config.site_dir} holds an internal site: build without --dirty, or delete it first")
        prepared, issues = prepare(settings)
        if prepared is None:
            raise _failed(issues)
        for line in brief(issues):
            # Told, and no reason for `--strict` to fail: data grows old by itself.
            _log.info(line)
        fix_clock(root, prepared.catalog)
        config.extra.setdefault("scope", SCOPE)
        guide: dict[str, Any] = config.extra.get("guide") or {}
        closed = [layer.label for layer in prepared.catalog.layers if layer.internal] if settings.internal else []
        known = {"data_date": str(prepared.catalog.data_date), "internal": settings.internal, "closed": closed}
        known["stack_parts"] = most_parts(prepared.catalog)
        config.extra["guide"] = {**guide, **known, "licence": _licence(guide.get("licence"), prepared.licence)}
        found = prepared.catalog, prepared.output, prepared.directives, prepared.pages
        return cls(root, *found, settings.source_url, stage, config)

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the generated pages and files to those that MkDocs found; scripts and styles go without comments."""
        scripts = {}
        # Those of Material are as small as they get.
        for file in [one for one in files if one.src_dir == config.theme.custom_dir]:
            if file.src_uri.endswith(_DECLARATIONS):
                # They tell the checker of scripts what a library offers; no reader needs them.
                files.remove(file)
            elif file.src_uri.endswith(_SCRIPT):
                scripts[file.src_uri] = file.content_string = compact(file.content_string)
            elif file.src_uri.endswith(_STYLES):
                file.content_string = compact_style(file.content_string)
        for file in [one for one in files if one.src_uri in self.pages.left_out]:
            files.remove(file)
        for folder, path, _ in self.pages.added:
            if path in self.pages.left_out:
                continue
            files.append(File(path, str(folder), config.site_dir, config.use_directory_urls))
        add_lessons(config, self.course)
        add_layers(config, {layer.folder: layer.label for layer in self.catalog.layers}, self.pages.nav)
        config.extra["guide"]["modules"] = needs(scripts)
        add_generated(files, config, self.output, self.source_url)

    @property
    def course(self) -> Course:
        """The lessons; none in a guide without a course."""
        return self.directives.context.part(Course) or Course()

    def markdown(self, text: str, page: MkDocsPage) -> str:
        """Expand the links and lists of names in a hand-written page; a lesson gets its scripts and styles."""
        if isinstance(page, ReadyPage):
            return text
        if page.file.src_uri in self.course.by_path:
            for field, named in LESSON_FILES.items():
                page.meta[field] = [*named, *page.meta.get(field, ())]
        if self.source_url:
            page.edit_url = f"{self.source_url}{self.pages.place(page.file.src_uri)}"
        return self.directives.expand_markdown(page.file.src_uri, text)

    def content(self, html: str, page: MkDocsPage) -> str:
        """Expand the blocks in a hand-written page."""
        if isinstance(page, ReadyPage):
            return html
        return self.directives.expand_html(page.url, html)

    def connect(self, config: MkDocsConfig, files: Files) -> None:
        """Put the generated pages below the index pages that stand in the navigation, and add what the search reads."""
        place_in_navigation(files, self.output)
        fill_whole(files, self.course)
        entries = (entry for page in self.output.pages for entry in page.search)
        asset = search_asset(self.catalog, entries, prose_of(files))
        files.append(File.generated(config, asset.path, content=asset.content, inclusion=InclusionLevel.INCLUDED))
        self.expected = [file.dest_uri for file in files if file.inclusion.is_included()]  # type: ignore[no-untyped-call]

    def seal(self, html: str, page: MkDocsPage | None = None, name: str = "") -> str:
        """Write the content security policy into a finished page, or into what the template of this name made."""
        if page:
            self.links.read(page.file.dest_uri, page.content or "")
        sealed = policy.seal(html, clean=isinstance(page, ReadyPage), served=self.served)
        self.hashes |= sealed.hashes
        if sealed.refused:
            built = (page.file.dest_uri if page else name, html)
            hand_written = page and not isinstance(page, ReadyPage)
            source = (f"docs/{page.file.src_uri}", page.file.content_string) if page and hand_written else None
            self.refused += [one.located(built, source) for one in sealed.refused]
        return sealed.html

    def finish(self) -> None:
        """Write what the server should say with the pages, look at the site and publish it.

        Raises PluginError with all that the policy would drop from pages, or every file that is missing; the last good
        site is then as it was.
        """
        if self.refused:
            said = report(self.refused)
            raise PluginError(f"pages hold what their policy forbids\n{said}\n{self.stage.target} is as it was.")
        site = self.stage.folder
        internal = bool(self.config.extra["guide"]["internal"])
        files = files_of(site)
        assets = [path for path in files if path.startswith("assets/")]
        text = headers(policy.policy(self.hashes), assets, internal=internal)
        (site / "_headers").write_text(text, encoding="utf-8")
        self._verify(files | {"_headers"})
        # MkDocs looks at the warnings of a strict build when there is nothing left to stop.
        if not _stopped_by_warnings(self.config):
            self.stage.publish()
        self.close()

    def _verify(self, files: frozenset[str]) -> None:
        """Look for files that were not written, and for links in finished HTML, which MkDocs does not check."""
        missing = sorted(set(self.expected) - files)
        if missing:
            raise PluginError(f"the site is not whole: {', '.join(missing[:_SHOWN])} could not be written")
        levels = self.config.validation.links
        broken = sorted(self.links.broken(files))
        for one in broken[:_SHOWN]:
            _log.log(levels.anchors if one.anchor else levels.not_found, "%s", one)
        if len(broken) > _SHOWN:
            _log.warning("and %d more links that lead nowhere", len(broken) - _SHOWN)

    def close(self) -> None:
        """Discard what was written and not published, and let MkDocs go on with the folder that it was given."""
        self.stage.close()
        self.config.site_dir = str(self.stage.target)

    def fail(self, error: Exception) -> None:
        """Say on which page and why the build failed.

        Raises SystemExit where a traceback would say nothing more.
        """
        self.close()
        if isinstance(error, BuildError | SystemExit):
            return
        said = describe(error, self.root)
        _log.error("%s\n%s is as it was.", said.text, self.stage.target)
        if not said.unforeseen:
            raise SystemExit(1) from error

    def watched(self) -> Iterator[str]:
        """Yield the folders whose changes rebuild the site while it is served, beside those that MkDocs watches."""
        for folder in (*(layer.folder for layer in self.catalog.layers), *self.catalog.recipe_files.folders):
            yield str(self.root / folder)
        yield str(Path(__file__).resolve().parent)
        if self.config.theme.custom_dir:
            yield self.config.theme.custom_dir


def _licence(said: object, text: str) -> object:
    """Return the licence as mkdocs.yml says it, with the words that this site has for it."""
    return {**said, "name": text} if isinstance(said, dict) else text


def _stopped_by_warnings(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs is going to stop a strict build for the warnings that it has counted."""
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return config.strict and any(counter.get_counts() for counter in counters)


def _failed(issues: Iterable[Issue]) -> PluginError:
    return PluginError(f"the data has problems\n{report(issues)}")
