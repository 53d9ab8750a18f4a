"""Value against cost on a result, in a browser: its figures are those of the engine, and each change moves all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.recommend import decide
from platform_guide.planning.options.compile import compile_options
from platform_guide.planning.options.engine import begin, tables
from tests.browser.watch import NARROW, WIDE
from tests.shipped import catalog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Locator, Page

    from platform_guide.cost.engine.table import Table
    from tests.browser.watch import Scheme, Watch

ANSWERS = {
    "door": ["choose"], "track": ["short"], "predictions": ["online"], "people": ["few"], "skill": ["some"],
    "place": ["aws"], "oversight": ["nobody"],
}  # fmt: skip
ADDRESS = "decide/#" + "&".join(f"{name}={','.join(given)}" for name, given in ANSWERS.items())


def costs(years: int, given: Mapping[str, str] | None = None) -> list[Mapping[str, Table]]:
    """Return the tables of the options of the result, in their order."""
    decision, options = compile_model(catalog()), compile_options(catalog())
    assert options
    found = decide(decision, ANSWERS)
    facts = found["interview"]["facts"]
    return [tables(begin(options, decision, facts, one, given), years) for one in found["options"]]


def amount(cents: int) -> str:
    """Return an amount as the page writes it."""
    return f"USD\N{NO-BREAK SPACE}{(cents + 50) // 100:,}"


def opened(page: Page) -> Locator:
    """Open the chapter and return it."""
    chapter = page.locator("[data-beside]")
    chapter.locator("summary").click()
    expect(chapter.locator("tbody tr")).not_to_have_count(0)
    return chapter


def test_a_result_says_what_its_options_cost(watch: Watch) -> None:
    page = watch.open(ADDRESS)
    expected = costs(3)
    cells = page.locator("[data-cost-row] td b")
    for at, tabled in enumerate(expected[:3]):
        expect(cells.nth(at)).to_contain_text(amount(tabled["base"].value))
        assert cells.nth(at).inner_text().startswith("at least") == bool(tabled["base"].open)
    chapter = opened(page)
    expect(chapter.locator("tbody tr")).to_have_count(len(expected))
    chapter.get_by_label("Horizon").select_option("5")
    for at, tabled in enumerate(costs(5)[:3]):
        expect(cells.nth(at)).to_contain_text(amount(tabled["base"].value))
        expect(chapter.locator("tbody tr").nth(at)).to_contain_text(amount(tabled["high"].value))
    expect(chapter.locator("[data-beside-verdict]")).to_contain_text("5 years")
    expect(chapter.locator("svg circle")).to_have_count(len(expected))


def test_figures_of_the_reader_move_the_costs_of_a_result(watch: Watch) -> None:
    page = watch.open(f"{ADDRESS}&c.salary=50000&v=1")
    expect(page.locator("[data-cost-row] td b").first).to_contain_text(
        amount(costs(3, {"salary": "50000"})[0]["base"].value)
    )


def test_a_figure_that_cannot_be_counted_with_changes_nothing(watch: Watch) -> None:
    page = watch.open(f"{ADDRESS}&c.salary=-1&c.discount-rate=8&c.nothing=x&v=1")
    expect(page.locator("[data-cost-row] td b").first).to_contain_text(amount(costs(3)[0]["base"].value))


def test_a_budget_waits_for_a_rate_and_says_what_is_no_rate(watch: Watch) -> None:
    page = watch.open(ADDRESS)
    chapter = opened(page)
    rate = chapter.get_by_label(re.compile("USD for one EUR"))
    expect(chapter.locator("tbody tr").first).to_contain_text("not compared")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Decision record").click()
    record = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "* Your answer on budget is in EUR, prices are in USD." in record
    rate.fill("much")
    rate.press("Tab")
    expect(chapter.get_by_role("alert")).to_contain_text("much is no rate")
    rate.fill("1.1")
    rate.press("Tab")
    expect(chapter.get_by_role("alert")).to_be_hidden()
    expect(chapter.locator("[data-beside-notes]")).to_contain_text(amount(132_000_00))


def test_what_the_plan_keeps_stays_in_every_address(watch: Watch) -> None:
    page = watch.open(f"{ADDRESS}&c.salary=50000&v=1")
    expect(page.locator("h1.verdict")).to_be_visible()
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.get_by_role("link", name=re.compile("Where does the work have to run")).click()
    page.get_by_label("In our Azure subscription").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1.verdict")).to_be_visible()
    assert re.search(r"[#&]c\.salary=50000", page.url)
    assert "place=azure" in page.url


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chapter_is_accessible(watch: Watch, size: tuple[int, int], scheme: Scheme) -> None:
    page = watch.open(ADDRESS, size=size, color_scheme=scheme)
    opened(page)
    assert not Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
