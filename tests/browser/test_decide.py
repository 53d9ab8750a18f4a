"""The decision in a browser: by keyboard, by address, backwards, and without scripts."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.sensitivity import flips
from platform_guide.decision.engine.study import study
from platform_guide.decision.engine.value import points
from tests.browser.watch import NARROW, WIDE
from tests.decision.profiles import profile
from tests.shipped import catalog
from tests.support import ROOT, some
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from platform_guide.decision.engine.model import EditionData, Model, PartData, ValueData
    from tests.browser.watch import Scheme, Watch


DATA = ROOT / "data" / "decision" / "organisations.yaml"
ORGANISATIONS: dict[str, dict[str, list[str]]] = {
    one["id"]: one["answers"] for one in yaml.safe_load(DATA.read_text(encoding="utf-8"))["organisations"]
}
SHORT = "decide/#door=choose&oversight=unknown&people=few&place=aws&predictions=online&skill=some&track=short"
READERS = 2000
MADR = (
    "## Context and Problem Statement", "## Decision Drivers", "## Considered Options", "## Decision Outcome",
    "### Consequences", "### Confirmation", "## Pros and Cons of the Options", "## More Information",
)  # fmt: skip


def name_of(option: str) -> str:
    """Return the names of an option's parts as the pages show them."""
    return " + ".join(catalog().platforms[entry].name for entry in option.split("+"))


def words_of(value: ValueData) -> str:
    """Return a value in the words of all pages."""
    low, high, evidence = value["low"], value["high"], value["evidence"]
    if low == high:
        return f"{points(low)} of 100"
    return f"{points(low)} to {points(high)} of 100, {evidence} % of the weight rests on evidence"


def halves(values: list[ValueData]) -> int:
    """Count the ends of values that lie in the middle between two whole points."""
    return sum(end % 10 == 5 for value in values for end in (value["low"], value["high"]))


def edition_of(model: Model, part: PartData) -> EditionData:
    candidate = next(one for one in model["candidates"] if one["id"] == part["entry"])
    return next(one for one in candidate["editions"] if one["id"] == part["edition"])


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


def unfold(page: Page, title: str) -> None:
    """Open one of the long lists under a result."""
    page.locator("details.chapter > summary", has=page.get_by_role("heading", name=title)).click()


@pytest.mark.parametrize("door", ["learn", "gap", "choose"])
def test_every_door_leads_to_a_result_by_keyboard_alone(watch: Watch, door: str) -> None:
    page = watch.open("decide/")
    answers = first_answers(door)
    link = page.locator(f'.door[data-door="{door}"]')
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
    rows = page.locator("[data-answers] dl.answers > div")
    expect(rows).to_have_count(len(answers) - 1)
    unfold(page, "Your answers")
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
    answers = ORGANISATIONS["startup-on-aws"]
    page = watch.open(address(answers))
    expect(page.locator("h1.verdict")).to_be_visible()
    expect(page.locator("[data-firm-line]")).not_to_be_empty()
    links = {link.removeprefix(watch.site_url) for link in results(page)}
    result = decide(compile_model(catalog()), answers)
    parts = [part for option in result["options"][:5] for part in option["parts"]]
    claims = {f"platforms/{part['entry']}/#{cover['capability']}" for part in parts for cover in part["covers"]}
    rules = {f"decide/method/#rule-{must['rule']}" for must in result["musts"] if not must["open"]}
    assert claims
    assert claims | rules <= links
    for link in sorted(links):
        path, _, anchor = link.partition("#")
        # Pages that keep answers in their address hold no such anchor.
        if path in {"decide/", "plan/cost/", "plan/pilot/"} and "=" in anchor:
            assert (built_site / path / "index.html").is_file(), link
            continue
        text = (built_site / path / "index.html").read_text(encoding="utf-8")
        assert f'id="{anchor}"' in text, link


@pytest.mark.sampled
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["question", "error", "result", "short", "together"])
def test_states_have_no_accessibility_violation(
    watch: Watch, state: str, scheme: Scheme, size: tuple[int, int]
) -> None:
    where = {"result": address(ORGANISATIONS["closed-laboratory"]), "short": SHORT, "together": together()}
    page = watch.open(where.get(state, "decide/#door=choose"), size=size, color_scheme=scheme)
    expect(page.locator("main h1").first).to_be_visible()
    if state in {"result", "short"}:
        expect(page.locator("[data-flips-section]")).to_be_visible()
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    if state == "error":
        page.get_by_role("button", name="Continue").click()
    violations = Axe().run(page).response["violations"]
    assert not violations, json.dumps(
        [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in violations]
    )


