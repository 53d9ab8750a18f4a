"""A facet that only the table of facets knows, in a browser: both filters work by it, and the address keeps it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import support
from tests.browser.watch import Watch
from tests.site import bicycles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

ADDED = """
FACETS = (
    *FACETS,
    Facet("wheels", "Wheels", lambda _, platform: (platform.id,), lambda _: {"roadster": "Two", "trailer": "One"}),
)
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small guide to whose table of facets one entry was added."""
    root = bicycles.guide(tmp_path_factory.mktemp("facets"))
    with (root / "hooks/platform_guide/sections/platforms/facets.py").open("a", encoding="utf-8") as table:
        table.write(ADDED)
    for page, script in (("platforms", "platforms/filter.js"), ("compare", "compare/matrix.js")):
        path = root / "docs" / page / "index.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(f"---\nscripts: [assets/javascripts/{script}]\n---\n{text}", encoding="utf-8")
    result = bicycles.build(root)
    assert result.returncode == 0, result.stderr
    with support.served(root / "site") as url:
        yield url


def test_list_and_matrix_are_narrowed_by_it(browser: Browser, small: str) -> None:
    watch = Watch(browser, small)
    page = watch.open("platforms/")
    page.get_by_role("group", name="Wheels").get_by_label("One").check()
    expect(page.locator(".entry-list > li:visible > a")).to_have_text(["Trailer"])
    expect(page).to_have_url(re.compile(r"\?wheels=trailer$"))
    page.reload()
    expect(page.locator(".entry-list > li:visible > a")).to_have_text(["Trailer"])
    page = watch.open("compare/")
    expect(page.locator(".pin")).to_have_count(2)
    page.locator("details.tool", has=page.locator('[name="wheels"]')).locator("summary").click()
    page.locator('input[name="wheels"][value="roadster"]').click()
    expect(page.locator("table.matrix tbody tr:not([hidden]) > th a")).to_have_text(["Roadster"])
    expect(page.locator('[data-chosen="wheels"]')).to_have_text("Two")
    expect(page).to_have_url(re.compile(r"\?wheels=roadster$"))
    problems = watch.close()
    assert not problems, "the browser complained:\n" + "\n".join(problems)
