"""The watch over the browser notices what it is there for: a gate that cannot fail proves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import support
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>A page</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>A page</h1>
{body}
</body>
</html>
"""


CLICK = "document.querySelector('button').click()"


def problems_of(  # noqa: PLR0913 - what a page consists of, and how it is opened
    browser: Browser,
    folder: Path,
    body: str,
    script: str = "",
    *,
    javascript: bool = True,
    before: Callable[[Page], None] | None = None,
) -> list[str]:
    """Return what the watch has to say about a page with a body and a script file; `before` prepares the window."""
    (folder / "index.html").write_text(PAGE.format(policy=POLICY, body=body), "utf-8")
    (folder / "script.js").write_text(script, "utf-8")
    with support.served(folder) as site_url:
        watch = Watch(browser, site_url)
        page = watch.open(None, javascript=javascript)
        if before:
            before(page)
        page.goto("")
        return watch.close()


def test_harmless_page(browser: Browser, tmp_path: Path) -> None:
    script = "document.querySelector('h1').textContent = 'Changed';"
    assert problems_of(browser, tmp_path, '<script src="script.js"></script>', script) == []


def test_without_scripts_those_that_a_page_names_ahead_are_no_problem(browser: Browser, tmp_path: Path) -> None:
    body = '<link rel="modulepreload" href="script.js"><script type="module" src="script.js"></script>'
    assert problems_of(browser, tmp_path, body, javascript=False) == []


def test_without_scripts_a_file_of_that_kind_that_does_not_arrive_is_noticed(browser: Browser, tmp_path: Path) -> None:
    def cut(page: Page) -> None:
        page.route("**/script.js", lambda route: route.abort("connectionreset"))

    found = problems_of(browser, tmp_path, '<img alt="" src="script.js">', javascript=False, before=cut)
    assert any(problem.startswith("failed request") for problem in found), found


@pytest.mark.parametrize(
    ("body", "script", "kind"),
    [
        ("<script>1</script>", "", "policy violation"),
        ('<p style="color: red">a</p>', "", "policy violation"),
        # A handler may be looked at only when it is asked for, at the latest when the event comes.
        ('<button onclick="1">a</button><script src="script.js"></script>', CLICK, "policy violation"),
        ('<img alt="" src="https://elsewhere.example/a.png">', "", "policy violation"),
        ('<script src="script.js"></script>', "eval('1')", "page error"),
        ('<script src="script.js"></script>', "console.error('a')", "console error"),
        ('<script src="script.js"></script>', "throw new Error('a')", "page error"),
        ('<script src="script.js"></script>', "location = 'https://elsewhere.example/'", "request outside"),
        ('<img alt="" src="missing.png">', "", "console error"),
        ('<img alt="" src="/outside.png">', "", "request outside"),
    ],
)
def test_each_kind_of_problem_is_noticed(browser: Browser, tmp_path: Path, body: str, script: str, kind: str) -> None:
    problems = problems_of(browser, tmp_path, body, script)
    assert any(problem.startswith(kind) for problem in problems), problems
