"""The main text of a page, as blocks: paragraphs and headings, without navigation.

What a host sends may be anything, and a page can keep any parser busy for as long as it likes. `Reader` therefore
reads in a process of its own, which is ended when it takes too long.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import re
import threading
from contextlib import suppress
from html.parser import HTMLParser
from importlib.metadata import version
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree

from platform_guide.reread.outcome import Text

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode

FORM = 1
"""Rises when this module makes other blocks of the same page."""

_HEADING = re.compile(r"h([1-6])")
_PROSE = re.compile(r"\.(?:md|mdx|markdown|rst|adoc|txt)\Z", re.IGNORECASE)
_ATX = re.compile(r"(#{1,6}|={1,6})[ \t]+(.+?)[ \t#=]*")
_UNDERLINE = re.compile(r"([=\-~^\"'*+#`:.])\1{2,}")
_BREAKS = frozenset({"p", "li", "ul", "ol", "pre", "br", "tr", "div", "table"})
_MAIN = "main, [role=main], article, [itemprop=articleBody], .markdown-body, #main-content"
_AROUND = ("nav", "aside", "footer", "button", "[role=navigation]", "[aria-hidden=true]", ".headerlink", ".breadcrumbs")
_SHORTEST = 200
_MEMORY = 2 * 2**30
_IN_HTML = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_UNDERLINED = {"=": 1, "-": 2, "~": 3}


def made_by() -> str:
    """Return what makes the texts: a text that something else made is no other text."""
    return f"resiliparse {version('resiliparse')}, form {FORM}"


def read(content: bytes, kind: str, charset: str | None, url: str) -> Text:
    """Return the main text of what a host sent.

    Args:
        content: the body, unpacked.
        kind: its type as the host names it, such as `text/html`; may be empty.
        charset: its encoding as the host names it, or None.
        url: its address, whose end tells prose from source code.
    """
    if kind in {"text/html", "application/xhtml+xml"} or (not kind and _IN_HTML.search(content[:2048])):
        return _page(_decoded(content, charset, html=True))
    if kind.startswith("text/") or kind.endswith(("json", "xml", "yaml", "javascript")):
        return _plain(_decoded(content, charset, html=False), prose=bool(_PROSE.search(urlsplit(url).path)))
    return Text(whole=hashlib.sha256(content).hexdigest())


def _decoded(content: bytes, charset: str | None, *, html: bool) -> str:
    found = detect_encoding(content, from_html_meta=html) or "utf-8"
    for name in (charset, found):
        with suppress(LookupError, UnicodeError, ValueError):
            return content.decode(name) if name else bytes_to_str(content, found)
    return content.decode("utf-8", "replace")


def _page(html: str) -> Text:
    tree = HTMLTree.parse(html)
    root = tree.body
    main = root.query_selector(_MAIN) if root else None
    # A short one is a box within the page, such as a teaser.
    named = main is not None and len(main.text or "") >= _SHORTEST
    # Where a page names its main part itself nothing is guessed: guessing takes short lists for menus.
    shown = extract_plain_text(
        main.html if named and main is not None else html,
        preserve_formatting="minimal_html",
        main_content=not named,
        alt_texts=False,
        comments=False,
        list_bullets=False,
        skip_elements=_AROUND,
    )
    blocks = _Blocks()
    blocks.feed(shown)
    blocks.close()
    blocks.flush()
    return Text(tuple(blocks.found), _anchors(root) if root else {})


class _Blocks(HTMLParser):
    """Takes the reduced form of a page apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._text: list[str] = []
        self._level = 0
        self._pre = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the base class calls it so
        """Begin a block."""
        heading = _HEADING.fullmatch(tag)
        if heading or tag in _BREAKS:
            self.flush()
            self._level = int(heading[1]) if heading else 0
            self._pre = tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in _BREAKS or _HEADING.fullmatch(tag):
            self.flush()
            self._level, self._pre = 0, False

    def handle_data(self, data: str) -> None:
        """Take text; outside of headings and listings a line is a block."""
        if self._level or self._pre:
            self._text.append(data)
            return
        first, *others = data.split("\n")
        self._text.append(first)
        for line in others:
            self.flush()
            self._text.append(line)

    def flush(self) -> None:
        """Keep the block that was begun."""
        text = " ".join("".join(self._text).split())
        if text:
            self.found.append((self._level, text))
        self._text = []


