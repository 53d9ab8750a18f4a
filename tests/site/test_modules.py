"""A page names all scripts that its own are made of, so that none waits for another to be read."""

from __future__ import annotations

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
LATER = re.compile(r'<template id="tpl-modules">(.*?)</template>', re.DOTALL)
EVERYWHERE = {"assets/javascripts/shared/theme.js", "assets/javascripts/find/search.js"}
"""They stand on every page; what the search consists of is fetched when somebody searches."""


def test_imports_are_followed_and_what_is_fetched_on_demand_is_not() -> None:
    scripts = {
        "js/a/one.js": 'import { b } from "./two.js";\nimport "../c/three.js";\nconst l = () => import("./late.js");\n',
        "js/a/two.js": 'import {\nc,\n} from "../c/three.js";\nconst text = "import";\n',
        "js/c/three.js": 'const w = new Worker(new URL("./work.js", import.meta.url), { type: "module" });\n',
        "js/c/work.js": 'export { b } from "../a/two.js";\n',
        "js/a/late.js": 'import { b } from "./one.js";\n',
    }
    assert needs(scripts) == {
        "js/a/one.js": ["js/a/two.js", "js/c/three.js", "js/c/work.js"],
        "js/a/two.js": ["js/c/three.js", "js/c/work.js"],
        "js/c/three.js": ["js/c/work.js", "js/a/two.js"],
        "js/c/work.js": ["js/a/two.js", "js/c/three.js"],
        "js/a/late.js": ["js/a/one.js", "js/a/two.js", "js/c/three.js", "js/c/work.js"],
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
        assert wanted <= set(named), path
        assert len(named) == len(set(named)), path
        assert all((built_site / one).is_file() for one in named)
        with_parts |= {str(path)} if wanted else set()
    assert {"compare/index.html", "compare/side-by-side/index.html", "decide/index.html"} <= with_parts


def test_the_interview_names_all_parts_of_the_result_and_of_its_worker(built_site: Path) -> None:
    text = (built_site / "decide/index.html").read_text(encoding="utf-8")
    named = {href.removeprefix("../") for part in LATER.findall(text) for href in NAMED.findall(part)}
    folder = "assets/javascripts/decide/"
    result, worker = f"{folder}result.js", f"{folder}worker.js"
    assert named == {result, worker} | crawl(built_site, result) | crawl(built_site, worker)
