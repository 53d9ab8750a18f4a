"""The page of costs as it stands without scripts: products without a price, with the pages and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platform_guide.sections.plan.cost import render
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.render import Renderer
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

COSTS = "data/costs/costs.yaml"


def chapter(root: Path) -> str:
    """Return the chapter of products without a price, as text on one line; empty where the page has none."""
    html = render(Context(sample.catalog(root), Renderer(), ()), "plan/cost/", {})
    _, _, found = html.partition('id="unpublished"')
    return " ".join(found.partition("</details>")[0].split())


def test_a_product_without_a_price_is_named_with_the_page_and_the_day(tmp_path: Path) -> None:
    found = chapter(sample.sample(tmp_path))
    assert '<a href="../../platforms/roadster/#edition-deluxe">Roadster: Deluxe</a></dt>' in found
    assert "The maker sells it on request." in found
    assert '<a href="https://example.org/deluxe" rel="external">Deluxe edition</a>' in found
    assert "read <time>2026-10-01</time>" in found
    assert "is not free" in found


def test_a_product_is_not_named_twice(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/platforms/roadster.yaml", "name: Deluxe", "name: Roadster Deluxe")
    assert '#edition-deluxe">Roadster Deluxe</a></dt>' in chapter(root)


def test_a_whole_product_has_no_edition(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, COSTS, "      entry: roadster\n      edition: deluxe", "      entry: trailer")
    assert '">Trailer</a></dt>' in chapter(root)


def test_nothing_is_said_where_nobody_looked(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    text = (root / COSTS).read_text(encoding="utf-8")
    sample.write(root, COSTS, text.partition("unpublished:")[0])
    assert chapter(root) == ""
