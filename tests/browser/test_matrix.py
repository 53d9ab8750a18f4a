"""The matrix in a browser: filters, their address, the panel behind a mark, and the table without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from platform_guide.views.matrix import matrix
from tests.browser.watch import NARROW
from tests.shipped import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.watch import Watch

ROWS = "table.matrix tbody tr"


def visible(page: Page) -> Locator:
    return page.locator(f"{ROWS}:not([hidden])")


def test_without_scripts_the_table_is_whole_and_each_mark_leads_to_its_claim(watch: Watch) -> None:
    page = watch.open("compare/", javascript=False)
    expected = matrix(catalog())
    expect(page.locator(ROWS)).to_have_count(len(expected.rows))
    claims = sum(cell.claim is not None for row in expected.rows for cell in row.cells)
    expect(page.locator("td > a.level")).to_have_count(claims)
    expect(page.locator("form.filters")).to_be_hidden()
    mark = page.locator('td > a[href="../platforms/mlflow/#model-registry"]')
    mark.click()
    expect(page).to_have_url(re.compile(r"/platforms/mlflow/#model-registry$"))
    expect(page.locator("section#model-registry .evidence a").first).to_be_visible()


def test_each_filter_leaves_exactly_the_rows_that_fit(watch: Watch) -> None:
    page = watch.open("compare/")
    total = len(matrix(catalog()).rows)
    expect(visible(page)).to_have_count(total)
    page.locator("form.filters [name=category]").select_option("cloud-native")
    fitting = [entry for entry in catalog().platforms.values() if entry.category == "cloud-native"]
    expect(visible(page)).to_have_count(len(fitting))
    expect(page.locator("form.filters output")).to_have_text(f"{len(fitting)} of {total} entries")
    page.locator("form.filters [name=has]").select_option("model-registry")
    page.locator("form.filters [name=level]").select_option("full")
    having = [
        entry for entry in fitting if (claim := entry.claims.get("model-registry")) and claim.level.value == "full"
    ]
    expect(visible(page)).to_have_count(len(having))
    expect(page).to_have_url(re.compile(r"\?category=cloud-native&has=model-registry&level=full$"))
    page.reload()
    expect(visible(page)).to_have_count(len(having))
    page.locator("form.filters button[type=reset]").click()
    expect(visible(page)).to_have_count(total)
    expect(page).to_have_url(re.compile(r"/compare/$"))


def test_an_entry_is_found_by_its_former_name(watch: Watch) -> None:
    page = watch.open("compare/")
    page.locator("form.filters [name=find]").fill("vertex")
    expect(visible(page)).to_have_count(1)
    expect(visible(page).locator("th a")).to_have_attribute("href", "../platforms/google-vertex-ai/")


def test_an_area_hides_the_other_columns(watch: Watch) -> None:
    page = watch.open("compare/?area=serving")
    serving = next(area for area in catalog().areas if area.id == "serving")
    heads = page.locator("table.matrix thead tr:nth-child(2) th:not([hidden])")
    expect(heads).to_have_count(1 + len(serving.capabilities))
    expect(page.locator(f"{ROWS}:first-child td:not([hidden])")).to_have_count(len(serving.capabilities))


def test_unknown_parameters_and_values_are_dropped(watch: Watch) -> None:
    page = watch.open("compare/?category=nonsense&colour=red&delivery=saas")
    expect(page.locator("form.filters [name=category]")).to_have_value("")
    expect(page.locator("form.filters [name=delivery]")).to_have_value("saas")


def test_when_nothing_fits_the_page_says_so(watch: Watch) -> None:
    page = watch.open("compare/")
    page.locator("form.filters [name=find]").fill("no such thing")
    expect(page.get_by_text("No entry passes all filters.")).to_be_visible()


def test_a_mark_opens_its_claim_beside_the_table_and_closes_by_keyboard(watch: Watch) -> None:
    page = watch.open("compare/")
    mark = page.locator('td > a[href="../platforms/mlflow/#model-registry"]')
    mark.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="MLflow: Model registry")
    expect(dialog).to_be_visible()
    claim = catalog().platforms["mlflow"].claims["model-registry"]
    expect(dialog.get_by_role("link", name=claim.evidence[0].title)).to_have_attribute("href", claim.evidence[0].url)
    expect(dialog.locator("time").first).to_have_text(str(claim.verified_on))
    expect(dialog).to_contain_text(re.compile(r"read (today|yesterday|\d+ (days|months|years) ago)"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(mark).to_be_focused()


def test_on_a_phone_the_page_does_not_scroll_sideways(watch: Watch) -> None:
    page = watch.open("compare/", size=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    scroll = page.locator(".matrix-scroll")
    assert scroll.evaluate("box => box.scrollWidth > box.clientWidth")