def test_without_scripts_every_question_answer_and_rule_is_written_out(watch: Watch) -> None:
    page = watch.open("decide/", javascript=False)
    data = decision_of(catalog())
    page.locator(f'[data-door="{data.doors[0].id}"]').first.click()
    expect(page.locator(f"#door-{data.doors[0].id}")).to_be_in_viewport()
    outline = page.locator("#outline")
    for question in data.questions:
        expect(outline.locator(f"#question-{question.id}")).to_contain_text(question.text)
        for answer in question.answers:
            expect(outline.get_by_text(answer.label, exact=False).first).to_be_visible()
    for rule in data.rules:
        expect(outline.locator(f"#rule-{rule.id}")).to_contain_text(" ".join(rule.because.split())[:60])


def test_browser_and_python_decide_alike_for_readers_drawn_by_chance(watch: Watch) -> None:
    found = compile_model(catalog())
    chance = Chance(20_261_125)
    drawn: list[dict[str, Any]] = [
        {"answers": profile(found, chance), "weights": {found["criteria"][at % 10]["id"]: chance.below(101)}}
        for at in range(READERS)
    ]
    readers = some(drawn, 20_261_125)
    page = watch.open("decide/")
    script = """async ([readers, base]) => {
      const scripts = base + "assets/javascripts/";
      const { decide } = await import(scripts + "decision/recommend.js");
      const { study } = await import(scripts + "decision/study.js");
      const model = await (await fetch(base + "decide/model.json")).json();
      return readers.map(({ answers, weights }, at) =>
        JSON.stringify([decide(model, answers, weights), at % 20 ? null : study(model, answers, weights)]));
    }"""
    theirs = page.evaluate(script, [readers, watch.site_url])
    editions = Editions(found)
    for at, (reader, text) in enumerate(zip(readers, theirs, strict=True)):
        told = found, reader["answers"], reader["weights"], editions
        ours = [decide(*told), None if at % 20 else study(*told)]
        assert json.loads(text) == json.loads(json.dumps(ours)), reader


def moved(page: Page, name: str, value: int) -> None:
    """Move the slider of a criterion as a pointer does: an input event for the new value."""
    slider = page.get_by_role("slider", name=re.compile(f"^{name}"))
    slider.evaluate(f"one => {{ one.value = {value}; one.dispatchEvent(new Event('input', {{ bubbles: true }})); }}")


def test_sliders_reorder_the_list_at_once_and_the_address_keeps_them(watch: Watch) -> None:
    answers = ORGANISATIONS["bank-on-azure"]
    model = compile_model(catalog())
    before = decide(model, answers)
    flip = flips(model, before["weights"], before["options"])[0]
    label = next(one["label"] for one in model["criteria"] if one["id"] == flip["criterion"])
    after = decide(model, answers, {flip["criterion"]: flip["to"]})
    page = watch.open(address(answers))
    first = page.locator("[data-options] .candidate h3").first
    expect(first).to_contain_text(name_of(before["options"][0]["id"]))
    unfold(page, "What counts")
    moved(page, label, flip["to"])
    expect(first).to_contain_text(name_of(after["options"][0]["id"]))
    expect(page).to_have_url(re.compile(f"weight.{flip['criterion']}={flip['to']}"))
    expect(page.get_by_role("slider", name=re.compile(f"^{label}"))).to_have_value(str(flip["to"]))
    page.reload()
    expect(first).to_contain_text(name_of(after["options"][0]["id"]))
    unfold(page, "What counts")
    page.get_by_role("button", name="Back to what the answers propose").click()
    expect(first).to_contain_text(name_of(before["options"][0]["id"]))
    expect(page).not_to_have_url(re.compile("weight"))


def test_what_would_change_the_result_can_be_tried(watch: Watch) -> None:
    answers = ORGANISATIONS["bank-on-azure"]
    page = watch.open(address(answers))
    line = page.locator("[data-flips] li", has_text="were").first
    expect(line).to_be_visible()
    wanted = line.inner_text().split("”:")[1].split(" would be first")[0].strip()
    # Answers after which the same is first stand in one line, with a link for each.
    line.get_by_role("link", name=re.compile("^Try")).first.click()
    expect(page.locator("[data-options] .candidate h3").first).to_contain_text(wanted)
    page.go_back()
    expect(page.locator("h1.verdict")).to_have_text(decide(compile_model(catalog()), answers)["outcome"]["text"])


