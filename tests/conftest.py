"""What all tests share: the real site, built and served once, one browser, and how tests are marked and reported."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests import shipped, support
from tests.browser.available import ADVICE, MISSING
from tests.browser.watch import BROWSER_FLAGS, BROWSERS, Watch
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# The same examples in every run. `make test-all` draws others, as does GUIDE_TEST_DRAW=random; both print how to draw
# them again.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("random", deadline=None, print_blob=True)
hypothesis.settings.load_profile("random" if support.ALL or support.DRAW == "random" else "same")

_NOT_FOLLOWED = {"browser", "shipped"}
_BROWSER = {"browser", "watch", "watched_page", "driven"}


SHARE = 1 / 3
"""How many cases of a test that is marked `sampled` are run; `make test-all` runs all of them."""


def _sampled(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the items without those cases of long tests that are not drawn; the same ones in every run."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("sampled"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    kept = {one for name, found in cases.items() for one in support.some(found, zlib.crc32(name.encode()), SHARE)}
    return [item for item in items if item in kept or not item.get_closest_marker("sampled")]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by what they use: `browser`, `shipped` (reads data/), and `slow` where the real site is built.

    Of long tests a share of the cases is kept, unless one is asked for by its name.

    What drives a browser or asks the shipped data is not followed line by line, which would take most of its time:
    other tests go the same ways.
    """
    if not any("::" in one for one in config.args):
        kept = _sampled(items)
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & _BROWSER:
            item.add_marker("browser")
        if "built_site" in fixtures:
            item.add_marker("slow")
        if "editor" in fixtures:
            item.add_marker("tools")
        values = vars(getattr(item, "module", object)).values()
        used = {getattr(value, "__module__", None) or getattr(value, "__name__", None) for value in values}
        if "built_site" in fixtures or used & support.SHIPPED:
            item.add_marker("shipped")
        if item.path.parent.name in _NOT_FOLLOWED:
            item.add_marker("no_cover")


def pytest_report_header() -> list[str]:
    """Say which browsers are left out because this system has no package of them, and how to get them."""
    return [f"not tested in {ADVICE[name]}" for name in MISSING]


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Name failures as they happen: a run takes minutes, and its summary comes at the end."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Said(config))


class _Said:
    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print the name of a test that failed, at once."""
        terminal = self._config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and terminal is not None:
            terminal.write_line(f"\nFAILED {report.nodeid}")


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built with `mkdocs build --strict`. Tests must not change it."""
    target = tmp_path_factory.mktemp("built") / "site"
    measured = request.config.pluginmanager.hasplugin("_cov")
    try:
        support.build(target, env=support.MEASURED if measured else None)
    except AssertionError:
        if shipped.problems():
            shipped.pass_over()
        raise
    return target


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the start page of the built site, served below a path, ending in a slash."""
    with support.served(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine, driven by Playwright."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - most tests need no browser

    program = support.require(*BROWSERS)
    # What is expected comes within a moment, or when the machine has time for it.
    expect.set_options(timeout=PATIENCE * 1000)
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
