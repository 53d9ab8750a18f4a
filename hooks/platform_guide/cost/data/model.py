"""The schema of the data of costs: groups, inputs, prices, lines and templates, as frozen pydantic models.

Each file below data/costs holds one or more of the lists; together they are one record.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Date, Frozen, Id, Line, Named, Plain, Text
from platform_guide.catalog.schema.model import Evidence, Proof
from platform_guide.cost.data.figures import Figure

OPEN = "open"
"""What stands in place of a price that nobody knows."""


class Effect(StrEnum):
    """What a larger figure of an input does to the cost."""

    RAISES = "raises"
    LOWERS = "lowers"


class When(StrEnum):
    """When a line is paid: in every year, before the first one, or at the end of the last one."""

    YEARLY = "yearly"
    START = "start"
    EXIT = "exit"


class PriceSource(StrEnum):
    """Who says a price.

    `vendor-generated`: a file that the vendor generates from its own price list. `vendor`: another page of the vendor.
    `statistics`: a statistics office. `third-party`: somebody else.
    """

    VENDOR_GENERATED = "vendor-generated"
    VENDOR = "vendor"
    STATISTICS = "statistics"
    THIRD_PARTY = "third-party"


class Frame(Frozen):
    """How payments of different years are made one figure, and what is offered."""

    rate: Annotated[Id, Field(description="the input by which later payments are discounted")]
    middle: Annotated[bool, Field(description="true: payments of a year count from its middle, not its end")] = False
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="an ISO 4217 code; no amount is converted")]
    horizons: Annotated[
        tuple[Annotated[int, Field(ge=1, le=10, strict=True)], ...],
        Field(min_length=1, description="how many years a table can cover"),
    ]
    horizon: Annotated[int, Field(ge=1, le=10, strict=True, description="how many it covers where nobody says")]
    stale_after: Annotated[int, Field(ge=1, strict=True, description="days after which a price is reported as old")]


class CostInput(Frozen):
    """A figure that costs rest on, with its range, and where it comes from: a source, or a guess with its reason."""

    id: Id
    label: Line
    unit: Annotated[Line, Field(description="what is counted, such as `hours a year` or `share of 1`")]
    low: Figure
    base: Annotated[Figure, Field(description="the default")]
    high: Figure
    most: Annotated[Figure | None, Field(description="what no figure can be above, such as 1 for a share of 1")] = None
    least: Annotated[Figure | None, Field(description="what no figure can be below, such as 1 for what adds up")] = None
    fixed: Annotated[bool, Field(description="true: so by definition, and no reader's figure takes its place")] = False
    effect: Annotated[Effect, Field(description="what a larger figure does to the cost")]
    why: Annotated[Text, Field(description="what the figure means, and why it matters")]
    evidence: tuple[Evidence, ...] = ()
    verified_on: Annotated[Date | None, Field(description="the day on which a person read the evidence")] = None
    guess: Annotated[Text | None, Field(description="in place of evidence: why this figure")] = None


class Product(Frozen):
    """What of the catalogue a price buys."""

    entry: Id
    edition: Id | None = None


class CostPrice(Frozen):
    """One published price; without unit, region, day and source it says nothing."""

    id: Id
    item: Annotated[Plain, Field(min_length=10, max_length=300, description="what the amount buys")]
    amount: Figure
    unit: Annotated[Id, Field(description="a unit id from settings.yaml")]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="an ISO 4217 code")]
    region: Annotated[Line, Field(description="`any` where the price does not depend on it")]
    as_of: Annotated[Date, Field(description="the day that the price is of")]
    source: PriceSource
    evidence: Proof
    product: Product | None = None


class Unpublished(Frozen):
    """A product without a published price: where one was looked for, and when. Unknown is not free."""

    id: Id
    product: Product
    looked_on: Annotated[Date, Field(description="the day on which a person looked for a price")]
    why: Annotated[Text, Field(description="what stands there in place of a price")]
    evidence: Annotated[Proof, Field(description="the pages on which it was looked for")]


class CostLine(Frozen):
    """One line of a table: a quantity at a price, or a share of other lines."""

    id: Id
    group: Id
    label: Line
    when: When
    quantity: Annotated[tuple[Id, ...], Field(description="inputs whose product is the quantity; none: 1")] = ()
    per: Annotated[tuple[Id, ...], Field(description="inputs that the quantity is divided by")] = ()
    price: Annotated[
        Id | None, Field(description=f"a price, an input, or `{OPEN}` where nobody knows; none with `share_of`")
    ] = None
    growth: Annotated[Id | None, Field(description="the input by which the quantity grows each year")] = None
    escalation: Annotated[Id | None, Field(description="the input by which the price rises each year")] = None
    share_of: Annotated[
        tuple[Id, ...], Field(description="lines of which this one is a share; the quantity is it")
    ] = ()
    bill: Annotated[Line | None, Field(description="who sends the bill, where one option has several")] = None
    optional: Annotated[bool, Field(description="true: offered to be left out")] = False
    note: Annotated[Text | None, Field(description="what the line leaves out, or why its price is not known")] = None


class Template(Named):
    """The lines of one way of doing it, to begin with."""

    lines: Annotated[tuple[Id, ...], Field(min_length=1)]


class CostData(Frozen):
    """All files of data/costs together. Everything is empty in a guide without costs, which `present` tells."""

    frame: Frame | None = None
    groups: tuple[Named, ...] = ()
    inputs: tuple[CostInput, ...] = ()
    prices: tuple[CostPrice, ...] = ()
    unpublished: tuple[Unpublished, ...] = ()
    lines: tuple[CostLine, ...] = ()
    templates: tuple[Template, ...] = ()

    @property
    def present(self) -> bool:
        """Tell whether the guide has costs at all."""
        return bool(self.templates) and self.frame is not None
