"""The course as data: what is wrong with it is said at its place, with the nearest name."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests import sample
from tests.course import made

if TYPE_CHECKING:
    from pathlib import Path

STOP, CLIMB = made.STOPPING, made.CLIMBING
COURSE, FIGURE = "data/course/course.yaml", "data/course/figures/stop.yaml"
PAGE = "docs/learn/stopping.md"
# file, what is replaced, by what: the beginning of the problem that follows
WRONG = [
    (
        CLIMB,
        "figure: hill",
        "figure: hill\nterms: [pannier]",
        "",
    ),
    (
        CLIMB,
        "figure: hill",
        "figure: hill\nterms: [brake]",
        "stopping.yaml:26:10 error question-term-untaught: `brakes` is taught later, by lesson 2, `climbing`",
    ),
    (
        COURSE,
        "lessons: [stopping]}\n",
        "lessons: [stoping]}\n",
        "course.yaml:2:77 error course-name-unknown: there is no lesson `stoping` | did you mean `stopping`?",
    ),
    (
        COURSE,
        "lessons: [climbing]}\n",
        "lessons: [climbing, stopping]}\n",
        "course.yaml:3:87 error course-lesson-twice:",
    ),
    (
        COURSE,
        "lessons: [stopping, climbing]}",
        "lessons: [climbing, stopping]}",
        "course.yaml:5:75 error course-path-order: `stopping` is lesson 1",
    ),
    (COURSE, "id: further", "id: first", "course.yaml:3:10 error course-id-twice:"),
    (COURSE, "lessons: [climbing]}\n", "lessons: []}\n", "climbing.yaml:1:5 warning lesson-not-placed:"),
    (
        CLIMB,
        "needs: [stopping]",
        "needs: [stoping]",
        "climbing.yaml:3:9 error lesson-name-unknown: there is no lesson `stoping`",
    ),
    (
        STOP,
        "terms: [brake]",
        "terms: [brake]\nneeds: [climbing]",
        "stopping.yaml:8:9 error lesson-need-later: `stopping` needs `climbing`",
    ),
    (
        STOP,
        "terms: [brake]",
        "terms: [break]",
        "stopping.yaml:7:9 error lesson-name-unknown: there is no term `break` | did you mean `brake`?",
    ),
    (
        STOP,
        "figure: stop",
        "figure: stopp",
        "stopping.yaml:8:9 error lesson-name-unknown: there is no figure `stopp` | did you mean `stop`?",
    ),
    (STOP, "figure: stop\n", "", "stopping.yaml:1:5 error lesson-incomplete: the lesson has no figure"),
    (STOP, "id: metres\n", "id: why-two\n", "stopping.yaml:32:9 error lesson-id-twice:"),
    (
        STOP,
        "kind: order\n  objective: order",
        "kind: order\n  objective: ordre",
        "stopping.yaml:12:14 error lesson-name-unknown: there is no objective `ordre`",
    ),
    (CLIMB, 'objective: who\n    ask: "Which', 'objective: hills\n    ask: "Which', ""),
    (
        CLIMB,
        "{id: who, text: find out who has them}",
        "{id: who, text: find out who has them}\n  - {id: rest, text: rest on the way}",
        "climbing.yaml:7:10 error lesson-objective-untried:",
    ),
    (
        CLIMB,
        "figure: hill",
        "figure: hill\nterms: [brake]",
        "stopping.yaml:7:9 error lesson-term-twice: `brake` is taught by `climbing` as well",
    ),
    (STOP, "kind: order\n", "kind: match\n", "stopping.yaml:11:9 error course-field-missing: `pairs` is missing"),
    (STOP, "kind: number\n", "kind: short\n", "stopping.yaml:33:11 error course-field-missing: `answers` is missing"),
    (
        STOP,
        "    unit: metres\n",
        "    unit: metres\n    options: []\n",
        "stopping.yaml:38:5 error course-field-foreign: `options` does not belong to the kind `number`",
    ),
    (
        STOP,
        "to: neither,",
        "to: nether,",
        "stopping.yaml:49:30 error course-name-unknown: there is no target `nether` | did you mean `neither`?",
    ),
    (
        STOP,
        "{right: true, text: One holds",
        "{text: One holds",
        "stopping.yaml:27:5 error course-right: 0 of 3 options are right",
    ),
    (
        STOP,
        "One holds if the other fails",
        "One holds if the other one fails on the way down a hill",
        "stopping.yaml:28:29 error course-longest-right:",
    ),
    (STOP, ", belief: It is for the looks.", "", "stopping.yaml:29:16 error course-belief-missing:"),
    (
        STOP,
        "The law asks for one on each wheel",
        "All of the above",
        "stopping.yaml:30:16 error course-all-of-the-above: `of the above` says nothing",
    ),
    (
        STOP,
        "They look better on both sides",
        "The law asks for one on each wheel",
        "stopping.yaml:30:16 error course-text-twice:",
    ),
    (
        STOP,
        "text: Ring twice",
        "text: Look back",
        "stopping.yaml:16:3 error course-text-twice: `Look back` stands twice",
    ),
    (
        CLIMB,
        "organisation: neighbour",
        "organisation: neighbor",
        "climbing.yaml:16:17 error exercise-name-unknown: there is no organisation `neighbor`",
    ),
    (
        CLIMB,
        "free: [way]",
        "free: [wai]",
        "climbing.yaml:17:10 error exercise-name-unknown: there is no question `wai`",
    ),
    (CLIMB, "free: [way]", "free: [child]", "climbing.yaml:21:14 error exercise-not-free: the solution changes `way`"),
    (
        CLIMB,
        "solution: {way: long}",
        "solution: {way: far}",
        "climbing.yaml:21:19 error answers-value: `far` is no answer to `way`",
    ),
    (
        CLIMB,
        "solution: {way: long}",
        "solution: {way: short}",
        "climbing.yaml:21:3 error exercise-not-solved: these answers do not pass: Gears are among the needs",
    ),
    (CLIMB, "capability: gears, text", "capability: brakes, text", "climbing.yaml:18:3 error exercise-start-passes:"),
    (
        CLIMB,
        "number: 1, text",
        "is: true, text",
        "climbing.yaml:20:14 error exercise-test: the test `changed-answers-at-most` is told is",
    ),
    (
        CLIMB,
        "where: {capability: gears,",
        "where: {capability: gear,",
        "climbing.yaml:29:27 error question-name-unknown: there is no capability `gear` | did you mean `gears`?",
    ),
    (
        CLIMB,
        "against: {capability: gears, level: [partial]}",
        "against: {capability: gears}",
        "climbing.yaml:30:7 error question-level: a capability and a level go together",
    ),
    (
        CLIMB,
        "margin: 1",
        "margin: 9",
        "climbing.yaml:27:5 error question-not-supported: the data does not support this question: 5 fit",
    ),
    (
        CLIMB,
        "{entry}, {edition}",
        "{entri}, {edition}",
        "climbing.yaml:32:16 error question-placeholder: nothing fills `{entri}` | did you mean `entry`?",
    ),
    (
        CLIMB,
        "not_here: Stopping is in [the lesson before](stopping.md)",
        "not_here: Stopping is in [the lesson before](stoping.md)",
        "climbing.yaml:7:11 error link-broken:",
    ),
    (
        CLIMB,
        "[[roadster#gears]]",
        "[[roadstar#gears]]",
        "climbing.yaml:13:9 error platform-unknown: there is no platform `roadstar`",
    ),
    (
        FIGURE,
        "at: [3, 2], label: Road",
        "at: [3, 3], label: Road",
        "stop.yaml:11:20 error figure-off-grid: the box `road` lies off the grid",
    ),
    (
        FIGURE,
        "at: [3, 2], label: Road",
        "at: [2, 2], label: Road",
        "stop.yaml:11:20 error figure-overlap: the boxes `lever` and `road`",
    ),
    (
        FIGURE,
        "from: hand, to: road",
        "from: hand, to: rode",
        "stop.yaml:16:22 error figure-name-unknown: there is no box `rode` | did you mean `road`?",
    ),
    (FIGURE, "from: hand, to: road", "from: hand, to: hand", "stop.yaml:16:22 error figure-arrow:"),
    (
        FIGURE,
        "from: [1, 1], to: [3, 1]",
        "from: [2, 1], to: [1, 1]",
        "stop.yaml:13:35 error figure-off-grid: the frame `On the bicycle` is none",
    ),
    (PAGE, "title: How do we stop?", "title: How we stop", "stopping.md:2:1 error lesson-title:"),
    (
        PAGE,
        "lesson: stopping",
        "lesson: stoping",
        "stopping.md:4:9 error lesson-name-unknown: there is no lesson `stoping` | did you mean `stopping`?",
    ),
    (
        PAGE,
        "## The case, worked",
        "## The case",
        "stopping.md:1:1 error lesson-heading: the heading `## The case, worked` is missing",
    ),
    (
        PAGE,
        "## A wheel turns until something slows it\n",
        "",
        "stopping.md:9:4 error lesson-heading: 0 headings stand between",
    ),
    (PAGE, "??? success", "!!! note", "stopping.md:21:4 error lesson-compare:"),
]


def test_the_course_of_the_sample_has_no_problem(tmp_path: Path) -> None:
    assert made.problems(made.course(tmp_path)) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "said"), WRONG, ids=[f"{one[3][:60]}-{at}" for at, one in enumerate(WRONG)]
)
def test_what_is_wrong_is_said_at_its_place(path: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    root = made.course(tmp_path)
    sample.change(root, path, old, new)
    found = made.problems(root)
    assert (not said and not found) or any(one.startswith(said) for one in found), "\n".join(found)


def test_a_page_is_not_longer_than_a_reader_has_time_for(tmp_path: Path) -> None:
    root = made.course(tmp_path)
    sample.change(root, PAGE, "She pulls the levers.", "pull " * 1001)
    found = made.problems(root)
    assert [one.partition(": ")[0] for one in found] == [
        "stopping.md:1:1 error lesson-length",
        "stopping.md:1:1 error lesson-minutes",
    ]


def test_each_lesson_has_one_page_of_its_name(tmp_path: Path) -> None:
    root = made.course(tmp_path)
    (root / PAGE).rename(root / "docs/learn/halting.md")
    assert any("lesson-page-name" in one and "name it stopping.md" in one for one in made.problems(root))
    (root / "docs/learn/halting.md").unlink()
    assert any("stopping.yaml:1:5 error lesson-page-missing" in one for one in made.problems(root))


def test_a_guide_without_a_course_has_none_and_no_problem(tmp_path: Path) -> None:
    root = made.course(tmp_path)
    shutil.rmtree(root / "data/course")
    for name in ("stopping", "climbing"):
        (root / f"docs/learn/{name}.md").unlink()
    done, issues = made.prepared(root)
    assert done, issues
    assert not [page for page in done.output.pages if page.path.startswith("learn/")]
    assert done.directives.expand_html("learn/", "<!-- guide:lessons -->").strip() == ""
