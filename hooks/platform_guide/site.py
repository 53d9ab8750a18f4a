"""The adapter to MkDocs: the only module that imports it. It translates events and decides nothing."""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from platform_guide.catalog.load import Catalog
from platform_guide.guide import CONFIG, Settings, prepare
from platform_guide.internal import SWITCH, is_marked
from platform_guide.issues import brief, report
from platform_guide.layer_pages import Pages
from platform_guide.pages import policy
from platform_guide.pages.directives import Directives
from platform_guide.pages.headers import headers
from platform_guide.pages.page import Heading, Output, Page
from platform_guide.pages.scripts import compact, compact_style
from platform_guide.pages.search import Prose, search_asset

_SECONDS_PER_DAY = 86_400
_LOG = logging.getLogger("mkdocs.guide")
_SCRIPT = ".mjs"
_STYLES = "assets/stylesheets/"


class ReadyPage(MkDocsPage):
    """A page whose HTML is finished: reading and converting Markdown are skipped."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        # MkDocs and its themes take titles for HTML.
        super().__init__(escape(page.title), file, config)
        self._ready = page

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs calls it so
        """Take the front matter from the page; there is no source."""
        self.markdown = ""
        self.meta = dict(self._ready.meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs calls it so
        """Take the finished HTML and the headings from the page."""
        self.content = self._ready.html
        self.toc = TableOfContents([_anchor(heading, 2) for heading in self._ready.headings])


def _anchor(heading: Heading, level: int) -> AnchorLink:
    link = AnchorLink(escape(heading.title), heading.id, level)
    link.children = [_anchor(child, level + 1) for child in heading.children]
    return link


@dataclass
class Guide:
    """One build: what was loaded and rendered before MkDocs touches the site, handed out event by event."""

    root: Path
    catalog: Catalog
    output: Output
    directives: Directives
    pages: Pages
    source_url: str
    hashes: set[str] = field(default_factory=set)

    @classmethod
    def prepare(cls, config: MkDocsConfig, *, keeps: bool = False, pushes: bool = False) -> Guide:
        """Load, check and render everything.

        Args:
            config: the settings of the site.
            keeps: the build leaves what it does not write in the folder of the site.
            pushes: the site is pushed to where it is published as soon as it is built.

        The garbage collector rests until the build ends: everything that is made here is kept, and looking through it
        again and again takes a fifth of the time.

        Raises PluginError with all problems in its text, before the old site is emptied.
        """
        gc.unfreeze()
        gc.disable()
        root = Path(config.config_file_path or CONFIG).resolve().parent
        cache = os.environ.get("GUIDE_CACHE") != "off"
        # MkDocs lists the folder laid over the theme first; it keeps its name to itself.
        theme = Path(config.theme.dirs[0])
        today = dt.datetime.now(tz=dt.UTC).date()
        settings = Settings.of(config, root, today, cache=cache, theme=theme, switch=os.environ.get(SWITCH))
        if settings.internal and pushes:
            raise PluginError("an internal site is not pushed by gh-deploy: nobody asks there who may read it")
        if not settings.internal and keeps and is_marked(Path(config.site_dir)):
            raise PluginError(f"{config.site_dir} holds an internal site: build without --dirty, or delete it first")
        prepared, issues = prepare(settings)
        if prepared is None:
            raise PluginError(f"the data has problems\n{report(issues)}")
        for line in brief(issues):
            # Told, and no reason for `--strict` to fail: data grows old by itself.
            _LOG.info(line)
        _fix_clock(root, prepared.catalog)
        guide: dict[str, Any] = config.extra.get("guide") or {}
        known = {"data_date": str(prepared.catalog.data_date), "internal": settings.internal}
        config.extra["guide"] = {**guide, **known}
        found = prepared.catalog, prepared.output, prepared.directives, prepared.pages
        return cls(root, *found, settings.source_url)

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the generated pages and files to those that MkDocs found; scripts and styles go without comments."""
        for file in [one for one in files if one.src_uri.endswith(_SCRIPT)]:
            file.content_string = compact(file.content_string)
        # The theme's own are as small as they get.
        for file in [one for one in files if one.src_uri.startswith(_STYLES) and one.src_dir == config.docs_dir]:
            file.content_string = compact_style(file.content_string)
        for folder, path, _ in self.pages.added:
            files.append(File(path, str(folder), config.site_dir, config.use_directory_urls))
        for page in self.output.pages:
            file = File.generated(config, page.path, content="")
            files.append(file)
            ready = ReadyPage(page, file, config)
            ready.edit_url = f"{self.source_url}{page.source.path}" if self.source_url and page.source else None
        for asset in self.output.assets:
            files.append(File.generated(config, asset.path, content=asset.content))

    def markdown(self, text: str, page: MkDocsPage) -> str:
        """Expand the links and lists of names in a hand-written page."""
        if isinstance(page, ReadyPage):
            return text
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
        for page in self.output.pages:
            file, above = files.get_file_from_path(page.path), files.get_file_from_path(str(page.meta.get("parent")))
            if file and file.page and above and above.page:
                # An active page makes its ancestors active: the tab of the section is marked.
                file.page.parent = above.page  # type: ignore[assignment] # MkDocs foresees sections only
        self._index(config, files)

    def _index(self, config: MkDocsConfig, files: Files) -> None:
        """Add the file that the search reads."""
        plain = [file.page for file in files.documentation_pages() if file.page]
        written = [
            Prose(page.url, str(page.title or ""), page.meta, page.content or "")
            for page in plain
            if not isinstance(page, ReadyPage)
        ]
        asset = search_asset(self.catalog, (entry for page in self.output.pages for entry in page.search), written)
        file = File.generated(config, asset.path, content=asset.content, inclusion=InclusionLevel.INCLUDED)
        files.append(file)

    def seal(self, html: str, page: MkDocsPage | None = None) -> str:
        """Write the content security policy into a finished page."""
        found = policy.collect(html)
        self.hashes |= found
        return policy.seal(html, found, clean=isinstance(page, ReadyPage))

    def finish(self, config: MkDocsConfig) -> None:
        """Write what the server should say with the pages, for hosts that read it from a file."""
        site = Path(config.site_dir)
        text = headers(policy.policy(self.hashes), _files(site), internal=bool(config.extra["guide"]["internal"]))
        (site / "_headers").write_text(text, encoding="utf-8")
        # What is kept until the process ends need not be looked through when it ends.
        gc.freeze()
        gc.enable()

    def watched(self) -> Iterator[str]:
        """Yield the folders whose changes rebuild the site while it is served."""
        for layer in self.catalog.layers:
            yield str(self.root / layer.folder)
        yield str(Path(__file__).resolve().parent)


def _files(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file()]


def _fix_clock(root: Path, catalog: Catalog) -> None:
    """Set the date that the build writes into files: the last commit's, or the data's where there is no history.

    Two builds of one commit are then byte-identical. A SOURCE_DATE_EPOCH that is set already stays.
    """
    if "SOURCE_DATE_EPOCH" in os.environ:
        return
    git = shutil.which("git")
    seconds = ""
    if git:
        asked = [git, "-C", str(root), "log", "-1", "--format=%ct"]
        seconds = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
    days = (catalog.data_date - dt.date(1970, 1, 1)).days
    os.environ["SOURCE_DATE_EPOCH"] = seconds or str(max(days, 0) * _SECONDS_PER_DAY)
