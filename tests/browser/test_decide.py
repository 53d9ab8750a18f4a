"""The decision in a browser: by keyboard, by address, backwards, and without scripts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from platform_guide.decision.compile import compile_model
from platform_guide.decision.interview import walk
from platform_guide.decision.recommend import decide
from tests.browser.watch import NARROW, WIDE
from tests.shipped import catalog
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.watch import Scheme, Watch


def first_answers(door: str) -> dict[str, list[str]]:
    """Answer every question of a path with its first answer."""
    found = compile_model(catalog())
    answers = {"door": [door]}
    while (state := walk(found, answers))["next"]:
        question = next(one for one in found["questions"] if one["id"] == state["next"])
        first = question["answers"][0]["id"] if question["answers"] else question["offer"][0]
        answers[question["id"]] = [first]
    return answers


def address(answers: dict[str, list[str]]) -> str:
    return "decide/#" + "&".join(f"{name}={','.join(answers[name])}" for name in sorted(answers))


@pytest.mark.parametrize("door", ["learn", "gap", "choose"])
def test_every_door_leads_to_a_result_by_keyboard_alone(watch: Watch, door: str) -> None:
    page = watch.open("decide/")
    answers = first_answers(door)
    link = page.locator(f'[data-door="{door}"]')
    link.focus()
    page.keyboard.press("Enter")
    for _ in range(len(answers) - 1):
        heading = page.locator("legend h1")
        expect(heading).to_be_focused()
        before = page.url
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(before)
    result = decide(compile_model(catalog()), answers)
    verdict = page.locator("h1.verdict")
    expect(verdict).to_have_text(result["outcome"]["text"])
    expect(verdict).to_be_focused()
    expect(page).to_have_url(re.compile(re.escape(address(answers).removeprefix("decide/")) + "$"))


def test_an_address_restores_every_state_and_back_goes_one_question(watch: Watch) -> None:
    answers = first_answers("choose")
    names = list(answers)
    page = watch.open(address({name: answers[name] for name in names[:3]}))
    third = page.locator("legend h1").inner_text()
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("legend h1")).not_to_have_text(third)
    page.go_back()
    expect(page.locator("legend h1")).to_have_text(third)
    page.go_forward()
    expect(page.locator("legend h1")).not_to_have_text(third)
    page.reload()
    expect(page.locator("legend h1")).not_to_have_text(third)


def test_change_returns_to_where_the_reader_was(watch: Watch) -> None:
    answers = first_answers("choose")
    page = watch.open(address(answers))
    rows = page.locator("dl.answers > div")
    expect(rows).to_have_count(len(answers) - 1)
    rows.nth(1).get_by_role("link").click()
    question = page.locator("legend h1")
    expect(question).to_be_focused()
    assert page.locator("label.option input:checked").count() == 1
    page.locator("label.option").nth(1).click()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1.verdict")).to_be_visible()
    expect(rows).to_have_count(len(answers) - 1)


def test_continuing_without_an_answer_is_explained(watch: Watch) -> None:
    page = watch.open("decide/#door=choose")
    page.get_by_role("button", name="Continue").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Choose an answer first")


def test_a_stale_address_loses_only_what_no_longer_exists(watch: Watch) -> None:
    page = watch.open("decide/#door=choose&predictions=telepathy&shoe-size=44")
    expect(page.locator("legend h1")).to_be_visible()
    expect(page.locator("dl.answers > div")).to_have_count(0)


def test_none_and_unknown_go_with_no_other_answer(watch: Watch) -> None:
    answers = first_answers("choose")
    upto = list(answers)[: list(answers).index("owned")]
    page = watch.open(address({name: answers[name] for name in upto}))
    boxes = page.locator("label.option input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.locator('label.option input[value="unknown"]').check()
    expect(page.locator("label.option input:checked")).to_have_count(1)
    boxes.nth(0).check()
    expect(page.locator("label.option input:checked")).to_have_count(1)


def results(page: Page) -> list[str]:
    return [
        link
        for link in page.locator(".interview a").evaluate_all("links => links.map(a => a.href)")
        if "#" in link[:-1]
    ]


def test_every_statement_of_a_result_leads_to_something_that_exists(watch: Watch, built_site: Path) -> None:
    told = yaml.safe_load((ROOT / "tests/decision/organisations.yaml").read_text(encoding="utf-8"))
    answers = {**told["organisations"][0]["answers"]}
    page = watch.open(address(answers))
    expect(page.locator("h1.verdict")).to_be_visible()
    links = {link.removeprefix(watch.site_url) for link in results(page)}
    result = decide(compile_model(catalog()), answers)
    parts = [part for option in result["options"][:5] for part in option["parts"]]
    claims = {f"platforms/{part['entry']}/#{cover['capability']}" for part in parts for cover in part["covers"]}
    rules = {f"decide/#rule-{must['rule']}" for must in result["musts"] if not must["open"]}
    assert claims
    assert claims | rules <= links
    for link in sorted(links):
        path, _, anchor = link.partition("#")
        if path == "decide/" and "=" in anchor:
            continue
        text = (built_site / path / "index.html").read_text(encoding="utf-8")
        assert f'id="{anchor}"' in text, link


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["question", "error", "result"])
def test_states_have_no_accessibility_violation(
    watch: Watch, state: str, scheme: Scheme, size: tuple[int, int]
) -> None:
    where = address(first_answers("choose")) if state == "result" else "decide/#door=choose"
    page = watch.open(where, size=size, color_scheme=scheme)
    expect(page.locator(".interview h1").first).to_be_visible()
    if state == "error":
        page.get_by_role("button", name="Continue").click()
    violations = Axe().run(page).response["violations"]
    assert not violations, json.dumps(
        [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in violations]
    )


def test_without_scripts_every_question_answer_and_rule_is_written_out(watch: Watch) -> None:
    page = watch.open("decide/", javascript=False)
    data = catalog().decision
    outline = page.locator("#outline")
    for question in data.questions:
        expect(outline.locator(f"#question-{question.id}")).to_contain_text(question.text)
        for answer in question.answers:
            expect(outline.get_by_text(answer.label, exact=False).first).to_be_visible()
    for rule in data.rules:
        expect(outline.locator(f"#rule-{rule.id}")).to_contain_text(" ".join(rule.because.split())[:60])
    page.locator(f'[data-door="{data.doors[0].id}"]').click()
    expect(page.locator(f"#door-{data.doors[0].id}")).to_be_in_viewport()


def test_browser_and_python_decide_alike(watch: Watch) -> None:
    page = watch.open("decide/")
    for door in ("learn", "gap", "choose"):
        answers = first_answers(door)
        script = """async ([answers, base]) => {
          const engine = await import(base + "assets/javascripts/decision-engine.mjs");
          const model = await (await fetch(base + "decide/model.json")).json();
          return JSON.stringify(engine.decide(model, answers));
        }"""
        found = json.loads(page.evaluate(script, [answers, watch.site_url]))
        assert found == json.loads(json.dumps(decide(compile_model(catalog()), answers)))
