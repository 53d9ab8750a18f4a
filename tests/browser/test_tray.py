"""The tray: entries that a reader collects across pages, in the browser alone."""

from __future__ import annotations

import functools
import json
import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_accessibility import in_words
from tests.browser.watch import NARROW, WIDE
from tests.shipped import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.watch import Scheme, Watch


@functools.cache
def five() -> tuple[str, ...]:
    return tuple(catalog().platforms)[:5]


SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
"""Adds up by how much the page moves without the reader's doing."""


def tray(page: Page) -> Locator:
    return page.get_by_role("region", name="Collected to compare")


def collect(page: Page, *ids: str) -> None:
    for name in ids:
        button = page.locator(f'[data-tray="{name}"]').first
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")


def kept(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(page.evaluate("localStorage.getItem('guide.tray') ?? '[]'"))
    return found


def test_entries_are_collected_across_pages_and_lead_to_both_comparisons(watch: Watch) -> None:
    page = watch.open("platforms/mlflow/")
    expect(tray(page)).to_have_count(0)
    toggle = page.get_by_role("button", name="Compare MLflow")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(tray(page)).to_contain_text("One more")
    expect(tray(page).get_by_role("link", name="Side by side")).to_be_hidden()
    page.goto("platforms/")
    expect(page.locator('[data-tray="mlflow"]')).to_have_attribute("aria-pressed", "true")
    collect(page, "databricks")
    assert kept(page) == [{"id": "mlflow", "name": "MLflow"}, {"id": "databricks", "name": "Databricks"}]
    expect(tray(page).get_by_role("link", name="In the matrix")).to_have_attribute(
        "href", re.compile(r"compare/\?pin=mlflow&pin=databricks$")
    )
    tray(page).get_by_role("link", name="Side by side").click()
    expect(page).to_have_url(re.compile(r"compare/side-by-side/\?of=mlflow&of=databricks$"))
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    expect(tray(page)).to_be_visible()


def test_the_list_and_the_pages_of_pairs_have_a_button_for_every_entry(watch: Watch) -> None:
    page = watch.open("platforms/")
    expect(page.locator(".entry-list [data-tray]")).to_have_count(len(catalog().platforms))
    page.goto("compare/mlflow-and-weights-and-biases/")
    collect(page, "weights-and-biases")
    assert kept(page) == [{"id": "weights-and-biases", "name": "Weights & Biases"}]


def test_a_sixth_is_refused_and_the_tray_says_so(watch: Watch) -> None:
    page = watch.open("platforms/")
    collect(page, *five())
    expect(tray(page).locator("li")).to_have_count(5)
    sixth = tuple(catalog().platforms)[5]
    page.locator(f'[data-tray="{sixth}"]').click()
    expect(tray(page).get_by_role("status")).to_have_text("At most 5. Remove one to add another.")
    expect(page.locator(f'[data-tray="{sixth}"]')).to_have_attribute("aria-pressed", "false")
    assert [one["id"] for one in kept(page)] == list(five())


STACK = {"id": "apache-airflow+mlflow", "name": "Apache Airflow + MLflow"}


def test_a_stack_is_made_of_what_is_collected_and_taken_apart_by_keyboard(watch: Watch) -> None:
    page = watch.open("platforms/")
    collect(page, "mlflow")
    expect(tray(page).get_by_role("button", name="Make a stack")).to_be_hidden()
    collect(page, "apache-airflow")
    tray(page).get_by_role("button", name="Make a stack").focus()
    page.keyboard.press("Enter")
    expect(tray(page).locator("li")).to_have_count(1)
    assert kept(page) == [STACK]
    expect(tray(page).get_by_role("status")).to_have_text("One stack now. Add another to compare.")
    expect(tray(page).get_by_role("button", name="Take apart Apache Airflow + MLflow")).to_be_focused()
    expect(page.locator('[data-tray="mlflow"]')).to_have_attribute("aria-pressed", "false")
    collect(page, "databricks")
    expect(tray(page).get_by_role("link", name="Side by side")).to_have_attribute(
        "href", re.compile(r"side-by-side/\?of=apache-airflow\+mlflow&of=databricks$")
    )
    expect(tray(page).get_by_role("link", name="In the matrix")).to_have_attribute(
        "href", re.compile(r"compare/\?pin=apache-airflow\+mlflow&pin=databricks$")
    )
    tray(page).get_by_role("link", name="Side by side").click()
    expect(page.locator("[data-chosen] b")).to_have_text([STACK["name"], "Databricks"])
    tray(page).get_by_role("button", name=f"Take apart {STACK['name']}").focus()
    page.keyboard.press("Enter")
    assert [one["id"] for one in kept(page)] == ["apache-airflow", "mlflow", "databricks"]
    assert [one["name"] for one in kept(page)] == ["Apache Airflow", "MLflow", "Databricks"]
    expect(tray(page).get_by_role("button", name="Remove Apache Airflow")).to_be_focused()


def test_a_button_may_stand_for_a_stack_and_says_whether_it_is_collected(watch: Watch) -> None:
    page = watch.open("platforms/mlflow/")
    page.evaluate(
        """([id, name]) => {
      const button = document.createElement("button");
      button.dataset.tray = id;
      button.append("Compare ", Object.assign(document.createElement("span"), { textContent: name }));
      document.querySelector("article").prepend(button);
    }""",
        list(STACK.values()),
    )
    collect(page, STACK["id"])
    assert kept(page) == [STACK]
    page.reload()
    pressed = page.evaluate(
        """async (id) => {
      const box = document.createElement("div");
      box.innerHTML = `<button data-tray="${id}" aria-pressed="false"></button><button data-tray="mlflow"></button>`;
      const tray = await import(new URL("../../assets/javascripts/shared/tray.js", location.href).href);
      tray.mark(box);
      tray.collect({ id, name: "again" });
      return [...box.children].map((button) => button.getAttribute("aria-pressed"));
    }""",
        STACK["id"],
    )
    assert pressed == ["true", "false"]
    assert kept(page) == [STACK]


def test_a_stack_of_more_parts_than_the_decision_builds_is_not_offered(watch: Watch) -> None:
    page = watch.open("platforms/")
    first, *others = list(catalog().platforms)[:6]
    page.evaluate(
        "all => localStorage.setItem('guide.tray', JSON.stringify(all))",
        [{"id": "+".join(others), "name": "+".join(others)}],
    )
    page.reload()
    collect(page, first)
    expect(tray(page).get_by_role("button", name="Make a stack")).to_be_hidden()


def test_entries_are_removed_by_keyboard_and_the_focus_has_a_place(watch: Watch) -> None:
    page = watch.open("platforms/")
    collect(page, *five()[:2])
    first, second = (catalog().platforms[name].name for name in five()[:2])
    tray(page).get_by_role("button", name=f"Remove {first}").focus()
    page.keyboard.press("Enter")
    expect(tray(page).get_by_role("button", name=f"Remove {second}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(tray(page)).to_have_count(0)
    expect(page.locator(f'[data-tray="{five()[1]}"]')).to_be_focused()
    assert kept(page) == []
    collect(page, five()[0])
    tray(page).get_by_role("button", name="Empty").click()
    expect(tray(page)).to_have_count(0)
    expect(page.locator(f'[data-tray="{five()[0]}"]')).to_have_attribute("aria-pressed", "false")


def test_other_tabs_follow_even_where_nothing_was_collected_yet(watch: Watch) -> None:
    page = watch.open("platforms/mlflow/")
    other = page.context.new_page()
    other.goto("learn/")
    collect(page, "mlflow")
    expect(tray(other)).to_contain_text("MLflow")
    page.goto("platforms/databricks/")
    collect(page, "databricks")
    expect(tray(other)).to_contain_text("Databricks")
    tray(other).get_by_role("button", name="Empty").click()
    expect(tray(page)).to_have_count(0)
    expect(page.locator('[data-tray="databricks"]')).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        "7",
        '"mlflow"',
        "[null, 3, {}]",
        '[{"id": "a b", "name": "<b>"}]',
        '[{"id": "b+a", "name": "x"}, {"id": "a++b", "name": "x"}]',
        '[{"id": "mlflow"}]',
        "{}",
    ],
)
def test_what_nobody_of_us_stored_is_an_empty_tray(watch: Watch, text: str) -> None:
    page = watch.open("404.html")
    page.evaluate("text => localStorage.setItem('guide.tray', text)", text)
    page.goto("platforms/mlflow/")
    toggle = page.get_by_role("button", name="Compare MLflow")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    expect(tray(page)).to_have_count(0)
    toggle.click()
    expect(tray(page).locator("li")).to_have_count(1)


def test_where_storage_is_closed_the_tray_lasts_as_long_as_the_page(watch: Watch) -> None:
    page = watch.open(None)
    # The theme itself needs the storage for what is its own.
    page.add_init_script("""
        for (const name of ["getItem", "setItem", "removeItem"]) {
          const open = Storage.prototype[name];
          Storage.prototype[name] = function (key, ...rest) {
            if (key.startsWith("guide.")) throw new Error("closed");
            return open.call(this, key, ...rest);
          };
        }
    """)
    page.goto("platforms/")
    collect(page, *five()[:2])
    expect(tray(page).locator("li")).to_have_count(2)


def test_it_is_loaded_when_something_is_collected(watch: Watch) -> None:
    page = watch.open(None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("platforms/mlflow/", wait_until="networkidle")
    assert not [url for url in asked if "tray" in url]
    collect(page, "mlflow")
    expect(tray(page)).to_be_visible()
    assert [url for url in asked if url.endswith("tray.js")]
    page.goto("learn/")
    expect(tray(page)).to_be_visible()


def test_without_scripts_there_is_nothing_to_press(watch: Watch) -> None:
    page = watch.open("platforms/mlflow/", javascript=False)
    expect(page.locator("[data-tray]")).to_be_hidden()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
def test_the_bar_covers_neither_the_end_of_the_page_nor_what_is_focused(watch: Watch, size: tuple[int, int]) -> None:
    page = watch.open("platforms/", size=size)
    collect(page, *five())
    top = "bar => bar.getBoundingClientRect().top"
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    edge = tray(page).evaluate(top)
    assert page.locator(".colophon").evaluate("foot => foot.getBoundingClientRect().bottom") <= edge + 1
    page.evaluate("scrollTo(0, 0)")
    page.locator(".entry-list a").first.focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        below = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert below <= edge + 1
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("path", ["platforms/mlflow/", "404.html", "compare/side-by-side/"])
def test_a_tray_that_was_filled_before_moves_nothing(watch: Watch, path: str, size: tuple[int, int]) -> None:
    shifts = []
    for entries in ((), five()):
        page = watch.open("platforms/", size=size)
        collect(page, *entries)
        expect(tray(page).locator("li")).to_have_count(len(entries))
        page.add_init_script(SHIFTS)
        page.goto(path, wait_until="networkidle")
        expect(tray(page)).to_have_count(min(len(entries), 1))
        shifts.append(page.evaluate("window.shift"))
    # What a page moves without a tray is its own; two loads of one page differ by less than this.
    assert shifts[1] < shifts[0] + 0.006


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_has_no_accessibility_violation(watch: Watch, scheme: Scheme, size: tuple[int, int]) -> None:
    page = watch.open("platforms/", size=size, color_scheme=scheme)
    collect(page, *five())
    expect(tray(page).locator("li")).to_have_count(5)
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(in_words(violation) for violation in violations)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390])
def test_the_bar_with_a_stack_fits_a_phone(watch: Watch, scheme: Scheme, width: int) -> None:
    page = watch.open("platforms/", size=(width, 640), color_scheme=scheme)
    collect(page, "mlflow", "apache-airflow")
    tray(page).get_by_role("button", name="Make a stack").click()
    collect(page, "databricks")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    for control in tray(page).locator(".tray__go > :is(a, button)").all():
        assert control.evaluate("one => one.getBoundingClientRect().right <= innerWidth")
        assert control.evaluate("one => one.getBoundingClientRect().bottom <= innerHeight")
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(in_words(violation) for violation in violations)


def test_it_is_not_printed(watch: Watch) -> None:
    page = watch.open("platforms/mlflow/")
    collect(page, "mlflow")
    expect(tray(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".tray")).to_be_hidden()
    expect(page.locator("[data-tray]").first).to_be_hidden()
