"""A layer adds lessons and hides them; what uses something hidden falls, and the lesson stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import sample
from tests.course import made

if TYPE_CHECKING:
    from pathlib import Path

LAYERS = ("data", "data-acme")


def test_a_hidden_lesson_leaves_the_course_and_its_page_is_not_built(tmp_path: Path) -> None:
    root = made.course(tmp_path)
    sample.write(root, "data-acme/course/lessons/stopping.yaml", "id: stopping\nhide: true\n")
    done, issues = made.prepared(root, *LAYERS)
    assert done, issues
    assert "learn/stopping.md" in done.pages.left_out
    html = done.directives.expand_html("learn/", "<!-- guide:lessons -->")
    assert "How do we stop?" not in html
    assert "How do we climb?" in html
    page = done.directives.expand_html("learn/climbing/", "<!-- lesson:before -->")
    assert "lesson 1 of 1" in page
    assert "the lesson before" in page
    assert "learn/stopping/" not in page


def test_what_uses_something_hidden_falls_and_the_lesson_stays(tmp_path: Path) -> None:
    root = made.course(tmp_path)
    sample.write(root, "data-acme/decision/organisations.yaml", "organisations:\n  - {id: neighbour, hide: true}\n")
    done, issues = made.prepared(root, *LAYERS)
    assert done, issues
    html = done.directives.expand_html("learn/climbing/", "<!-- lesson:exercise --><!-- lesson:questions -->")
    assert 'data-kind="engine"' not in html
    assert html.count('data-widget="task"') == 3


def test_a_layer_adds_a_lesson_with_its_page(tmp_path: Path) -> None:
    root = made.course(tmp_path)
    text = (
        (root / made.STOPPING)
        .read_text("utf-8")
        .replace("id: stopping", "id: parking", 1)
        .replace("terms: [brake]\n", "")
    )
    sample.write(root, "data-acme/course/lessons/parking.yaml", text)
    page = (root / "docs/learn/stopping.md").read_text("utf-8").replace("lesson: stopping", "lesson: parking")
    sample.write(root, "data-acme/docs/learn/parking.md", page.replace("How do we stop?", "Where do we park?"))
    module = "modules:\n  - {id: ours, title: At ours, text: How we do it., lessons: [parking]}\n"
    sample.write(root, "data-acme/course/course.yaml", module)
    done, issues = made.prepared(root, *LAYERS)
    assert done, issues
    html = done.directives.expand_html("learn/", "<!-- guide:lessons -->")
    assert html.index("At ours") > html.index("Further away")
    assert 'value="3"><a href="../learn/parking/">Where do we park?</a>' in html


def test_a_question_that_the_data_of_a_layer_does_not_support_is_asked_by_hand(tmp_path: Path) -> None:
    root = made.course(tmp_path)
    for number in range(1, made.ALIKE + 1):
        sample.write(root, f"data-acme/platforms/bike-{number}.yaml", f"id: bike-{number}\nhide: true\n")
    done, issues = made.prepared(root, *LAYERS)
    assert done, issues
    assert [one.severity.value for one in issues if one.rule == "question-not-supported"] == ["warning"]
    html = done.directives.expand_html("learn/climbing/", "<!-- lesson:questions -->")
    assert "The one with a chain of many rings" in html
    assert "drawn from" not in html
