"""The search of the built site, asked without a browser."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from typing import TYPE_CHECKING, Any

from tests.support import ROOT, require

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SMALL = re.compile(r'data-key="small">([^<]*)<')


def index_of(site: Path) -> dict[str, Any]:
    """Return the index that the site publishes."""
    found: dict[str, Any] = json.loads((site / "assets/search.json").read_text(encoding="utf-8"))
    return found


def ask(site: Path, queries: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Answer queries with the site's own script and index; each answer has hits, total and loose."""
    asked = list(queries)
    small = _SMALL.search((site / "index.html").read_text(encoding="utf-8"))
    assert small, "the page has no list of words that say nothing"
    given = json.dumps({"index": index_of(site), "small": unescape(small[1]), "queries": asked})
    command = [require("node"), str(ROOT / "tests/sections/find/rank.js")]
    result = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    return dict(zip(asked, json.loads(result.stdout), strict=True))


def names() -> dict[str, set[str]]:
    """Return every name of an entry or a capability of the shipped catalogue with the pages that it names."""
    from tests.shipped import catalog  # noqa: PLC0415 - the benchmark asks sites of other catalogues

    found: dict[str, set[str]] = {}
    for platform in catalog().platforms.values():
        for name in (platform.name, *(alias.name for alias in platform.aliases)):
            found.setdefault(name, set()).add(f"platforms/{platform.id}/")
    for _, capability in catalog().capabilities():
        for name in (capability.name, capability.short, *capability.aliases):
            found.setdefault(name, set()).add(f"capabilities/{capability.id}/")
    return found
