"""The texts for readers in Markdown, YAML, templates and Python, as plain sentences with their places.

Code, addresses and markup are taken out. A passage that begins with the comment `<!-- before -->` is an example of what
not to write, and is passed over.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

BEFORE = "<!-- before -->"
CODE = "`code`"
"""What stands for code and for values that are filled in: a word that no rule knows."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_END = re.compile(r"(?<=[.!?])[”\")\u2019]*\s+(?=[“\"(]?[A-Z0-9`])")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|vs|etc|Inc|Ltd|St|no)\.$")
_LINKED = re.compile(r"\[\[([a-z0-9-]+)\]\]")
_FILLED = re.compile(r"\{\{.*?\}\}|(?<![\w{])\{[a-z_]+\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OTHERWISE = re.compile(r"\{%-?\s*(?:else|elif)\b.*?%\}", re.DOTALL)
_CUT = "\ue000"
_SPOKEN = ("aria-label", "title", "alt", "placeholder")
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "time", "wbr"})
_SILENT = frozenset({"script", "style", "svg", "code", "pre"})


@dataclass(frozen=True)
class Sentence:
    """One sentence: file and line of the passage that it is in, the field that holds it, and its words."""

    path: str
    line: int
    kind: str
    text: str


def sentences(path: str, line: int, kind: str, text: str) -> Iterator[Sentence]:
    """Cut a passage into sentences, in one line each."""
    parts: list[str] = []
    for part in _END.split(" ".join(text.split())):
        if parts and _ABBREVIATED.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    for part in parts:
        if any(letter.isalpha() for letter in part.replace(CODE, "")):
            yield Sentence(path, line, kind, part)


def read(root: Path, path: Path, fields: frozenset[str]) -> Iterator[Sentence]:
    """Yield the sentences of one file below `root`; of a YAML file, those of the given fields."""
    name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield from _markdown(name, text)
    elif path.suffix == ".yaml":
        yield from _fields(name, yaml.compose(text, Loader=_LOADER), fields, "")
    elif path.suffix == ".py":
        yield from _python(name, text)
    else:
        yield from _template(name, text)


def _markdown(name: str, text: str) -> Iterator[Sentence]:
    lines = text.split("\n")
    above = 0
    if lines[0] == "---" and "---" in lines[1:]:
        above = lines.index("---", 1) + 1
        head = yaml.compose("\n".join(lines[1 : above - 1]), Loader=_LOADER)
        yield from _fields(name, head, frozenset({"title", "description"}), "", 1)
    parser = MarkdownIt("commonmark").enable("table")
    for token in parser.parse(_LINKED.sub(r"`\1`", "\n".join(lines[above:]))):
        line = above + 1 + (token.map[0] if token.map else 0)
        if token.content.startswith(BEFORE):
            continue
        if token.type == "html_block":
            yield from _template(name, token.content, line - 1)
        elif token.type == "inline":
            yield from sentences(name, line, "text", "".join(map(_said, token.children or ())))


def _said(token: Token) -> str:
    if token.type in {"text", "softbreak", "hardbreak"}:
        return token.content or " "
    return CODE if token.type == "code_inline" else ""


def _fields(name: str, node: yaml.Node | None, fields: frozenset[str], key: str, above: int = 0) -> Iterator[Sentence]:
    if isinstance(node, yaml.MappingNode):
        for inner, value in node.value:
            here = "message" if key in {"messages", "texts"} else inner.value
            yield from _fields(name, value, fields, here, above)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _fields(name, value, fields, key, above)
    elif isinstance(node, yaml.ScalarNode) and key in fields:
        yield from sentences(name, node.start_mark.line + 1 + above, key, _FILLED.sub(CODE, node.value))


def _python(name: str, text: str) -> Iterator[Sentence]:
    """Yield the values of the module's tables and its text constants; docstrings and keys are for developers."""
    for statement in ast.parse(text).body:
        value = getattr(statement, "value", None)
        if isinstance(statement, ast.Assign | ast.AnnAssign) and value is not None:
            found = value.values if isinstance(value, ast.Dict) else [value]
            for item in found:
                if isinstance(item, ast.Constant) and isinstance(item.value, str):
                    yield from sentences(name, item.lineno, "word", item.value)


def _template(name: str, text: str, above: int = 0) -> Iterator[Sentence]:
    reader = _Reader()
    # Line breaks stay, so that places hold; what stands for another case is another passage.
    blanked = _OTHERWISE.sub(lambda match: _CUT + "\n" * match.group().count("\n"), text)
    blanked = _STATEMENT.sub(lambda match: "\n" * match.group().count("\n"), blanked)
    reader.feed(_FILLED.sub(lambda match: CODE + "\n" * match.group().count("\n"), blanked))
    reader.close()
    reader.end()
    for line, said in reader.passages:
        for part in said.split(_CUT):
            yield from sentences(name, line + above, "text", part)


class _Reader(HTMLParser):
    """Collects what is read aloud of a template: texts between blocks, and labels."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[tuple[int, str]] = []
        self._line, self._text, self._silent = 1, "", ""

    def end(self) -> None:
        """End the passage that is being read."""
        if self._text.strip():
            self.passages.append((self._line, self._text))
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            return
        # Words for scripts stand in spans, one phrase in each.
        if tag not in _INLINE or any(key == "data-key" for key, _ in attrs):
            self.end()
        self.passages += [(self.getpos()[0], unescape(said)) for key, said in attrs if key in _SPOKEN and said]
        if tag in _SILENT:
            self._silent = tag
            if tag in _INLINE:
                self._text += CODE

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag not in _INLINE and not self._silent:
            self.end()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not self._text.strip():
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._text += data
