"""All scripts that a page consists of are asked for at once, and the engine comes when it is needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Request, Route

    from tests.browser.watch import Watch

ANSWERED = "door=choose&oversight=unknown&people=few&place=aws&predictions=online&skill=some&track=short"
ROOMS = "**/javascripts/dec*/*.js"
"""The scripts of the interview and of the engine."""


class Held:
    """Holds the answers to requests for scripts back until all that are wanted have been asked for."""

    def __init__(self, page: Page) -> None:
        self.stages: list[set[str]] = []
        self.asked: set[str] = set()
        self.routes: list[Route] = []
        page.route(ROOMS, self.hold)

    def until(self, *stages: set[str]) -> None:
        """Begin to hold requests back, stage after stage."""
        self.stages, self.asked = list(stages), set()

    def hold(self, route: Route, request: Request) -> None:
        """Keep a request; answer all of them once the last one that is wanted in this stage is there."""
        self.routes.append(route)
        self.asked.add(name_of(request.url))
        # A script that is asked for only after another was read is never asked for here, and the test ends in time.
        if self.stages and self.asked >= self.stages[0]:
            held, self.routes = self.routes, []
            del self.stages[0]
            for one in held:
                one.continue_()
        elif not self.stages:
            self.routes.remove(route)
            route.continue_()


def name_of(url: str) -> str:
    return url.rpartition("/javascripts/")[2]


def named(built_site: Path, page: str) -> tuple[set[str], set[str]]:
    """Return the scripts of these rooms that a page names at once, and those that it names for later."""
    text = (built_site / page / "index.html").read_text(encoding="utf-8")
    before, _, rest = text.partition('<template id="tpl-modules">')
    now, later = (
        {name_of(href) for href in re.findall(r'<link rel="modulepreload" href="([^"]+/dec\w+/\w+\.js)"', part)}
        for part in (before, rest)
    )
    now |= {name_of(src) for src in re.findall(r'<script type="module" src="([^"]+/dec\w+/\w+\.js)"', text)}
    return now, later - now


def test_the_engine_comes_with_the_first_question_and_all_at_once(watch: Watch, built_site: Path) -> None:
    now, later = named(built_site, "decide")
    assert "decision/evaluate.js" in now
    assert {"decide/result.js", "decision/recommend.js"} <= later
    assert "decision/random.js" not in now | later
    page = watch.open(None)
    held = Held(page)
    held.until(now)
    page.goto("decide/", wait_until="networkidle")
    assert now <= held.asked
    assert not held.asked & later
    held.until(later)
    # The worker starts with the question as well: it is ready when the result is shown.
    with page.expect_request("**/decision/random.js"):
        page.locator('.door[data-door="choose"]').click()
    expect(page.locator("legend h1")).to_be_focused()
    assert later <= held.asked
    page.goto("about:blank")
    held.until(now, later)
    page.goto(f"decide/#{ANSWERED}")
    expect(page.locator("h1.verdict")).to_be_visible()


def test_results_side_by_side_fetch_the_engine_when_there_are_some(watch: Watch, built_site: Path) -> None:
    now, later = named(built_site, "decide/together")
    assert "decision/recommend.js" in later
    page = watch.open(None)
    held = Held(page)
    held.until(now)
    page.goto("decide/together/", wait_until="networkidle")
    assert not held.asked & later
    fragment = ANSWERED.replace("=", "%3D").replace("&", "%26")
    page.goto("about:blank")
    held.until(now, later)
    page.goto(f"decide/together/#A={fragment}&B={fragment}")
    expect(page.locator("[data-heading]")).to_have_text("2 results")
    expect(page.locator("[data-results] ol").first).to_be_visible()
