"""What holds for every model of costs."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from platform_guide.cost.engine.compare import exact_value, tornado
from platform_guide.cost.engine.money import SCALE, discount
from platform_guide.cost.engine.scenarios import scenarios, settled, values_of
from platform_guide.cost.engine.table import work_out
from tests.cost.cases import case

if TYPE_CHECKING:
    from platform_guide.cost.engine.model import CostModel

SEEDS = st.integers(0, 10**6)
YEARS = st.integers(1, 6)


def model(seed: int) -> CostModel:
    found: CostModel = case(seed)["models"][0]
    return found


@given(SEEDS, YEARS)
def test_at_rate_nothing_the_present_value_is_the_sum(seed: int, years: int) -> None:
    made = settled(model(seed), {"rate": "0"})
    table = work_out(made, values_of(made, "base"), years)
    assert table.value == table.total
    assert abs(table.per_year * years - table.total) <= years


@given(SEEDS, YEARS)
def test_twice_the_prices_are_twice_the_cost_up_to_rounding(seed: int, years: int) -> None:
    made = model(seed)
    values = values_of(made, "base")
    doubled = {f"twice-{name}": 2 * value for name, value in values.items()}
    lines = [{**one, "price": one["price"] and f"twice-{one['price']}"} for one in made["lines"]]
    once = work_out(made, values, years)
    twice = work_out({**made, "lines": lines}, {**values, **doubled}, years)  # type: ignore[typeddict-item] # as made
    # Each rounded amount is off by half a cent at most. A share of it carries the error on: its factor is below 1.
    for one, two in zip(once.rows, twice.rows, strict=True):
        assert all(abs(2 * a - b) <= 2 * len(made["lines"]) for a, b in zip(one.cents, two.cents, strict=True))
    assert abs(2 * once.total - twice.total) <= 2 * len(made["lines"]) ** 2 * (years + 2)


@given(SEEDS, YEARS, st.integers(0, 9), st.fractions(0, 1000))
def test_a_larger_cost_never_makes_the_total_smaller(seed: int, years: int, place: int, more: Fraction) -> None:
    made = model(seed)
    values = values_of(made, "base")
    name = made["inputs"][place]["id"]
    raised = work_out(made, {**values, name: values[name] + more}, years)
    before = work_out(made, values, years)
    if made["inputs"][place]["effect"] == "raises":
        assert raised.total >= before.total
        assert raised.value >= before.value
    else:
        assert raised.value <= before.value


@given(SEEDS, YEARS)
def test_groups_bills_and_years_foot(seed: int, years: int) -> None:
    made = model(seed)
    table = work_out(made, values_of(made, "base"), years)
    for column in range(years + 2):
        assert sum(row.cents[column] for row in table.rows) == table.totals[column]
        assert sum(group.cents[column] for group in table.groups) == table.totals[column]
    assert sum(table.totals) == table.total == sum(group.total for group in table.groups)
    billed = sum(sum(row.cents) for row in table.rows if row.bill)
    assert sum(bill.total for bill in table.bills) == billed
    assert sum(table.present) == table.value


@given(SEEDS, YEARS)
def test_low_is_at_most_base_and_base_at_most_high(seed: int, years: int) -> None:
    found = scenarios(model(seed), years)
    for field in ("total", "value", "per_year"):
        low, base, high = (getattr(found[name], field) for name in ("low", "base", "high"))
        assert low <= base <= high


@given(SEEDS, YEARS, YEARS)
def test_a_shorter_table_is_the_head_of_a_longer_one_but_for_the_exit(seed: int, one: int, two: int) -> None:
    made = model(seed)
    short, long = (work_out(made, values_of(made, "base"), years) for years in sorted((one, two)))
    for a, b in zip(short.rows, long.rows, strict=True):
        assert a.cents[:-1] == b.cents[: short.years + 1]
    assert short.present[:-1] == long.present[: short.years + 1]


@given(SEEDS, YEARS)
def test_ranges_that_are_points_give_the_point(seed: int, years: int) -> None:
    made = model(seed)
    made = settled(made, {one["id"]: one["base"] for one in made["inputs"]})
    found = scenarios(made, years)
    assert found["low"] == found["base"] == found["high"]
    assert tornado(made, years) == ()


@given(SEEDS, YEARS)
def test_rounding_moves_the_present_value_by_cents_at_most(seed: int, years: int) -> None:
    made = model(seed)
    values = values_of(made, "base")
    rounded = work_out(made, values, years).value
    assert abs(rounded - exact_value(made, values, years)) <= (len(made["lines"]) ** 2 + 1) * (years + 2)


@given(st.fractions(0, 2, max_denominator=10**6), st.integers(1, 10))
@settings(max_examples=300)
def test_factors_are_rounded_half_up_to_twelve_decimals(rate: Fraction, year: int) -> None:
    exact = 1 / (1 + rate) ** year
    assert abs(Fraction(discount(rate, year), SCALE) - exact) <= Fraction(1, 2 * SCALE)
    # The square of the factor lies where that of the exact root does, between the two halves beside it.
    found = discount(rate, year, middle=True)
    squared = Fraction(SCALE) ** 2 / (1 + rate) ** (2 * year - 1)
    assert Fraction(2 * found - 1, 2) ** 2 <= squared < Fraction(2 * found + 1, 2) ** 2
    assert found <= isqrt(SCALE**2)
