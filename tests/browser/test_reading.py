"""What readers do on the other pages: filter the list, follow the course."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from platform_guide.course.record import placed
from tests.shipped import catalog, day

if TYPE_CHECKING:
    from tests.browser.watch import Watch


def test_a_claim_says_how_old_it_is_and_what_it_rests_on(watch: Watch) -> None:
    page = watch.open(None)
    page.clock.set_fixed_time(str(day()))
    page.goto("platforms/mlflow/")
    claim = page.locator("#model-registry .claim__level")
    expect(claim).to_contain_text(re.compile(r"evidence (strong|fair)"))
    expect(claim).to_contain_text(re.compile(r"read (today|yesterday|\d+ (days|months|years) ago)"))
    expect(claim.locator("time.stale")).to_have_count(0)
    page.clock.set_fixed_time("2027-08-01")
    page.reload()
    expect(claim).to_contain_text("stale: read 8 months ago")


def test_the_list_of_platforms_filters_by_kind_and_finds_former_names(watch: Watch) -> None:
    page = watch.open("platforms/")
    rows = page.locator("[data-group] > .entry-list > li:visible")
    entries = catalog().platforms.values()
    expect(rows).to_have_count(len(entries))
    page.get_by_label("Platform", exact=True).check()
    expect(rows).to_have_count(sum(entry.kind.value == "platform" for entry in entries))
    page.get_by_label("Platform", exact=True).uncheck()
    page.get_by_label("Find", exact=True).fill("vertex")
    expect(rows).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?find=vertex$"))


def lessons() -> list[str]:
    """Return the addresses of all lessons in their order."""
    return [f"learn/{one.lesson.id}/" for one in placed(catalog())]


def test_the_course_remembers_what_is_done(watch: Watch) -> None:
    page = watch.open("learn/")
    page.locator(".lesson-nav a").first.click()
    button = page.get_by_role("button", name="Mark this lesson as done")
    button.click()
    expect(page.get_by_role("button", name="Done. Undo")).to_have_attribute("aria-pressed", "true")
    page.goto("learn/")
    expect(page.locator(".lesson-nav li.is-done")).to_have_count(1)
    page.locator(".lesson-nav a").first.click()
    page.get_by_role("button", name="Done. Undo").click()
    page.goto("learn/")
    expect(page.locator(".lesson-nav li.is-done")).to_have_count(0)


def test_lessons_lead_from_one_to_the_next(watch: Watch) -> None:
    page = watch.open(lessons()[0])
    seen = [page.locator("h1").inner_text()]
    while page.locator("footer a[rel=next]").count():
        before = page.url
        page.locator("footer a[rel=next]").click()
        expect(page).not_to_have_url(before)
        # The address changes before the page does.
        expect(page.locator("h1")).not_to_have_text(seen[-1])
        seen.append(page.locator("h1").inner_text())
    assert len(seen) == len(set(seen)) == len(lessons())


def test_a_switched_off_product_says_so_and_is_found(watch: Watch) -> None:
    page = watch.open("platforms/neptune/")
    expect(page.locator(".status-banner").first).to_contain_text("Discontinued")
    expect(page.locator(".status-banner").first).to_have_attribute("data-kind", "discontinued")


def test_every_claim_has_a_permalink_a_date_and_its_place(watch: Watch) -> None:
    page = watch.open("platforms/mlflow/")
    claims = page.locator("section.claim")
    expect(claims).to_have_count(len(catalog().platforms["mlflow"].claims))
    for claim in claims.all():
        name = claim.get_attribute("id")
        expect(claim.locator(f'a.headerlink[href="#{name}"]')).to_have_count(1)
        # Where the text is older than its reading, both are said.
        said = re.compile(r"^(\d{4}-\d\d-\d\d|text of \w+ \d{4}, read in \w+( \d{4})?)$")
        expect(claim.locator(".claim__level time")).to_have_text(said)
        place = claim.locator(".claim__place a")
        expect(place).to_have_attribute("href", "https://source.example/edit/data/platforms/mlflow.yaml")


def test_of_a_long_list_only_rows_near_the_window_are_laid_out(watch: Watch) -> None:
    page = watch.open("platforms/")
    drawn = "row => row.firstElementChild.checkVisibility({ contentVisibilityAuto: true })"
    last = page.locator("[data-group] > .entry-list > li").last
    assert last.evaluate(drawn)
    page.evaluate("for (const group of document.querySelectorAll('[data-group]')) group.dataset.long = ''")
    page.wait_for_function(f"() => !({drawn})([...document.querySelectorAll('.entry-list > li')].at(-1))")
    last.scroll_into_view_if_needed()
    page.wait_for_function(f"() => ({drawn})([...document.querySelectorAll('.entry-list > li')].at(-1))")
