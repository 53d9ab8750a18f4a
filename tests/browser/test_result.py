"""The page of a result: what stands first, what is said of a change, what is taken away and what is printed."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.sensitivity import flips
from platform_guide.decision.engine.value import points
from tests.browser.test_decide import ORGANISATIONS, address, name_of, unfold
from tests.browser.watch import NARROW, WIDE
from tests.shipped import catalog

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from platform_guide.decision.engine.model import Recommendation
    from tests.browser.watch import Scheme, Watch

TINY = (320, 700)
ONE, STACKED, OPEN, BOTH, NONE = (
    "bank-on-azure", "owner-of-open-source-tools", "knows-nothing-yet", "contradiction", "learner",
)  # fmt: skip
"""Organisations with a platform first, with stacks, with everything open, with demands that exclude each other."""

HEARD = """
() => {
  window.heard = [];
  const voice = document.querySelector("[data-announce]");
  new MutationObserver(() => voice.textContent && window.heard.push(voice.textContent))
    .observe(voice, { childList: true, characterData: true, subtree: true });
}
"""
"""Notes what a screen reader would be told."""

DRAG = """
(slider, values) => values.forEach((value) => {
  slider.value = value;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
})
"""
"""Moves a slider over several values without a rest."""

HEADINGS = """
() => [...document.querySelectorAll("main :is(h1, h2, h3, h4)")]
  .filter((one) => one.checkVisibility())
  .map((one) => [Number(one.localName[1]), parseFloat(getComputedStyle(one).fontSize)])
