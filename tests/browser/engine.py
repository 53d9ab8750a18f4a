"""What the tests ask of a browser, whichever it is: open a page, run a script, press a key, say what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from playwright.sync_api import Error

from tests.browser.watch import WIDE, Watch
from tests.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Space": " ", "Shift": "\ue008"}
"""Names of keys as Playwright has them, and their characters in the WebDriver standard."""


class Engine(Protocol):
    """A browser with one page in it."""

    def open(self, url: str, size: tuple[int, int] = WIDE) -> None:
        """Open a page in a window of a size, and return when it has loaded."""

    def run(self, body: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the script returns
        """Run the body of a JavaScript function with `arguments`, and return what it returns."""

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press and release a key as the reader would."""

    def complaints(self) -> list[str]:
        """Return errors, warnings and policy violations since the last call."""


def keystroke(key: str, *, shift: bool) -> list[dict[str, Any]]:
    """Return a keystroke as input actions of WebDriver, which its two protocols share."""
    down = [{"type": "keyDown", "value": KEYS["Shift"]}] if shift else []
    up = [{"type": "keyUp", "value": KEYS["Shift"]}] if shift else []
    value = KEYS.get(key, key)
    stroke = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
    return [{"type": "key", "id": "keyboard", "actions": [*down, *stroke, *up]}]


def wait(engine: Engine, body: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the script returns
    """Run a script again and again until it returns something true.

    Raises:
        AssertionError: it never did.
    """
    return until(lambda: engine.run(body, *arguments), lambda: f"this did not come true: {body}")


class Chromium:
    """Chromium, driven by Playwright: what the other tests in this folder use, behind the common interface."""

    def __init__(self, browser: Browser, site_url: str) -> None:
        self._watch = Watch(browser, site_url)
        self._page = self._watch.open(None)

    def open(self, url: str, size: tuple[int, int] = WIDE) -> None:
        """Open a page; see Engine."""
        # Whatever the page asks for beyond its own host is noted.
        self._watch.site_url = f"{url[: url.index('/', len('http://'))]}/"
        self._page.set_viewport_size({"width": size[0], "height": size[1]})
        self._page.goto(url, wait_until="load")

    def run(self, body: str, *arguments: object) -> Any:  # noqa: ANN401 - see Engine
        """Run a script; see Engine."""
        function = f"(given) => (function () {{ {body} }}).apply(null, given)"
        try:
            return self._page.evaluate(function, list(arguments))
        except Error as error:
            # The page went elsewhere while it was asked; the other browsers ask the next one by themselves.
            if "context was destroyed" not in error.message:
                raise
            self._page.wait_for_load_state()
            return self._page.evaluate(function, list(arguments))

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key; see Engine."""
        self._page.keyboard.press(f"Shift+{key}" if shift else key)

    def complaints(self) -> list[str]:
        """Return what the browser complained of; see Engine."""
        # A round trip to the page: whatever it had to report has arrived before the answer.
        self.run("return 0")
        found = list(self._watch.problems)
        self._watch.problems.clear()
        return found

    def close(self) -> None:
        """Close the page."""
        self._watch.close()