def _anchors(root: ElementNode) -> dict[str, str]:
    """Return the heading that each name of a place within the page leads to."""
    found: dict[str, str] = {}
    for heading in root.query_selector_all("h1, h2, h3, h4, h5, h6"):
        text = " ".join((heading.text or "").split())
        # Some name the heading, others the section that it begins, or a link within or right before it.
        nodes = [heading, *heading.query_selector_all("[id], a[name]")]
        parent = heading.parent_element
        if parent is not None and parent.tag in {"section", "div", "header", "article"}:
            nodes.append(parent)
        before = heading.prev_element
        if before is not None and before.tag in {"a", "span"}:
            nodes.append(before)
        for node in nodes:
            for attribute in ("id", "name"):
                if name := node.getattr(attribute):
                    found.setdefault(str(name), text)
    return found


def _plain(text: str, *, prose: bool) -> Text:
    """Return the lines of a plain file; headings in Markdown, AsciiDoc and reStructuredText are told apart."""
    lines = text.splitlines()
    if not prose:
        return Text(tuple((0, line.rstrip()) for line in lines if line.strip()))
    blocks: list[tuple[int, str]] = []
    paragraph: list[str] = []

    def flush() -> None:
        if paragraph:
            blocks.append((0, " ".join(" ".join(paragraph).split())))
            paragraph.clear()

    fenced = False
    for line in lines:
        stripped = line.strip()
        if stripped.startswith("```") or (stripped.startswith("~~~") and not paragraph):
            flush()
            fenced = not fenced
            continue
        heading = None if fenced else _ATX.fullmatch(stripped)
        underlined = None if fenced else _UNDERLINE.fullmatch(stripped)
        if heading:
            flush()
            blocks.append((len(heading[1]), heading[2]))
        elif underlined and len(paragraph) == 1:
            blocks.append((_UNDERLINED.get(underlined[1], 4), paragraph.pop().strip()))
        elif stripped and not underlined:
            paragraph.append(line)
        else:
            flush()
    flush()
    return Text(tuple(blocks))


class TooLongError(Exception):
    """A page whose text was not found in time, or only with more memory than a page may take."""


class Reader:
    """Reads pages in a process of its own, one at a time, and ends it when one takes longer than `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def read(self, content: bytes, kind: str, charset: str | None, url: str) -> Text:
        """Return the main text, as the function `read` does.

        Raises:
            TooLongError: it was not found within the time.
        """
        with self._lock:
            pipe = self._pipe or self._start()
            try:
                pipe.send((content, kind, charset, url))
                found = pipe.recv() if pipe.poll(self._seconds) else None
            except (OSError, EOFError):
                found = None
            if isinstance(found, Text):
                return found
            self._end()
            raise TooLongError

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _start(self) -> Connection:
        # A fork would take the threads' locks along as they happen to be.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        # The first answer says that it is ready: to start is no page's time.
        if self._pipe.poll(60):
            self._pipe.recv()
        return self._pipe

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _serve(pipe: Connection) -> None:
    """Read one page after the other until nobody sends more."""
    _limit_memory()
    pipe.send(None)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            asked = pipe.recv()
            try:
                answer: Text | None = read(*asked)
            except (ValueError, RuntimeError, TypeError, MemoryError, RecursionError, AssertionError):
                answer = None
            pipe.send(answer)


def _limit_memory() -> None:
    """Let the process take so much memory and no more, where the system knows such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
