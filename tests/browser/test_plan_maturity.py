"""The page of maturity as a reader uses it: answer once for both times, see how far to go, take the result away."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_accessibility import in_words
from tests.browser.test_plan_needs import address_has, address_lacks, told
from tests.browser.watch import NARROW, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.watch import Scheme, Watch

MATURITY = "plan/maturity/"
ANSWERED = (
    f"{MATURITY}#cadence=monthly&m.has.tested=partly&m.has.versioned=yes&m.later.cadence=weekly&m.now.in-use=somebody"
    "&models=many&oversight=regulated&people=few&predictions=online&skill=nobody&special=language-models"
)
RESULT = f"{MATURITY}#door=choose&oversight=nobody&people=few&place=aws&predictions=online&skill=some&track=short"


def choose(page: Page, question: str, answer: str, time: str = "now") -> None:
    page.locator(f'input[name="{time}-{question}"][value="{answer}"]').check()


def practise(page: Page, practice: str, word: str) -> None:
    page.locator(f'[data-practice="{practice}"]').get_by_label(word, exact=True).check(force=True)


def marks(page: Page, ladder: int) -> list[str]:
    rows = page.locator(".ladder").nth(ladder).locator("li")
    return [" ".join(rows.nth(at).locator(".ladder__marks > *").all_text_contents()) for at in range(rows.count())]


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-mature-sum] [data-part="{name}"]')


def test_answers_stand_where_they_belong_and_the_highest_trigger_counts(watch: Watch) -> None:
    page = watch.open(MATURITY)
    choose(page, "in-use", "somebody")
    address_has(page, "m.now.in-use=somebody")
    choose(page, "cadence", "monthly")
    address_has(page, "cadence=monthly")
    expect(told(page)).to_contain_text("The interview's answer to “How often is a model trained anew?” is now: About")
    expect(told(page)).to_contain_text("Required now: Google 1, Microsoft 2.")
    # What is not said of later is as today.
    assert page.locator('input[name="later-cadence"][value="monthly"]').is_checked()
    choose(page, "signals", "by-itself", "later")
    address_has(page, "m.later.signals=by-itself")
    expect(told(page)).to_contain_text("Required now: Google 1, Microsoft 2. In 18 months: Google 2, Microsoft 4.")
    # The interview asks for the number of models in 18 months.
    choose(page, "models", "many", "later")
    address_has(page, "models=many")
    choose(page, "models", "one")
    address_has(page, "m.now.models=one", "models=many")
    choose(page, "models", "many")
    address_lacks(page, "m.now.models")


def test_practices_say_where_one_is_and_what_comes_first(watch: Watch) -> None:
    page = watch.open(ANSWERED)
    assert marks(page, 1) == ["you are here", "", "stop here", "required now", "in 18 months"]
    expect(part(page, "far")).to_have_count(0)
    expect(page.locator("[data-far]")).to_be_visible()
    expect(part(page, "caps")).to_contain_text("Sensible with the people there are: Google 1, Microsoft 2.")
    expect(part(page, "caps")).to_contain_text("Nobody runs servers here.")
    expect(part(page, "overlays")).to_contain_text("Language models: Record each call")
    for practice in ("tested", "packaged", "recorded", "one-pipeline", "registered"):
        practise(page, practice, "Yes")
    expect(page.locator("[data-far]")).to_be_hidden()
    assert marks(page, 1)[2] == "you are here at least stop here"
    # What is left belongs to the level beyond the one at which to stop.
    expect(part(page, "first")).to_be_hidden()


def test_what_the_interview_knows_stands_there_and_goes_back(watch: Watch) -> None:
    page = watch.open(ANSWERED)
    assert page.locator('input[name="now-skill"][value="nobody"]').is_checked()
    page.locator('input[name="now-special"][value="language-models"]').uncheck()
    address_lacks(page, "special=")
    page.locator(".plan-steps").get_by_text("Decide", exact=True).click()
    address_has(page, "m.now.in-use=somebody", "skill=nobody")


def test_options_of_a_result_stand_beside_it(watch: Watch) -> None:
    page = watch.open(RESULT)
    table = page.locator("[data-options]")
    expect(table).to_be_visible()
    assert table.locator("tbody tr").count() == 3
    expect(table.locator("tbody td").nth(1)).to_have_text(re.compile(r"^Google \d, Microsoft \d: "))
    expect(table.locator("tbody td").first).to_contain_text(": A service")


def test_the_result_is_taken_away(watch: Watch) -> None:
    page = watch.open(ANSWERED)
    with page.expect_download() as saved:
        page.locator("[data-mature-sum] [data-take]").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert (
        "* Microsoft: five levels: reached 0 (By hand); required now 3 (Automated deployment); in 18 months 4" in text
    )
    assert "## What to do first\n\nYou are two or more levels below" in text
    assert "* How often is a model trained anew? About once a month; in 18 months: Every week or more often" in text
    assert "* A program runs the tests at each change. partly" in text


def test_what_an_address_says_wrongly_is_said_and_kept(watch: Watch) -> None:
    page = watch.open(f"{MATURITY}#m.has.tested=often&m.now.cadence=weekly&m.teapot=x&m.later.cadence=daily")
    box = page.locator("[data-mature-wrong]")
    for text in ("has.tested=often", "now.cadence=weekly", "teapot=x", "later.cadence=daily"):
        expect(box).to_contain_text(f"“{text}” is no question and no practice with such an answer.")
    expect(page.locator('[data-question="cadence"] [data-wrong]')).to_contain_text("now.cadence=weekly")
    practise(page, "versioned", "Yes")
    address_has(page, "m.has.tested=often&m.has.versioned=yes&m.later.cadence=daily&m.now.cadence=weekly&m.teapot=x")


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)])
def test_answered_maturity_passes_axe(watch: Watch, scheme: Scheme, size: tuple[int, int]) -> None:
    page = watch.open(f"{RESULT}&m.has.versioned=yes&m.later.cadence=weekly", size=size, color_scheme=scheme)
    expect(page.locator("[data-options]")).to_be_visible()
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(in_words(violation) for violation in violations)


def test_nothing_scrolls_sideways_on_a_small_phone(watch: Watch) -> None:
    page = watch.open(RESULT, size=(320, 640))
    expect(page.locator("[data-options]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_ladders_triggers_and_examples_stand_there(watch: Watch) -> None:
    page = watch.open(MATURITY, javascript=False)
    assert page.locator(".trigger").count() >= 9
    assert page.locator(".practice").count() == 9
    assert page.locator(".needs__example").count() == 3
    expect(page.locator(".mature > noscript p")).to_be_visible()
