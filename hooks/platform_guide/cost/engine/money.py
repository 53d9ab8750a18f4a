"""Exact money: decimal texts to fractions, fractions to whole cents, and discount factors of 12 decimals.

Nothing here is a binary fraction. Halves are rounded up, towards the larger number, in every place.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import isqrt

CENTS = 100
"""Cents of one unit of money."""
SCALE = 10**12
"""What the integer that stands for a discount factor is divided by."""
LARGEST = 10**12
"""The largest figure that is read: more than anybody's costs, and small enough to be added up and shown."""
_FIGURE = re.compile(r"[0-9]{1,13}(\.[0-9]{1,12})?")


class FigureError(ValueError):
    """A text is no figure that can be counted with; `code` is why: empty, negative, text or large."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def figure(text: str) -> Fraction:
    """Return the number that a decimal text is, exactly.

    Args:
        text: digits, and at most 12 more behind a point, such as `0.0832`.

    Raises:
        FigureError: it is empty, negative, no number, or above 10^12.
    """
    if not text.strip():
        raise FigureError("empty")
    number = _number(text.strip())
    if number < 0:
        raise FigureError("negative")
    if number > LARGEST:
        raise FigureError("large")
    if not _FIGURE.fullmatch(text.strip()):
        raise FigureError("text")
    return number


_SIGNED = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,4})?")
_LONGEST = 60


def _number(text: str) -> Fraction:
    """Return any number as people and programs write it, to say what is wrong with it."""
    if len(text) > _LONGEST or not _SIGNED.fullmatch(text):
        raise FigureError("text")
    return Fraction(text)


def half_up(number: Fraction) -> int:
    """Return the nearest whole number, the larger one of two that are as near."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def amount_text(whole: int) -> str:
    """Return cents as a decimal text of units with two decimals, such as `-12.05`."""
    units, rest = divmod(abs(whole), CENTS)
    return f"{'-' * (whole < 0)}{units}.{rest:02}"


def discount(rate: Fraction, year: int, *, middle: bool = False) -> int:
    """Return the factor of a year, 1/(1+rate)^year, times 10^12 as a whole number, half rounded up.

    Args:
        rate: per year, such as 8/100; not negative.
        year: 0 for today, 1 for the end of the first year.
        middle: the payments count from the middle of the year: 1/(1+rate)^(year - 1/2).
    """
    growth = 1 + rate
    above, below = growth.denominator, growth.numerator
    if not middle:
        return half_up(Fraction(SCALE * above**year, below**year))
    halves = 2 * year - 1
    # floor(sqrt(x) + 1/2) is floor((floor(sqrt(4x)) + 1) / 2): no root has to be known beyond its whole part.
    root = isqrt(4 * SCALE**2 * above**halves // below**halves)
    return (root + 1) // 2


def present(whole: int, factor: int) -> int:
    """Return what cents of a later day are worth today, in whole cents; the factor is one that `discount` returns."""
    return half_up(Fraction(whole * factor, SCALE))


def per_year(whole: int, rate: Fraction, years: int) -> int:
    """Return the equal yearly amount of the same present value, in whole cents; at rate 0 it is the value by years."""
    if not rate:
        return half_up(Fraction(whole, years))
    return half_up(whole * rate / (1 - 1 / (1 + rate) ** years))
