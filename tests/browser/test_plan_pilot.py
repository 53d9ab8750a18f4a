"""The pilot in a browser: from a result to documents in hand, a scorecard that comes back, and what is wrong said."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.watch import NARROW, WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.watch import Scheme, Watch

ANSWERS = "door=choose&oversight=nobody&people=few&place=aws&predictions=online&skill=some&track=short"
NAMED = "plan/pilot/#p.of=mlflow,clearml&p.start=2027-01-04&v=1"


def opened(watch: Watch, address: str, size: tuple[int, int] = WIDE, color_scheme: Scheme = "light") -> Page:
    """Open a pilot and wait until it is drawn."""
    page = watch.open(address, size=size, color_scheme=color_scheme)
    expect(page.locator("[data-tool]")).to_be_visible()
    expect(page.locator("[data-rows] > details").first).to_be_attached()
    return page


def taken(page: Page, name: str) -> tuple[str, str]:
    """Return the name of a document and its text."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, download.value.path().read_text(encoding="utf-8")


def saved(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(taken(page, "Save the plan")[1])
    return found


def unfold(page: Page, kind: str) -> None:
    """Open a part of the scorecard."""
    part = page.locator(f'details[data-kind="{kind}"]')
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()


def fill_all(page: Page) -> None:
    """Let everything pass for each candidate and for today's way, as people would, field by field."""
    for kind in ("must", "need", "criterion", "exit"):
        if page.locator(f'details[data-kind="{kind}"]').count():
            unfold(page, kind)
    for select in page.locator("[data-rows] [data-level-line] select:visible").all():
        select.select_option("full")
    for select in page.locator("[data-rows] [data-result-line] select:visible").all():
        select.select_option("pass")
    for row in page.locator("[data-row]:has([data-threshold]:visible)").all():
        bound = row.locator("[data-threshold]").input_value()
        for cell in row.locator('input[data-part="measured"]').all():
            cell.fill(bound)


def test_a_result_becomes_a_pilot_with_its_documents(watch: Watch) -> None:
    page = watch.open(f"decide/#{ANSWERS}")
    page.locator(".next-steps").get_by_role("link", name="Plan a pilot").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pilot")
    expect(page.locator("[data-hypotheses] > li").first).to_be_visible()
    first = page.locator('[data-candidate="0"]')
    expect(first).not_to_have_value("")
    name = first.locator("option:checked").inner_text()
    page.get_by_label("First day", exact=True).fill("2027-01-02")
    expect(page.locator("[data-when]")).to_have_text(
        "From 2027-01-04 to 2027-01-29. The day that you chose is not a working day. The pilot starts on 2027-01-04. "
        "Weekends are left out. Public holidays and leave are not known here, so check each day."
    )
    page.get_by_label("Who decides").fill("Ann | head of data")
    file, plan = taken(page, "Plan as Markdown")
    assert file == "pilot-plan.md"
    assert plan.startswith(f"# Pilot plan: {name}")
    assert "- **Who decides:** Ann \\| head of data" in plan
    assert "| 2027-01-29 | Decision |" in plan
    file, calendar = taken(page, "Calendar")
    assert file == "pilot.ics"
    assert calendar.count("BEGIN:VEVENT") == page.locator("[data-days] > div").count()
    file, sheet = taken(page, "Scorecard with formulas")
    assert file == "scorecard.fods"
    assert "of:=IF(AND(ISNUMBER([.I" in sheet
    # The link holds what is short, the file the rest.
    found = saved(page)
    assert "p.start=2027-01-02" in page.url
    assert found["notes"] == {"p.frame": {"decider": "Ann | head of data"}}


def test_a_filled_scorecard_is_judged_and_decides_anew(watch: Watch) -> None:
    page = opened(watch, f"plan/pilot/#{ANSWERS}&p.start=2027-01-04&v=1")
    expect(page.locator("[data-outcome]")).to_have_text("Open: no candidate is adopted.")
    fill_all(page)
    expect(page.locator('[data-conclusion="adopt"]')).to_have_count(2)
    expect(page.locator("[data-measured]")).to_contain_text("measured by you")
    expect(page.locator("[data-threshold]").first).to_have_attribute("readonly", "")
    # A stop rule outweighs all of it, and is said once.
    unfold(page, "stop")
    stop = page.locator('[data-row="stop-cap"] select').first
    stop.select_option("fail")
    expect(page.locator('[data-conclusion="reject"]')).to_have_count(1)
    expect(page.locator("[data-plan-told]")).to_contain_text("Adopt")
    expect(page.locator("[data-conclusions]")).to_contain_text("A stop rule applies: The budget cap is reached.")


def test_a_scorecard_comes_back_from_a_spreadsheet(watch: Watch, tmp_path: Path) -> None:
    page = opened(watch, NAMED)
    _, text = taken(page, "Scorecard as CSV")
    rows = list(csv.reader(io.StringIO(text)))
    for row in rows[1:]:
        if (row[0], row[1]) == ("rollback", "mlflow"):
            row[2:5] = ["12,5", "", "=by hand"]
        if (row[0], row[1]) == ("restore", "mlflow"):
            row[3] = "pass"
    rows.append(["restore", "switched-off", "", "pass", "", "", ""])
    file = tmp_path / "card.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    page.locator("[data-open-card]").set_input_files(file)
    expect(page.locator("[data-plan-told]")).to_contain_text("The scorecard is open.")
    expect(page.locator("[data-kept]")).to_contain_text("results of: switched-off. They are kept and saved")
    unfold(page, "criterion")
    cell = page.locator('[data-row="rollback"] [data-column="mlflow"]')
    expect(cell.locator(".pilot-wrong")).to_have_text("“12,5” is no figure. Write digits with a point, such as 2.5.")
    measured = cell.get_by_label("Time to roll back, MLflow").first
    expect(measured).to_have_attribute("aria-invalid", "true")
    measured.fill("12.5")
    expect(cell.locator(".pilot-wrong")).to_be_hidden()
    expect(cell.locator("output")).to_have_text("pass")
    # Nothing is lost, neither in the tab nor in the file.
    page.reload()
    found = saved(page)
    assert found["notes"]["p.card"]["cells"]["restore"]["switched-off"]["result"] == "pass"
    again = opened(watch, "plan/pilot/")
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    again.locator("[data-plan-open]").set_input_files(file)
    expect(again.locator('[data-candidate="0"]')).to_have_value("mlflow")
    assert saved(again) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [("a,b\n1,2\n", "is no scorecard"), ("{", "is no scorecard"), ("", "is no scorecard"), (" " * 2_000_001, "larger")],
    ids=["foreign", "broken", "empty", "large"],
)
def test_a_file_that_is_no_scorecard_changes_nothing(watch: Watch, tmp_path: Path, text: str, said: str) -> None:
    page = opened(watch, NAMED)
    before = saved(page)
    file = tmp_path / "card.csv"
    file.write_text(text, encoding="utf-8")
    page.locator("[data-open-card]").set_input_files(file)
    expect(page.locator("[data-card-problem]")).to_contain_text(said)
    expect(page.locator("[data-card-problem]")).to_be_focused()
    assert saved(page) == before


