"""A layer's navigation may have sections, and pages that it does not name follow at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platform_guide.layer_nav import read_nav
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_sections_hold_pages_and_what_is_not_named_follows(tmp_path: Path) -> None:
    nav = (
        "nav:\n  - start.md\n  - Teams:\n      - One: teams/one.md\n      - teams/two.md\n  - Gone:\n      - gone.md\n"
    )
    sample.write(tmp_path, "data-acme/layer.yaml", f"label: Acme\n{nav}")
    pages = ["last.md", "start.md", "teams/one.md", "teams/two.md"]
    items, issues = read_nav(tmp_path, "data-acme", pages)
    assert items == ["start.md", {"Teams": [{"One": "teams/one.md"}, "teams/two.md"]}, "last.md"]
    assert [(issue.rule, issue.location.line) for issue in issues] == [("nav-unknown", 8)]
