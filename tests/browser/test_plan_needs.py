"""The page of needs as a reader uses it: mark, see what follows, refuse, take the list away, and come back to it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_accessibility import in_words
from tests.browser.watch import NARROW, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.watch import Scheme, Watch

NEEDS = "plan/needs/"
BUSY = f"{NEEDS}#n.on-schedule=must&n.on-request=must&n.restore=must&n.compare-runs=should&n.agents=maybe&skill=some"


def row(page: Page, need: str) -> Locator:
    return page.locator(f'[data-need="{need}"]')


def mark(page: Page, need: str, word: str) -> None:
    row(page, need).get_by_label(word, exact=True).check(force=True)


def told(page: Page) -> Locator:
    return page.locator("[data-plan-told]")


def address_has(page: Page, *parts: str) -> None:
    """Wait until the address holds some parts: it is written a moment after the page."""
    for part in parts:
        expect(page).to_have_url(re.compile(f"[#&]{re.escape(part)}(&|$)"))


def address_lacks(page: Page, name: str) -> None:
    expect(page).not_to_have_url(re.compile(f"[#&]{re.escape(name)}"))


def act(page: Page, word: str) -> None:
    """Press the button beside the only answer."""
    page.locator("[data-act]").filter(has_text=word).click()


def take(page: Page, form: str) -> str:
    with page.expect_download() as saved:
        page.locator(f'[data-take="{form}"]').click()
    return Path(saved.value.path()).read_text(encoding="utf-8")


def test_a_must_becomes_an_answer_that_can_be_refused(watch: Watch) -> None:
    page = watch.open(NEEDS)
    mark(page, "no-servers", "Must")
    expect(told(page)).to_have_text(
        "R-34: must. The interview's answer to “Who can run servers for you?” is now: Nobody, or nobody with time."
    )
    address_has(page, "n.no-servers=must&skill=nobody")
    act(page, "Refuse")
    expect(told(page)).to_have_text("The interview's answer to “Who can run servers for you?” was taken back.")
    address_lacks(page, "skill=")
    act(page, "Set it after all")
    address_has(page, "skill=nobody")
    # The interview opens with the answer, and the plan is carried along.
    page.locator(".plan-steps").get_by_text("Decide", exact=True).click()
    expect(page.get_by_role("heading", name="Decide")).to_be_visible()
    address_has(page, "n.no-servers=must", "skill=nobody")


def test_contradictions_set_nothing_and_many_musts_are_warned_of(watch: Watch) -> None:
    page = watch.open(NEEDS)
    mark(page, "on-schedule", "Must")
    mark(page, "on-request", "Must")
    aside = page.locator("[data-needs-sum]")
    expect(aside.get_by_role("heading", name="Contradictions")).to_be_visible()
    address_has(page, "n.on-request=must")
    address_lacks(page, "predictions=")
    mark(page, "on-request", "No")
    address_has(page, "predictions=batch")
    for need in ("restore", "who-did-what", "data-stays", "alerted", "secrets", "rights-by-role"):
        expect(page.locator("[data-many]")).to_be_hidden()
        mark(page, need, "Must")
    expect(page.locator("[data-many]")).to_be_visible()
    address_has(page, "musts=backup-restore.partial,audit-log.partial")


def test_requirements_are_taken_away_and_names_stay_in_the_tab_and_the_file(watch: Watch, tmp_path: Path) -> None:
    page = watch.open(NEEDS)
    mark(page, "auditor", "Must")
    row(page, "auditor").get_by_label("Who says so").fill("=Ms *Audit*, board")
    mark(page, "costs-by-team", "Should")
    mark(page, "able-to-leave", "No")
    text = take(page, "markdown")
    assert "## Must\n\n* **R-72** A regulator" in text
    assert "said by =Ms \\*Audit\\*, board" in text
    assert "  * Interview: Who checks what you do? A regulator or an external auditor\n  * Test: Lineage." in text
    rows = {one["id"]: one for one in csv.DictReader(io.StringIO(take(page, "csv")))}
    assert (rows["R-72"]["priority"], rows["R-72"]["said by"]) == ("must", "'=Ms *Audit*, board")
    assert (rows["R-45"]["priority"], rows["R-01"]["priority"]) == ("no", "")
    address_has(page, "n.auditor=must")
    address_lacks(page, "n.who")
    with page.expect_download() as saved:
        page.locator("[data-plan-save]").click()
    file = tmp_path / "plan.json"
    saved.value.save_as(file)
    other = watch.open(NEEDS)
    other.wait_for_load_state("networkidle")
    other.locator("[data-plan-open]").set_input_files(file)
    expect(row(other, "auditor").get_by_label("Who says so")).to_have_value("=Ms *Audit*, board")
    expect(row(other, "able-to-leave").get_by_label("No", exact=True)).to_be_checked()


def test_what_an_address_says_wrongly_is_said_and_kept(watch: Watch) -> None:
    page = watch.open(f"{NEEDS}#n.agents=maybe&n.teapot=must&n.secrets=must")
    box = page.locator("[data-needs-wrong]")
    expect(box).to_contain_text("R-54: “maybe” is none of must, should, could and no.")
    expect(box).to_contain_text("“teapot” is no need of this guide.")
    expect(row(page, "agents").locator("[data-wrong]")).to_have_text(
        "R-54: “maybe” is none of must, should, could and no."
    )
    mark(page, "alerted", "Should")
    address_has(page, "n.agents=maybe&n.alerted=should&n.secrets=must&n.teapot=must")


def test_a_later_answer_of_the_interview_counts(watch: Watch) -> None:
    page = watch.open(f"{NEEDS}#n.no-servers=must&skill=strong")
    aside = page.locator("[data-needs-sum]")
    expect(aside).to_contain_text("is not set. The interview has: People who run clusters as their work.")
    act(page, "Set it")
    address_has(page, "skill=nobody")


def test_needs_are_marked_by_keyboard(watch: Watch) -> None:
    page = watch.open(NEEDS)
    # The choices come when the data has.
    expect(page.locator("[data-needs-sum]")).to_be_visible()
    row(page, "compare-runs").locator("summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    address_has(page, "n.compare-runs=should")
    page.keyboard.press("Tab")
    page.keyboard.type("Ada")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    address_lacks(page, "n.compare-runs")
    expect(row(page, "compare-runs").get_by_label("Must", exact=True)).to_be_focused()


def test_the_decision_record_names_musts_that_the_interview_does_not_know(watch: Watch) -> None:
    answers = "door=choose&oversight=nobody&people=few&place=aws&predictions=online&skill=some&track=short"
    page = watch.open(f"decide/#{answers}&n.alerted=must&n.on-request=must&v=1")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Decision record").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    line = "* Must of the plan that the interview does not know, to be shown in the pilot: R-25: Somebody is alerted"
    assert line in text
    assert "R-20" not in text


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)])
def test_marked_needs_pass_axe(watch: Watch, scheme: Scheme, size: tuple[int, int]) -> None:
    page = watch.open(BUSY, size=size, color_scheme=scheme)
    expect(page.locator("[data-needs-sum]")).to_be_visible()
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(in_words(violation) for violation in violations)


def test_nothing_scrolls_sideways_on_a_small_phone(watch: Watch) -> None:
    page = watch.open(BUSY, size=(320, 640))
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_the_list_and_the_examples_stand_there(watch: Watch) -> None:
    page = watch.open(NEEDS, javascript=False)
    assert page.locator(".need").count() >= 60
    assert page.locator(".needs__example").count() == 3
    expect(page.locator("[data-needs-sum]")).to_be_hidden()
    expect(page.locator(".needs > noscript p")).to_be_visible()
