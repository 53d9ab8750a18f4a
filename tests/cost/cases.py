"""Cost models by chance, and results as plain data that both engines can be compared by."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import Any, cast

from platform_guide.cost.engine.compare import break_even, crossover, judge, tornado
from platform_guide.cost.engine.model import CostModel, InputData, LineData
from platform_guide.cost.engine.money import FigureError, figure
from platform_guide.cost.engine.scenarios import scenarios, settled
from platform_guide.decision.engine.random import Chance

GROUPS = ("licence", "infrastructure", "people", "migration", "exit")
COUNT = 2000
SEED = 20_261_130


def line(name: str, group: str = "licence", **changes: object) -> LineData:
    """Return a yearly line without a price, with changes."""
    made: LineData = {
        "id": name,
        "group": group,
        "when": "yearly",
        "quantity": [],
        "per": [],
        "price": None,
        "growth": None,
        "escalation": None,
        "share_of": [],
        "bill": None,
    }
    return {**made, **changes}  # type: ignore[typeddict-item] # what a test changes is the test's own


def given(name: str, low: str, base: str | None = None, high: str | None = None, effect: str = "raises") -> InputData:
    """Return an input; with one figure its range is a point."""
    return {"id": name, "low": low, "base": base or low, "high": high or low, "effect": effect}  # type: ignore[typeddict-item] # a word of the test


def model(inputs: list[InputData], lines: list[LineData], *, rate: str = "0", middle: bool = False) -> CostModel:
    """Return a model whose discount rate is a point."""
    return {
        "groups": GROUPS,
        "rate": "rate",
        "middle": middle,
        "inputs": [given("rate", rate), *inputs],
        "lines": lines,
    }


def _text(chance: Chance, digits: int, decimals: int) -> str:
    whole = chance.below(10**digits)
    rest = "".join(str(chance.below(10)) for _ in range(decimals))
    return f"{whole}.{rest}" if rest else str(whole)


def _ranged(name: str, texts: list[str], effect: str) -> InputData:
    low, base, high = sorted(texts, key=figure)
    return given(name, low, base, high, effect)


def case(seed: int) -> dict[str, Any]:
    """Return two models by chance that share their inputs, a horizon and figures that a reader put in."""
    chance = Chance(SEED + 7919 * seed)
    inputs = [
        _ranged(f"amount-{at}", [_text(chance, 1 + chance.below(5), chance.below(5)) for _ in "abc"], "raises")
        for at in range(5)
    ]
    inputs += [
        _ranged(f"factor-{at}", [f"{chance.below(3)}.{1 + chance.below(998):03}" for _ in "abc"], "lowers")
        for at in range(2)
    ]
    inputs += [_ranged(f"rise-{at}", [f"0.{chance.below(400):03}" for _ in "abc"], "raises") for at in range(2)]
    rates = [f"0.{chance.below(200):03}" if chance.below(6) else "0" for _ in "abc"]
    inputs.append(_ranged("rate", rates, "lowers"))
    middle = chance.below(2) == 1
    models = []
    for _ in range(2):
        lines = [_line(chance, at) for at in range(2 + chance.below(6))]
        models.append({"groups": GROUPS, "rate": "rate", "middle": middle, "inputs": inputs, "lines": lines})
    put = {f"amount-{chance.below(5)}": _text(chance, 3, 2)} if chance.below(2) else {}
    if chance.below(4) == 0:
        put["line-0"] = _text(chance, 4, 2)
    names = [one["id"] for one in inputs]
    return {"models": models, "years": 1 + chance.below(5), "put": put, "even": names[chance.below(len(names))]}


def _line(chance: Chance, at: int) -> LineData:
    when = ("yearly", "yearly", "yearly", "start", "exit")[chance.below(5)]
    made = line(
        f"line-{at}",
        GROUPS[chance.below(5)],
        when=when,
        quantity=[f"amount-{chance.below(5)}" for _ in range(chance.below(3))],
        per=[f"factor-{chance.below(2)}" for _ in range(chance.below(2))],
        bill=(None, "first", "second")[chance.below(3)],
    )
    if at and chance.below(4) == 0:
        return {**made, "quantity": [f"rise-{chance.below(2)}"], "share_of": [f"line-{chance.below(at)}"]}
    if chance.below(6) == 0:
        return made
    return {
        **made,
        "price": f"amount-{chance.below(5)}",
        "growth": (None, "rise-0")[chance.below(2)],
        "escalation": (None, "rise-1")[chance.below(2)],
    }


def plain(value: object) -> object:
    """Return a result as data of JSON: whole numbers that may be large, and fractions, are texts."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    assert isinstance(value, (list, tuple))
    return [plain(one) for one in value]


def worked_out(asked: dict[str, Any]) -> dict[str, Any]:
    """Return everything that the engine says of a case, as plain data; of a wrong figure why it is refused."""
    try:
        one, other = (settled(each, asked["put"]) for each in asked["models"])
    except FigureError as error:
        return {"refused": error.code}
    years = asked["years"]
    both = {"one": scenarios(one, years), "other": scenarios(other, years)}
    found = {
        "scenarios": both,
        "tornado": tornado(one, years),
        "even": break_even(one, other, asked["even"], years),
        "crossover": crossover(both["one"]["base"], both["other"]["base"]),
        "verdict": judge({"one": one, "other": other}, both),
    }
    return cast("dict[str, Any]", plain(found))
