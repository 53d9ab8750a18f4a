"""The frame of the plan in a browser: one address for all steps, a file that opens again, and what is wrong said."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.watch import NARROW, WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.watch import Scheme, Watch

ANSWERS = "door=choose&oversight=nobody&people=few&place=aws&predictions=online&skill=some&track=short"
PLAN = f"plan/#c.salary=90000&{ANSWERS}&n.audit=must&v=1"


def saved(page: Page) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the plan").click()
    found: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return found


def open_file(page: Page, folder: Path, text: str) -> None:
    file = folder / "plan.json"
    file.write_text(text, encoding="utf-8")
    page.locator("[data-plan-open]").set_input_files(file)


def test_the_overview_says_how_far_a_plan_has_come_and_leads_on_with_it(watch: Watch) -> None:
    page = watch.open(PLAN)
    expect(page.locator('[data-step="needs"]')).to_have_text("Needs: 1. Musts among them: 1.")
    expect(page.locator('[data-step="maturity"]')).to_have_text("Nothing yet.")
    expect(page.locator('[data-step="decide"]')).to_have_text("5 answers, with a result.")
    expect(page.locator('[data-step="cost"]')).to_have_text("One figure or choice of your own.")
    page.locator(".plan-overview").get_by_role("link", name="Decide").click()
    expect(page.locator("h1.verdict")).to_be_visible()
    assert re.search(r"[#&]c\.salary=90000", page.url)
    assert re.search(r"[#&]n\.audit=must", page.url)


def begun(page: Page) -> None:
    """Wait until the interview is there: before it, a door is a link to the questions written out."""
    expect(page.locator(".plan-steps").get_by_role("link", name="Needs")).to_have_attribute("href", re.compile("#"))


def test_a_door_keeps_what_the_plan_has_answered(watch: Watch) -> None:
    page = watch.open("plan/#people=few&n.audit=must&v=1")
    page.locator(".plan-steps").get_by_role("link", name="Decide").click()
    begun(page)
    page.locator('[data-door="choose"][data-track="short"]').click()
    expect(page.locator("legend h1")).to_be_visible()
    assert "people=few" in page.url
    assert "n.audit=must" in page.url
    expect(page.locator("[data-list]")).not_to_contain_text("How many people")


def test_what_the_plan_answered_leaves_other_questions_to_be_asked(watch: Watch) -> None:
    answers = (
        "predictions=online&models=few&cadence=monthly&harm=money&people=few&skill=some&place=aws&oversight=nobody"
    )
    page = watch.open(f"decide/#{answers}")
    begun(page)
    page.locator('[data-door="choose"]:not([data-track])').click()
    expect(page.locator("legend h1")).to_have_text("Where is the data that the models learn from?")
    expect(page.locator("[data-list]")).not_to_contain_text("I don't know")


def test_tabs_keep_the_plan(watch: Watch) -> None:
    page = watch.open(f"decide/#{ANSWERS}&n.audit=must&v=1")
    expect(page.locator("h1.verdict")).to_be_visible()
    page.locator(".tabs").get_by_role("link", name="Plan").click()
    expect(page.locator('[data-step="needs"]')).to_have_text("Needs: 1. Musts among them: 1.")
    page.locator(".tabs").get_by_role("link", name="Decide").click()
    expect(page.locator("h1.verdict")).to_be_visible()
    assert "n.audit=must" in page.url


def test_one_plan_costs_the_same_on_every_page(watch: Watch) -> None:
    plan = f"#{ANSWERS}&c.h=5&c.o=aws-sagemaker&c.salary=60000&c.w=moving-out&v=1"
    page = watch.open(f"decide/{plan}")
    cell = page.locator("[data-cost-row] td b").first
    expect(cell).to_contain_text(re.compile(r"[0-9],[0-9]"))
    found = re.search(r"[0-9,]{5,}", cell.inner_text())
    assert found
    page = watch.open(f"plan/cost/{plan}")
    expect(page.locator("[data-result]")).to_contain_text(found[0])
    page = watch.open(f"plan/{plan}")
    expect(page.locator("[data-whole]")).to_contain_text(found[0])


def test_a_file_of_a_plan_opens_again(watch: Watch, tmp_path: Path) -> None:
    found = saved(watch.open(PLAN))
    assert (found["format"], found["version"], found["notes"]) == ("plan", 1, {})
    page = watch.open("plan/")
    expect(page.locator('[data-step="needs"]')).to_have_text("Nothing yet.")
    open_file(page, tmp_path, json.dumps({**found, "notes": {"p.decision": "Whether to buy"}}))
    expect(page.locator('[data-step="needs"]')).to_have_text("Needs: 1. Musts among them: 1.")
    expect(page.locator('[data-step="pilot"]')).to_have_text("One entry of your own.")
    assert saved(page)["notes"] == {"p.decision": "Whether to buy"}
    # What is no part of the address stays in the tab.
    page.reload()
    expect(page.locator('[data-step="pilot"]')).to_have_text("One entry of your own.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read as a plan"),
        ('{"format": 1, "link": "x"}', "is no plan of this guide"),
        ('{"format": "plan", "version": 2, "fragment": "", "notes": {}}', "another version"),
        ('{"format": "plan", "version": 1, "fragment": 3, "notes": {}}', "cannot be read as a plan"),
        ('{"format": "plan", "version": 1, "fragment": "", "notes": []}', "cannot be read as a plan"),
        (" " * 2_000_001, "larger than a plan can be"),
    ],
    ids=["broken", "foreign", "version", "fragment", "notes", "large"],
)
def test_a_file_that_is_no_plan_changes_nothing(watch: Watch, tmp_path: Path, text: str, said: str) -> None:
    page = watch.open(PLAN)
    before = saved(page)
    open_file(page, tmp_path, text)
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_role("alert")).to_be_focused()
    assert saved(page) == before


def test_an_address_of_another_version_is_said(watch: Watch) -> None:
    page = watch.open("plan/#n.audit=must&v=9")
    expect(page.get_by_role("alert")).to_contain_text("another version")


def test_an_address_that_is_too_long_leads_to_the_file(watch: Watch) -> None:
    page = watch.open(f"plan/#{'&'.join(f'n.need-{at}=must' for at in range(600))}&v=1")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("[data-plan-told]")).to_contain_text("too long for a link")
    assert len(saved(page)["fragment"]) > 6000


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overview_is_accessible(watch: Watch, size: tuple[int, int], scheme: Scheme) -> None:
    page = watch.open(PLAN, size=size, color_scheme=scheme)
    expect(page.locator("[data-so-far]")).to_be_visible()
    assert not Axe().run(page).response["violations"]


def test_the_overview_stands_without_scripts(watch: Watch) -> None:
    page = watch.open("plan/", javascript=False)
    expect(page.locator(".plan-overview > li")).to_have_count(5)
    expect(page.locator(".plan-examples tbody tr")).to_have_count(3)
    expect(page.locator("[data-plan-tools]")).to_be_hidden()
