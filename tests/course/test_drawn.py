"""Drawn questions: a pure function of id, month and data, and nothing is wrong because it is unknown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from platform_guide.course.drawn import asked, fits, found
from platform_guide.course.model.question import Wanted
from platform_guide.course.record import lesson_of
from tests import sample
from tests.course import made

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from platform_guide.catalog.catalog import Catalog
    from platform_guide.course.model.question import Question


def drawn(root: Path) -> tuple[Catalog, Question]:
    catalog = sample.catalog(root)
    lesson = lesson_of(catalog, "climbing")
    assert lesson
    return catalog, lesson.questions[0]


def test_one_is_right_and_the_others_are_wrong(tmp_path: Path) -> None:
    catalog, question = drawn(made.course(tmp_path))
    one = asked(catalog, "climbing", question)
    assert one.drawn
    assert one.ask == "Which of these has Gears?"
    assert [option.right for option in one.options] == [True, False, False]
    assert one.options[0].because.startswith(one.options[0].text.partition(" (")[0])
    assert "Eleven of them." in one.options[0].because
    assert one == asked(catalog, "climbing", question)


def test_another_month_and_another_lesson_can_ask_for_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog, question = drawn(made.course(tmp_path, alike=9))
    days = [dt.date(2026, month, 1) for month in range(1, 13)]
    options = set()
    for day in days:
        monkeypatch.setattr(type(catalog), "data_date", day)
        options.add(asked(catalog, "climbing", question).options[0].text)
    assert len(options) > 3
    assert len({asked(catalog, f"lesson-{number}", question).options[0].text for number in range(12)}) > 3


def test_what_is_unknown_or_outside_the_scope_is_not_wrong(tmp_path: Path) -> None:
    root = made.course(tmp_path)
    bike = root / "data/platforms/bike-1.yaml"
    text = bike.read_text(encoding="utf-8")
    begin, end = (
        text.index("    level: partial\n    note: Three"),
        text.index("    evidence", text.index("deluxe: {level: full")),
    )
    bike.write_text(text[:begin] + "    level: unknown\n    note: It was looked for.\n" + text[end:], encoding="utf-8")
    catalog, question = drawn(root)
    assert question.from_
    names = {one.id for one in (*found(catalog, question.from_).right, *found(catalog, question.from_).wrong)}
    assert not {name for name in names if name.startswith(("bike-1/", "trailer/"))}


def test_entries_are_told_apart_by_what_is_known_of_them(tmp_path: Path) -> None:
    catalog, question = drawn(made.course(tmp_path))
    assert question.from_
    one = found(catalog, question.from_).right[0]
    assert fits(catalog, one, Wanted(category="city"))
    assert not fits(catalog, one, Wanted(category="cargo"))
    assert fits(catalog, one, Wanted.model_validate({"licence": "proprietary"}))
    assert not fits(catalog, replace(one, edition=None), Wanted.model_validate({"licence": "proprietary"}))
    assert fits(catalog, one, Wanted(covers=("riding",)))
    assert fits(catalog, one, Wanted(outside=("carrying",)))
    assert not fits(catalog, one, Wanted(outside=("riding",)))
    assert not fits(catalog, one, Wanted.model_validate({"event": "acquired"}))
