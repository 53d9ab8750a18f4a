"""The site below a path of a web server as a distribution ships it: what runs on a page comes as what it is."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.watch import Watch
from tests.stock_nginx import behind_nginx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

ANSWERED = "decide/#door=choose&oversight=unknown&people=few&place=aws&predictions=online&skill=some&track=short"
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "application/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
    ".xml": "text/xml",
}


@pytest.fixture(scope="module")
def nginx_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with behind_nginx(built_site, tmp_path_factory.mktemp("nginx")) as url:
        yield url


@pytest.fixture
def watch(browser: Browser, nginx_url: str) -> Iterator[Watch]:
    """Open pages of this server; a script error, a wrong type or a broken policy fails the test at its end."""
    watch = Watch(browser, nginx_url)
    yield watch
    problems = watch.close()
    assert not problems, "\n".join(problems)


def test_every_file_comes_as_what_it_is(built_site: Path, nginx_url: str) -> None:
    # The list of types of Debian and of nginx itself does not know this ending, so browsers refuse to run such a file.
    assert not list(built_site.rglob("*.mjs"))
    wrong = []
    for path in sorted(built_site.rglob("*")):
        # Pages are alike, and there are hundreds.
        if path.is_file() and path.suffix in TYPES and (path.suffix != ".html" or path.parent == built_site):
            with urllib.request.urlopen(nginx_url + path.relative_to(built_site).as_posix()) as answer:  # noqa: S310 - of this machine
                found = answer.headers.get_content_type()
            if found != TYPES[path.suffix]:
                wrong.append(f"{path}: {found}")
    assert not wrong, "\n".join(wrong)


def test_a_missing_page_is_answered_with_the_page_of_the_site(built_site: Path, nginx_url: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(f"{nginx_url}no/such/page/")  # noqa: S310 - an address of this machine
    assert answer.value.code == 404
    assert answer.value.read() == (built_site / "404.html").read_bytes()


def test_the_interview_runs_to_its_result(watch: Watch) -> None:
    page = watch.open("decide/")
    page.locator('.door[data-door="choose"]').click()
    expect(page.locator("legend h1")).to_be_focused()
    page.goto("about:blank")
    page.goto(ANSWERED)
    expect(page.locator("h1.verdict")).to_be_visible()
    page.locator("details.chapter > summary", has=page.get_by_role("heading", name="What counts")).click()
    slider = page.locator("input[type=range]").first
    slider.press("End")
    expect(page).to_have_url(re.compile(r"weight\.\w+=100"))
    # What a result hangs on is worked out by a worker, which is a script of its own.
    expect(page.locator("[data-firm-line]")).not_to_be_empty()


def test_the_matrix_draws_filters_and_opens_a_claim(watch: Watch) -> None:
    page = watch.open("compare/?area=serving")
    expect(page.locator(".pin").first).to_be_visible()
    rows = page.locator("table.matrix tbody tr:not([hidden])").count()
    details = page.locator("details.tool", has=page.locator('[name="kind"]')).first
    details.locator("summary").click()
    details.locator('input[name="kind"]').first.click()
    expect(page.locator("table.matrix tbody tr:not([hidden])")).not_to_have_count(rows)
    page.locator("tr:not([hidden]) > td > a.level").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_search_finds_with_its_worker(watch: Watch) -> None:
    page = watch.open("learn/")
    page.locator(".md-search__input").click()
    page.keyboard.type("mlflow")
    expect(page.locator(".hit a").first).to_be_visible()
