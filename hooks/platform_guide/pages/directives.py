"""What hand-written pages may ask of the catalogue.

`[[id]]` becomes a link with the entry's present name. A comment `<!-- guide:name key=value -->` becomes a list or
a table. Both are inert text for any other generator.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from platform_guide.catalog.load import AREAS, PLATFORMS, Catalog
from platform_guide.catalog.model import Platform
from platform_guide.catalog.vocabulary import Delivery, EvidenceKind, Kind, Level, Licence
from platform_guide.issues import Issue, Location, suggest
from platform_guide.pages.interview import outline
from platform_guide.pages.lessons import Lesson, modules
from platform_guide.pages.linked_data import dataset
from platform_guide.pages.matrix import matrix_block
from platform_guide.pages.pairs import side_by_side
from platform_guide.pages.render import Renderer
from platform_guide.views.api import RESOURCES, ROOT
from platform_guide.views.history import coming, history, news
from platform_guide.views.maps import coverage_map, landscape
from platform_guide.views.matrix import matrix, unique
from platform_guide.views.neutrality import neutrality
from platform_guide.views.organisations import Decided
from platform_guide.views.pairs import pairs
from platform_guide.views.profile import ENDED, level_counts
from platform_guide.views.quality import Quality, quality
from platform_guide.views.words import REASON_GROUPS, word

_LINK = re.compile(r"\[\[([a-z0-9-]+)\]\]")
_COMMENT = re.compile(r"<!-- guide:([a-z-]+)((?: [a-z-]+=[^\s>]+)*) -->")
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Directives:
    """Expands the directives of hand-written pages for one catalogue."""

    catalog: Catalog
    renderer: Renderer
    course: tuple[Lesson, ...]
    decided: Decided | None

    @cached_property
    def _blocks(self) -> dict[str, Callable[[str, Mapping[str, str]], str]]:
        """The directives that stand for a block of HTML."""
        return {
            "level-key": lambda url, _: self.renderer.render("directives/level-key.html", url),
            "freshness": self._freshness,
            "news": self._news,
            "changes": self._changes,
            "quality": self._quality,
            "dataset": self._dataset,
            "platform-index": self._platform_index,
            "capability-index": self._capability_index,
            "matrix": self._matrix,
            "lessons": self._lessons,
            "interview": self._interview,
            "outline": self._outline,
            "organisations": self._organisations,
            "pairs": self._pairs,
            "coverage-map": self._coverage_map,
            "landscape": self._landscape,
            "side-by-side": lambda url, _: side_by_side(self.catalog, self.renderer, url),
            "neutrality": self._neutrality,
            "together": lambda url, _: self.renderer.render("directives/together.html", url),
        }

    # Checking, before anything is written.

    def check(self, path: str, text: str) -> Iterator[Issue]:
        """Report directives of a hand-written page that name what does not exist; `path` is below the docs folder."""
        blanked = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
        for match in _LINK.finditer(blanked):
            if match.group(1) not in self.catalog.platforms:
                message = f"there is no platform `{match.group(1)}`"
                hint = suggest(match.group(1), self._ids())
                yield _at(path, blanked, match.start(), ("platform-unknown", message, hint))
        for match in _COMMENT.finditer(blanked):
            name, given = match.group(1), _arguments(match.group(2))
            allowed = _ARGUMENTS.get(name)
            if allowed is None:
                message = f"there is no directive `{name}`"
                yield _at(path, blanked, match.start(), ("directive-unknown", message, suggest(name, _ARGUMENTS)))
                continue
            for key, value in given.items():
                choices = self._choices(key) if key in allowed else None
                if choices is None:
                    message = f"the directive `{name}` takes no `{key}`"
                    yield _at(path, blanked, match.start(), ("argument-unknown", message, suggest(key, allowed)))
                elif choices and value not in choices:
                    message = f"`{value}` is not a {key}"
                    yield _at(path, blanked, match.start(), ("argument-unknown", message, suggest(value, choices)))

    def _ids(self) -> frozenset[str]:
        return self.catalog.ids(PLATFORMS)

    def _choices(self, key: str) -> frozenset[str]:
        settings = self.catalog.settings
        return {
            "category": frozenset(item.id for item in settings.categories),
            "area": self.catalog.ids(AREAS),
            "capability": frozenset(self.catalog.capability_ids()),
            "kind": frozenset(Kind),
            "limit": frozenset[str](),
        }[key]

    # Markdown: links that MkDocs then checks and rewrites.

    def expand_markdown(self, path: str, text: str) -> str:
        """Replace `[[id]]` and lists of names by Markdown links, relative to the page at `path`."""
        parts: list[str] = []
        end = 0
        for code in [*_CODE.finditer(text), None]:
            start = code.start() if code else len(text)
            plain = _LINK.sub(lambda match: self._link(path, match.group(1)), text[end:start])
            parts.append(_COMMENT.sub(lambda match: self._names(path, match), plain))
            if code:
                parts.append(code.group())
                end = code.end()
        return "".join(parts)

    def _link(self, path: str, name: str) -> str:
        target = posixpath.relpath(f"platforms/{name}.md", posixpath.dirname(path) or ".")
        return f"[{_escape(self.catalog.platforms[name].name)}]({target})"

    def _names(self, path: str, match: re.Match[str]) -> str:
        if match.group(1) != "names":
            return match.group()
        links = [self._link(path, platform.id) for platform in self._select(_arguments(match.group(2)))]
        if not links:
            return "none at present"
        return links[0] if len(links) == 1 else f"{', '.join(links[:-1])} and {links[-1]}"

    def _select(self, given: Mapping[str, str]) -> list[Platform]:
        """Return the living entries that pass the arguments, those that offer a capability in full first."""
        found = [
            platform
            for platform in self.catalog.platforms.values()
            if platform.lifecycle.status not in ENDED
            and given.get("category") in {None, platform.category}
            and given.get("kind") in {None, platform.kind.value}
            and (given.get("area") is None or given["area"] in {scope.area for scope in platform.scope})
        ]
        capability = given.get("capability")
        if capability:
            cells = {platform.id: self.catalog.cell(platform, capability).level for platform in found}
            found = [platform for platform in found if cells[platform.id] in {Level.FULL, Level.PARTIAL}]
            found.sort(key=lambda platform: (cells[platform.id] is not Level.FULL, platform.name.casefold()))
        else:
            found.sort(key=lambda platform: platform.name.casefold())
        return found

    # HTML blocks.

    def expand_html(self, url: str, html: str) -> str:
        """Replace the comments that stand for blocks, in the finished HTML of the page at `url`."""

        def block(match: re.Match[str]) -> str:
            render = self._blocks.get(match.group(1))
            return render(url, _arguments(match.group(2))) if render else match.group()

        return _COMMENT.sub(block, html)

    def lesson_frame(self, url: str, html: str) -> str:
        """Put the lesson's place in the course above its text and the mark for progress below."""
        lesson = next((item for item in self.course if item.url == url), None)
        if lesson is None:
            return html
        head = self.renderer.render("directives/lesson-head.html", url, lesson=lesson, total=len(self.course))
        foot = self.renderer.render("directives/lesson-foot.html", url, lesson=lesson)
        return f"{head}{html}{foot}"

    def _freshness(self, url: str, _: Mapping[str, str]) -> str:
        return self.renderer.render("directives/freshness.html", url, quality=self._quality_of_data)

    def _news(self, url: str, given: Mapping[str, str]) -> str:
        limit = int(given.get("limit", "6"))
        shown = {"items": news(self.catalog, limit), "coming": coming(self.catalog, limit)}
        return self.renderer.render("directives/news.html", url, **shown)

    def _changes(self, url: str, _: Mapping[str, str]) -> str:
        shown = {"items": history(self.catalog), "today": self.catalog.data_date}
        return self.renderer.render("directives/changes.html", url, **shown)

    @cached_property
    def _quality_of_data(self) -> Quality:
        return quality(self.catalog)

    def _quality(self, url: str, _: Mapping[str, str]) -> str:
        limits = self.catalog.settings.limits
        shown = {"quality": self._quality_of_data, "kinds": tuple(EvidenceKind)}
        return self.renderer.render("directives/quality.html", url, limits=limits, **shown)

    def _dataset(self, url: str, _: Mapping[str, str]) -> str:
        site_url, licence = self.renderer.site_url, f"{self.renderer.site_url}contribute/licence/"
        text = dataset(self.catalog, site_url, f"{self.catalog.settings.title}: every claim with its source.", licence)
        shown = {"resources": RESOURCES, "root": ROOT, "quality": self._quality_of_data}
        return self.renderer.render("directives/dataset.html", url, linked_data=text, **shown)

    def _platform_index(self, url: str, _: Mapping[str, str]) -> str:
        rows = matrix(self.catalog).rows
        categories = self.catalog.settings.categories
        return self.renderer.render(
            "directives/platform-index.html",
            url,
            groups=[(item, [row for row in rows if row.platform.category == item.id]) for item in categories],
            areas=self.catalog.areas,
            total=len(rows),
            licence_words={item.value: word(item) for item in Licence},
            **self._facets(),
        )

    def _facets(self) -> dict[str, object]:
        """Return the vocabularies to filter by, without members that no entry has."""
        entries = self.catalog.platforms.values()
        deliveries = unique(item.value for entry in entries for edition in entry.editions for item in edition.delivery)
        licences = unique(edition.licence_family.value for entry in entries for edition in entry.editions)
        return {
            "kinds": [item for item in Kind if any(entry.kind is item for entry in entries)],
            "deliveries": [item for item in Delivery if item.value in deliveries],
            "licences": [item for item in Licence if item.value in licences],
        }

    def _capability_index(self, url: str, _: Mapping[str, str]) -> str:
        groups = [
            (area, [(capability, level_counts(self.catalog, capability.id)) for capability in area.capabilities])
            for area in self.catalog.areas
        ]
        return self.renderer.render("directives/capability-index.html", url, groups=groups)

    def _matrix(self, url: str, _: Mapping[str, str]) -> str:
        return matrix_block(self.catalog, self.renderer, url)

    def _lessons(self, url: str, _: Mapping[str, str]) -> str:
        return self.renderer.render("directives/lessons.html", url, modules=modules(self.course))

    def _interview(self, url: str, _: Mapping[str, str]) -> str:
        settings = self.catalog.settings
        shown = {
            "data_date": self.catalog.data_date,
            "flows": settings.flows,
            "title": settings.title,
            "reason_groups": REASON_GROUPS,
        }
        return self.renderer.render(
            "directives/interview.html",
            url,
            doors=self.catalog.decision.doors,
            organisations=len(self.catalog.decision.organisations),
            **shown,
        )

    def _outline(self, url: str, _: Mapping[str, str]) -> str:
        shown = outline(self.catalog, self.decided.model if self.decided else None)
        return self.renderer.render("directives/outline.html", url, **shown)

    def _neutrality(self, url: str, _: Mapping[str, str]) -> str:
        found = neutrality(self.catalog, self.decided.model) if self.decided else None
        return self.renderer.render("directives/neutrality.html", url, found=found)

    def _pairs(self, url: str, _: Mapping[str, str]) -> str:
        return self.renderer.render("directives/pairs.html", url, pairs=tuple(pairs(self.catalog, None)))

    def _coverage_map(self, url: str, _: Mapping[str, str]) -> str:
        return self.renderer.render("directives/coverage-map.html", url, map=coverage_map(self.catalog))

    def _landscape(self, url: str, _: Mapping[str, str]) -> str:
        shown = {"map": landscape(self.catalog), "categories": self.catalog.settings.categories}
        return self.renderer.render("directives/landscape.html", url, **shown)

    def _organisations(self, url: str, _: Mapping[str, str]) -> str:
        cases = self.decided.cases if self.decided else ()
        return self.renderer.render("directives/organisations.html", url, cases=cases)


_SELECT = frozenset({"category", "area", "capability", "kind"})
_ARGUMENTS: dict[str, frozenset[str]] = {
    "names": _SELECT,
    "news": frozenset({"limit"}),
    **dict.fromkeys(
        (
            "level-key",
            "freshness",
            "platform-index",
            "capability-index",
            "matrix",
            "lessons",
            "interview",
            "outline",
            "organisations",
            "pairs",
            "coverage-map",
            "landscape",
            "side-by-side",
            "neutrality",
            "together",
            "changes",
            "quality",
            "dataset",
        ),
        frozenset[str](),
    ),
}


def _arguments(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split())


def _escape(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


def _at(path: str, text: str, index: int, words: tuple[str, str, str]) -> Issue:
    """Return the issue with `words` (rule, text, hint) at an index of a page's text."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Issue(Location(f"docs/{path}", line, column), *words)
