"""Amounts as people read them. Twin: planning/cost/words.js."""

from __future__ import annotations

from fractions import Fraction

from platform_guide.cost.engine.money import half_up


def money(amount: str) -> str:
    """Return an amount with its thousands apart: `-1234.50` is `-1,234.50`."""
    sign, digits = ("-", amount[1:]) if amount.startswith("-") else ("", amount)
    units, point, rest = digits.partition(".")
    return f"{sign}{int(units):,}{point}{rest}"


def whole(amount: str) -> str:
    """Return an amount in whole units, half rounded up, with its thousands apart."""
    return money(str(half_up(Fraction(amount))))
