"""The search in a browser: what readers type, see, hear and press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.watch import NARROW, WIDE
from tests.sections.find.asking import ask, names
from tests.shipped import catalog

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.watch import Scheme, Watch


def opened(page: Page) -> Page:
    """Open the search as a reader of this window would."""
    button = page.locator("button[data-switch=__search]")
    (button if button.is_visible() else page.locator(".md-search__input")).click()
    expect(page.locator(".md-search__input")).to_be_focused()
    return page


def test_every_entry_and_every_capability_comes_first_for_its_name(watch: Watch, built_site: Path) -> None:
    page = opened(watch.open("learn/"))
    wanted = {platform.name for platform in catalog().platforms.values()}
    wanted |= {capability.name for _, capability in catalog().capabilities()}
    pages = names()
    said = ask(built_site, wanted)
    link = page.locator(".hit a").first
    for name in sorted(wanted):
        page.locator(".md-search__input").fill(name)
        expect(link).to_have_attribute("href", re.compile(f"/{re.escape(said[name]['hits'][0]['url'])}$"))
        assert said[name]["hits"][0]["url"] in pages[name]


def test_nothing_is_fetched_before_somebody_searches(watch: Watch) -> None:
    page = watch.open(None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("platforms/mlflow/", wait_until="networkidle")
    assert not [url for url in asked if re.search(r"search\.json|find/worker|minisearch|lunr|workers/", url)]
    with page.expect_request("**/assets/search.json"):
        opened(page)


def test_a_hit_says_what_it_is_and_why_it_is_there(watch: Watch) -> None:
    page = opened(watch.open(""))
    page.keyboard.type("neptune")
    hit = page.locator(".hit").first
    expect(hit.get_by_role("link")).to_have_accessible_name("Neptune.ai Component, discontinued")
    page.locator(".md-search__input").fill("vertex ai")
    expect(hit).to_contain_text("formerly Vertex AI")
    page.locator(".md-search__input").fill("RBAC")
    expect(hit).to_contain_text("Capability")
    expect(hit).to_contain_text("also known as RBAC")
    page.locator(".md-search__input").fill("mlflow weights and biases")
    expect(hit).to_contain_text("Comparison")
    page.locator(".md-search__input").fill("who checks what you do")
    expect(hit).to_contain_text("Question")
    page.locator(".md-search__input").fill("the core knows no platform")
    expect(hit).to_contain_text("Lesson")
    expect(hit).to_contain_text("in What runs on every platform?")
    page.locator(".md-search__input").fill("hosted mlflow")
    expect(page.locator(".hit mark").first).to_be_visible()


def test_keys_go_through_the_hits(watch: Watch) -> None:
    page = opened(watch.open(""))
    box, links = page.locator(".md-search__input"), page.locator(".hit a")
    page.keyboard.type("registry")
    # Said when the reader has paused: what was found of a part of the word is gone by then.
    expect(page.locator(".md-search [role=status]")).to_have_text(re.compile(r"\d"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    page.keyboard.type("s")
    expect(box).to_be_focused()
    expect(box).to_have_value("registrys")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.press("Backspace")
    expect(links.first).to_be_visible()
    box.fill("RBAC")
    expect(links.first).to_have_attribute("href", re.compile("capabilities/access-control/$"))
    for place in range(links.count()):
        page.keyboard.press("Tab")
        expect(links.nth(place)).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.first).to_be_hidden()


def test_enter_opens_the_best_hit_even_before_it_is_shown(watch: Watch) -> None:
    page = opened(watch.open(""))
    page.keyboard.type("vertex")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("platforms/google-vertex-ai/$"))


def test_the_number_of_hits_is_announced(watch: Watch) -> None:
    page = opened(watch.open(""))
    status = page.locator(".md-search [role=status]")
    page.keyboard.type("RBAC")
    expect(status).to_have_text(re.compile(r"^\d+ hits?$"))
    page.locator(".md-search__input").fill("xyzzyx")
    expect(status).to_have_text("Nothing found")
    page.locator(".md-search__input").fill("xyzzyx registry")
    expect(status).to_have_text(re.compile("Nothing holds all these words"))
    page.locator(".md-search__input").fill("model")
    expect(status).to_have_text(re.compile(r"^The best 30 of \d+ hits$"))
    page.locator(".md-search button[type=reset]").click()
    expect(page.locator(".hit")).to_have_count(0)
    expect(page.locator(".md-search__input")).to_be_focused()


def test_an_index_that_does_not_come_is_said_and_asked_for_again(watch: Watch) -> None:
    page = watch.open("")
    page.route("**/assets/search.json", lambda route: route.fulfill(status=200, body="{"), times=1)
    opened(page)
    expect(page.locator(".md-search [role=status]")).to_contain_text("could not be loaded")
    page.keyboard.type("mlflow")
    expect(page.locator(".hit").first).to_contain_text("MLflow")


def test_keys_of_one_letter_open_it_for_readers_who_want_them(watch: Watch) -> None:
    page = watch.open("")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).not_to_be_focused()
    page.locator("#shortcuts").check()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    expect(page.locator(".md-search__input")).to_have_value("")


@pytest.mark.parametrize("path", ["", "contribute/fork/", "404.html"])
def test_hits_lead_from_every_depth(watch: Watch, path: str) -> None:
    page = opened(watch.open(path))
    page.keyboard.type("model registry")
    page.locator(".hit a").first.click()
    expect(page.locator("h1")).to_contain_text("Model registry")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hits_have_no_accessibility_violation(watch: Watch, scheme: Scheme, size: tuple[int, int]) -> None:
    page = opened(watch.open("platforms/mlflow/", size=size, color_scheme=scheme))
    page.keyboard.type("neptune")
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.locator(".md-search [role=status]")).to_contain_text("hits")
    violations: list[dict[str, Any]] = Axe().run(page).response["violations"]
    assert not [(one["id"], [node["target"] for node in one["nodes"]]) for one in violations]
    inner = page.locator(".md-search__scrollwrap")
    assert inner.evaluate("box => box.scrollWidth <= box.clientWidth")
