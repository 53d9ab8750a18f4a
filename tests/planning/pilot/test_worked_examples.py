"""Days, scores and outcomes of pilots, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from platform_guide.decision.engine.recommend import decide
from platform_guide.planning.pilot.compile import lowered
from platform_guide.planning.pilot.data.model import PilotData
from platform_guide.planning.pilot.engine.calendar import box_of, calendar, day_of, has_ended, shifted, written
from platform_guide.planning.pilot.engine.candidates import choose
from platform_guide.planning.pilot.engine.hypotheses import Hangs, effect
from platform_guide.planning.pilot.engine.icalendar import icalendar
from platform_guide.planning.pilot.engine.markdown import Filled, markdown, plain
from platform_guide.planning.pilot.engine.measured import measured_levels, overlaid
from platform_guide.planning.pilot.engine.model import Card, NamedData, Plan, Score
from platform_guide.planning.pilot.engine.outcome import card_of, cell_of, is_wrong, judge
from platform_guide.planning.pilot.engine.plan import Own, make_plan
from platform_guide.planning.pilot.engine.sheets import column
from platform_guide.planning.pilot.engine.table import card_of_rows
from platform_guide.planning.pilot.engine.usability import score, told, winner
from platform_guide.planning.pilot.engine.words import say
from tests.decision.small import model
from tests.planning.pilot.cases import ask, small_pilot

ITEMS = [{"id": str(at), "statement": "s", "positive": at % 2 == 0} for at in range(10)]
SCALE: Any = {"items": ITEMS, "draws": 1000, "seed": 3, "least": 5, "most": 12, "name": "", "scale": [], "sources": []}


def day(text: str) -> int:
    found = day_of(text)
    assert found is not None
    return found


# --- days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count", "then"),
    [
        # 2 January 2027 is a Saturday.
        ("2027-01-02", 0, "2027-01-04"),
        ("2027-01-02", -1, "2026-12-31"),
        ("2027-01-04", 4, "2027-01-08"),
        ("2027-01-04", 5, "2027-01-11"),
        ("2027-01-04", -5, "2026-12-28"),
        ("2028-02-28", 2, "2028-03-01"),
    ],
)
def test_working_days_are_counted_from_monday_to_friday(text: str, count: int, then: str) -> None:
    assert written(shifted(day(text), count)) == then


def test_a_pilot_of_four_weeks_ends_on_a_friday() -> None:
    assert box_of(day("2027-01-04"), 4) == ("2027-01-04", "2027-01-29", False)
    assert box_of(day("2027-01-03"), 2) == ("2027-01-04", "2027-01-15", True)
    # From a Wednesday on, four weeks end on a Tuesday.
    assert box_of(day("2027-01-06"), 4) == ("2027-01-06", "2027-02-02", False)


@pytest.mark.parametrize("text", ["", "2027-02-30", "1999-01-01", "2027-1-4", "2027-01-04T00:00", "tomorrow"])
def test_what_is_no_day_of_this_century_is_none(text: str) -> None:
    assert day_of(text) is None


def test_milestones_stand_in_the_order_of_their_days() -> None:
    days = calendar(small_pilot(), day("2027-01-04"), 2)
    assert [(one["id"], one["day"]) for one in days] == [
        ("buy", "2026-12-30"),
        ("begin", "2027-01-04"),
        ("half", "2027-01-11"),
        ("end", "2027-01-15"),
        ("wash", "2027-01-19"),
    ]


def test_lines_of_a_calendar_have_75_bytes_at_most_and_their_signs_are_escaped() -> None:
    days = calendar(small_pilot(), day("2027-01-04"), 2)
    text = icalendar("\N{SNOWMAN}" * 60, days, "20261130T000000Z")
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert max(len(line.encode()) for line in lines) <= 75
    assert "X-WR-CALNAME:" + "\N{SNOWMAN}" * 60 in text.replace("\r\n ", "")
    assert "DESCRIPTION:Both stand ready\\; helmets\\, too." in lines
    # A whole day ends when the next one begins.
    assert lines[lines.index("DTSTART;VALUE=DATE:20270104") + 1] == "DTEND;VALUE=DATE:20270105"


# --- the questionnaire ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "tenths"),
    [
        ([5, 1] * 5, 1000),
        ([1, 5] * 5, 0),
        ([3] * 10, 500),
        # Points 3 4 2 4 3 3 4 4 2 3 make 32; 32 x 2.5 = 80.
        ([4, 1, 3, 1, 4, 2, 5, 1, 3, 2], 800),
        ([5] * 9, None),
        ([5] * 9 + [0], None),
        ([5] * 9 + [6], None),
    ],
)
def test_scores_are_those_of_the_published_method(answers: list[int], tenths: int | None) -> None:
    assert score(SCALE, answers) == tenths


def test_what_all_say_alike_has_no_width_and_unfinished_ones_are_counted_apart() -> None:
    found = told(SCALE, [[3] * 10, [3] * 10, [0] * 10, [3, 0]])
    assert found == {"scores": [500, 500], "mean": 500, "low": 500, "high": 500, "left_out": 1}
    assert told(SCALE, [[0] * 10]) is None


def _scored(low: int, mean: int, high: int, people: int = 5) -> Score:
    return {"scores": [mean] * people, "mean": mean, "low": low, "high": high, "left_out": 0}


def test_a_winner_stands_outside_the_other_interval_and_has_enough_people() -> None:
    assert winner(SCALE, [_scored(600, 700, 800), _scored(400, 500, 599)]) == 0
    assert winner(SCALE, [_scored(400, 500, 599), _scored(600, 700, 800)]) == 1
    assert winner(SCALE, [_scored(600, 700, 800), _scored(400, 500, 600)]) is None
    assert winner(SCALE, [_scored(600, 700, 800, 4), _scored(400, 500, 599)]) is None
    assert winner(SCALE, [_scored(600, 700, 800), None]) is None
    assert winner(SCALE, [_scored(600, 700, 800)]) is None


# --- candidates and hypotheses ----------------------------------------------------------------------------


def test_the_first_two_of_a_result_are_tried_beside_today() -> None:
    answers = ask(wishes="logs")
    plan = make_plan(small_pilot(), model(), choose(model(), answers))
    first = [one["id"] for one in decide(model(), answers)["options"][:2]]
    assert [one["id"] for one in plan["candidates"]] == first
    assert plan["columns"] == [*first, "today"]


def test_what_is_named_is_judged_against_the_same_needs() -> None:
    chosen = choose(model(), ask(wishes="audit"), {}, ["hall", "barn.engine", "manor"])
    assert [one["id"] for one in chosen.options] == ["hall", "barn+engine"]
    assert chosen.found["judged"]
    assert choose(model(), ask(), {}, ["castle", "hall"]).gone == ["castle"]


def test_a_must_have_in_doubt_is_a_row_that_passes_or_fails() -> None:
    answers = ask(wishes="audit", size="2")
    chosen = choose(model(), answers)
    plan = make_plan(small_pilot(), model(), chosen)
    musts = [row for row in plan["rows"] if row["kind"] == "must"]
    doubted = {place for option in chosen.options for part in option["parts"] for place in part["verify"]}
    assert len(musts) == len(doubted) > 0
    assert plan["hypotheses"][0]["kind"] == "must"
    assert "today" not in musts[0]["of"]


def test_the_nearest_weight_and_the_costliest_assumption_are_tested() -> None:
    order = [one["id"] for one in model()["criteria"]]
    far = {"criterion": order[0], "from": 50, "to": 90, "option": "hall"}
    near = {"criterion": order[1], "from": 50, "to": 30, "option": "manor"}
    costly: NamedData = {"id": "thieves", "label": "No thieves", "description": "Inside."}
    hangs = Hangs([far, near], [], [costly])
    plan = make_plan(small_pilot(), model(), choose(model(), ask()), hangs=hangs)
    found = {one["kind"]: one["refers"] for one in plan["hypotheses"]}
    assert found["flip"] == [order[1], "manor"]
    assert found["assumption"] == ["thieves"]


def test_an_unknown_level_moves_what_its_criteria_weigh() -> None:
    given = model()
    weights = dict.fromkeys((one["id"] for one in given["criteria"]), 0)
    assert {effect(given, weights, name) for name in given["capabilities"]} == {0}
    claimed = next(one for one in given["criteria"] if one["claims"])
    place = claimed["claims"][0]
    span = claimed["points"][-1] - claimed["points"][0]
    moved = effect(given, {**weights, claimed["id"]: 10}, given["capabilities"][place])
    assert moved == 10 * span * 100 // len(claimed["claims"])


# --- outcome ----------------------------------------------------------------------------------------------


def _plan(**thresholds: str) -> Plan:
    return make_plan(small_pilot(), model(), choose(model(), ask(wishes="logs")), Own(thresholds))


def _filled(plan: Plan, **changed: str) -> dict[str, Any]:
    """Fill in a scorecard in which all passes, but for what is changed, by row."""
    good = {"level": "full", "less": "1", "more": "99"}
    cells: dict[str, Any] = {}
    for row in plan["rows"]:
        for name in row["of"]:
            told = changed.get(row["id"], good.get(row["better"], "pass"))
            part = "result" if row["better"] in {"yes", "no"} else "measured"
            cells.setdefault(row["id"], {})[name] = {part: told}
    return {"cells": cells, "usability": {}, "extended": False}


def _conclusion(plan: Plan, given: dict[str, Any], *, ended: bool = True) -> str:
    return judge(small_pilot(), model()["levels"], plan, card_of(given), ended=ended).conclusions[0]["conclusion"]


def test_a_scorecard_leads_to_one_of_four_outcomes() -> None:
    plan = _plan()
    assert _conclusion(plan, {}) == "open"
    assert _conclusion(plan, _filled(plan)) == "adopt"
    # One row may fail in the sample, two are too many.
    assert _conclusion(plan, _filled(plan, hill="20.5")) == "conditions"
    assert _conclusion(plan, _filled(plan, hill="20.5", rain="fail")) == "reject"
    assert _conclusion(plan, _filled(plan, rain="")) == "extend"
    # What too many rows have shown is not undone by more time.
    assert _conclusion(plan, _filled(plan, hill="20.5", load="1", rain="")) == "reject"
    assert _conclusion(plan, {**_filled(plan, rain=""), "extended": True}) == "conditions"
    assert _conclusion(plan, _filled(plan, broken="fail")) == "reject"


def test_nothing_is_extended_before_the_last_day() -> None:
    plan = _plan()
    assert _conclusion(plan, _filled(plan, rain=""), ended=False) == "open"
    assert _conclusion(plan, _filled(plan, hill="20.5", rain="fail"), ended=False) == "reject"
    assert _conclusion(plan, _filled(plan), ended=False) == "adopt"
    # Two weeks from Monday 4 January end on Friday 15 January.
    start = day("2027-01-04")
    assert [has_ended(start, 2, day(text)) for text in ("2027-01-14", "2027-01-15")] == [False, True]
    assert not has_ended(None, 2, start)


def test_one_full_stop_is_enough() -> None:
    pilot = {**small_pilot(), "texts": {"a": "It is {x}. {y}"}}
    assert say(pilot, "a", {"x": "trained on.", "y": "And so on..."}) == "It is trained on. And so on..."  # type: ignore[arg-type]


def test_a_must_have_that_fails_ends_it_and_one_that_stays_open_does_after_an_extension() -> None:
    plan = make_plan(small_pilot(), model(), choose(model(), ask(wishes="audit", size="2")))
    must = next(row["id"] for row in plan["rows"] if row["kind"] == "must")
    assert _conclusion(plan, _filled(plan, **{must: "fail"})) == "reject"
    assert _conclusion(plan, _filled(plan, **{must: ""})) == "extend"
    assert _conclusion(plan, {**_filled(plan, **{must: ""}), "extended": True}) == "reject"


def test_nothing_is_computed_from_what_is_no_figure() -> None:
    plan = _plan()
    for text in ("-1", "1e30", "many", "1,5", " "):
        assert _conclusion(plan, _filled(plan, hill=text)) == "extend"
    assert _conclusion(_plan(hill="soon"), _filled(plan)) == "extend"


def test_a_figure_that_cannot_be_true_is_none_and_documents_say_so() -> None:
    # The load of the sample is 500 at most.
    plan = _plan()
    for text in ("500.5", "1e30", "-3", "abc"):
        card = card_of(_filled(plan, load=text))
        assert _conclusion(plan, _filled(plan, load=text)) == "extend"
        row = next(row for row in plan["rows"] if row["id"] == "load")
        assert is_wrong(row, model()["levels"], cell_of(card, "load", plan["columns"][0]))
        told = say(small_pilot(), "not-counted", {"text": text})
        written_down = markdown(small_pilot(), model(), plan, Filled({}, [], card))
        assert f"| load | Load | {told} | {told} | {told} |" in written_down
    assert _conclusion(plan, _filled(plan, load="500")) == "adopt"


@pytest.mark.parametrize("text", ["abc", "-3", "1e30", "501"])
def test_a_threshold_that_is_no_figure_stands_in_no_document(text: str) -> None:
    row = next(row for row in _plan(load=text)["rows"] if row["id"] == "load")
    assert row["target"] == say(small_pilot(), "target-open")


def test_thresholds_of_the_reader_count() -> None:
    plan = _plan(hill="0.5")
    assert _conclusion(plan, _filled(plan)) == "conditions"


def test_levels_that_were_measured_decide_anew_and_leave_the_model_alone() -> None:
    given = model()
    plan = _plan()
    before = repr(given)
    card: Card = card_of(_filled(plan, **{row["id"]: "none" for row in plan["rows"] if row["better"] == "level"}))
    measured = measured_levels(given["levels"], plan, card)
    first = plan["candidates"][0]
    assert set(measured) >= {first["parts"][0]}
    after = decide(overlaid(given, measured), ask(wishes="logs"))
    assert first["id"] not in {one["id"] for one in after["options"]}
    assert repr(given) == before


# --- documents --------------------------------------------------------------------------------------------


def test_columns_are_named_as_in_spreadsheets() -> None:
    assert [column(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_what_a_reader_left_empty_stands_as_not_settled_and_a_suggestion_in_no_document() -> None:
    pilot = small_pilot()
    assert any(one["suggestion"] for one in pilot["fields"])
    text = markdown(pilot, model(), _plan(), Filled({}, [], card_of({})))
    open_text = say(pilot, "not-settled")
    assert text.count(f":** {plain(open_text)}") == len(pilot["fields"])
    assert not [one for one in pilot["fields"] if one["suggestion"] and plain(one["suggestion"]) in text]


def test_nothing_in_a_text_is_markup() -> None:
    assert plain(" a|b\n# c <d> [e](f) *g* ") == "a\\|b \\# c \\<d\\> \\[e\\](f) \\*g\\*"


def test_a_scorecard_may_come_back_with_other_columns() -> None:
    rows = [
        ["Note", "result", "measured", "candidate", "row", "by"],
        ["'=1+1", "pass", "", "hall", "rain", "Ann"],
        ["", "maybe", "3", "hall", "hill", "Ann"],
        ["", "", "5 1 9", "hall", "usability-1", ""],
        ["", "", "3", "", "hill", ""],
        ["", "", "", "", "", ""],
        ["", "yes", "", "", "extended", ""],
        ["short"],
    ]
    read = card_of_rows(rows)
    assert (read.ok, read.wrong) == (True, [3, 5])
    assert read.card == {
        "cells": {
            "rain": {"hall": {"measured": "", "result": "pass", "note": "=1+1"}},
            "hill": {"hall": {"measured": "3", "result": "", "note": ""}},
        },
        "usability": {"hall": [[5, 1, 0]]},
        "extended": True,
    }
    assert not card_of_rows([["a", "b"]]).ok
    assert not card_of_rows([]).ok


@pytest.mark.parametrize("value", [None, [], "x", {"cells": 3}, {"cells": {"a": {"b": 3}}}, {"usability": {"a": 3}}])
def test_a_broken_scorecard_of_a_file_is_an_empty_one(value: object) -> None:
    card = card_of(value)
    assert not any(
        cell["measured"] or cell["result"] for columns in card["cells"].values() for cell in columns.values()
    )
    assert card["usability"] == {}


def test_a_guide_without_pilots_has_no_model() -> None:
    assert not PilotData().present
    with pytest.raises(ValueError, match="no pilot"):
        lowered(PilotData(), {})
