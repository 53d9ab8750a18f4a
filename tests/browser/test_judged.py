"""The door for what the reader named, in a browser: by keyboard, by address, from the tray, and what the table says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.recommend import decide
from tests.browser.watch import NARROW, WIDE
from tests.shipped import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.watch import Scheme, Watch

OPEN_AND_COUNT = """() => new Promise((resolve) => {
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("legend h1")) resolve(document.querySelectorAll(".interview fieldset input").length);
  });
  document.querySelector('.door[data-door="judge"]').click();
})"""
"""Open the door; tell how many choices there are when the heading of the question gets the focus."""
NAMED = ["databricks", "apache-airflow+mlflow", "neptune"]
TOLD = {
    "predictions": ["batch"],
    "models": ["few"],
    "cadence": ["weekly"],
    "harm": ["money"],
    "people": ["few"],
    "skill": ["some"],
    "place": ["aws"],
    "data-stays": ["allowed"],
    "oversight": ["internal"],
    "compute": ["machine"],
    "special": ["features"],
    "owned": ["none"],
    "independence": ["leaving"],
}


def answers(**changes: list[str]) -> dict[str, list[str]]:
    """Answer everything that the door asks, and whatever is new on its way by what it assumes."""
    model = compile_model(catalog())
    found = {"door": ["judge"], "shortlist": NAMED, **TOLD, **changes}
    while (at := walk(model, found)["next"]) is not None:
        question = next(one for one in model["questions"] if one["id"] == at)
        found[at] = question["assumed"] or [question["answers"][0]["id"] if question["answers"] else "unknown"]
    return found


def address(given: dict[str, list[str]], joint: str = ".") -> str:
    pairs = [f"{name}={','.join(value.replace('+', joint) for value in given[name])}" for name in sorted(given)]
    return f"decide/#{'&'.join(pairs)}"


def table(page: Page) -> Any:  # noqa: ANN401 - a locator
    return page.locator("table.judged tbody tr")


def test_the_door_leads_to_a_result_by_keyboard_alone(watch: Watch) -> None:
    page = watch.open("decide/")
    page.locator('.door[data-door="judge"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("legend h1")).to_be_focused()
    for key in ("Tab", "Space", "Enter"):
        page.keyboard.press(key)
    # One alone is no comparison.
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Name 2 to 5. Now it is 1.")
    for key in ("Tab", "Tab", "Space"):
        page.keyboard.press(key)
    field = page.get_by_label("Add by name")
    field.focus()
    page.keyboard.type("mlflow + airfl")
    expect(page.get_by_role("button", name="mlflow + Apache Airflow")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#stack-told")).to_have_text("Added: Apache Airflow + MLflow.")
    page.get_by_role("button", name="Continue").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#door=judge&shortlist=databricks,aws-sagemaker,apache-airflow\.mlflow$"))
    expect(page.locator("dl.answers dd").first).to_contain_text("Apache Airflow + MLflow")


def test_the_choices_stand_there_when_the_heading_gets_the_focus(watch: Watch) -> None:
    page = watch.open("decide/")
    page.locator('.door[data-door="judge"]').wait_for()
    assert page.evaluate(OPEN_AND_COUNT) >= len(catalog().platforms)


def test_a_name_that_nobody_has_is_told(watch: Watch) -> None:
    page = watch.open("decide/#door=judge")
    field = page.get_by_label("Add by name")
    field.fill("Airflov + MLflow")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#stack-told")).to_contain_text("airflov")
    field.fill("Neptune.ai")
    page.keyboard.press("Enter")
    expect(page.locator('label.option input[value="neptune"]')).to_be_checked()


@pytest.mark.parametrize("joint", [".", "+", "%2B", "%20"])
def test_an_address_may_join_parts_in_several_ways(watch: Watch, joint: str) -> None:
    given = answers()
    page = watch.open(address(given, joint))
    expect(page.locator("h1.verdict")).to_have_text(decide(compile_model(catalog()), given)["outcome"]["text"])
    expect(table(page)).to_have_count(len(NAMED))


def test_the_table_tells_everything_that_each_lacks_with_its_claim(watch: Watch) -> None:
    given = answers()
    found = decide(compile_model(catalog()), given)
    page = watch.open(address(given))
    rows = table(page)
    expect(rows).to_have_count(len(found["judged"]))
    labels = {one["capability"]: one["label"] for one in found["needs"]}
    lacking = 0
    for at, one in enumerate(found["judged"]):
        row = rows.nth(at)
        for part in one["parts"]:
            expect(row).to_contain_text(catalog().platforms[part["entry"]].name)
        expect(row).to_contain_text(f"Covers {one['needed'] - one['lacked']} of {one['needed']}.")
        for lack in one["lacks"]:
            expect(row).to_contain_text(labels[lack["capability"]])
            lacking += 1
        for gap in one["gaps"]:
            expect(row).to_contain_text(found["musts"][gap["must"]]["label"])
    assert lacking
    # Everything else is there, and closed.
    others = page.locator("details[data-options-section]")
    expect(others).not_to_have_attribute("open", "")
    expect(others.locator("summary").first).to_contain_text("What else would fit")
    others.locator("summary").first.click()
    expect(others.locator("[data-options] > li").first).to_be_visible()


def test_weights_put_them_in_order_and_the_table_follows(watch: Watch) -> None:
    page = watch.open(address(answers()))
    before = table(page).first.inner_text()
    page.locator(".weigh > summary").click()
    page.locator('.weigh input[type="range"]').first.fill("100")
    expect(table(page)).to_have_count(len(NAMED))
    assert page.locator("[data-named]").count() == 1
    page.get_by_role("button", name="Back to what the answers propose").click()
    assert table(page).first.inner_text() == before


def test_the_same_answers_lead_to_the_choice_among_everything(watch: Watch) -> None:
    page = watch.open(address(answers()))
    page.get_by_role("link", name="Choose from everything with the same answers").click()
    expect(page).to_have_url(re.compile("door=choose"))
    assert "shortlist" not in page.url


def test_what_the_door_assumes_can_be_answered_afterwards(watch: Watch) -> None:
    page = watch.open(address(answers()))
    assumed = page.locator("[data-assumed-section]")
    assumed.locator("summary").click()
    expect(assumed.get_by_role("link", name="Answer the questions instead")).to_be_hidden()
    assumed.get_by_role("link", name=re.compile("^Change")).first.click()
    expect(page.locator("legend h1")).to_have_text("How much money is there in a month for tools and machines?")
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Continue").click()
    expect(table(page)).to_have_count(len(NAMED))


def test_what_was_collected_is_judged(watch: Watch) -> None:
    page = watch.open("compare/?pin=mlflow&pin=databricks")
    expect(page.get_by_role("link", name="Judge these for my needs")).to_have_attribute(
        "href", re.compile("decide/#door=judge&shortlist=mlflow,databricks$")
    )
    page = watch.open("compare/side-by-side/?of=mlflow&of=databricks")
    page.get_by_role("link", name="Judge these for my needs").click()
    expect(page.locator("dl.answers dd").first).to_have_text("Databricks; MLflow")


def test_the_tray_leads_to_the_door(watch: Watch) -> None:
    page = watch.open("platforms/mlflow/", size=NARROW)
    page.evaluate(
        "names => localStorage.setItem('guide.tray', JSON.stringify(names))",
        [{"id": "mlflow", "name": "MLflow"}, {"id": "kedro", "name": "Kedro"}],
    )
    page.reload()
    link = page.locator(".tray").get_by_role("link", name="Judge these for my needs")
    expect(link).to_be_in_viewport(ratio=1)
    expect(page.locator(".tray").get_by_role("button", name="Empty")).to_be_in_viewport(ratio=1)
    link.click()
    expect(page.locator("dl.answers dd").first).to_have_text("Kedro; MLflow")


@pytest.mark.sampled
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["naming", "error", "judged"])
def test_states_have_no_accessibility_violation(
    watch: Watch, state: str, scheme: Scheme, size: tuple[int, int]
) -> None:
    page = watch.open(address(answers()) if state == "judged" else "decide/#door=judge", size=size, color_scheme=scheme)
    expect(page.locator("main h1").first).to_be_visible()
    if state == "judged":
        expect(page.locator("[data-flips-section]")).to_be_visible()
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    if state == "error":
        page.get_by_role("button", name="Continue").click()
    violations = Axe().run(page).response["violations"]
    assert not violations, json.dumps(
        [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in violations]
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_entry_is_found_and_shown_by_the_name_that_it_gave_up(watch: Watch) -> None:
    page = watch.open("decide/")
    page.locator('.door[data-door="judge"]').click()
    expect(page.get_by_label("Gemini Enterprise Agent Platform (formerly Vertex AI)")).to_have_count(1)
    field = page.get_by_label("Add by name")
    field.fill("Vertex AI + MLflow")
    field.press("Enter")
    expect(page.locator("[data-told]")).to_contain_text(
        "Gemini Enterprise Agent Platform (formerly Vertex AI) + MLflow"
    )
    shown = watch.open(address(answers(shortlist=["google-vertex-ai", "mlflow"])))
    expect(table(shown).filter(has_text="Gemini Enterprise Agent Platform")).to_contain_text("formerly Vertex AI")


def test_what_covers_a_need_in_part_says_what_it_lacks(watch: Watch) -> None:
    given = answers(shortlist=["databricks", "apache-airflow+mlflow"])
    found = decide(compile_model(catalog()), given)
    page = watch.open(address(given))
    expect(table(page)).to_have_count(len(found["judged"]))
    for one, row in zip(found["judged"], table(page).all(), strict=True):
        covers = [cover for part in one["parts"] for cover in part["covers"]]
        full = {cover["capability"] for cover in covers if cover["level"] == "full"}
        for cover in covers:
            if cover["capability"] not in full:
                assert cover["limits"]
            for limit in cover["limits"] if cover["capability"] not in full and cover["level"] == "partial" else ():
                expect(row).to_contain_text(limit)
