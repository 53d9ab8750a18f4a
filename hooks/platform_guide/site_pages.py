"""Finished pages and files as MkDocs knows them: without a source, in the navigation, and beside hand-written pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from platform_guide.layer_nav import Item
from platform_guide.sections.find.search import Prose
from platform_guide.sections.learn.lessons import COURSE_INDEX, Course
from platform_guide.sections.learn.whole import WHOLE, as_part
from platform_guide.sections.shared.page import Heading, Output, Page


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


def add_generated(files: Files, config: MkDocsConfig, output: Output, source_url: str) -> None:
    """Add the generated pages and files; with an address of the sources, pages say where they can be edited."""
    for page in output.pages:
        file = File.generated(config, page.path, content="")
        files.append(file)
        ready = ReadyPage(page, file, config)
        ready.edit_url = f"{source_url}{page.source.path}" if source_url and page.source else None
    for asset in output.assets:
        files.append(File.generated(config, asset.path, content=asset.content))


def add_lessons(config: MkDocsConfig, course: Course) -> None:
    """Put the lessons into the navigation behind the page that lists them, by module.

    A lesson that mkdocs.yml names itself stays there alone.
    """
    if config.nav is None:
        return
    named = frozenset(_paths(config.nav))
    modules: list[Item] = []
    for module, lessons in course.modules():
        if below := [lesson.path for lesson in lessons if lesson.path not in named]:
            modules.append({escape(module.title): [*below]})
    config.nav = _behind(config.nav, COURSE_INDEX, modules)


def _behind(items: list[Any], page: str, more: list[Item]) -> list[Any]:
    """Return a navigation with more items behind a page, wherever that stands."""
    found: list[Any] = []
    for item in items:
        if isinstance(item, Mapping):
            found.append(
                {title: _behind(one, page, more) if isinstance(one, list) else one for title, one in item.items()}
            )
        else:
            found.append(item)
        if item == page or (isinstance(item, Mapping) and page in item.values()):
            found += more
    return found


def add_layers(config: MkDocsConfig, labels: Mapping[str, str], nav: Mapping[str, list[Item]]) -> None:
    """Add the pages of each layer to the navigation, below a section that is named after the layer.

    A page that mkdocs.yml names itself stays there alone. Without a navigation in mkdocs.yml, MkDocs makes one of all
    pages that there are.
    """
    if config.nav is None:
        return
    named = frozenset(_paths(config.nav))
    for folder, items in nav.items():
        if kept := list(_without(items, named)):
            config.nav = [*config.nav, {escape(labels[folder]): kept}]


def _paths(items: object) -> Iterator[str]:
    """Yield the paths and addresses that a navigation names."""
    if isinstance(items, str):
        yield items
    elif isinstance(items, Mapping | list):
        for one in items.values() if isinstance(items, Mapping) else items:
            yield from _paths(one)


def _without(items: list[Item], named: frozenset[str]) -> Iterator[Item]:
    """Yield a navigation without some pages; MkDocs takes titles for HTML."""
    for item in items:
        if isinstance(item, str):
            if item not in named:
                yield item
            continue
        for title, below in item.items():
            if isinstance(below, str):
                if below not in named:
                    yield {escape(title): below}
            elif kept := list(_without(below, named)):
                yield {escape(title): kept}


def place_in_navigation(files: Files, output: Output) -> None:
    """Put the generated pages below the index pages that stand in the navigation."""
    for page in output.pages:
        file, above = files.get_file_from_path(page.path), files.get_file_from_path(str(page.meta.get("parent")))
        if file and file.page and above and above.page:
            # An active page makes its ancestors active: the tab of the section is marked.
            file.page.parent = above.page  # type: ignore[assignment] # MkDocs foresees sections only


def fill_whole(files: Files, course: Course) -> None:
    """Put the lessons onto the page that has all of them, when the content of each is known."""
    file = files.get_file_from_path(WHOLE)
    if file is None or file.page is None:
        return
    found = ((lesson, files.get_file_from_path(lesson.path)) for lesson in course.lessons)
    parts = [(lesson, one.page.content or "") for lesson, one in found if one and one.page]
    file.page.content = (file.page.content or "") + "".join(as_part(lesson, html) for lesson, html in parts)


def prose_of(files: Files) -> list[Prose]:
    """Return what the search reads in the hand-written pages, when their content is known."""
    plain = [file.page for file in files.documentation_pages() if file.page]
    return [
        Prose(page.url, str(page.title or ""), page.meta, page.content or "")
        for page in plain
        if not isinstance(page, ReadyPage)
    ]
