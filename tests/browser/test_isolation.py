"""The site asks nothing of other hosts, and its pages say so in a policy that they keep themselves."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.html import Element, pages_of
from tests.site.pages import PAGE_KINDS, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.watch import Watch


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("path", PAGE_KINDS, ids=name_of)
def test_page_opens_without_complaint(watch: Watch, path: str, *, javascript: bool) -> None:
    page = watch.open(path, javascript=javascript)
    # The fixture fails the test at its end when anything was wrong. Here: that there was a page at all.
    expect(page.locator("main h1")).to_be_visible()


def test_missing_page_is_answered_with_a_page_that_works(watch: Watch) -> None:
    page = watch.open(None)
    response = page.goto("no/such/page/")
    assert response is not None
    assert response.status == 404
    expect(page.locator("main h1")).to_be_visible()
    # The browser logs that the address itself was not found; that is the one complaint that is right.
    expected = [problem for problem in watch.problems if "404" in problem and "no/such/page" in problem]
    assert len(expected) == 1
    watch.problems.remove(expected[0])


def test_every_page_carries_the_same_strict_policy(built_site: Path) -> None:
    policies = {path: [policy_of(e) for e in page.elements if is_policy(e)] for path, page in pages_of(built_site)}
    lacking = [str(path) for path, found in policies.items() if len(found) != 1]
    assert not lacking, f"pages without one policy: {lacking}"
    # A page for other sites to show has fewer scripts, so its policy allows fewer; all others have the same.
    bare = policies.pop(PurePosixPath("compare/embed/index.html"))[0]
    distinct = {found[0] for found in policies.values()}
    assert len(distinct) == 1
    rules = rules_of(distinct.pop())
    assert rules_of(bare)["script-src"] < rules["script-src"]
    assert {**rules_of(bare), "script-src": rules["script-src"]} == rules
    assert rules["default-src"] == {"'none'"}
    assert rules["style-src"] == {"'self'"}
    assert rules["base-uri"] == {"'none'"}
    assert not rules["script-src"] & {"'unsafe-inline'", "'unsafe-eval'"}
    hosts = {source for sources in rules.values() for source in sources if ":" in source or "." in source}
    assert hosts <= {"data:"}


def rules_of(policy: str) -> dict[str, set[str]]:
    """Return the sources that a policy allows, by directive."""
    return {words[0]: set(words[1:]) for part in policy.split(";") if (words := part.split())}


def is_policy(element: Element) -> bool:
    """Tell whether an element is the Content-Security-Policy of its page."""
    name = element.attributes.get("http-equiv") or ""
    return element.tag == "meta" and name.lower() == "content-security-policy"


def policy_of(element: Element) -> str:
    """Return the text of a policy."""
    return element.attributes.get("content") or ""
