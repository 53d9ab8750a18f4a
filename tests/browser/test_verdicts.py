"""Verdicts of an organisation in a browser: what lists and the matrix can be narrowed by, and what is overdue."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from tests import sample, support
from tests.browser.watch import NARROW, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.shipped, pytest.mark.slow]

LAYER = "data-acme"
PARTS = ("data", "docs", "hooks", "mkdocs.yml")


def verdict(status: str, review_by: str = "2199-12-31") -> dict[str, str]:
    return {"status": status, "owner": "Platform team", "reason": "Our own tests.", "review_by": review_by}


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real guide with verdicts on two of its entries."""
    root = tmp_path_factory.mktemp("acme") / "guide"
    for name in PARTS:
        source = support.ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    # A fork has layers of its own there.
    sample.write(root, "mkdocs.yml", re.sub(r"layers: \[.*\]", f"layers: [data, {LAYER}]", config))
    given = {"mlflow": verdict("approved"), "metaflow": verdict("banned", "2025-01-31")}
    for name, said in given.items():
        sample.write(root, f"{LAYER}/platforms/{name}.yaml", yaml.safe_dump({"id": name, "verdict": said}))
    target = root / "site"
    support.build(target, cwd=root, env={"GUIDE_INTERNAL": "true"})
    with support.served(target) as url:
        yield url


@pytest.fixture
def acme(browser: Browser, inside: str) -> Iterator[Watch]:
    """Opens pages of that guide, and fails the test at its end when the browser complained."""
    watch = Watch(browser, inside)
    yield watch
    problems = watch.close()
    assert not problems, "the browser complained:\n" + "\n".join(problems)


def test_the_matrix_is_narrowed_by_verdict(acme: Watch) -> None:
    page = acme.open("compare/")
    rows = page.locator("table.matrix tbody tr:not([hidden]) > th a")
    expect(page.locator(".pin").first).to_be_visible()
    page.locator("details.tool", has=page.locator('[name="verdict"]')).locator("summary").click()
    expect(page.locator('input[name="verdict"]')).to_have_count(3)
    page.locator('input[name="verdict"][value="banned"]').click()
    expect(rows).to_have_text(["Metaflow"])
    expect(page.locator("table.matrix caption")).to_contain_text(re.compile(r"^1 entry by \d+ areas\."))
    expect(page.locator("table.matrix tbody tr:not([hidden]) .chip--verdict")).to_have_text("Banned")
    expect(
        page.locator('input[name="verdict"][value="approved"] + .count, label:has([value="approved"]) .count')
    ).to_have_text("1")
    expect(page).to_have_url(re.compile(r"\?verdict=banned$"))
    page.reload()
    expect(rows).to_have_text(["Metaflow"])


def test_the_list_is_narrowed_by_verdict(acme: Watch) -> None:
    page = acme.open("platforms/")
    page.locator('input[name="verdict"][value="approved"]').check()
    shown = page.locator(".entry-list > li:visible > a")
    expect(shown).to_have_text(["MLflow"])
    expect(page).to_have_url(re.compile(r"\?verdict=approved$"))


def test_a_verdict_on_a_phone_and_one_that_is_overdue(acme: Watch) -> None:
    page = acme.open("platforms/metaflow/", size=NARROW)
    expect(page.locator(".overdue")).to_be_visible()
    expect(page.locator("#verdict")).to_contain_text("Verdict: Banned.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page = acme.open("platforms/mlflow/", size=NARROW)
    expect(page.locator("#verdict")).to_be_visible()
    expect(page.locator(".overdue")).to_be_hidden()


def test_entries_side_by_side_say_it(acme: Watch) -> None:
    page = acme.open("compare/side-by-side/?of=mlflow&of=metaflow")
    row = page.locator("tr", has=page.locator("th", has_text=re.compile("^Verdict$")))
    expect(row).to_contain_text("Approved")
    expect(row).to_contain_text("Banned")


def test_a_result_of_the_interview_shows_it_beside_the_name(acme: Watch) -> None:
    page = acme.open(
        "decide/#door=gap&track=short&gaps=tracking&people=few&skill=some&place=own&oversight=nobody&owned=none&data-stays=allowed"
    )
    expect(page.locator("table.first [data-names]")).to_contain_text("Approved")
    page.locator("details.chapter > summary", has=page.get_by_role("heading", name="What fits")).click()
    names = page.locator(".candidate [data-names]", has=page.get_by_role("link", name="MLflow", exact=True))
    expect(names.first).to_contain_text("Approved")
    expect(page.locator(".candidate [data-names]").first).to_be_visible()
