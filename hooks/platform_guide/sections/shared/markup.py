"""Markdown as it is written: where code stands, and raw HTML that the policy of the site would drop without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

Problem = tuple[int, str, str, str]
"""Where in the text of a page something is wrong, with the name of the rule, the text and the hint."""

_FENCE = re.compile(r"\s*(?:>\s?)*(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_CONTAINER = re.compile(r"\s*(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?|===|:|\[\^[^\]]+\]:)\s")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_REMARK = re.compile(r"<!--(?!\s*guide\s*:).*?-->", re.DOTALL | re.IGNORECASE)
_CODE_INDENT = 4

_DROPPED = ("script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link")
_DROPPED_TAG = re.compile(rf"<({'|'.join(_DROPPED)})\b", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]*((?:\s+|/|\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_LIST = re.compile(r"\{:?[ \t]*([^{}\n]+)\}")
_DROPPED_ATTRIBUTE = re.compile(r"(?:style|srcdoc|on[a-z]+)\Z", re.IGNORECASE)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def blank_code(text: str) -> str:
    """Return the text with code and remarks replaced by spaces, so that every other character keeps its place."""
    lines = text.split("\n")
    fence, container, above = "", False, "blank"
    for at, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" \t")) + 3 * line[: len(line) - len(line.lstrip(" \t"))].count("\t")
        opened = _FENCE.match(line)
        if fence:
            closing = opened and opened["fence"].startswith(fence) and not opened["info"].strip()
            lines[at], fence = _blank(line), "" if closing else fence
        elif opened and not (opened["fence"].startswith("`") and "`" in opened["info"]):
            fence, lines[at], above = opened["fence"], _blank(line), "text"
        elif not line.strip():
            above = "blank" if above != "code" else "code"
        elif indent >= (2 if container else 1) * _CODE_INDENT and above in {"blank", "code"}:
            lines[at], above = _blank(line), "code"
        else:
            container = bool(_CONTAINER.match(line)) or (container and indent > 0)
            above = "text"
    blanked = "\n".join(lines)
    for pattern in (_SPAN, _REMARK):
        blanked = pattern.sub(lambda match: _blank(match.group()), blanked)
    return blanked


def raw_html(text: str) -> Iterator[Problem]:
    """Report elements and attributes that the content security policy forbids; code must be blank already."""
    for match in _DROPPED_TAG.finditer(text):
        message = f"`<{match.group(1)}>` cannot stand in a page: the security policy of the site forbids it"
        hint = "scripts and styles are files, named in the front matter: scripts: [...], styles: [...]"
        yield match.start(), "html-forbidden", message, hint
    for written in [*TAG.finditer(text), *_LIST.finditer(text)]:
        for attribute in ATTRIBUTE.finditer(written.group(1)):
            name = attribute.group(1)
            if _DROPPED_ATTRIBUTE.match(name) and attribute.group(2) is not None:
                message = f"the attribute `{name}` cannot stand in a page: the security policy of the site forbids it"
                hint = "use a class of the style sheets, and a script that is named in the front matter"
                yield written.start(1) + attribute.start(), "html-forbidden", message, hint
