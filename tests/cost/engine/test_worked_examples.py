"""Examples that were worked out by hand, with a pencil and the rules of rounding alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from platform_guide.cost.engine.compare import break_even, crossover, judge, overlap, tornado
from platform_guide.cost.engine.lines import amounts
from platform_guide.cost.engine.money import FigureError, amount_text, discount, figure, half_up, per_year
from platform_guide.cost.engine.scenarios import scenarios, settled, values_of
from platform_guide.cost.engine.table import Table, work_out
from tests.cost.cases import given, line, model


def base(made: object, years: int = 3) -> Table:
    return work_out(made, values_of(made, "base"), years)  # type: ignore[arg-type] # a model of the test


def test_first_example_seats_that_grow() -> None:
    # 12 seats at 39.99 are 479.88; a tenth more each year: 527.868 and 580.6548.
    # At 10 %: 479.88/1.1 = 436.2545..., 527.87/1.21 = 436.2561..., 580.65/1.331 = 436.2509...
    # Together 1308.76. A year: 1308.76 x 0.1 / (1 - 1/1.331) = 130.876 x 1.331/0.331 = 526.2717...
    table = base(
        model(
            [given("seats", "12"), given("seat", "39.99"), given("more", "0.1")],
            [line("seats", quantity=["seats"], price="seat", growth="more")],
            rate="0.1",
        )
    )
    assert table.rows[0].cents == (0, 479_88, 527_87, 580_65, 0)
    assert table.total == 1588_40
    assert table.factors == (10**12, 909_090_909_091, 826_446_280_992, 751_314_800_902, 751_314_800_902)
    assert table.present == (0, 436_25, 436_26, 436_25, 0)
    assert (table.value, table.per_year) == (1308_76, 526_27)


def test_second_example_people_machines_and_a_share() -> None:
    # People: 0.5 of 80,000 at 1.5 times the salary are 60,000, and 3 % more each year: 61,800 and 63,654.
    # Machines: 300 useful hours at half use are 600 paid hours at 0.1925: 115.50.
    # Tests: 0.25 of 115.50 are 28.875, half up 28.88. Setting up: 1000. Leaving: 1000 x 1.03^2 = 1060.90.
    table = base(
        model(
            [
                given("people", "0.5"),
                given("load", "1.5"),
                given("salary", "80000"),
                given("wages", "0.03"),
                given("hours", "300"),
                given("use", "0.5", effect="lowers"),
                given("machine", "0.1925"),
                given("share", "0.25"),
                given("once", "1000"),
            ],
            [
                line("tests", "infrastructure", quantity=["share"], share_of=["machines"], bill="cloud"),
                line("people", "people", quantity=["people", "load"], price="salary", escalation="wages"),
                line("machines", "infrastructure", quantity=["hours"], per=["use"], price="machine", bill="cloud"),
                line("setup", "migration", when="start", price="once"),
                line("leave", "exit", when="exit", price="once", escalation="wages"),
            ],
        )
    )
    assert [row.cents for row in table.rows] == [
        (0, 28_88, 28_88, 28_88, 0),
        (0, 60000_00, 61800_00, 63654_00, 0),
        (0, 115_50, 115_50, 115_50, 0),
        (1000_00, 0, 0, 0, 0),
        (0, 0, 0, 0, 1060_90),
    ]
    assert table.totals == (1000_00, 60144_38, 61944_38, 63798_38, 1060_90)
    assert [(one.id, one.total) for one in table.groups] == [
        ("licence", 0),
        ("infrastructure", 433_14),
        ("people", 185454_00),
        ("migration", 1000_00),
        ("exit", 1060_90),
    ]
    assert [(one.id, one.total) for one in table.bills] == [("cloud", 433_14)]
    # At rate 0 the present value is the sum, and a year costs a third of it: 187948.04 / 3 = 62649.3466...
    assert (table.total, table.value, table.per_year) == (187948_04, 187948_04, 62649_35)


def test_third_example_discounting_from_the_middle_of_the_year() -> None:
    # At 21 % the root of 1.21 is 1.1: 1/1.1, 1/(1.1 x 1.21) = 1/1.331; the exit at 1/1.21^2 = 1/1.4641.
    # 1000/1.1 = 909.0909..., 1000/1.331 = 751.3148..., 500/1.4641 = 341.5067...
    table = base(
        model(
            [given("fee", "1000"), given("leave", "500")],
            [line("fee", price="fee"), line("leave", "exit", when="exit", price="leave")],
            rate="0.21",
            middle=True,
        ),
        years=2,
    )
    assert table.factors == (10**12, 909_090_909_091, 751_314_800_902, 683_013_455_365)
    assert table.present == (0, 909_09, 751_31, 341_51)
    assert table.value == 2001_91


def test_fourth_example_scenarios_of_what_is_divided() -> None:
    # 100 hours at a use of 0.25 to 0.5 to 0.8: 400, 200 and 125 hours at 2: 800, 400 and 250.
    found = scenarios(
        model(
            [given("hours", "100"), given("use", "0.25", "0.5", "0.8", "lowers"), given("price", "2")],
            [line("machine", quantity=["hours"], per=["use"], price="price")],
        ),
        1,
    )
    assert [found[name].value for name in ("low", "base", "high")] == [250_00, 400_00, 800_00]


OWN = model(
    [given("people", "0", "1", "4"), given("salary", "90000", "100000", "120000"), given("more", "0", "0.1", "0.5")],
    [line("own", "people", quantity=["people"], price="salary")],
)
BOUGHT = model(
    [given("fee", "180000"), given("setup", "30000"), given("more", "0", "0.1", "0.5")],
    [line("fee", price="fee"), line("setup", "migration", when="start", price="setup")],
)
RISING = model(
    [given("cheap", "100"), given("more", "0", "0.1", "0.5")], [line("rising", price="cheap", growth="more")]
)
LEVEL = model([given("fixed", "132")], [line("fixed", price="fixed")])


def test_break_even_in_closed_form() -> None:
    # Three years of people at 100,000 are 300,000 each; 180,000 x 3 + 30,000 = 570,000: 1.9 people.
    found = break_even(OWN, BOUGHT, "people", 3)
    assert (found.value, found.method, found.below) == (Fraction("1.9"), "linear", 0)
    assert break_even(BOUGHT, OWN, "people", 3).below == 1
    assert break_even(OWN, BOUGHT, "setup", 3).value is None, "300,000 are less than 540,000 without any setup"
    assert break_even(OWN, OWN, "people", 3).value is None


def test_break_even_by_bisection() -> None:
    # 100 that rise each year against 132 in each of three years, 396: 100 + 130 + 169 = 399 with a rise of 0.3, and
    # 100 + 129 + 166.41 = 395.41 with one of 0.29.
    found = break_even(RISING, LEVEL, "more", 3)
    assert (found.method, found.below) == ("bisection", 0)
    assert found.value is not None
    assert Fraction("0.29") < found.value < Fraction("0.3")
    assert break_even(LEVEL, RISING, "more", 3).below == 1
    assert break_even(RISING, BOUGHT, "more", 3).value is None


def test_crossover_is_the_year_in_which_the_order_changes() -> None:
    # 30,000 + 180,000 a year against 200,000 a year: ahead by 10,000 after one year, behind by 10,000 after two.
    dear = model([given("fee", "200000")], [line("fee", price="fee")])
    assert crossover(base(BOUGHT), base(dear)) == 2
    assert crossover(base(dear), base(BOUGHT)) == 2
    assert crossover(base(BOUGHT, 1), base(dear, 1)) is None
    assert crossover(base(dear), base(dear)) is None


def test_tornado_moves_one_input_at_a_time() -> None:
    bars = tornado(OWN, 1)
    assert [(bar.input, bar.low, bar.high, bar.width) for bar in bars] == [
        ("people", 0, 400000_00, 400000_00),
        ("salary", 90000_00, 120000_00, 30000_00),
        ("more", 100000_00, 100000_00, 0),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [((0, 10), (4, 14)), ((0, 100), (40, 41)), ((5, 5), (0, 10)), ((5, 5), (5, 5)), ((0, 10), (4, None))],
)
def test_ranges_that_overlap_for_most_of_the_narrower_one(one: tuple[int, int], other: tuple[int, int | None]) -> None:
    assert overlap(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [((0, 10), (20, 30)), ((0, 10), (5, 15)), ((5, 5), (6, 6)), ((0, 10), (6, None)), ((0, 10), (11, None))],
)
def test_ranges_that_do_not(one: tuple[int, int], other: tuple[int, int | None]) -> None:
    assert not overlap(one, other)


def test_who_costs_least_is_said_only_where_it_is_known() -> None:
    cheap, dear = (model([given("fee", fee)], [line("fee", price="fee")]) for fee in ("100", "200"))
    vague = model([given("fee", "100", "200", "300")], [line("fee", price="fee")])
    unknown = model([given("fee", "100")], [line("fee", price="fee"), line("support")])
    costly = model([given("fee", "500")], [line("fee", price="fee"), line("support")])

    def verdict(**options: object) -> tuple[str | None, str, int]:
        found = judge(options, {name: scenarios(made, 1) for name, made in options.items()})  # type: ignore[arg-type] # models
        assert found.years == 1
        return found.winner, found.reason, found.difference

    assert verdict(a=dear, b=cheap) == ("b", "least", 100_00)
    assert verdict(a=dear) == ("a", "least", 0)
    assert verdict(a=dear, b=vague) == (None, "same", 0)
    assert verdict(a=model([given("fee", "201")], [line("fee", price="fee")]), b=vague) == (None, "overlap", 1_00)
    assert verdict(a=unknown, b=dear) == (None, "open", 100_00)
    assert verdict(a=unknown, b=costly) == ("a", "least", 400_00), "the same comes on top of both"
    assert verdict(a=costly, b=dear) == ("b", "least", 300_00), "what is open only makes the loser dearer"


def test_what_both_share_moves_both() -> None:
    salary = given("salary", "60000", "90000", "140000")
    one, two = (
        model([salary, given("people", low, base, high)], [line("staff", quantity=["people"], price="salary")])
        for low, base, high in (("1", "1", "1.2"), ("1.5", "1.6", "2"))
    )
    found = judge({"one": one, "two": two}, {"one": scenarios(one, 1), "two": scenarios(two, 1)})
    assert (found.winner, found.reason) == ("one", "together")
    near = model([salary, given("people", "1.1", "1.3", "2")], [line("staff", quantity=["people"], price="salary")])
    found = judge({"one": one, "near": near}, {"one": scenarios(one, 1), "near": scenarios(near, 1)})
    assert (found.winner, found.reason) == (None, "overlap"), "1.2 people cost more than 1.1 of the same salary"


def test_what_costs_the_same_has_no_figure_where_it_does() -> None:
    assert break_even(OWN, OWN, "people", 3).method == "same"
    assert break_even(OWN, OWN, "rate", 3).method == "same"


def test_an_open_line_is_not_nothing_until_somebody_puts_a_figure_in() -> None:
    made = model(
        [given("fee", "100"), given("share", "0.2")],
        [
            line("fee", price="fee"),
            line("support"),
            line("help", quantity=["share"], share_of=["fee", "support"]),
        ],
    )
    assert base(made, 1).open == ("support", "help")
    filled = base(settled(made, {"support": "50", "unheard-of": "1"}), 1)
    assert (filled.open, filled.total) == ((), 180_00)
    assert base(settled(made, {"fee": "10"}), 1).rows[0].cents == (0, 10_00, 0)


def test_shares_of_each_other_have_no_amount() -> None:
    around = [line("a", share_of=["b"]), line("b", share_of=["a"])]
    with pytest.raises(ValueError, match="circle: a, b"):
        amounts(around, {}, 1)


def test_rounding_and_texts() -> None:
    assert [half_up(Fraction(text)) for text in ("0.5", "-0.5", "-1.5", "2.4999", "1/3")] == [1, 0, -1, 2, 0]
    assert [amount_text(cents) for cents in (0, 5, -5, 123456, -100)] == ["0.00", "0.05", "-0.05", "1234.56", "-1.00"]
    assert discount(Fraction(0), 5, middle=True) == discount(Fraction(0), 5) == 10**12
    assert per_year(10, Fraction(0), 3) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("-1", "negative"),
        ("-1e5", "negative"),
        ("1e30", "large"),
        ("1000000000001", "large"),
        ("1e3", "text"),
        ("+1", "text"),
        ("1,000", "text"),
        ("many", "text"),
        ("1.", "text"),
        (".5", "text"),
        ("0.1234567890123", "text"),
        ("\u0663", "text"),
        ("9" * 100, "text"),
    ],
)
def test_what_is_no_figure(text: str, code: str) -> None:
    with pytest.raises(FigureError) as found:
        figure(text)
    assert found.value.code == code


def test_what_is_a_figure() -> None:
    assert [figure(text) for text in ("0", " 0.25 ", "1000000000000", "0.000000000001", "007")] == [
        0,
        Fraction(1, 4),
        10**12,
        Fraction(1, 10**12),
        7,
    ]
