"""The inline scripts that may stand in a page: those of the theme, by their hashes, which a generated file lists.

`guide schema` writes the list from the templates of the installed theme and of the guide's own. What a page holds
beside them never runs, whoever wrote it there.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

THEME = "mkdocs-material"
SCOPE = "/"
"""For whom the theme's first script keeps the choice of colours: for the whole host, so it is the same on all pages."""

LIST = Path(__file__).with_name("inline-scripts.json")

SCRIPT = re.compile(r"""<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>(.*?)</script[^>]*>""", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_SCOPE = re.compile(r"\{\{\s*config\.extra\.scope\b.*?\}\}")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True)
class Known:
    """The scripts that may stand in a page, and the version of the theme whose scripts they are."""

    version: str
    hashes: frozenset[str]


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag, their names in small letters, from the text between its name and its end."""
    return {name.lower(): one or two or bare for name, one, two, bare in _ATTRIBUTE.findall(text)}


def hash_of(body: str) -> str:
    """Return what a policy calls an inline script."""
    # The browser hashes the text after newline normalisation.
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def inline(html: str) -> Iterator[re.Match[str]]:
    """Yield the scripts that stand in a page itself; what holds data as JSON is none."""
    for match in SCRIPT.finditer(html):
        given = attributes(match.group(1))
        if "src" not in given and not given.get("type", "").lower().endswith("json"):
            yield match


@functools.cache
def known() -> Known:
    """Return the list that `guide schema` wrote."""
    read = json.loads(LIST.read_text(encoding="utf-8"))
    return Known(read["version"], frozenset(f"'{one}'" for one in read["scripts"]))


def listing(version: str, templates: Mapping[str, str]) -> str:
    """Return the text of the list for a version of the theme and templates by their names.

    A script whose text depends on the page is left out: no list can hold it.
    """
    found: dict[str, str] = {}
    for name, text in sorted(templates.items()):
        for match in inline(_SCOPE.sub(SCOPE, _COMMENT.sub("", text))):
            if "{{" not in match.group(2) and "{%" not in match.group(2):
                found.setdefault(hash_of(match.group(2)), name)
    made = {"theme": THEME, "version": version, "scripts": found}
    return json.dumps(made, indent=2) + "\n"
