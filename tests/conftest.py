"""Fixtures for the tests that look at the real site: built once, served once, one browser for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests import support
from tests.browser.watch import BROWSER_FLAGS, BROWSERS, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built with `mkdocs build --strict`. Tests must not change it."""
    target = tmp_path_factory.mktemp("built") / "site"
    support.build(target)
    return target


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the start page of the built site, served below a path, ending in a slash."""
    with support.served(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine, driven by Playwright."""
    program = support.require(*BROWSERS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def watch(browser: Browser, site_url: str) -> Iterator[Watch]:
    """Opens pages, as many as a test wants, each in a context of its own.

    Fails the test at its end when a page logged an error or a warning, threw, asked something of another host
    or broke the Content-Security-Policy.
    """
    watch = Watch(browser, site_url)
    yield watch
    problems = watch.close()
    assert not problems, "the browser complained:\n" + "\n".join(problems)


@pytest.fixture
def watched_page(watch: Watch) -> Page:
    """One empty page, watched as by `watch`: `watched_page.goto("platforms/")` opens a page of the site."""
    return watch.open(None)
