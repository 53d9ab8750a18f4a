"""What the first options of a typical organisation cost, in the words of the page that works it out in the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

from platform_guide.cost.engine.money import amount_text
from platform_guide.cost.engine.table import Table
from platform_guide.decision.engine.model import Model, RankedData, Recommendation
from platform_guide.planning.cost.words import whole
from platform_guide.planning.options.engine import begin, tables
from platform_guide.planning.options.model import OptionModel


class Cost(NamedTuple):
    """A cell: the present value of the base scenario, and the range below it."""

    base: str
    spread: str


def costs(
    options: OptionModel, decision: Model, found: Recommendation, shown: Sequence[Mapping[str, Any]]
) -> list[Cost]:
    """Return what options cost over the default horizon.

    Args:
        options: what options cost.
        decision: the decision model.
        found: the result that the options are of.
        shown: options of it.
    """
    cells, facts = [], found["interview"]["facts"]
    for option in shown:
        tabled = tables(begin(options, decision, facts, cast("RankedData", option)), options["horizon"])
        low, base, high = (_amount(tabled[name], options["currency"]) for name in ("low", "base", "high"))
        is_open = bool(tabled["base"].open)
        spread = f"{low} to {high}{' and what is open' if is_open else ''}"
        cells.append(Cost(f"{base} and what is open" if is_open else base, spread))
    return cells


def _amount(table: Table, currency: str) -> str:
    return f"{currency}\N{NO-BREAK SPACE}{whole(amount_text(table.value))}"
