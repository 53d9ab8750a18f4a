"""Scripts on the site are the scripts of the repository without what is for those who read the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from platform_guide.sections.shared.scripts import compact, compact_style
from tests.support import ROOT, require, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

FOLDER = ROOT / "hooks/theme/assets/javascripts"
SCRIPTS = sorted(path for path in FOLDER.rglob("*.js") if path.parent.name != "vendor")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_nothing_but_comments_and_space_is_taken_away(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    blocks = re.sub(r"/\*\*.*?\*/", "", text, flags=re.DOTALL)
    code = [line for line in blocks.splitlines() if not line.strip().startswith("//")]
    # What the function must not meet: a text over several lines, and marks of a comment inside a text.
    assert all(line.count("`") % 2 == 0 for line in code)
    assert not any(re.search(r"""["'`][^"'`]*(?:/\*|\*/)""", line) for line in code)
    made = tmp_path / path.name
    made.write_text(compact(text), encoding="utf-8")
    assert compact(text).split("\n")[:-1] == [line.strip() for line in code if line.strip()]
    assert run(require("node"), "--check", str(made)).returncode == 0


def test_the_site_serves_them_so(built_site: Path) -> None:
    for path in SCRIPTS:
        served = (built_site / "assets/javascripts" / path.relative_to(FOLDER)).read_text(encoding="utf-8")
        assert served == compact(path.read_text(encoding="utf-8"))


def test_styles_are_served_without_comments_and_with_all_their_rules(built_site: Path) -> None:
    for path in sorted((ROOT / "hooks/theme/assets/stylesheets").glob("*.css")):
        text = path.read_text(encoding="utf-8")
        served = (built_site / "assets/stylesheets" / path.name).read_text(encoding="utf-8")
        assert served == compact_style(text)
        assert "/*" not in served
        # Rules, braces and texts are all there: only space differs from the source without its comments.
        assert "".join(served.split()) == "".join(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).split())
        # A text that held the mark of a comment would be cut.
        assert not re.search(r"""["'][^"'\n]*/\*[^"'\n]*["']""", text.replace("*/", ""))


def test_docs_hold_prose_and_pictures_and_the_theme_what_browsers_run() -> None:
    # A fork replaces docs/ and keeps the theme.
    assert {path.suffix for path in (ROOT / "docs").rglob("*") if path.is_file()} <= {".md", ".svg", ".png"}
    rooms = {path.relative_to(FOLDER).parts[0] for path in FOLDER.rglob("*") if path.is_file()}
    pages = {"shared", "platforms", "compare", "decide", "learn", "plan", "find"}
    assert rooms == pages | {"cost", "decision", "planning", "vendor"}


def test_declarations_of_types_are_not_published(built_site: Path) -> None:
    assert list(FOLDER.rglob("*.d.ts"))
    assert not list(built_site.rglob("*.d.ts"))
