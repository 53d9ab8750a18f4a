"""What an option of the decision costs, and how value and cost stand to each other.

Value is worked out without money, and money without value; here they stand side by side, and neither changes the other.
The twin of this module for the browser is `planning/options.js`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from platform_guide.cost.engine.model import CostModel, LineData
from platform_guide.cost.engine.money import figure
from platform_guide.cost.engine.scenarios import lessened, scenarios, settled
from platform_guide.cost.engine.table import Table
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import FactValue, Model, PartData, RankedData
from platform_guide.decision.predicate.evaluate import Lookup, evaluate
from platform_guide.planning.options.model import FeeData, OptionModel, PaidData

CENTS = 100


@dataclass(frozen=True)
class Case:
    """What an option costs before a horizon is chosen.

    Attributes:
        model: its lines with the figures that the answers set.
        portions: ids of the portions that it has, in the order of the data.
        figures: ids of inputs that an answer or the number of parts has set.
        fees: parts whose fee is an open line: id of the line, entry, kind of price.
    """

    model: CostModel
    portions: tuple[str, ...]
    figures: tuple[str, ...]
    fees: tuple[tuple[str, str, str], ...]


def begin(
    options: OptionModel,
    decision: Model,
    facts: Mapping[str, FactValue],
    option: RankedData,
    given: Mapping[str, str] | None = None,
) -> Case:
    """Return the case of an option.

    Owned parts bring neither lines nor fees: the reader pays for them whatever is chosen.

    Args:
        options: what options cost.
        decision: the decision model that the option comes from.
        facts: of the reader; None for what is not known.
        option: one that fits, or is to be verified.
        given: figures that the reader put in, by the id of an input or of an open line.

    Raises:
        FigureError: a figure cannot be counted with.
    """
    lookup = environment(decision, facts)
    parts = [(part, _part(decision, part, lookup)) for part in option["parts"] if not part["owned"]]
    counts: dict[str, int] = {}
    taken: list[str] = []
    lines: list[str] = []
    settled_ones: set[str] = set()
    for portion in options["portions"]:
        if portion["one_of"] in settled_ones or (portion["when"] and evaluate(portion["when"], lookup) is not True):
            continue
        if portion["along"] and not set(portion["along"]) & set(option["along"]):
            continue
        meeting = [part for part, look in parts if portion["that"] and evaluate(portion["that"], look) is True]
        if portion["that"] and not meeting:
            continue
        taken.append(portion["id"])
        lines += portion["lines"]
        if portion["count"]:
            counts[portion["count"]] = counts.get(portion["count"], 0) + len(meeting)
        if portion["one_of"]:
            settled_ones.add(portion["one_of"])
    fees: list[tuple[str, str, str]] = []
    extra: list[LineData] = []
    for part, look in parts:
        known = _paid(options["paid"], part)
        if known is not None:
            lines += known
        elif options["fee"] and (pricing := look("pricing")) in options["fee"]["notes"]:
            extra.append(_fee(options["fee"], part))
            fees.append((extra[-1]["id"], part["entry"], pricing))
    figures = dict(_figures(options, lookup, counts))
    model: CostModel = {
        "groups": options["groups"],
        "rate": options["rate"],
        "middle": options["middle"],
        "inputs": [{**one, **figures[one["id"]]} if one["id"] in figures else one for one in options["inputs"]],  # type: ignore[typeddict-item]
        "lines": [*options["lines"], *extra],
    }
    model = lessened(model, {line["id"] for line in options["lines"]}.difference(lines))
    return Case(settled(model, given or {}), tuple(taken), tuple(sorted(figures)), tuple(fees))


def _part(decision: Model, part: PartData, facts: Lookup) -> Lookup:
    """Return a look-up of what is known of the edition of a part."""
    entry = next(one for one in decision["candidates"] if one["id"] == part["entry"])
    edition = next(
        one
        for one in entry["editions"]
        if one["id"] == part["edition"] and part["delivery"] in one["attributes"]["delivery"]
    )
    known: dict[str, Any] = {
        **edition["attributes"],
        "id": entry["id"],
        "kind": entry["kind"],
        "category": entry["category"],
    }

    def look(name: str) -> Any:  # noqa: ANN401 - values of any type flow through
        return facts(name.removeprefix("fact.")) if name.startswith("fact.") else known.get(name)

    return look


def _paid(paid: Sequence[PaidData], part: PartData) -> Sequence[str] | None:
    fitting = (one for one in paid if one["entry"] == part["entry"] and one["edition"] in {"", part["edition"]})
    found = next(fitting, None)
    return found["lines"] if found else None


def _fee(fee: FeeData, part: PartData) -> LineData:
    return {
        "id": f"fee-{part['entry']}",
        "group": fee["group"],
        "when": "yearly",
        "quantity": [],
        "per": [],
        "price": None,
        "growth": None,
        "escalation": None,
        "share_of": [],
        "bill": part["entry"],
    }


def sizes(options: OptionModel, facts: Lookup) -> dict[str, dict[str, str]]:
    """Return the ranges that answers set, by the id of an input: `low`, `base` and `high` as decimal texts."""
    found: dict[str, dict[str, str]] = {}
    for one in options["figures"]:
        if one["input"] not in found and evaluate(one["when"], facts) is True:
            found[one["input"]] = {"low": one["low"], "base": one["base"], "high": one["high"]}
    return found


def _figures(options: OptionModel, facts: Lookup, counts: Mapping[str, int]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the ranges that answers set, and those of inputs that count parts."""
    yield from sizes(options, facts).items()
    for name, count in counts.items():
        yield name, dict.fromkeys(("low", "base", "high"), str(count))


