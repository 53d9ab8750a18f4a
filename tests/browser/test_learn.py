"""The course in the browser: questions, exercises, progress as a file, and a browser that keeps nothing."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from platform_guide.course.record import placed
from tests.shipped import catalog

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.watch import Watch

LESSON = "no-platform-needed"
LARGEST = 8 * 1024
OWN = ("lesson", "progress", "tasks", "ticks")
"""The scripts that a page of a lesson has of its own."""


def answer(page: Page, name: str, option: str) -> Locator:
    """Choose an option of a question and check it; return what is said."""
    question = page.locator(f"#question-{name}")
    question.get_by_label(option).check()
    question.get_by_role("button", name="Check").click()
    return question


def options(lesson: str, number: int) -> tuple[str, str, str]:
    """Return the id of a question of a lesson, with its right option and a wrong one."""
    (found,) = [one.lesson for one in placed(catalog()) if one.lesson.id == lesson]
    question = found.questions[number]
    right = next(option.text for option in question.options if option.right)
    return question.id, right, next(option.text for option in question.options if not option.right)


def test_each_answer_is_explained_and_kept(watch: Watch) -> None:
    page = watch.open(f"learn/{LESSON}/")
    name, right, wrong = options(LESSON, 0)
    question = answer(page, name, wrong)
    expect(question.get_by_role("status")).to_have_text("Not right yet. Read why below, and try again.")
    expect(question.locator(".said b")).to_have_count(3)
    answer(page, name, right)
    expect(question.get_by_role("status")).to_have_text(re.compile(r"^Right\. "))
    page.reload()
    expect(question.get_by_role("status")).to_have_text(re.compile(r"^You answered this on .*, and it was right\.$"))
    expect(question.get_by_label(right)).to_be_checked()


def test_an_exercise_asks_the_decision_and_says_what_it_says(watch: Watch) -> None:
    page = watch.open(f"learn/{LESSON}/")
    exercise = page.locator("[data-task=exercise]")
    exercise.get_by_role("button", name="Try it here").press("Enter")
    ask = exercise.get_by_role("button", name="Ask the decision")
    expect(exercise.get_by_role("status")).to_have_text("Change an answer, then ask the decision.")
    ask.click()
    expect(exercise.get_by_role("status")).to_have_text(re.compile(r"^Not passed yet\. The decision says: .+"))
    exercise.locator("select[name=oversight]").select_option("regulated")
    ask.click()
    expect(exercise.get_by_role("status")).to_have_text(re.compile(r"^Passed\. "))
    expect(exercise.locator("[data-test].met")).to_have_count(2)
    exercise.locator("select[name=people]").select_option("several")
    ask.click()
    expect(exercise.get_by_role("status")).to_have_text(re.compile(r"^Not passed yet\. "))


def test_progress_is_taken_along_as_a_file_and_another_file_changes_nothing(watch: Watch) -> None:
    page = watch.open(f"learn/{LESSON}/")
    page.get_by_role("button", name="Mark this lesson as done").click()
    expect(page.locator(".sidenav a.is-done")).to_have_count(1)
    page.goto("learn/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save progress as a file").click()
    saved = download.value.path().read_bytes()
    assert json.loads(saved)["lessons"].keys() == {LESSON}
    said, file = page.locator("[data-widget=course-progress] [role=status]"), page.locator("[data-open]")
    for content in (b"{", b'{"version": 9}', b"\xff\xfe", b'{"version": 1, "lessons": {"<img src=x>": "2026-12-01"}}'):
        file.set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": content})
        expect(said).to_have_text(re.compile(r"^(This file holds no progress|The progress of the file was added)"))
        expect(page.locator(".lesson-nav li.is-done")).to_have_count(1)
    page.evaluate("localStorage.clear()")
    page.reload(wait_until="networkidle")
    expect(page.locator(".lesson-nav li.is-done")).to_have_count(0)
    file.set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": saved})
    expect(page.locator(".lesson-nav li.is-done")).to_have_count(1)


def test_what_was_done_before_is_done_and_a_question_that_is_due_is_linked(watch: Watch) -> None:
    page = watch.open("learn/")
    page.evaluate(f"localStorage.setItem('guide.lessons', '[\"{LESSON}\", \"__proto__\"]')")
    page.reload()
    expect(page.locator(".lesson-nav li.is-done")).to_have_count(1)
    name, right, _ = options(LESSON, 0)
    kept = {"at": "2026-01-01", "ok": True, "right": 1, "again": 3, "given": [[right, ""]]}
    state = json.dumps({"version": 1, "lessons": {}, "answers": {f"{LESSON}/{name}": kept}})
    page.evaluate("text => localStorage.setItem('guide.course', text)", state)
    other = next(one.lesson.id for one in placed(catalog()) if one.lesson.id != LESSON)
    page.goto(f"learn/{other}/")
    page.locator("[data-widget=due] a").click()
    expect(page).to_have_url(re.compile(rf"/learn/{LESSON}/#question-{name}$"))
    question = page.locator(f"#question-{name}")
    expect(question.get_by_role("status")).to_have_text(re.compile("Answer it again without looking"))
    expect(question.get_by_label(right)).not_to_be_checked()


def test_a_browser_that_keeps_nothing_says_so_and_works(watch: Watch) -> None:
    page = watch.open(None)
    # Of our own keys alone: the theme asks its own storage without expecting a refusal.
    refuse = """for (const name of ["getItem", "setItem"]) {
      const before = Storage.prototype[name];
      Storage.prototype[name] = function (key, ...more) {
        if (key.startsWith("guide.")) throw new DOMException("no", "SecurityError");
        return before.call(this, key, ...more);
      };
    }"""
    page.add_init_script(refuse)
    page.goto(f"learn/{LESSON}/")
    page.get_by_role("button", name="Mark this lesson as done").click()
    expect(page.get_by_role("button", name="Done. Undo")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".lesson-done")).to_contain_text("Your browser keeps nothing for this site.")


def test_the_scripts_of_a_lesson_are_small(built_site: Path) -> None:
    folder = built_site / "assets/javascripts/learn"
    sizes = [len(gzip.compress((folder / f"{name}.js").read_bytes(), 9)) for name in OWN]
    assert sum(sizes) <= LARGEST