def test_a_weight_of_a_criterion_that_is_gone_is_told_and_a_former_name_stands_beside_the_new_one(watch: Watch) -> None:
    answers = {**ORGANISATIONS["bank-on-azure"], "place": ["gcp"]}
    page = watch.open(address(answers) + "&weight.bygone=40&weight.leaving=40")
    expect(page.locator("[data-gone]")).to_contain_text("bygone")
    expect(page.locator("[data-gone]")).not_to_contain_text("leaving")
    expect(page.locator("[data-options] .candidate h3", has_text="Agent Platform").first).to_contain_text(
        "formerly Vertex AI"
    )


def waiting_for_the_model(watch: Watch) -> tuple[Page, list[Route]]:
    """Open the interview; its model comes when the test lets it."""
    page = watch.open(None)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/decide/model.json", hold)
    with page.expect_request("**/decide/model.json"):
        page.goto("decide/")
    return page, held


def test_a_door_that_is_opened_while_the_model_is_on_its_way_waits_for_it(watch: Watch) -> None:
    page, held = waiting_for_the_model(watch)
    page.locator('.door-short[data-door="choose"]').click()
    expect(page).to_have_url(re.compile(r"decide/#door=choose&track=short$"))
    expect(page.get_by_role("heading", name="Decide", exact=True)).to_be_visible()
    held[0].continue_()
    expect(page.locator("legend h1")).to_be_focused()


def test_focus_on_a_door_stays_when_the_model_comes(watch: Watch) -> None:
    page, held = waiting_for_the_model(watch)
    door = page.locator('.door[data-door="choose"]')
    door.focus()
    with page.expect_response("**/decide/model.json"):
        held[0].continue_()
    page.unroute("**/decide/model.json")
    # What is fetched and read again is ready after the first.
    page.evaluate("fetch('model.json').then((answer) => answer.json())")
    expect(door).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("legend h1")).to_be_focused()


def test_a_door_leads_to_the_written_rules_when_the_model_does_not_come(watch: Watch) -> None:
    page, held = waiting_for_the_model(watch)
    page.locator('.door[data-door="choose"]').click()
    held[0].abort("aborted")
    expect(page).to_have_url(re.compile("decide/method/#door-choose$"))


def test_the_short_way_asks_five_questions_and_shows_what_it_assumes(watch: Watch) -> None:
    page = watch.open("decide/")
    page.get_by_role("link", name=re.compile("The short way.*choose")).click()
    for count in range(5):
        expect(page.locator(".interview__progress")).to_contain_text(
            f"at most {4 - count} more after it, on the short way"
        )
        page.locator("label.option").first.click()
        page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1.verdict")).to_be_visible()
    box = page.locator("[data-assumed-section]")
    box.locator("summary").click()
    rows = box.locator("dl.answers > div")
    assert rows.count() >= 8
    rows.first.get_by_role("link").click()
    expect(page.locator("legend h1")).to_be_focused()
    page.locator("label.option").last.click()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("h1.verdict")).to_be_visible()
    box.locator("summary").click()
    page.get_by_role("link", name="Answer the questions instead").click()
    expect(page.locator("legend h1")).to_be_visible()
    expect(page).not_to_have_url(re.compile("track"))


def test_unknown_answers_are_completed(watch: Watch) -> None:
    answers = {**ORGANISATIONS["bank-on-azure"], "oversight": ["unknown"]}
    page = watch.open(address(answers))
    found = study(compile_model(catalog()), answers)["completions"]
    expect(page.locator("[data-open-count]")).to_contain_text(str(found["count"]))
    for option in found["always"]:
        expect(page.locator("[data-open]")).to_contain_text(
            f"{name_of(option)} is among the first three in each of them"
        )


def test_a_link_of_an_earlier_day_says_what_has_become_of_it(watch: Watch) -> None:
    answers = ORGANISATIONS["bank-on-azure"]
    page = watch.open(f"{address(answers)}&on=2026-01-01&was=neptune,mlflow.prefect")
    since = page.locator("[data-since]")
    expect(since).to_contain_text("2026-01-01")
    expect(since).to_contain_text("Neptune.ai; MLflow + Prefect")
    now = ",".join(one["id"].replace("+", ".") for one in decide(compile_model(catalog()), answers)["options"][:3])
    page.goto(f"{address(answers)}&on=2026-01-01&was={now}")
    page.reload()
    expect(since).to_contain_text("The result is the same")


