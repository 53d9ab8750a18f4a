"""The pictures of the whole catalogue: links by keyboard, numbers behind them, and their form on a phone."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from platform_guide.sections.compare.maps import CoverageMap, Landscape, coverage_map, landscape
from tests.browser.watch import NARROW
from tests.shipped import catalog

if TYPE_CHECKING:
    from tests.browser.watch import Watch


@functools.cache
def coverage() -> CoverageMap:
    return coverage_map(catalog())


@functools.cache
def ways() -> Landscape:
    return landscape(catalog())


def test_each_row_leads_to_its_entry_without_scripts_and_by_keyboard(watch: Watch) -> None:
    page = watch.open("compare/maps/", javascript=False)
    rows = [row for panel in (*coverage().panels, *ways().panels) for row in panel.rows]
    links = page.locator("svg.map a")
    hrefs = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert hrefs == [f"../../platforms/{row.platform.id}/" for row in rows]
    links.first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/platforms/{rows[0].platform.id}/$"))


def test_the_tables_hold_what_is_drawn(watch: Watch) -> None:
    page = watch.open("compare/maps/")
    for summary in page.locator(".map-table > summary").all():
        summary.click()
    first = coverage().panels[0].rows[0]
    row = page.locator(".map-table tr", has=page.get_by_role("rowheader", name=first.platform.name, exact=True)).first
    levels = catalog().areas[0].capabilities
    cells = [catalog().cell(first.platform, item.id).level.value for item in levels]
    said = f"{cells.count('full')} and {cells.count('partial')} of {len(cells)}"
    expect(row.locator("td").first).to_contain_text(said)
    drawn = sum(len(panel.rows) for panel in (*coverage().panels, *ways().panels))
    expect(page.locator(".map-table tbody th[scope=row]")).to_have_count(drawn)


def test_on_a_phone_text_can_be_read_and_rows_be_hit(watch: Watch) -> None:
    page = watch.open("compare/maps/", size=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    box = page.locator("svg.map .map__hit").first.bounding_box()
    text = page.locator("svg.map a text").first.evaluate(
        "text => 13 * text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width"
    )
    assert box
    assert box["height"] >= 24
    assert text >= 11
    assert page.evaluate("document.querySelectorAll('*').length") < 5_000
