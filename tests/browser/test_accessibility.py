"""Every kind of page passes the accessibility rules of axe, light and dark, on a phone and on a laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.watch import NARROW, WIDE
from tests.site.pages import PAGE_KINDS, name_of

if TYPE_CHECKING:
    from tests.browser.watch import Scheme, Watch

BRIGHTNESS = """
() => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / (3 * 255);
}
"""
"""How bright the background of a page is, from 0 to 1, however its colour is written."""


def in_words(violation: dict[str, Any]) -> str:
    """Return what axe objects to and where, in as many lines as there are places."""
    places = [f"    {node['target']}: {node['html'][:200]}" for node in violation["nodes"]]
    return "\n".join([f"{violation['id']} ({violation['impact']}): {violation['help']}", *places])


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGE_KINDS, ids=name_of)
def test_page_has_no_accessibility_violation(watch: Watch, path: str, scheme: Scheme, size: tuple[int, int]) -> None:
    page = watch.open(path, size=size, color_scheme=scheme)
    # The page follows the reader's system: else the same colours would be examined twice.
    assert (page.evaluate(BRIGHTNESS) > 0.5) == (scheme == "light")
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(in_words(violation) for violation in violations)
