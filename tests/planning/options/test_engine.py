"""What an option costs: its lines follow from parts and answers, and value stays apart from money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from platform_guide.cost.engine.money import FigureError
from platform_guide.planning.options.engine import begin, beside, cap_of, held, tables
from tests.planning.options.cases import TEXT, models, option

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from platform_guide.cost.engine.table import Table
    from platform_guide.decision.engine.model import RankedData
    from platform_guide.planning.options.engine import Case

Part = tuple[str, str, str, bool]
OWN = ("roadster", "standard", "self-hosted", False)
RENTED = ("roadster", "deluxe", "saas", False)


def lines(found: Case) -> list[str]:
    return [line["id"] for line in found.model["lines"]]


def test_lines_follow_from_parts_and_answers(tmp_path: Path) -> None:
    options, decision = models(tmp_path)
    own = begin(options, decision, {"way": "short"}, option(OWN))
    assert (own.portions, lines(own)) == (("bicycles", "street", "own-work"), ["bicycles", "lights", "tyres"])
    # One part that is looked after: the input that counts them is a point.
    assert next(one for one in own.model["inputs"] if one["id"] == "riders")["high"] == "1"
    assert (own.figures, own.fees) == (("riders",), ())
    rented = begin(options, decision, {"way": "long", "child": True}, option(RENTED))
    assert rented.portions == ("bicycles", "trail")
    assert rented.fees == (("fee-roadster", "roadster", "subscription"),)
    assert next(one for one in rented.model["inputs"] if one["id"] == "share")["base"] == "0.3"
    assert tables(rented, 1)["base"].open == ("fee-roadster",)


def test_what_is_not_known_does_not_hold(tmp_path: Path) -> None:
    options, decision = models(tmp_path)
    assert begin(options, decision, {"way": None}, option(OWN)).portions == ("bicycles", "street", "own-work")


def test_what_the_reader_owns_brings_neither_lines_nor_fees(tmp_path: Path) -> None:
    options, decision = models(tmp_path)
    owned = begin(options, decision, {"way": "short"}, option((*RENTED[:3], True)))
    assert (owned.portions, owned.fees) == (("bicycles", "street"), ())


def test_a_known_fee_takes_the_place_of_an_open_one(tmp_path: Path) -> None:
    options, decision = models(
        tmp_path, TEXT.replace("entry: trailer, lines: [cover]", "entry: roadster, lines: [tyres]")
    )
    known = begin(options, decision, {"way": "short"}, option(RENTED))
    assert (known.fees, lines(known)) == ((), ["bicycles", "lights", "tyres"])


def test_a_portion_can_wait_for_what_an_option_requires(tmp_path: Path) -> None:
    text = TEXT.replace("label: Bicycles, lines", "label: Bicycles, along: [trailer], lines")
    options, decision = models(tmp_path, text)
    assert begin(options, decision, {}, option(OWN)).portions == ("street", "own-work")
    assert "bicycles" in begin(options, decision, {}, option(OWN, along=("trailer",))).portions


def test_figures_of_the_reader_count(tmp_path: Path) -> None:
    options, decision = models(tmp_path)
    rented = begin(options, decision, {"way": "long"}, option(RENTED), {"fee-roadster": "7.50", "riders": "1"})
    table = tables(rented, 1)["base"]
    assert (table.open, next(row for row in table.rows if row.id == "fee-roadster").cents) == ((), (0, 750, 0))
    with pytest.raises(FigureError):
        begin(options, decision, {}, option(OWN), {"riders": "-1"})


def test_value_against_cost(tmp_path: Path) -> None:
    options, decision = models(tmp_path)

    def row(part: Part, value: tuple[int, int], name: str, rider: str) -> tuple[RankedData, Mapping[str, Table]]:
        one = option(part, value=value)
        one["id"] = name
        given = {"riders": rider}
        return one, tables(begin(options, decision, {"way": "short"}, one, given), 1)

    good = row(OWN, (600, 700), "good", "1")
    poor = row(OWN, (500, 700), "poor", "2")
    dear = row(OWN, (700, 800), "dear", "4")
    open_one = row(RENTED, (900, 900), "open", "1")
    found = {one.option: one for one in beside([good, poor, dear, open_one])}
    assert {name: one.undominated for name, one in found.items()} == {
        "good": True,
        "poor": False,
        "dear": True,
        "open": True,
    }
    assert found["open"].open
    assert found["good"].value == (600, 700)
    assert found["good"].cost[0] <= found["good"].cost[1] <= found["good"].cost[2]


def test_a_budget_takes_away_only_what_is_surely_above_it(tmp_path: Path) -> None:
    options, decision = models(tmp_path)
    facts = {"way": "short"}
    assert cap_of(options, decision, facts) == 10_00
    assert cap_of(options, decision, {"way": "long"}) is None
    one = tables(begin(options, decision, facts, option(OWN)), 3)
    # A tyre of 20 that lasts 3, 2 or 1 years: 6.67, 10 or 20 a year.
    assert [held(options, one, cap) for cap in (6_66, 6_67, 9_99, 10_00, 19_99, 20_00)] == [
        "above",
        "over",
        "over",
        "verify",
        "verify",
        "within",
    ]
    rented = tables(begin(options, decision, facts, option(RENTED)), 3)
    assert held(options, rented, 10_00) == "verify"


def test_a_budget_in_another_currency_waits_for_a_rate(tmp_path: Path) -> None:
    options, decision = models(tmp_path, TEXT.replace("currency: EUR", "currency: SEK"))
    assert cap_of(options, decision, {"way": "short"}) is None
    assert cap_of(options, decision, {"way": "short"}, "0.0925") == 92
    with pytest.raises(FigureError):
        cap_of(options, decision, {"way": "short"}, "much")