def test_people_are_asked_and_their_scores_have_an_interval(watch: Watch) -> None:
    page = opened(watch, NAMED)
    box = page.locator('[data-people] section[data-column="mlflow"]')
    for person, better in ((0, True), (1, False)):
        box.get_by_role("button", name="Add a person for MLflow").click()
        selects = box.locator("[data-person]").nth(person).locator("select")
        expect(selects.first).to_be_focused()
        for at, select in enumerate(selects.all()):
            select.select_option(str(5 if (at % 2 == 0) == better else 1))
    expect(box.locator("[data-points]")).to_have_text(["100.0 of 100", "0.0 of 100"])
    expect(box.locator("[data-score]")).to_contain_text("mean 50.0 of 100, 2 people. With fewer than 5 people")
    box.get_by_role("button", name="Remove this person").nth(1).click()
    expect(box.locator("[data-score]")).to_contain_text("mean 100.0 of 100, 1 people")


def test_what_an_address_says_wrong_is_said_at_the_field(watch: Watch) -> None:
    page = opened(watch, "plan/pilot/#p.of=mlflow,gone-tool&p.start=2027-02-30&p.weeks=50&p.t.rollback=soon&v=1")
    expect(page.locator("[data-gone]")).to_contain_text("gone-tool: not in this catalogue any more.")
    expect(page.locator("[data-when-wrong]")).to_contain_text("“2027-02-30” is not a day")
    expect(page.locator("[data-when-wrong]")).to_contain_text("“50” weeks cannot be planned. Choose 2 to 6")
    expect(page.locator("[data-days] > div")).to_have_count(0)
    page.get_by_role("button", name="Calendar").click()
    expect(page.locator("[data-plan-told]")).to_contain_text("Choose the first day first")
    unfold(page, "criterion")
    expect(page.locator('[data-row="rollback"] [data-bound-wrong]')).to_contain_text("“soon” is no figure")
    # It is all still there.
    assert "p.weeks=50" in saved(page)["fragment"]


def test_thresholds_and_candidates_stand_in_the_address(watch: Watch) -> None:
    page = opened(watch, f"plan/pilot/#{ANSWERS}")
    unfold(page, "criterion")
    page.locator('[data-row="rollback"] [data-threshold]').fill("15")
    expect(page.locator('[data-row="rollback"] [data-target]')).to_have_text("at most 15 minutes")
    page.locator('[data-candidate="1"]').select_option("mlflow")
    expect(page.locator("[data-plan-told]")).to_contain_text("MLflow")
    expect(page).to_have_url(re.compile(r"p\.of=[a-z0-9-]+,mlflow.*p\.t\.rollback=15"))
    assert "kubeflow" not in page.url
    expect(page.locator(".plan-steps").get_by_role("link", name="Cost")).to_have_attribute(
        "href", re.compile("rollback=15")
    )


def test_needs_that_are_marked_are_tested(watch: Watch) -> None:
    page = opened(watch, f"plan/pilot/#{ANSWERS}&n.repeat-training=must&n.compare-runs=should&v=1")
    expect(page.locator('[data-row="R-02"]')).to_have_count(1)
    expect(page.locator('details[data-kind="must"] [data-row="R-02"] legend')).to_contain_text("repeat a training")


@pytest.mark.sampled
@pytest.mark.parametrize("size", [NARROW, WIDE, (320, 800)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_filled_pilot_is_accessible_and_fits(watch: Watch, size: tuple[int, int], scheme: Scheme) -> None:
    page = opened(
        watch,
        f"plan/pilot/#{ANSWERS}&n.repeat-training=must&p.start=2027-01-02&p.t.rollback=soon&v=1",
        size=size,
        color_scheme=scheme,
    )
    for kind in ("must", "need", "criterion", "exit", "stop"):
        unfold(page, kind)
    page.locator("[data-rows] [data-level-line] select").first.select_option("partial")
    page.get_by_role("button", name="Add a person").first.click()
    assert not Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_it_stands_without_scripts(watch: Watch) -> None:
    page = watch.open("plan/pilot/", javascript=False)
    expect(page.locator("[data-tool]")).to_be_hidden()
    examples = page.locator("details.chapter", has_text="Example: ")
    expect(examples).to_have_count(3)
    examples.first.locator("summary").click()
    expect(examples.first.locator(".pilot-days > div").first).to_be_visible()
