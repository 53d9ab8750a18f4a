"""Links of hand-written pages: each leads to what is there, or to a sound address of another site."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify
from pydantic import TypeAdapter, ValidationError

from platform_guide.catalog.schema.address import is_public
from platform_guide.catalog.schema.base import Url
from platform_guide.issues import suggest
from platform_guide.sections.shared.directive import OPEN
from platform_guide.sections.shared.documents import Document
from platform_guide.sections.shared.markup import ATTRIBUTE, TAG, Problem
from platform_guide.sections.shared.page import Output, url_of

_INLINE = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:\s*(\S+)", re.MULTILINE)
_AUTOMATIC = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_OWN_ID = re.compile(r"\{:?[^{}\n]*#([A-Za-z0-9_:.-]+)[^{}\n]*\}")
_ID = re.compile(r"""\bid\s*=\s*["']?([^"'\s>]+)""")
_LINKING = frozenset({"href", "src", "action", "poster", "cite", "data"})
_ELSEWHERE = frozenset({"http", "https"})
_PLAIN = frozenset({"mailto", "tel"})
_ADDRESS: TypeAdapter[str] = TypeAdapter(Url)


@dataclass(frozen=True)
class Targets:
    """What a hand-written page can lead to: `files` are all files of the site that are no pages."""

    documents: Mapping[str, Document]
    output: Output
    files: Collection[str]

    @cached_property
    def pages(self) -> Mapping[str, str | None]:
        """The path of each page by its Markdown file; with the HTML of those that are generated."""
        return {**dict.fromkeys(self.documents), **{page.path: page.html for page in self.output.pages}}

    @cached_property
    def by_url(self) -> Mapping[str, str]:
        """The Markdown file of each page by its address."""
        return {url_of(path): path for path in self.pages}

    def has_anchor(self, path: str, anchor: str) -> bool:
        """Tell whether a page has an anchor; one that holds blocks made from the data may have any."""
        html = self.pages[path]
        if html is not None:
            return f'id="{anchor}"' in html
        document = self.documents[path]
        return bool(OPEN.search(document.plain)) or anchor in anchors(document)


def anchors(document: Document) -> frozenset[str]:
    """Return the anchors of a page's headings, and those that it gives itself."""
    found = set(_ID.findall(document.plain)) | set(_OWN_ID.findall(document.plain))
    count: Counter[str] = Counter()
    for match in _HEADING.finditer(document.plain):
        # The heading as it is written: code in it is part of its anchor.
        words = document.text[match.start(1) : match.end(1)]
        words = re.sub(r"\{:?[^{}]*\}\s*$", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words))
        slug = slugify(words, "-")
        found.add(f"{slug}_{count[slug]}" if count[slug] else slug)
        count[slug] += 1
    return frozenset(found)


def broken_links(document: Document, targets: Targets, *, internal: bool = False) -> Iterator[Problem]:
    """Report links of a page that lead nowhere, leave the site's folder, or could not be followed safely.

    A page of an `internal` layer may lead to the organisation's own hosts.
    """
    for link in _links(document.plain):
        problem = _problem(document, targets, link, internal=internal)
        if problem:
            yield link.at, "link-broken", *problem


class _Link(NamedTuple):
    """A link where it stands: `raw` in HTML, which nothing rewrites; `shown` where it is a picture."""

    at: int
    to: str
    raw: bool
    shown: bool


def _links(text: str) -> Iterator[_Link]:
    for pattern in (_INLINE, _DEFINED, _AUTOMATIC):
        for match in pattern.finditer(text):
            shown = pattern is _INLINE and text[: match.start()].endswith("!")
            yield _Link(match.start(1), match.group(1).strip("<>"), raw=False, shown=shown)
    for tag in TAG.finditer(text):
        picture = tag.group().lower().startswith("<img")
        for attribute in ATTRIBUTE.finditer(tag.group(1)):
            name = attribute.group(1).lower()
            if name in _LINKING and attribute.group(2):
                to = attribute.group(2).strip("\"'")
                yield _Link(tag.start(1) + attribute.start(), to, raw=True, shown=name == "src" and picture)


def _problem(document: Document, targets: Targets, one: _Link, *, internal: bool) -> tuple[str, str] | None:
    link = one.to
    try:
        parts = urlsplit(link)
    except ValueError:
        return f"`{link}` is no address", "see what is between its brackets"
    if parts.scheme in _PLAIN:
        return None
    if parts.scheme in _ELSEWHERE or parts.netloc:
        return _outside(one, internal=internal)
    if parts.scheme:
        return f"`{link}` is of a kind that cannot be followed", "write https://..., or a path below docs/"
    if link.startswith("/"):
        return f"`{link}` starts at the root of the host, so it breaks below a path", "write it relative to this page"
    return _inside(document, targets, (unquote(parts.path), unquote(parts.fragment)), raw=one.raw)


def _outside(link: _Link, *, internal: bool) -> tuple[str, str] | None:
    if link.shown:
        text = f"`{link.to}` is a picture of another host, and the security policy of the site shows none"
        return text, "put the file beside the page, or write a link to it"
    try:
        url = _ADDRESS.validate_python(link.to)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        return f"`{link.to}` cannot be an address", str(detail.get("ctx", {}).get("error", detail["msg"]))
    if internal or is_public(url):
        return None
    return f"`{link.to}` cannot be an address", "write https:// and the whole name of the host"


def _inside(document: Document, targets: Targets, to: tuple[str, str], *, raw: bool) -> tuple[str, str] | None:
    path, anchor = to
    base = document.url if raw else f"{posixpath.dirname(document.path)}/".lstrip("/")
    joined = posixpath.normpath(posixpath.join(base, path)) if path else ""
    known: Collection[str] = targets.by_url if raw else targets.pages
    if raw and path:
        # In HTML a link leads to the address of a page, and a page's address ends in a slash.
        joined = "" if joined == "." else f"{joined}/" if path.endswith(("/", ".")) else joined
    page = document.path if not path else targets.by_url.get(joined) if raw else joined
    if joined.startswith(".."):
        return f"`{path}` leads out of the site", "write it relative to this page"
    if page is None or page not in targets.pages:
        if joined in targets.files:
            return None
        wanted = posixpath.basename(joined.rstrip("/"))
        near = [posixpath.relpath(name, base or ".") for name in known if wanted and wanted in name]
        return f"`{path}` leads to no page and no file", suggest(path, near or known)
    if anchor and not targets.has_anchor(page, anchor):
        return f"the page has no anchor `{anchor}`", _near_anchor(targets, page, anchor)
    return None


def _near_anchor(targets: Targets, page: str, anchor: str) -> str:
    html = targets.pages[page]
    return suggest(anchor, anchors(targets.documents[page]) if html is None else _ID.findall(html))