"""
"""The levels and the sizes of the headings that are in sight, in their order."""


def found_for(name: str, weights: dict[str, int] | None = None) -> Recommendation:
    return decide(compile_model(catalog()), ORGANISATIONS[name], weights or {})


def opened(watch: Watch, name: str, size: tuple[int, int] = WIDE, scheme: Scheme = "light") -> Page:
    page = watch.open(address(ORGANISATIONS[name]), size=size, color_scheme=scheme)
    expect(page.locator("h1.verdict")).to_be_visible()
    # The long lists come after what is seen first.
    expect(page.locator("[data-answers-count]")).not_to_be_empty()
    return page


@pytest.mark.parametrize("name", [ONE, STACKED, OPEN, BOTH])
@pytest.mark.parametrize("static", [False, True], ids=["interview", "static page"])
def test_the_verdict_is_the_largest_heading_and_no_level_is_left_out(watch: Watch, name: str, *, static: bool) -> None:
    page = watch.open(f"decide/organisations/{name}/") if static else opened(watch, name)
    levels, sizes = zip(*page.evaluate(HEADINGS), strict=True)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    verdict = page.locator(".verdict").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert verdict == max(sizes)
    assert sorted(sizes)[-2] < verdict


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
def test_after_an_answer_the_verdict_stands_below_the_header(watch: Watch, size: tuple[int, int]) -> None:
    answers = ORGANISATIONS[ONE]
    last = list(answers)[-1]
    page = watch.open(address({name: given for name, given in answers.items() if name != last}), size=size)
    page.locator(f'label.option input[value="{answers[last][0]}"]').check()
    page.get_by_role("button", name="Continue").click()
    verdict = page.locator("h1.verdict")
    expect(verdict).to_be_focused()
    box, header = verdict.bounding_box(), page.locator(".md-header").bounding_box()
    assert box
    assert header
    assert box["y"] >= header["y"] + header["height"]


def first_place(found: Recommendation) -> str:
    """Return what comes first in words: an option or a group."""
    names = [name_of(one["id"]) for one in found["options"] if one["rank"] == found["options"][0]["rank"]]
    return names[0] if len(names) == 1 else f"a group of {len(names)} ({'; '.join(names)})"


def value_of(found: Recommendation) -> str:
    """Return the value of the first option in words."""
    low, high = (points(found["options"][0]["value"][end]) for end in ("low", "high"))
    return f"{low} of 100 points" if low == high else f"{low} to {high} of 100 points"


def cells(page: Page) -> list[list[str]]:
    """Return the words of the table of the first options, row by row."""
    return [
        [" ".join(text.split()) for text in row.locator("th, td").all_text_contents()]
        for row in page.locator("table.first tr").all()
    ]


@pytest.mark.parametrize("name", [ONE, STACKED, OPEN, "public-administration", "startup-on-aws"])
def test_the_first_options_stand_in_one_table_alike_with_and_without_scripts(watch: Watch, name: str) -> None:
    found = found_for(name)
    shown = [*(found["options"] or found["verify"])][:3]
    page = opened(watch, name)
    if shown:
        # The engine of costs comes after the result.
        expect(page.locator("[data-cost-row] td small").first).to_contain_text(" to ")
    rows = cells(page)
    if not shown:
        assert not page.locator("table.first").is_visible()
        return
    heads = ["Must-haves", "Needs", "Value", "Kind of price", "Cost3 years", "New tools", "Unknown"]
    assert [row[0] for row in rows[2:]] == heads
    assert {len(row) for row in rows[1:]} == {len(shown) + 1}
    for option, text in zip(shown, rows[1][1:], strict=True):
        assert text.startswith(name_of(option["id"]))
    needs = sum(not need["open"] for need in found["needs"])
    assert all(text.startswith(f"All {needs} covered") for text in rows[3][1:])
    unknown = [text.split(" ")[0] for text in rows[8][1:]]
    assert unknown == [str(100 - one["value"]["evidence"]) if one["value"]["evidence"] < 100 else "No" for one in shown]
    page = watch.open(f"decide/organisations/{name}/", javascript=False)
    assert cells(page) == rows


def test_options_of_one_rank_stand_under_one_head(watch: Watch) -> None:
    name = next(
        name for name in ORGANISATIONS if [one["shared"] > 1 for one in found_for(name)["options"][:1]] == [True]
    )
    first = found_for(name)["options"][0]
    page = opened(watch, name)
    head = page.locator("table.first [data-ranks] th").first
    expect(head).to_contain_text(f"one of {first['shared']} that share this place")
    expect(head).to_have_attribute("colspan", str(min(3, first["shared"])))


def test_what_to_do_next_leads_on(watch: Watch) -> None:
    page = opened(watch, ONE)
    steps = page.locator(".next-steps > li")
    expect(steps).to_have_count(3)
    href = steps.first.get_by_role("link").get_attribute("href") or ""
    of = re.findall("of=([^&]*)", href)
    options = found_for(ONE)["options"][:3]
    assert of == ["+".join(f"{part['entry']}.{part['edition']}" for part in one["parts"]) for one in options]
    with page.expect_download() as download:
        steps.nth(1).get_by_role("button").click()
    assert download.value.suggested_filename == "vendor-questions.md"
    steps.nth(2).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pilot")
    # The answers came along: the first two of the result are tried.
    for at, one in enumerate(options[:2]):
        expect(page.locator("[data-candidate]").nth(at)).to_have_value(one["id"])


def test_options_are_collected_to_be_compared(watch: Watch) -> None:
    option = found_for(ONE)["options"][0]
    page = opened(watch, ONE)
    button = page.locator("table.first .tray-toggle").first
    expect(button).to_have_accessible_name(f"Compare {name_of(option['id'])}")
    button.click()
    expect(page.locator(".tray")).to_contain_text(name_of(option["id"]))
    expect(button).to_have_attribute("aria-pressed", "true")
    unfold(page, "What counts")
    page.get_by_role("slider").first.evaluate(DRAG, [50])
    expect(button).to_have_attribute("aria-pressed", "true")


def test_a_moved_weight_is_announced_once_in_a_sentence(watch: Watch) -> None:
    model = compile_model(catalog())
    before = found_for(ONE)
    flip = flips(model, before["weights"], before["options"])[0]
    after = found_for(ONE, {flip["criterion"]: flip["to"]})
    page = opened(watch, ONE)
    page.evaluate(HEARD)
    unfold(page, "What counts")
    label = next(one["label"] for one in model["criteria"] if one["id"] == flip["criterion"])
    slider = page.get_by_role("slider", name=re.compile(f"^{label}"))
    slider.evaluate(DRAG, [(flip["from"] + flip["to"]) // 2, flip["to"]])
    told = page.locator("[data-change]").first
    expect(told).to_have_text(
        f"First is now {first_place(after)}, {value_of(after)}; before, it was {first_place(before)}."
    )
    expect(page.locator("[data-announce]")).to_have_text(told.inner_text())
    assert page.evaluate("window.heard") == [told.inner_text()]


def test_a_changed_answer_says_what_it_did(watch: Watch) -> None:
    page = opened(watch, ONE)
    expect(page.locator("[data-change]").first).to_be_hidden()
    page.evaluate(HEARD)
    model = compile_model(catalog())
    before = found_for(ONE)
    single = (question for question in model["questions"] if question["kind"] == "single")
    changed = (
        {**ORGANISATIONS[ONE], one["id"]: [answer["id"]]}
        for one in single if one["id"] in ORGANISATIONS[ONE] for answer in one["answers"]
    )  # fmt: skip
    answers, after = next(
        (answers, found)
        for answers, found in ((answers, decide(model, answers)) for answers in changed)
        if found["interview"]["complete"] and found["options"] and first_place(found) != first_place(before)
    )
    page.goto(address(answers))
    told = page.locator("[data-change]").first
    expect(told).to_have_text(
        f"First is now {first_place(after)}, {value_of(after)}; before, it was {first_place(before)}."
    )
    expect(page.locator("[data-announce]")).to_have_text(told.inner_text())
    assert page.evaluate("window.heard") == [told.inner_text()]


def test_long_lists_are_closed_and_open_on_paper(watch: Watch) -> None:
    page = opened(watch, ONE)
    expect(page.locator("[data-weights-count]")).not_to_be_empty()
    # The engine of costs comes after the result, and writes the table and its reasons anew.
    expect(page.locator("[data-cost-row] td small").first).to_contain_text(" to ")
    chapters = page.locator("details.chapter:not([hidden])")
    assert chapters.count() >= 5
    assert page.locator(".chapters details[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".chapters details:not([open])").count() == 0
    page.emulate_media(media="print")
    expect(page.locator("[data-options] .reasons li").first).to_be_visible()
    heads = page.locator("table.weights thead th").evaluate_all(
        "all => all.map((one) => { const range = document.createRange(); range.selectNodeContents(one);"
        " const box = range.getBoundingClientRect(); return [box.left, box.right]; })"
    )
    assert all(right + 4 <= left for (_, right), (left, _) in pairwise(heads)), heads
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".chapters details[open]").count() == 0


def test_the_button_prints_what_the_keys_print(watch: Watch) -> None:
    page = opened(watch, ONE)
    page.evaluate(
        "window.print = () => { window.printed = document.querySelectorAll('.chapters details[open]').length; }"
    )
    page.get_by_role("button", name="Print").click()
    # The browser itself opens what is closed: nothing is open when the button asks it to print.
    assert page.evaluate("window.printed") == 0


def pages_of(page: Page) -> int:
    """Count the sheets of A4 that a page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))


