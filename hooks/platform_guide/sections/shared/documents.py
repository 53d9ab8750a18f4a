"""Hand-written pages, read and checked as data files are: front matter, directives, markup and links."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from platform_guide.catalog.problems import issues_of
from platform_guide.catalog.read import source
from platform_guide.catalog.read.reader import read_text
from platform_guide.issues import Issue, Location, Severity, suggest
from platform_guide.sections.shared.markup import Problem, blank_code
from platform_guide.sections.shared.page import url_of
from platform_guide.sections.shared.page_meta import PageMeta

_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|---)[ \t]*(?:\n|\Z)", re.DOTALL)
_LOOSE = re.compile(r" {0,3}[A-Za-z0-9_-]+:(?:\s|$)")
_FOREIGN = {".markdown", ".mdown", ".mkdn", ".mkd"}


@dataclass(frozen=True)
class Document:
    """A hand-written page: `path` is below docs, `place` below the root; `plain` is the text without code."""

    path: str
    place: str
    text: str
    plain: str
    meta: PageMeta

    @property
    def url(self) -> str:
        """The address below the root of the site."""
        return url_of(self.path)

    def issue(self, problem: Problem, severity: Severity = Severity.ERROR) -> Issue:
        """Return a problem found in the text, with its line and column."""
        index, rule, text, hint = problem
        line = self.text.count("\n", 0, index) + 1
        return Issue(Location(self.place, line, index - self.text.rfind("\n", 0, index)), rule, text, hint, severity)

    def missing_files(self, files: Collection[str], theme: Path | None) -> Iterator[Issue]:
        """Report scripts, style sheets and a template that the front matter names and nobody wrote."""
        named = [("scripts", at, name) for at, name in enumerate(self.meta.scripts)]
        named += [("later", at, name) for at, name in enumerate(self.meta.later)]
        named += [("styles", at, name) for at, name in enumerate(self.meta.styles)]
        for field, at, name in named:
            if name not in files:
                alike = [one for one in files if one.endswith(PurePosixPath(name).suffix)]
                yield self._missing((field, at), name, suggest(name, alike))
        if self.meta.template and not (theme and (theme / self.meta.template).is_file()):
            yield self._missing(("template",), self.meta.template, "a template stands in the theme's folder")

    def _missing(self, path: tuple[source.Key, ...], name: str, hint: str) -> Issue:
        node, _ = (
            source.parse(matter.group()[: matter.end(1)], self.place)
            if (matter := _MATTER.match(self.text))
            else (None, [])
        )
        place = source.place(node, path) if node else Location(self.place)
        return Issue(place, "file-missing", f"there is no file `{name}`", hint)


def read_documents(root: Path, docs: Path) -> tuple[Mapping[str, Document], list[Issue]]:
    """Read all hand-written pages below `docs`, in the order of their paths; one that cannot be read is a problem."""
    found: dict[str, Document] = {}
    issues: list[Issue] = []
    for path in sorted(docs.rglob("*")):
        below = path.relative_to(docs)
        # MkDocs passes hidden files over, too.
        if any(part.startswith(".") for part in below.parts):
            continue
        place = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        if path.suffix in _FOREIGN:
            issues.append(Issue(Location(place), "page-unexpected", "this page is not checked", "let it end in .md"))
        if path.suffix != ".md":
            continue
        text = read_text(path, place)
        if isinstance(text, Issue):
            issues.append(text)
            text = ""
        meta, problem = _meta(text, place)
        issues += problem
        found[below.as_posix()] = Document(below.as_posix(), place, text, _plain(text), meta)
    return found, issues


def _plain(text: str) -> str:
    """Return the text with front matter, code and remarks blanked."""
    matter = _MATTER.match(text)
    end = matter.end() if matter else 0
    return re.sub(r"[^\n]", " ", text[:end]) + blank_code(text[end:])


def _meta(text: str, place: str) -> tuple[PageMeta, list[Issue]]:
    matter = _MATTER.match(text)
    if not matter:
        return PageMeta(), list(_not_fenced(text, place))
    # The fence stays, as the mark of a document's beginning, so that lines count as in the page.
    node, issues = source.parse(text[: matter.end(1)], place)
    if node is None:
        return PageMeta(), [issue for issue in issues if issue.rule != "file-empty"]
    try:
        # Nothing between the fences says nothing.
        meta = PageMeta.model_validate(source.build(node) or {})
    except ValidationError as error:
        return PageMeta(), list(issues_of(error, PageMeta, node))
    return meta, issues


def _not_fenced(text: str, place: str) -> Iterator[Issue]:
    """Report a beginning that MkDocs would take for front matter, or that somebody meant so."""
    first = text.partition("\n")[0]
    if first.rstrip() == "---":
        said = "the front matter has no end"
        yield Issue(Location(place), "front-matter-open", said, "close it with a line of three hyphens")
    elif _LOOSE.match(first):
        said = f"`{first.strip()}` would be taken for front matter and not be shown"
        yield Issue(
            Location(place), "front-matter-loose", said, "put a heading first, or front matter between --- lines"
        )
