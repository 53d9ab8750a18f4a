"""A page names all scripts that its own are made of, so that none waits for another to be read."""

from __future__ import annotations

import gzip
import posixpath
import re
from typing import TYPE_CHECKING

from platform_guide.sections.shared.modules import needs
from tests.site.html import pages_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.html import Element

LOADED = re.compile(r"^(?:import|export \{[^}]*\} from) [^;]*;$", re.MULTILINE)
NAMED = re.compile(r'<link rel="modulepreload" href="([^"]+)"')
AT_ONCE = re.compile(r'<(?:script type="module" src|link rel="modulepreload" href)="([^"]+)"')
LATER = re.compile(r'<template id="tpl-modules">(.*?)</template>', re.DOTALL)
EVERYWHERE = {"assets/javascripts/shared/theme.js", "assets/javascripts/find/search.js"}
"""They stand on every page; what the search consists of is fetched when somebody searches."""
MOST_AT_FIRST = 15 * 1024
"""Bytes of own scripts, compressed, that a page may load before the reader does anything."""


def test_imports_are_followed_and_what_is_fetched_on_demand_or_by_a_worker_is_not() -> None:
    scripts = {
        "js/a/one.js": 'import { b } from "./two.js";\nimport "../c/three.js";\nconst l = () => import("./late.js");\n',
        "js/a/two.js": 'import {\nc,\n} from "../c/three.js";\nconst text = "import";\n',
        "js/c/three.js": 'const w = new Worker(new URL("./work.js", import.meta.url), { type: "module" });\n',
        "js/c/work.js": 'export { b } from "../a/two.js";\n',
        "js/a/late.js": 'import { b } from "./one.js";\n',
    }
    assert needs(scripts) == {
        "js/a/one.js": ["js/a/two.js", "js/c/three.js"],
        "js/a/two.js": ["js/c/three.js"],
        "js/c/three.js": [],
        "js/c/work.js": ["js/a/two.js", "js/c/three.js"],
        "js/a/late.js": ["js/a/one.js", "js/a/two.js", "js/c/three.js"],
    }


def crawl(site: Path, start: str) -> set[str]:
    """Return what a browser loads for a script before it runs it, without the script itself."""
    found = [start]
    for address in found:
        for line in LOADED.findall((site / address).read_text(encoding="utf-8")):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(address), line.rsplit('"', 2)[1]))
            if target not in found:
                found.append(target)
    return set(found[1:])


def address(page: str, element: Element, attribute: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), element.attributes[attribute] or ""))


def test_pages_name_all_parts_of_their_scripts(built_site: Path) -> None:
    with_parts = set()
    for path, page in pages_of(built_site):
        if path.name == "404.html":
            # It is shown at any address, so it names everything from the root of its host.
            continue
        own = {
            address(str(path), one, "src")
            for one in page.elements
            if one.tag == "script" and one.attributes.get("type") == "module"
        } - EVERYWHERE
        text = (built_site / path).read_text(encoding="utf-8")
        named = [posixpath.normpath(posixpath.join(path.parent, href)) for href in NAMED.findall(LATER.sub("", text))]
        wanted = set().union(*(crawl(built_site, script) for script in own))
        # All parts, and nothing that is fetched for nothing.
        assert wanted == set(named), path
        assert len(named) == len(set(named)), path
        assert all((built_site / one).is_file() for one in named)
        with_parts |= {str(path)} if wanted else set()
    assert {"compare/index.html", "compare/side-by-side/index.html", "decide/index.html"} <= with_parts


def test_the_interview_names_all_parts_of_the_result_and_none_that_only_its_worker_runs(built_site: Path) -> None:
    text = (built_site / "decide/index.html").read_text(encoding="utf-8")
    named = {href.removeprefix("../") for part in LATER.findall(text) for href in NAMED.findall(part)}
    folder = "assets/javascripts/decide/"
    result, worker = f"{folder}result.js", f"{folder}worker.js"
    assert named == {result} | crawl(built_site, result)
    # WebKit warns of what a page names and then does not run by itself.
    assert crawl(built_site, worker) - named


def first_view(site: Path, page: str) -> set[str]:
    """Return the site's own scripts that a page loads before the reader does anything."""
    text = LATER.sub("", (site / page).read_text(encoding="utf-8"))
    return {posixpath.normpath(posixpath.join(posixpath.dirname(page), href)) for href in AT_ONCE.findall(text)}


def test_no_page_loads_more_than_a_few_scripts_at_first(built_site: Path) -> None:
    pages = [str(path) for path, _ in pages_of(built_site) if path.name != "404.html"]
    loaded = {page: first_view(built_site, page) for page in pages}
    size = {
        one: len(gzip.compress((built_site / one).read_bytes(), 9, mtime=0)) for one in set().union(*loaded.values())
    }
    sizes = {page: sum(size[one] for one in scripts) for page, scripts in loaded.items()}
    assert {path: found for path, found in sizes.items() if found > MOST_AT_FIRST} == {}
    # Everything is counted: what stands on every page, and what a script imports.
    assert {*EVERYWHERE, "assets/javascripts/compare/matrix-draw.js"} <= loaded["compare/index.html"]