def test_everything_can_be_taken_away_and_opened_again(watch: Watch, tmp_path: Path) -> None:
    answers = {**ORGANISATIONS["bank-on-azure"]}
    model = compile_model(catalog())
    page = watch.open(address(answers) + "&weight.leaving=40")
    found = decide(model, answers, {"leaving": 40})
    first = name_of(found["options"][0]["id"])
    texts = {}
    for button in ("Decision record", "Save as JSON", "Scores as CSV", "Questions to vendors"):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        texts[button] = path.read_text(encoding="utf-8")
    record = texts["Decision record"]
    assert record.startswith("---\nstatus: proposed\ndate: ")
    for heading in MADR:
        assert f"\n{heading}\n" in record
    assert f"# Choose {first}\n" in record
    assert f"Chosen option: “{first}”" in record
    for option in found["options"][:5]:
        assert f"### {name_of(option['id'])}\n\n{words_of(option['value'])}\n" in record
    rows = list(csv.DictReader(texts["Scores as CSV"].splitlines()))
    assert len(rows) == len(model["criteria"]) * (len(found["options"]) + len(found["verify"]))
    assert float(rows[0]["value_low"]) == found["options"][0]["value"]["low"] / 10
    saved = json.loads(texts["Save as JSON"])
    assert saved["recommendation"] == json.loads(json.dumps(found))
    page.goto("decide/", wait_until="networkidle")
    page.locator("[data-import]").set_input_files(tmp_path / "decision.json")
    expect(page.locator("[data-options] .candidate h3").first).to_contain_text(first)
    expect(page).to_have_url(re.compile("weight.leaving=40"))
    page.goto("decide/", wait_until="networkidle")
    page.locator("[data-import]").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(page.locator("[data-import-error]")).to_be_focused()


def test_questions_to_vendors_are_the_unknown_claims(watch: Watch, tmp_path: Path) -> None:
    model = compile_model(catalog())
    for answers in ORGANISATIONS.values():
        found = decide(model, answers)
        unknown = [
            (part["entry"], model["labels"][at])
            for option in found["options"][:5]
            for part in option["parts"]
            for at, level in enumerate(edition_of(model, part)["levels"])
            if level == "?" and model["capabilities"][at] in {need["capability"] for need in found["needs"]}
        ]
        if unknown:
            break
    else:
        pytest.skip("no organisation has an unknown claim among its first options")
    page = watch.open(address(answers))
    with page.expect_download() as download:
        page.get_by_role("button", name="Questions to vendors").click()
    download.value.save_as(tmp_path / "questions.md")
    text = (tmp_path / "questions.md").read_text(encoding="utf-8")
    for entry, capability in unknown:
        assert f"# Questions to {name_of(entry)}" in text
        assert f"* {capability}: does " in text


def test_the_link_is_copied_without_what_may_be_confidential(watch: Watch) -> None:
    answers = ORGANISATIONS["bank-on-azure"]
    page = watch.open(address(answers))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("[data-shared]")).to_contain_text("clipboard")
    whole = page.evaluate("navigator.clipboard.readText()")
    assert "oversight=regulated" in whole
    assert f"on={compile_model(catalog())['date']}" in whole
    page.get_by_role("checkbox", name=re.compile("Leave out of the link")).check()
    page.get_by_role("button", name="Copy the link").click()

    def other() -> str:
        found = str(page.evaluate("navigator.clipboard.readText()"))
        return "" if found == whole else found

    # The words beside the button say the same of both.
    private = until(other, lambda: "no other link was copied")
    assert "oversight=unknown" in private
    assert "data-stays=unknown" in private


def together() -> str:
    pairs = [("Security", "bank-on-azure"), ("The team", "haulier-on-azure")]
    parts = [f"{quote(name)}={quote(address(ORGANISATIONS[one]).split('#')[1], safe='')}" for name, one in pairs]
    return f"decide/together/#{'&'.join(parts)}"


def test_results_of_several_people_stand_side_by_side(watch: Watch) -> None:
    page = watch.open("decide/together/")
    for at, one in enumerate(("bank-on-azure", "haulier-on-azure")):
        page.get_by_label("Link", exact=True).nth(at).fill(watch.site_url + address(ORGANISATIONS[one]))
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("[data-heading]")).to_be_focused()
    ours, theirs = (ORGANISATIONS[one] for one in ("bank-on-azure", "haulier-on-azure"))
    model = compile_model(catalog())
    differ = [
        one["text"] for one in model["questions"]
        if ours.get(one["id"]) != theirs.get(one["id"]) and one["id"] in {*ours, *theirs}
    ]  # fmt: skip
    expect(page.locator("[data-differ] th")).to_have_text(differ)
    texts = [decide(model, one)["outcome"]["text"] for one in (ours, theirs)]
    expect(page.locator("[data-results] tr").first.locator("td")).to_have_text(texts)
    page.reload()
    expect(page.locator("[data-differ] th")).to_have_text(differ)
    page.get_by_role("button", name="One more person").click()
    expect(page.get_by_label("Link", exact=True)).to_have_count(3)


