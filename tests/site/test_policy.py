"""Which scripts of a page may run: the theme's, by a fixed list; anything else is refused at its place."""

from __future__ import annotations

import json
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from platform_guide.issues import Location
from platform_guide.sections.shared import policy
from platform_guide.sections.shared.inline_scripts import hash_of, known, listing
from tests import sample
from tests.support import ROOT, run

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

PAGE = '<!doctype html>\n<meta charset="utf-8">\n'
HASH = re.compile(r"'sha256-[^']+'")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = sample.sample(tmp_path)
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("../../../", "")
    sample.write(root, "mkdocs.yml", config)
    shutil.copy(ROOT / "docs/assets/images/logo.svg", root / "docs/logo.svg")
    return root


def build(root: Path) -> subprocess.CompletedProcess[str]:
    environment = {"GUIDE_SITE_URL": "", "GUIDE_SOURCE_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    result = run(sys.executable, "-m", "mkdocs", "build", "--strict", cwd=root, env=environment)
    assert "Traceback" not in result.stdout + result.stderr
    return result


def refused(text: str) -> list[tuple[str, str]]:
    """Return the rule and the source of all that is refused in a page."""
    return [(one.rule, one.source) for one in policy.seal(PAGE + text).refused]


@pytest.mark.parametrize(
    "script",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<script type="module">alert(1)</script>',
        '<script type="text/ecmascript">alert(1)</script>',
        '<script type="speculationrules">{}</script>',
        '<script data-src="a.js">alert(1)</script>',
        '<script title="a > src=b">alert(1)</script>',
        "<script\n>alert(1)</script\n>",
    ],
)
def test_a_script_that_is_not_on_the_list_is_refused_and_gets_no_hash(script: str) -> None:
    assert refused(f"<p>a</p>\n{script}") == [("inline-script", script)]
    assert not HASH.search(policy.seal(PAGE + script).html)


@pytest.mark.parametrize(
    "text",
    [
        '<script src="a.js"></script>',
        '<script type="application/ld+json">{"a": 1}</script>',
        "<!-- <script>alert(1)</script> -->",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        '<a title="a style=b onclick=c">x</a>',
        "<p>Write style = 1, or onclick = 2.</p>",
    ],
)
def test_what_is_no_inline_script_is_left_alone(text: str) -> None:
    sealed = policy.seal(PAGE + text)
    assert not sealed.refused
    assert sealed.html.endswith(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("<style>p { color: red }</style>", "inline-style"),
        ('<p style="color: red">', "inline-style"),
        ("<p style=color:red>", "inline-style"),
        ('<button onclick="x()">', "inline-handler"),
        ("<button onclick=x()>", "inline-handler"),
        ('<img src="a"onerror="x()">', "inline-handler"),
        ("<svg/onload=x()>", "inline-handler"),
        ('<a title="a > b" onclick="x()">', "inline-handler"),
    ],
)
def test_styles_and_handlers_are_refused(text: str, rule: str) -> None:
    assert [found for found, _ in refused(text)] == [rule]


def test_everything_that_is_refused_is_said_at_once_at_its_place() -> None:
    text = f"{PAGE}<p>a</p>\n  <script>one</script>\n<p onclick='two'>\n"
    issues = [one.located(("learn/index.html", text)) for one in policy.seal(text).refused]
    assert [issue.location for issue in issues] == [Location("learn/index.html", 4, 3), Location("learn/index.html", 5)]
    assert "guide schema" in issues[0].hint
    assert known().version in issues[0].hint
    written = "---\ntitle: A\n---\n\n<script>one</script>\n"
    located = policy.seal(text).refused[0].located(("learn/index.html", text), ("docs/learn/index.md", written))
    assert located.location == Location("docs/learn/index.md", 5)


def test_the_list_holds_constant_scripts_of_templates_and_the_version_of_the_theme() -> None:
    templates = {
        "a.html": "{#- <script>no</script> -#}<script>one</script><script>{{ two }}</script>",
        "b.html": '<script>"{{ config.extra.scope | d(base_url) }}"</script><script src="c.js"></script>',
        "c.html": '<script type="application/json">{}</script><script>one</script>',
    }
    made = json.loads(listing("1.2.3", templates))
    assert made["version"] == "1.2.3"
    assert made["scripts"] == {hash_of("one"): "a.html", hash_of('"/"'): "b.html"}


def test_pages_and_headers_allow_what_is_on_the_list_and_nothing_else(built_site: Path) -> None:
    headers = (built_site / "_headers").read_text(encoding="utf-8")
    allowed = set(HASH.findall(headers))
    assert allowed
    assert allowed <= known().hashes
    for path in built_site.rglob("*.html"):
        found = set(HASH.findall(path.read_text(encoding="utf-8")))
        assert found <= allowed, path


@pytest.mark.slow
def test_a_script_in_a_page_or_a_template_stops_the_build_at_its_place(root: Path) -> None:
    sample.write(root, "docs/extra.md", "# Extra\n\n<script>\nalert(1)\n</script>\n")
    result = build(root)
    assert result.returncode == 1
    assert "docs/extra.md:3:1: error " in result.stderr
    (root / "docs/extra.md").unlink()
    sample.change(root, "hooks/theme/partials/footer.html", "</footer>", "<script>{{ 1 + 1 }}</script></footer>")
    result = build(root)
    assert result.returncode == 1
    for path in ("platforms/roadster/index.html", "404.html"):
        said = rf"^{re.escape(path)}:\d+:\d+: error inline-script: .*`<script>2</script>`$"
        assert re.search(said, result.stderr, re.MULTILINE)
    assert "run: guide schema" in result.stderr


@pytest.mark.slow
def test_a_constant_script_of_the_guides_own_theme_runs_once_it_is_on_the_list(root: Path) -> None:
    sample.change(root, "hooks/theme/partials/footer.html", "</footer>", "<script>own()</script></footer>")
    assert build(root).returncode == 1
    assert run(sys.executable, "-m", "platform_guide", "schema", "--root", root, cwd=root / "hooks").returncode == 0
    assert build(root).returncode == 0
    assert f"'{hash_of('own()')}'" in (root / "site/_headers").read_text(encoding="utf-8")


@pytest.mark.slow
def test_inline_scripts_do_not_depend_on_where_a_page_lies(root: Path) -> None:
    assert build(root).returncode == 0
    for path in ("index.html", "platforms/roadster/index.html"):
        assert '__md_scope=new URL("/",location)' in (root / "site" / path).read_text(encoding="utf-8")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    sample.write(root, "mkdocs.yml", config + "extra: {scope: /bicycles/}\n")
    result = build(root)
    assert result.returncode == 1
    assert "mkdocs.yml:1:1: error scope: " in result.stderr
