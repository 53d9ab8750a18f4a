"""A browser page that notes whatever a reader's browser would complain about."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, Route

Scheme = Literal["light", "dark"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names of the programs that the tests can drive."""

BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Lets the browser run in a container, and keeps it from talking to anybody on its own account."""

WIDE = (1280, 900)
NARROW = (390, 844)
"""Sizes of a window in CSS pixels: a laptop and a phone."""

_REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  window.reportPolicyViolation(JSON.stringify(
    [event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber, event.sample]));
});
"""


@dataclass
class Watch:
    """Opens pages of one site in a browser and collects the problems of all of them."""

    browser: Browser
    site_url: str
    problems: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        path: str | None = "",
        *,
        size: tuple[int, int] = WIDE,
        color_scheme: Scheme = "light",
        javascript: bool = True,
    ) -> Page:
        """Open a page as a reader who was never here before: in a context of its own.

        Args:
            path: the address relative to the start page; None opens nothing yet.
            size: width and height of the window in CSS pixels.
            color_scheme: what the reader's system prefers.
            javascript: whether scripts run.

        Returns:
            The page, after its `load` event.
        """
        context = self.browser.new_context(
            base_url=self.site_url,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=color_scheme,
            reduced_motion="reduce",
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="UTC",
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE * 1000)
        context.expose_binding("reportPolicyViolation", lambda _, text: self._note("policy violation", text))
        context.add_init_script(_REPORT_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._on_page_error(error.error))
        context.route("**/*", self._on_request)
        context.on("requestfailed", self._on_request_failed if javascript else self._on_failed_without_scripts)
        page = context.new_page()
        if path is not None:
            page.goto(path, wait_until="load")
        return page

    def close(self) -> list[str]:
        """Close all pages.

        Returns:
            The problems that were seen on any of them, in the order in which they occurred.
        """
        while self._contexts:
            context = self._contexts.pop()
            for page in context.pages:
                # A round trip to the page: whatever it had to report has arrived before the answer.
                page.evaluate("0")
            context.unroute_all(behavior="ignoreErrors")
            context.close()
        return self.problems

    def _note(self, kind: str, text: str) -> None:
        self.problems.append(f"{kind}: {text}")

    def _is_ours(self, url: str) -> bool:
        return urlsplit(url).scheme in {"data", "blob"} or url.startswith(self.site_url)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            place = message.location
            self._note(f"console {message.type}", f"{message.text} ({place['url']}:{place['lineNumber']})")

    def _on_page_error(self, error: Error) -> None:
        self._note("page error", error.stack or error.message)

    def _on_request(self, route: Route) -> None:
        if self._is_ours(route.request.url):
            route.continue_()
        else:
            self._note("request outside the site", route.request.url)
            route.abort()

    def _on_request_failed(self, request: Request) -> None:
        # A request that the reader's next click cuts short has not failed.
        if self._is_ours(request.url) and request.failure not in {None, "net::ERR_ABORTED"}:
            self._note("failed request", json.dumps([request.url, request.failure]))

    def _on_failed_without_scripts(self, request: Request) -> None:
        # A browser in which no script runs refuses the scripts that a page names ahead, and says that a policy does.
        if request.failure != "csp" or request.resource_type != "script":
            self._on_request_failed(request)