def test_fewer_than_two_links_are_explained(watch: Watch) -> None:
    page = watch.open("decide/together/")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("[data-error]")).to_be_focused()


def test_a_stack_is_drawn_with_its_flows_and_said_in_words(watch: Watch) -> None:
    answers = ORGANISATIONS["closed-laboratory"]
    option = next(one for one in decide(compile_model(catalog()), answers)["options"] if len(one["parts"]) > 1)
    page = watch.open(address(answers))
    unfold(page, "What fits")
    fit = page.locator("[data-options-section] .candidate", has_text=name_of(option["id"])).first.locator("[data-fit]")
    fit.locator("summary").click()
    picture = fit.get_by_role("img")
    assert picture.locator("rect").count() == len(option["parts"])
    between = [one for one in option["flows"] if one["source"] != one["target"]]
    assert picture.locator(".stack__flow").count() == len(between)
    assert picture.locator(".stack__flow--missing").count() == sum(not one["made"] for one in between)
    expect(fit.locator("li")).to_have_count(len(option["flows"]))


# Asks the worker many times at once, and returns which of the questions it has answered when the last one is.
ASK = """
async ([script, model, questions]) => {
  const worker = new Worker(script, { type: "module" });
  worker.postMessage({ model: await (await fetch(model)).json() });
  const answered = [];
  const last = new Promise((resolve) => {
    worker.onmessage = ({ data }) => answered.push(data.turn) && data.turn === questions.length - 1 && resolve();
  });
  questions.forEach((answers, turn) => worker.postMessage({ turn, answers, weights: {} }));
  await last;
  worker.terminate();
  return answered;
}
"""


def test_of_many_questions_at_once_the_worker_answers_the_last(watch: Watch) -> None:
    page = watch.open("decide/")
    questions = [ORGANISATIONS["bank-on-azure"]] * 20
    answered = page.evaluate(ASK, ["../assets/javascripts/decide/worker.js", "model.json", questions])
    assert answered[-1] == len(questions) - 1
    assert len(answered) < len(questions)


@pytest.mark.parametrize("name", ["learner", "contradiction", "bank-on-azure", "knows-nothing-yet"])
def test_typical_organisations_are_told_without_scripts_what_the_interview_says(watch: Watch, name: str) -> None:
    found = decide(compile_model(catalog()), ORGANISATIONS[name])
    page = watch.open(f"decide/organisations/{name}/", javascript=False)
    expect(page.locator(".verdict")).to_have_text(found["outcome"]["text"])
    for option in found["options"][:5]:
        expect(page.locator(".candidates").first).to_contain_text(name_of(option["id"]))
    page = watch.open(f"decide/organisations/{name}/")
    page.get_by_role("link", name="Open with these answers").click()
    expect(page.locator("h1.verdict")).to_have_text(found["outcome"]["text"])


def test_values_stand_on_the_static_page_as_in_the_interview(watch: Watch) -> None:
    model = compile_model(catalog())
    results = {name: decide(model, answers) for name, answers in ORGANISATIONS.items()}
    shown = {
        name: [one["value"] for one in [*found["options"][:5], *found["verify"][:3]]] for name, found in results.items()
    }
    most = sorted(shown, key=lambda name: -halves(shown[name]))[:3]
    assert halves(shown[most[0]])
    unsure = [name for name, found in results.items() if found["verify"]][:1]
    for name in dict.fromkeys([*most, *unsure]):
        expected = [words_of(value) for value in shown[name]]
        page = watch.open(f"decide/organisations/{name}/", javascript=False)
        assert [text.strip() for text in page.locator(".candidate__value").all_text_contents()] == expected
        page = watch.open(f"decide/organisations/{name}/")
        page.get_by_role("link", name="Open with these answers").click()
        expect(page.locator("table.weights tbody td").first).to_be_attached()
        lists = ("options", "verify")
        texts = [page.locator(f"[data-{where}] .candidate__value").all_text_contents() for where in lists]
        assert [text.strip() for text in [*texts[0], *texts[1][:3]]] == expected
