"""The theme's templates work in any generator with Jinja: they call no methods of Python and read no missing name."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.support import ROOT, run

THEME = ROOT / "hooks" / "theme"
TEMPLATES = sorted(THEME.rglob("*.html"))

# Material's table of words, imported under this name; namespaces and loops of Jinja itself.
ALLOWED = {("lang", "t"), ("loop", "cycle"), ("self", None)}

CONFIG = """
site_name: Tried
theme:
  {{name: material, custom_dir: {theme}, font: false, logo: a.svg, favicon: a.svg, features: [navigation.tabs]}}
extra: {{scope: /, guide: {guide}}}
markdown_extensions: [{{toc: {{permalink: true}}}}]
plugins: []
hooks: [{hook}]
docs_dir: docs
site_dir: site
"""

BARE: dict[str, object] = {}
FULL: dict[str, object] = {
    "data_date": "2026-01-01",
    "data_version": "1",
    "licence": {"name": "MIT", "url": "learn/"},
    "contribute": {"url": "learn/", "label": "Correct"},
    "links": [{"url": "learn/", "label": "Lessons"}],
    "sequences": ["learn/"],
    "tray": {"side_by_side": "learn/", "matrix": "learn/"},
    "fonts": ["serif"],
}


def calls(text: str) -> list[str]:
    """Return the methods that a template calls on values."""
    found = []
    for call in Environment(autoescape=False).parse(text).find_all(nodes.Call):  # noqa: S701 - parsed and not rendered
        if not isinstance(call.node, nodes.Getattr):
            continue
        owner = call.node.node
        name = owner.name if isinstance(owner, nodes.Name) else None
        if (name, call.node.attr) not in ALLOWED and (name, None) not in ALLOWED:
            found.append(f"line {call.lineno}: .{call.node.attr}()")
    return found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_of_the_theme_calls_no_method(path: Path) -> None:
    assert calls(path.read_text(encoding="utf-8")) == []


def test_a_method_is_recognised() -> None:
    text = "{% for key, value in {'a': 1}.items() %}{{ lang.t(key) }}{% endfor %}{{ page.url.startswith('a') }}"
    assert calls(text) == ["line 1: .items()", "line 1: .startswith()"]


@pytest.mark.parametrize("guide", [BARE, FULL], ids=["no settings", "all settings"])
def test_the_theme_reads_no_name_that_is_not_there(tmp_path: Path, guide: dict[str, object]) -> None:
    found = read_without_being_there(tmp_path, THEME, guide)
    assert found == []
    assert (tmp_path / "site" / "404.html").is_file()


def test_a_name_that_is_not_there_is_recognised(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text('{% extends "base.html" %}{% block tabs %}{{ nowhere }}{% endblock %}', "utf-8")
    assert {name for _, name in read_without_being_there(tmp_path, theme, BARE)} == {"nowhere"}


def read_without_being_there(folder: Path, theme: Path, guide: dict[str, object]) -> list[tuple[str, str]]:
    """Build a small site with a theme and return which names its templates read that nobody gave."""
    docs = folder / "docs"
    (docs / "learn").mkdir(parents=True)
    front = "---\ndescription: d\nskip_links: [{href: '#a', label: A}]\nlinked_data: '{}'\nfeed: feed.xml\n---\n"
    (docs / "index.md").write_text(f"{front}# Start\n\n## Part\n", "utf-8")
    for name in ("index", "one", "two"):
        (docs / "learn" / f"{name}.md").write_text(f"# {name.title()}\n\n## Part\n\n### Smaller part\n", "utf-8")
    (docs / "bare.md").write_text("---\nbare: true\nscripts: [a.js]\nstyles: [a.css]\n---\n# Bare\n", "utf-8")
    hook = Path(__file__).with_name("undefined_names.py")
    config = CONFIG.format(theme=json.dumps(str(theme)), guide=json.dumps(guide), hook=json.dumps(str(hook)))
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    record = folder / "names.json"
    env = {"NAMES": str(record), "THEME": str(theme), "NO_MKDOCS_2_WARNING": "1"}
    result = run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=folder, env=env)
    assert result.returncode == 0, result.stderr
    return [(place, name) for place, name in json.loads(record.read_text("utf-8"))]
