"""The watch over the browser notices what it is there for: a gate that cannot fail proves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import support
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

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


def problems_of(browser: Browser, folder: Path, body: str, script: str = "") -> list[str]:
    """Return what the watch has to say about a page with a body and a script file."""
    (folder / "index.html").write_text(PAGE.format(policy=POLICY, body=body), "utf-8")
    (folder / "script.js").write_text(script, "utf-8")
    with support.served(folder) as site_url:
        watch = Watch(browser, site_url)
        watch.open()
        return watch.close()


def test_harmless_page(browser: Browser, tmp_path: Path) -> None:
    script = "document.querySelector('h1').textContent = 'Changed';"
    assert problems_of(browser, tmp_path, '<script src="script.js"></script>', script) == []


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
