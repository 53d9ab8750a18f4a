"""Every link of the built site leads somewhere, and no markup needs what the policy forbids."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from tests import support
from tests.site.html import pages_of
from tests.site.links import LinkChecker, is_plausible
from tests.site.pages import PAGE_KINDS, name_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", PAGE_KINDS, ids=name_of)
def test_site_has_a_page_of_every_kind(built_site: Path, path: str) -> None:
    file = built_site / path
    assert (file / "index.html" if file.is_dir() else file).is_file()


def test_every_link_asset_and_anchor_resolves(built_site: Path) -> None:
    checker = LinkChecker(built_site, support.CANONICAL_URL, support.SITE_PATH)
    problems = checker.problems()
    assert not problems, "\n".join(problems)


def test_no_inline_style_and_no_inline_event_handler(built_site: Path) -> None:
    found = [
        f"{path}:{element.line}: <{element.tag} {name}>"
        for path, page in pages_of(built_site)
        for element in page.elements
        for name in element.attributes
        if name == "style" or name.startswith("on")
    ]
    assert not found, "\n".join(found)


def test_no_inline_style_sheet(built_site: Path) -> None:
    found = [
        f"{path}:{element.line}"
        for path, page in pages_of(built_site)
        for element in page.elements
        if element.tag == "style"
    ]
    assert not found, "\n".join(found)


def test_no_link_runs_a_script_or_leads_to_an_insecure_address(built_site: Path) -> None:
    found = [
        f"{path}:{element.line}: {href}"
        for path, page in pages_of(built_site)
        for element in page.elements
        if (href := element.attributes.get("href") or "").lower().startswith(("javascript:", "http:"))
    ]
    assert not found, "\n".join(found)


@pytest.fixture
def checker(tmp_path: Path) -> LinkChecker:
    """A checker of a site with a start page, a page in a folder, a picture and a page for what is missing."""
    (tmp_path / "learn").mkdir()
    (tmp_path / "index.html").write_text("<h1 id=top-of-it>a</h1>", "utf-8")
    (tmp_path / "learn" / "index.html").write_text("<p id='a b'>a</p>", "utf-8")
    (tmp_path / "404.html").write_text("<p>a</p>", "utf-8")
    (tmp_path / "a picture.svg").write_text("", "utf-8")
    return LinkChecker(tmp_path, "https://guide.example/x/", "/x/")


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("index.html", "learn/"),
        ("index.html", "learn/?a=b#a%20b"),
        ("index.html", "."),
        ("index.html", ""),
        ("index.html", "#top-of-it"),
        ("index.html", "?a=b"),
        ("index.html", "a%20picture.svg"),
        ("learn/index.html", ".."),
        ("learn/index.html", "../"),
        ("learn/index.html", "../index.html#top-of-it"),
        ("learn/index.html", "./"),
        ("learn/index.html", "https://guide.example/x/learn/"),
        ("learn/index.html", "https://docs.example.org/a?b=c%20d#e"),
        ("learn/index.html", "mailto:a@example.org"),
        ("404.html", "/x/learn/"),
        ("404.html", "#"),
    ],
)
def test_checker_accepts_a_good_link(checker: LinkChecker, page: str, link: str) -> None:
    assert checker.judge(PurePosixPath(page), link) is None


@pytest.mark.parametrize(
    ("page", "link", "problem"),
    [
        ("index.html", "lern/", "leads to no file"),
        ("index.html", "learn", "leads to a folder: a slash is missing"),
        ("index.html", "#nowhere", "leads to no such anchor"),
        ("index.html", "learn/#nowhere", "leads to no such anchor"),
        ("index.html", "a%20picture.svg#a", "leads to no such anchor"),
        ("index.html", "../", "leads out of the site"),
        ("learn/index.html", "../../x/", "leads out of the site"),
        ("learn/index.html", "/x/learn/", "starts at the root of the host"),
        ("learn/index.html", "https://guide.example/x/lern/", "leads to no file"),
        ("learn/index.html", "//docs.example.org/", "not a plausible address"),
        ("learn/index.html", "http://docs.example.org/", "not a plausible address"),
        ("learn/index.html", "javascript:void(0)", "not a plausible address"),
        ("404.html", "learn/", "relative, on a page that is shown under any address"),
        ("404.html", "/learn/", "leads out of the site"),
    ],
)
def test_checker_names_what_is_wrong(checker: LinkChecker, page: str, link: str, problem: str) -> None:
    assert (checker.judge(PurePosixPath(page), link) or "").startswith(problem)


@pytest.mark.parametrize(
    "url",
    [
        "https://localhost/",
        "https://docs.example.org/a b",
        "https://docs.example.org/100%",
        "https://docs..example.org/",
        "https://docs.example.org:8080/",
        "https://user@example.org/",
        "ftp://example.org/",
    ],
)
def test_implausible_address_of_another_site(url: str) -> None:
    assert not is_plausible(url)
