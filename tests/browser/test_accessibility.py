"""Every kind of page passes the accessibility rules of axe, light and dark, on a phone and on a laptop.

A usual run takes each kind of page light on one size and dark on the other; `make test-all` takes all four looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import support
from tests.browser.watch import NARROW, WIDE
from tests.site.pages import PAGE_KINDS, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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


LOOKS: list[tuple[Scheme, tuple[int, int]]] = [("light", NARROW), ("dark", WIDE), ("dark", NARROW), ("light", WIDE)]
"""Colours and sizes, so ordered that the first two and the last two show each colour and each size once."""


def looks() -> Iterator[Any]:
    """Give each kind of page two of the looks in turn, and all four in the long run."""
    for at, path in enumerate(PAGE_KINDS):
        for scheme, size in LOOKS if support.ALL else LOOKS[2 * (at % 2) :][:2]:
            name = f"{name_of(path)}-{scheme}-{'phone' if size == NARROW else 'laptop'}"
            yield pytest.param(path, scheme, size, id=name)


@pytest.mark.sampled
@pytest.mark.parametrize(("path", "scheme", "size"), tuple(looks()))
def test_page_has_no_accessibility_violation(watch: Watch, path: str, scheme: Scheme, size: tuple[int, int]) -> None:
    page = watch.open(path, size=size, color_scheme=scheme)
    # The page follows the reader's system: else the same colours would be examined twice.
    assert (page.evaluate(BRIGHTNESS) > 0.5) == (scheme == "light")
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(in_words(violation) for violation in violations)


STATES = {
    "a tool of the matrix": ("compare/", "details.tool summary >> nth=7"),
    "a claim beside the matrix": (
        "compare/?group=capability",
        "a.level >> visible=true >> nth=0",
    ),
    "a column of the matrix": (
        "compare/?group=capability&pin=mlflow&pin=databricks",
        "a[data-column] >> visible=true >> nth=0",
    ),
    "an area of the matrix": ("compare/?area=serving", "a.level >> visible=true >> nth=0"),
    "areas as columns": ("compare/?group=area&density=compact", "details.tool summary >> nth=0"),
    "entries as columns": ("compare/?group=capability&turn=yes&same=hide", "details.tool summary >> nth=8"),
    "cards with capabilities": ("compare/?group=capability", "details.tool summary >> nth=6"),
}
"""Addresses with what a reader opens there."""


@pytest.mark.sampled
@pytest.mark.parametrize(("size", "scheme"), [(NARROW, "dark"), (WIDE, "light")], ids=["phone", "laptop"])
@pytest.mark.parametrize("state", STATES)
def test_states_of_the_matrix_have_no_accessibility_violation(
    watch: Watch, state: str, scheme: Scheme, size: tuple[int, int]
) -> None:
    path, opener = STATES[state]
    page = watch.open(path, size=size, color_scheme=scheme)
    page.locator(".pin:visible").first.wait_for()
    # Cards have no columns.
    if size == WIDE or "data-column" not in opener:
        page.locator(opener).first.click()
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(in_words(violation) for violation in violations)
