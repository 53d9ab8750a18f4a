"""The shapes of a cost model as JSON: what the engine reads in Python and in the browser.

Every figure is a decimal text, so that no program makes a binary fraction of it. `guide schema` writes the same shapes
for the checker of scripts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

Effect = Literal["raises", "lowers"]
"""What a larger figure of an input does to the cost."""
When = Literal["yearly", "start", "exit"]
"""When a line is paid: in every year, before the first one, or at the end of the last one."""


class InputData(TypedDict):
    """A figure with its range; a price is one whose range is a point."""

    id: str
    low: str
    base: str
    high: str
    effect: Effect


class LineData(TypedDict):
    """One line of a table: a quantity at a price, or a share of other lines.

    The quantity is the product of the inputs in `quantity`, divided by those in `per`. `price` names an input; it is
    None for a line whose price nobody knows, and for a line that is a share of the lines in `share_of`. `growth` and
    `escalation` name the inputs by which quantity and price rise each year. `bill` names who is paid.
    """

    id: str
    group: str
    when: When
    quantity: Sequence[str]
    per: Sequence[str]
    price: str | None
    growth: str | None
    escalation: str | None
    share_of: Sequence[str]
    bill: str | None


class CostModel(TypedDict):
    """What one option costs: its groups in their order, its figures and its lines.

    `rate` names the input by which later payments are discounted, `middle` tells whether payments of a year count from
    its middle instead of its end.
    """

    groups: Sequence[str]
    rate: str
    middle: bool
    inputs: Sequence[InputData]
    lines: Sequence[LineData]
