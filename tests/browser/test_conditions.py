"""Conditions that a result offers, and answers that are named rather than chosen, in a browser."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.recommend import decide
from tests.browser.watch import NARROW, WIDE
from tests.shipped import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.watch import Scheme, Watch

ANSWERS = {
    "budget": ["large"], "cadence": ["weekly"], "compute": ["machine"], "door": ["choose"], "harm": ["money"],
    "independence": ["leaving"], "models": ["few"], "oversight": ["internal"], "owned": ["gitlab", "mlflow", "minio"],
    "people": ["team"], "place": ["own"], "data-stays": ["stays"], "data-in": ["files"], "predictions": ["online"],
    "skill": ["strong"], "special": ["none"],
}  # fmt: skip


def address(**changes: list[str]) -> str:
    answers = {**ANSWERS, **changes}
    return "decide/#" + "&".join(f"{name}={','.join(answers[name])}" for name in sorted(answers) if answers[name])


def answered(page: Page, name: str) -> str:
    found = re.search(rf"[#&]{name}=([^&]*)", page.url)
    return found[1] if found else ""


def change(page: Page, name: str) -> None:
    """Go back to a question from the list of answers, which is closed below a result."""
    expect(page.locator("h1.verdict")).to_be_visible()
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.get_by_role("link", name=re.compile(name)).click()


def test_a_condition_is_added_changed_and_taken_away_by_keyboard(watch: Watch) -> None:
    page = watch.open(address())
    link = page.locator(".conditions").get_by_role("link", name="Which of these hold for you?")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("legend h1")).to_be_focused()
    expect(page.locator(".interview__progress")).to_contain_text("A condition")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    result = decide(compile_model(catalog()), {**ANSWERS, "terms": ["no-fees"]})
    expect(page.locator("h1.verdict")).to_have_text(result["outcome"]["text"])
    expect(page.locator("h1.verdict")).to_be_focused()
    expect(page.locator(".conditions b", has_text="no licence fees")).to_be_visible()
    assert answered(page, "terms") == "no-fees"
    page.locator(".conditions").get_by_role("link", name="Which of these hold for you?").click()
    page.locator("input:checked").uncheck()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1.verdict")).to_be_visible()
    assert not answered(page, "terms")


def test_a_must_have_of_ones_own_is_picked_by_area(watch: Watch) -> None:
    page = watch.open(address())
    page.locator(".conditions").get_by_role("link", name="Must-haves of your own").click()
    page.locator("summary", has_text="Governance and security").click()
    page.get_by_label("Audit log").select_option(label="At least partial")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("[data-list]")).to_contain_text("Audit log: partial")
    assert answered(page, "musts") == "audit-log.partial"


def test_an_edition_and_a_tool_of_ones_own_are_told_of_what_is_owned(watch: Watch) -> None:
    page = watch.open(address())
    change(page, "Change.*What do you already run")
    select = page.get_by_label("Which edition of GitLab?")
    expect(select).to_be_visible()
    page.locator('input[value="gitlab"]').uncheck()
    expect(select).to_be_hidden()
    page.locator('input[value="gitlab"]').check()
    select.select_option(value="gitlab/enterprise")
    page.locator("summary", has_text="Something that is not in the guide").click()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("[data-tool-error]")).to_be_visible()
    name = page.get_by_label("Name", exact=True)
    name.fill("  Our: store, the old one ")
    page.locator("[data-areas] input").first.check()
    name.press("Enter")
    expect(page.get_by_label(re.compile("Our store the old one"))).to_be_checked()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("[data-owned]")).to_contain_text("Our store the old one")
    assert answered(page, "owned").startswith("gitlab%2Fenterprise,")
    page.reload()
    expect(page.locator("[data-list]")).to_contain_text("Our store the old one")


def test_an_address_of_before_opens_its_result_and_who_changes_it_is_asked(watch: Watch) -> None:
    page = watch.open(address(closed=["closed"], **{"data-in": []}))
    expect(page.locator("h1.verdict")).to_be_visible()
    expect(page.locator("[data-list]")).to_contain_text("cut off from the internet")
    change(page, "Change.*Where does the work")
    page.get_by_label("In several clouds").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("legend h1")).to_have_text("In which clouds?")


def test_what_the_guide_does_not_hold_is_asked_of_every_vendor(watch: Watch) -> None:
    page = watch.open(address(assurances=["certificate"]))
    expect(page.locator("[data-list]")).to_contain_text("A certificate or an auditor's report")
    for kind, heading in (("questions", "# Questions to every vendor"), ("record", "## ")):
        with page.expect_download() as download:
            page.locator(f'[data-share] [data-save="{kind}"]').click()
        text = download.value.path().read_text(encoding="utf-8")
        assert heading in text
        assert "certificate" in text


def test_a_lesson_has_no_conditions(watch: Watch) -> None:
    page = watch.open("decide/#door=learn&learning=build&learning-group=alone")
    expect(page.locator("h1.verdict")).to_be_visible()
    expect(page.locator(".conditions")).to_have_count(0)


@pytest.mark.sampled
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["musts", "replace", "terms", "owned"])
def test_named_answers_have_no_accessibility_violation(
    watch: Watch, state: str, scheme: Scheme, size: tuple[int, int]
) -> None:
    page = watch.open(address(at=[state]), size=size, color_scheme=scheme)
    expect(page.locator("legend h1")).to_be_visible()
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    violations = Axe().run(page).response["violations"]
    assert not violations, json.dumps(
        [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in violations]
    )
