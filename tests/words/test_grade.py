"""The reading level of each kind of page."""

from __future__ import annotations

import pytest

from tests.support import ROOT
from tools.words.__main__ import Words
from tools.words.grade import Grades, grade, syllables

EASY = "The cat sat on the mat. It was fat."
HARD = (
    "Institutional accountability considerations necessitate comprehensive documentation of organisational "
    "responsibilities, particularly regarding interdependent infrastructural components."
)


def test_the_grade_is_that_of_the_formula() -> None:
    # Nine words in two sentences, nine syllables.
    assert grade(EASY.split(". ")) == pytest.approx(0.39 * 9 / 2 + 11.8 * 9 / 9 - 15.59)
    assert grade([HARD]) > 20
    assert grade([]) == grade(["`code`"]) == 0


SYLLABLES = {"cat": 1, "served": 1, "rule": 1, "platform": 2, "values": 2, "registry": 3, "orchestration": 4}


@pytest.mark.parametrize(("word", "count"), SYLLABLES.items())
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_kind_above_the_ceiling_or_its_own_is_refused() -> None:
    limits = Grades(ceiling=10.0, above={"old": 12.0})
    assert limits.problems({"new": 10.0, "old": 12.0}) == []
    cure = "write shorter sentences"
    assert limits.problems({"new": 10.1, "old": 12.0}) == [f"new: grade 10.1, and 10.0 is the most; {cure}"]
    assert limits.problems({"old": 12.1}) == [f"old: grade 12.1, and 12.0 is the most; {cure}"]


def test_a_ceiling_follows_the_text_down_and_never_up() -> None:
    limits = Grades(ceiling=10.0, above={"better": 13.0, "gone": 11.0, "good": 12.0})
    found = {"better": 11.32, "good": 9.0, "new": 14.0}
    assert len(limits.problems(found)) == 4
    assert limits.pruned(found) == Grades(ceiling=10.0, above={"better": 11.4})


@pytest.mark.shipped
def test_every_kind_of_page_is_measured_and_within_its_ceiling() -> None:
    words = Words(ROOT)
    assert words.limits.ceiling == 10
    assert words.limits.problems(words.grades) == []
    assert set(words.grades) == {
        "capability definitions",
        "contribute",
        "glossary",
        "lessons",
        "other pages",
        "platform notes",
        "platform summaries",
        "questions",
        "reasons",
        "style page",
    }
    assert not {"style page", "glossary", "lessons"} & set(words.limits.above)