def test_a_printed_result_takes_few_pages(watch: Watch) -> None:
    for page in (opened(watch, ONE), watch.open(f"decide/organisations/{ONE}/")):
        if page.locator("[data-firm-line]").count():
            expect(page.locator("[data-firm-line]")).not_to_be_empty()
        assert 2 <= pages_of(page) <= 12


@pytest.mark.sampled
@pytest.mark.parametrize("name", [STACKED, OPEN, BOTH, NONE])
@pytest.mark.parametrize(("size", "scheme"), [(NARROW, "dark"), (WIDE, "light")], ids=["phone", "laptop"])
def test_results_have_no_accessibility_violation(
    watch: Watch, name: str, scheme: Scheme, size: tuple[int, int]
) -> None:
    for page in (opened(watch, name, size, scheme), watch.open(f"decide/organisations/{name}/")):
        for state in ("closed", "open"):
            page.locator(".md-content details").evaluate_all(
                f"all => all.forEach((one) => {{ one.open = {json.dumps(state == 'open')}; }})"
            )
            violations = Axe().run(page).response["violations"]
            assert not violations, [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in violations]


@pytest.mark.parametrize("name", [ONE, STACKED, OPEN, BOTH])
@pytest.mark.parametrize("static", [False, True], ids=["interview", "static page"])
def test_a_result_needs_no_sideways_scrolling(watch: Watch, name: str, *, static: bool) -> None:
    page = watch.open(f"decide/organisations/{name}/", size=TINY) if static else opened(watch, name, TINY)
    page.locator(".md-content details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= TINY[0]
    cut = page.locator("table.first :is(th, td)").evaluate_all(
        "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"
    )
    assert cut == []


def lacking(found: Recommendation) -> set[str]:
    """Return what the first options lack of the needs that no part of them covers in full, in words."""
    said = set()
    for option in (found["options"] or found["verify"])[:3]:
        covers = [cover for part in option["parts"] for cover in part["covers"]]
        full = {cover["capability"] for cover in covers if cover["level"] == "full"}
        best = [cover for cover in covers if cover["capability"] not in full and cover["level"] == "partial"]
        said |= {limit for cover in best for limit in cover["limits"]}
    return said


@pytest.mark.parametrize("name", [ONE, STACKED])
def test_what_covers_a_need_in_part_says_what_it_lacks_beside_the_option(
    watch: Watch, name: str, tmp_path: Path
) -> None:
    limits = lacking(found_for(name))
    assert limits
    page = opened(watch, name)
    for row in (page.locator('table.first [data-row="needs"]'), page.locator("[data-options]")):
        text = " ".join((row.text_content() or "").split())
        assert all(limit in text for limit in limits)
    with page.expect_download() as download:
        page.get_by_role("button", name="Decision record").click()
    download.value.save_as(tmp_path / "record")
    record = (tmp_path / "record").read_text(encoding="utf-8")
    assert all(record.count(limit) >= 2 for limit in limits)
    needs = page.locator('table.first [data-row="needs"]').text_content()
    prices = page.locator('table.first [data-row="price"]').text_content()
    static = watch.open(f"decide/organisations/{name}/", javascript=False)
    for kind, said in (("needs", needs), ("price", prices)):
        there = static.locator(f'table.first [data-row="{kind}"]').text_content()
        assert (there or "").split() == (said or "").split()


def test_a_price_on_request_is_said_beside_each_option(watch: Watch) -> None:
    answers = {**ORGANISATIONS[ONE], "door": ["judge"], "shortlist": ["dataiku", "mlflow+kestra"]}
    page = watch.open(address(answers))
    rows = page.locator("table.judged tbody tr")
    expect(rows.filter(has_text="Dataiku")).to_contain_text("On request")
    expect(rows.filter(has_text="Dataiku")).to_contain_text("No published price: ask for a quotation")
    expect(rows.filter(has_text="MLflow")).not_to_contain_text("On request")


def test_the_record_opens_with_what_is_signed_and_ends_with_the_sources(watch: Watch, tmp_path: Path) -> None:
    found = found_for(ONE)
    page = opened(watch, ONE)
    texts = []
    for button in ("Decision record", "Save as JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / "taken")
        texts.append((tmp_path / "taken").read_text(encoding="utf-8"))
    record, saved = texts[0], json.loads(texts[1])
    opening = record.split("## Context and Problem Statement")[0]
    assert f"**Verdict.** {found['outcome']['text']}" in opening
    assert re.search(r"\*\*How sure\.\*\* (Firm|Leaning|Close)", opening)
    for option in found["options"][:3]:
        for part in option["parts"]:
            assert f"platforms/{part['entry']}/#edition-{part['edition']}" in opening
    cost = "**Value against cost over 3 years, in USD.**"
    for words in (cost, "| Must-haves |", "| Value |", "**What would change it.**", "**Open points.**"):
        assert words in opening
    sources = record.split("### Sources")[1]
    for option in found["options"][:3]:
        for part in option["parts"]:
            entry = catalog().platforms[part["entry"]]
            for cover in part["covers"]:
                assert f"{watch.site_url}platforms/{part['entry']}/#{cover['capability']}" in sources
                claim = entry.claims[cover["capability"]]
                of_edition = claim.editions.get(part["edition"])
                for proof in (of_edition and of_edition.evidence) or claim.evidence:
                    assert f"({proof.url})" in sources
                assert f"read {claim.verified_on}" in sources
    assert {(one["entry"], one["capability"]) for one in saved["sources"]} >= {
        (part["entry"], cover["capability"])
        for option in found["options"][:3] for part in option["parts"] for cover in part["covers"]
    }  # fmt: skip
    assert all(one["evidence"] for one in saved["sources"] if one["level"] not in {"", "unknown"})
