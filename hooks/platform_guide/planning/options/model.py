"""The shapes of what options cost, as JSON: what is read in Python and in the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from platform_guide.cost.engine.model import InputData, LineData
from platform_guide.decision.engine.model import Ast


class BoundedInput(InputData):
    """An input and what a figure of the reader's for it can be."""

    most: str | None
    least: str | None
    fixed: bool


class PortionData(TypedDict):
    """Lines, and when an option has them; `one_of` is empty where nothing takes their place."""

    id: str
    label: str
    when: Ast | None
    that: Ast | None
    along: Sequence[str]
    one_of: str
    lines: Sequence[str]
    count: str | None


class SizedData(TypedDict):
    """A figure that an answer sets."""

    input: str
    when: Ast
    low: str
    base: str
    high: str


class PaidData(TypedDict):
    """The lines of a fee that is known; `edition` is empty for all editions."""

    entry: str
    edition: str
    lines: Sequence[str]


class FeeData(TypedDict):
    """The open line of a fee that is not known."""

    group: str
    label: str
    notes: Mapping[str, str]


class AmountData(TypedDict):
    """What an answer leaves for a year, as a decimal text."""

    when: Ast
    amount: str


class CapData(TypedDict):
    """The budget of a year for some groups of costs."""

    groups: Sequence[str]
    currency: str
    amounts: Sequence[AmountData]


class OptionModel(TypedDict):
    """All lines and inputs of the costs, and which of them an option has."""

    currency: str
    horizons: Sequence[int]
    horizon: int
    groups: Sequence[str]
    rate: str
    middle: bool
    inputs: Sequence[BoundedInput]
    lines: Sequence[LineData]
    labels: Mapping[str, str]
    portions: Sequence[PortionData]
    figures: Sequence[SizedData]
    paid: Sequence[PaidData]
    fee: FeeData | None
    cap: CapData | None