def tables(case: Case, years: int) -> dict[str, Table]:
    """Return the table of each scenario over a horizon in years."""
    return scenarios(case.model, years)


@dataclass(frozen=True)
class Beside:
    """An option with its value and its cost, both as they are.

    `value` is in tenths of a point, `cost` in cents of present value: low, base, high. `open` tells that lines without
    a price come on top. `undominated`: no other option is surely worth as much and costs as little.
    """

    option: str
    value: tuple[int, int]
    cost: tuple[int, int, int]
    open: bool
    undominated: bool


def beside(found: Sequence[tuple[RankedData, Mapping[str, Table]]]) -> tuple[Beside, ...]:
    """Return options with value against cost, in the given order.

    One option dominates another where both ends of its value are as high, its base cost is as low, one of these is
    better, and whatever has no price in it has none in the other, too: then the same amount comes on top of both.
    """
    rows = [
        _Standing(
            option["id"],
            (option["value"]["low"], option["value"]["high"]),
            (tabled["low"].value, tabled["base"].value, tabled["high"].value),
            frozenset(tabled["base"].open),
        )
        for option, tabled in found
    ]
    return tuple(
        Beside(one.option, one.value, one.cost, bool(one.unpriced), not any(other.dominates(one) for other in rows))
        for one in rows
    )


class _Standing(NamedTuple):
    """What one option is held against others by; `unpriced` are ids of its open lines."""

    option: str
    value: tuple[int, int]
    cost: tuple[int, int, int]
    unpriced: frozenset[str]

    def dominates(self, other: _Standing) -> bool:
        """Tell whether this one is surely worth as much and costs as little, and is better in one of these."""
        (low, high), (its_low, its_high) = self.value, other.value
        cost, its_cost = self.cost[1], other.cost[1]
        as_good = low >= its_low and high >= its_high and cost <= its_cost and self.unpriced <= other.unpriced
        return as_good and (self.value, cost, self.unpriced) != (other.value, its_cost, other.unpriced)


def cap_of(options: OptionModel, decision: Model, facts: Mapping[str, FactValue], rate: str = "") -> int | None:
    """Return the cents that an answer leaves for a year, in the currency of the costs; None where nothing does.

    Args:
        options: what options cost.
        decision: the decision model.
        facts: of the reader.
        rate: how many units of the costs' currency one unit of the budget's is, as the reader typed it; empty where
            both are the same.

    Raises:
        FigureError: the rate cannot be counted with.
    """
    cap = options["cap"]
    if cap is None or (cap["currency"] != options["currency"] and not rate):
        return None
    lookup = environment(decision, facts)
    amount = next((one["amount"] for one in cap["amounts"] if evaluate(one["when"], lookup) is True), None)
    if amount is None:
        return None
    return int(figure(amount) * (figure(rate) if rate else 1) * CENTS)


def held(options: OptionModel, tabled: Mapping[str, Table], cap: int) -> str:
    """Return how an option stands to a budget: `within`, `verify` (inside its range, or open), `over` or `above`.

    `over`: above it at the base, and within it at the low end. Such an option is to be verified, too.

    Compared is the dearest year of the groups that the budget is for. Only what is above it at its low end is out.
    """
    groups = options["cap"]["groups"] if options["cap"] else []

    def dearest(name: str) -> int:
        rows = [one for one in tabled[name].groups if one.id in groups]
        return max(sum(row.cents[year] for row in rows) for year in range(1, tabled[name].years + 1))

    if dearest("low") > cap:
        return "above"
    if dearest("base") > cap:
        return "over"
    is_open = any(one.open for one in tabled["base"].groups if one.id in groups)
    return "within" if dearest("high") <= cap and not is_open else "verify"
