"""The page of costs in a browser: from a choice to the documents in hand, and what is said of wrong figures."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from platform_guide.cost.data.model import OPEN
from platform_guide.cost.data.record import costs_of
from platform_guide.planning.cost.options import models
from platform_guide.planning.cost.view import shown
from platform_guide.planning.cost.words import money, whole
from tests.browser.watch import NARROW, WIDE
from tests.shipped import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from platform_guide.cost.data.model import CostData
    from tests.browser.watch import Scheme, Watch

ANSWERS = "door=choose&oversight=nobody&people=few&place=aws&predictions=online&skill=some&track=short"


@pytest.fixture(scope="module")
def data() -> CostData:
    return costs_of(catalog())


def view(
    data: CostData,
    *templates: str,
    years: int = 0,
    without: tuple[str, ...] = (),
    put: dict[str, str] | None = None,
) -> Any:  # noqa: ANN401 - read freely
    assert data.frame
    horizon = years or data.frame.horizon
    asked: Any = {"templates": templates, "today": False, "years": horizon, "without": without, "given": put or {}}
    return shown(models(data, asked), horizon)


def closed(data: CostData) -> list[str]:
    """Return templates without an open line."""
    return [one.id for one in data.templates if not view(data, one.id)["options"][0]["open"]]


def opened(data: CostData) -> tuple[str, list[str]]:
    """Return a template with the fewest open lines, and those of them that have no price themselves."""
    found = [(view(data, one.id)["options"][0]["open"], one.id) for one in data.templates]
    lines, name = min((one for one in found if one[0]), key=lambda one: len(one[0]))
    return name, [line.id for line in data.lines if line.id in lines and line.price == OPEN]


def total_of(option: dict[str, Any]) -> str:
    return money(next(row["amounts"][-1] for row in option["rows"] if row["kind"] == "total"))


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[id='figure-{name}']")


def put_in(page: Page, name: str, text: str) -> None:
    """Type a figure and leave its field."""
    field(page, name).fill(text)
    field(page, name).press("Tab")


def total(page: Page, option: int = 0) -> Locator:
    return page.locator(".cost-lines").nth(option).locator(".cost-row--total td").last


def test_a_first_table_stands_there_after_one_click_and_all_follows_a_figure(watch: Watch, data: CostData) -> None:
    name = closed(data)[0]
    page = watch.open("plan/cost/")
    page.locator(f'input[value="{name}"]').check()
    before = view(data, name)["options"][0]
    expect(total(page)).to_have_text(total_of(before))
    expect(page.locator("[data-verdict]")).to_contain_text(whole(before["scenarios"]["base"]["value"]))
    expect(page.locator("[data-verdict]")).to_contain_text(f"{data.frame and data.frame.horizon} years")
    bars = page.locator("[data-tornado] tr")
    expect(bars.first).to_be_visible()
    input_id = (bars.first.get_by_role("link").get_attribute("href") or "").removeprefix("#figure-")
    # From an amount to its figure is one click, and the source stands beside the field.
    bars.first.get_by_role("link").click()
    expect(field(page, input_id)).to_be_focused()
    put_in(page, input_id, "7.5")
    after = view(data, name, put={input_id: "7.5"})["options"][0]
    expect(page.locator("[data-verdict]")).to_contain_text(whole(after["scenarios"]["base"]["value"]))
    expect(page.locator("[data-compare] .cost-row--base td")).to_have_text(whole(after["scenarios"]["base"]["value"]))
    expect(page.locator("[data-bars] [data-total]")).to_have_text(whole(after["scenarios"]["base"]["total"]))
    expect(page.locator(f"[data-tornado] a[href='#figure-{input_id}']")).to_have_count(0)
    box = page.locator(".cost-field").filter(has=field(page, input_id))
    expect(box.get_by_text("your figure")).to_be_visible()
    expect(page.locator("[data-plan-told]")).to_contain_text(whole(after["scenarios"]["base"]["value"]))
    assert f"c.{input_id}=7.5" in page.url
    box.get_by_role("button", name="Back to the default").click()
    expect(page.locator("[data-verdict]")).to_contain_text(whole(before["scenarios"]["base"]["value"]))
    expect(box.get_by_text("your figure")).to_be_hidden()
    expect(field(page, input_id)).to_be_focused()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-5", "A figure is not below 0."),
        ("1e30", "A figure is at most 1,000,000,000,000."),
        ("many", "Write digits with a point"),
        ("1,000", "Write digits with a point"),
        ("", "There is no figure here."),
        ("8", "This is at most 1. A share is written as a decimal: 8 % is 0.08."),
    ],
)
def test_a_figure_that_is_none_is_said_at_its_field(watch: Watch, data: CostData, text: str, words: str) -> None:
    name = closed(data)[0]
    default = next(one for one in data.inputs if data.frame and one.id == data.frame.rate)
    page = watch.open(f"plan/cost/#c.t={name}")
    value = whole(view(data, name)["options"][0]["scenarios"]["base"]["value"])
    expect(page.locator("[data-verdict]")).to_contain_text(value)
    put_in(page, default.id, text)
    box = page.locator(".cost-field").filter(has=field(page, default.id))
    expect(box.get_by_role("alert")).to_contain_text(words)
    expect(box.get_by_role("alert")).to_contain_text(f"The tables use the default, {money(default.base)}.")
    expect(field(page, default.id)).to_have_value(text)
    expect(field(page, default.id)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-verdict]")).to_contain_text(value)
    put_in(page, default.id, default.base)
    expect(box.get_by_role("alert")).to_be_hidden()


def test_what_an_address_says_wrongly_is_said_and_the_rest_stays(watch: Watch, data: CostData) -> None:
    name = closed(data)[0]
    wrong = f"c.t={name},nothing&c.h=50&c.w=nobody&c.nobody=3&c.{data.inputs[1].id}=-1&v=1"
    page = watch.open(f"plan/cost/#{wrong}")
    alert = page.locator("[data-wrong]")
    expect(alert).to_contain_text("no way of doing it called “nothing”")
    expect(alert).to_contain_text("A table cannot cover “50” years.")
    expect(alert).to_contain_text("No line called “nobody”")
    expect(alert).to_contain_text("no figure called “nobody”")
    expect(total(page)).to_have_text(total_of(view(data, name)["options"][0]))
    long = watch.open(f"plan/cost/#c.t={name}&c.{data.inputs[0].id}={'9' * 100_000}")
    expect(long.locator(".cost-field [role=alert]:not([hidden])")).to_have_count(1)


def test_an_open_line_says_at_least_until_a_figure_is_put_in(watch: Watch, data: CostData) -> None:
    name, lines = opened(data)
    page = watch.open(f"plan/cost/#c.t={name}")
    expect(page.locator("[data-verdict]")).to_contain_text("at least")
    expect(page.locator(".cost-lines [data-about]")).to_contain_text("Open, since nobody knows the price")
    for line in lines:
        put_in(page, line, "1000")
    expect(page.locator("[data-verdict]")).not_to_contain_text("at least")
    expect(page.locator("[data-about]")).not_to_contain_text("Open")
    put_in(page, lines[0], "")
    expect(page.locator("[data-verdict]")).to_contain_text("at least")


def test_options_are_compared_over_the_years_that_are_chosen(watch: Watch, data: CostData) -> None:
    names = [one.id for one in data.templates][:4]
    page = watch.open("plan/cost/")
    for name in names[:3]:
        page.locator(f'input[value="{name}"]').check()
    page.locator(f'input[value="{names[3]}"]').click()
    expect(page.locator("[data-wrong]")).to_contain_text("Three ways at most.")
    expect(page.locator(f'input[value="{names[3]}"]')).not_to_be_checked()
    page.get_by_label("5 years").check()
    expect(page.locator("[data-verdict]")).to_contain_text("over 5 years")
    found = view(data, *names[:3], years=5)
    texts = [whole(one["scenarios"]["base"]["value"]) for one in found["options"]]
    expect(page.locator("[data-compare] .cost-row--base td")).to_have_text(texts)
    expect(page.locator("[data-evens] li").first).to_contain_text("over 5 years")
    # Today's way is open until something is put in.
    page.get_by_label("What you do today").check()
    expect(page.locator("[data-verdict]")).to_contain_text("Nobody can say which costs least over 5 years")
    expect(page.locator("[data-firm]")).to_contain_text("No line of What you do today has a figure yet.")


def test_a_line_can_be_left_out_visibly(watch: Watch, data: CostData) -> None:
    name = closed(data)[0]
    lines = {line.id: line for line in data.lines if line.optional}
    line = next(lines[one] for one in next(t for t in data.templates if t.id == name).lines if one in lines)
    page = watch.open(f"plan/cost/#c.t={name}")
    page.locator(f'[data-optional] input[value="{line.id}"]').uncheck()
    less = view(data, name, without=(line.id,))["options"][0]
    expect(page.locator("[data-verdict]")).to_contain_text(whole(less["scenarios"]["base"]["value"]))
    expect(page.locator("[data-about]")).to_contain_text(f"Left out: {line.label}.")
    expect(page.locator("[data-optional] [data-out]:visible")).to_be_visible()


def test_the_costs_are_taken_away_as_documents(watch: Watch, data: CostData) -> None:
    name = closed(data)[0]
    page = watch.open(f"plan/cost/#c.t={name}")
    expect(page.locator("[data-verdict]")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    expected = view(data, name)["options"][0]
    assert [row["Total"] for row in rows if row["option"]] == [
        row["amounts"][-1] for row in expected["rows"] if row["kind"] in {"line", "total", "present"}
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as Markdown").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert whole(expected["scenarios"]["base"]["value"]) in text
    assert "## Figures that the costs rest on" in text
    assert f"#c.t={name}" in text


def test_a_result_leads_to_the_cost_of_its_options(watch: Watch) -> None:
    page = watch.open(f"decide/#{ANSWERS}")
    page.locator("[data-beside] > summary").click()
    page.locator("[data-beside-more]").click()
    expect(page.locator("[data-own-ways] input:checked").first).to_be_visible()
    expect(page.locator("[data-verdict]")).to_contain_text("over 3 years")
    expect(page.locator("[data-wrong]")).to_be_hidden()
    chosen = page.locator("[data-own-ways] input:checked")
    count = chosen.count()
    assert count >= 2
    chosen.first.uncheck()
    expect(page.locator(".cost-lines")).to_have_count(count - 1)
    assert re.search(r"people=few", page.url)


def test_by_keyboard_alone(watch: Watch, data: CostData) -> None:
    page = watch.open("plan/cost/")
    page.locator('input[name="way"]').first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-verdict]")).to_be_visible()
    expect(page.locator('input[name="way"]').first).to_be_focused()
    page.locator('input[name="years"]:checked').focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-verdict]")).to_contain_text("over 5 years")
    expect(page.locator("[data-plan-told]")).to_contain_text("Worked out anew.")
    assert f"c.t={data.templates[0].id}" in page.url


def test_without_scripts_examples_and_lists_are_complete(watch: Watch, data: CostData) -> None:
    page = watch.open("plan/cost/", javascript=False)
    expect(page.locator(".cost-tool")).to_be_hidden()
    examples = page.locator(".cost-examples")
    expect(examples.locator("h3")).to_have_count(3)
    for name in closed(data)[:3]:
        expect(examples).to_contain_text(total_of(view(data, name)["options"][0]))
    for name in ("method", "figures", "prices", "lines", "ways"):
        assert page.locator(f"details#{name}").count() == 1
    assert page.locator("#prices li").count() == len(data.prices)


@pytest.mark.parametrize(("size", "scheme"), [(NARROW, "dark"), (WIDE, "light")], ids=["phone", "laptop"])
def test_it_is_accessible_with_figures_right_and_wrong(
    watch: Watch, data: CostData, size: tuple[int, int], scheme: Scheme
) -> None:
    names = ",".join(one.id for one in data.templates[:3])
    bad, good = data.inputs[0].id, data.inputs[3].id
    page = watch.open(
        f"plan/cost/#c.t={names}&c.today=on&c.h=7&c.{bad}=-5&c.{good}=0.05", size=size, color_scheme=scheme
    )
    expect(page.locator("[data-tornado] tr").first).to_be_visible()
    assert not Axe().run(page).response["violations"]


def test_nothing_is_wider_than_a_small_window(watch: Watch, data: CostData) -> None:
    names = ",".join(one.id for one in data.templates[:3])
    page = watch.open(f"plan/cost/#c.t={names}&c.today=on", size=(320, 700))
    expect(page.locator("[data-tornado] tr").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_answers_size_templates_as_they_size_options(watch: Watch) -> None:
    page = watch.open(f"plan/cost/#{ANSWERS}&c.t=small&v=1")
    people = field(page, "people-using")
    expect(people).to_have_value("4")
    origin = page.locator(".cost-field", has=people).locator("[data-from]")
    expect(origin).to_have_text("Set by your answer “Two to five” to “How many people work on models?”.")
    page = watch.open("plan/cost/#c.t=small&v=1")
    expect(field(page, "people-using")).not_to_have_value("4")


def test_a_budget_of_a_year_stands_beside_every_cost(watch: Watch) -> None:
    page = watch.open(f"plan/cost/#{ANSWERS}&c.o=aws-sagemaker&c.t=small&v=1")
    # The answers have sized the costs.
    expect(field(page, "people-using")).to_have_value("4")
    budget = page.get_by_label("Licences and fees, Infrastructure")
    budget.fill("60.000")
    budget.press("Tab")
    expect(page.locator("[data-budget-problem]")).to_contain_text("Write 60000 or 60.0000")
    row = page.locator('[data-row="budget"]')
    expect(row).to_have_count(0)
    budget.fill("900000")
    budget.press("Tab")
    expect(page.locator("[data-budget-problem]")).to_be_hidden()
    expect(row.locator("td")).to_have_text(["within it", "within it"])
    expect(row.locator("th")).to_contain_text("900,000 USD a year")
    # The address follows a moment later.
    expect(page).to_have_url(re.compile(r"c\.budget=900000"))
    address = page.url.split("#")[1]
    page = watch.open(f"decide/#{address}")
    chapter = page.locator("[data-beside]")
    expect(chapter).to_contain_text(re.compile(r"at most USD.900,000 in the dearest year"))
    expect(chapter.locator("tbody")).to_contain_text("within it")


def test_the_whole_plan_holds_what_the_page_of_costs_holds(watch: Watch) -> None:
    plan = f"#{ANSWERS}&c.t=small&c.salary=60000&c.w=small-disk,moving-out&c.budget=50000&v=1"
    page = watch.open(f"plan/cost/{plan}")
    # The answers have sized the costs.
    expect(field(page, "people-using")).to_have_value("4")
    verdict = page.locator("[data-verdict]").inner_text()
    page = watch.open(f"plan/{plan}")
    document = page.locator("[data-whole]")
    expect(document).to_contain_text(verdict)
    expect(document).to_contain_text("Salary of an engineer: 60000 USD a year, in place of 132,270.")
    expect(document).to_contain_text("against your 50,000 USD a year")
    expect(document).to_contain_text("Left out: ")
    expect(document).to_contain_text("Discount rate: 0.0723.")
