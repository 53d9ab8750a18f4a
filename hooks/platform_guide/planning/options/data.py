"""The schema of what makes a case of costs out of an option: which lines it has, and which figures the answers set."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.recorded import Recorded, recorded
from platform_guide.catalog.schema.base import Frozen, FrozenMap, Id, Line, Text
from platform_guide.catalog.schema.vocabulary import PricingModel
from platform_guide.cost.data.figures import Figure
from platform_guide.decision.data.model import Predicate

OPTION_COSTS = "option-costs"
"""The kind of record, and the folder of its files."""
RECORD: RecordKey = (OPTION_COSTS, OPTION_COSTS)


class Portion(Frozen):
    """Lines that an option has, and when it has them.

    Without any condition every option has them. Of several portions with the same `one_of` the first counts.
    """

    id: Id
    label: Annotated[Line, Field(description="what a reader is told of it, such as `Machines: AWS`")]
    when: Annotated[
        Predicate | None, Field(description="a condition on facts; one that is not known does not hold")
    ] = None
    that: Annotated[
        Predicate | None,
        Field(description="a condition on the edition of a part; at least one new part has to meet it"),
    ] = None
    along: Annotated[
        tuple[Id, ...], Field(description="what an option has to require and the reader does not have, any of these")
    ] = ()
    one_of: Annotated[Id | None, Field(description="portions that take each other's place have this in common")] = None
    lines: Annotated[tuple[Id, ...], Field(min_length=1)]
    count: Annotated[
        Id | None, Field(description="the input that becomes the number of new parts which meet `that`")
    ] = None


class Sized(Frozen):
    """A figure that an answer of the interview sets."""

    input: Id
    when: Annotated[Predicate, Field(description="a condition on facts; the first that holds counts")]
    low: Figure
    base: Figure
    high: Figure


class Paid(Frozen):
    """The lines that are the fee of an entry, where prices of it are known."""

    entry: Id
    edition: Id | None = None
    lines: Annotated[tuple[Id, ...], Field(min_length=1)]


class Fee(Frozen):
    """The open line of a part that costs a fee which nobody has published, or which has not been entered."""

    group: Id
    label: Annotated[Line, Field(pattern=r"\{name\}", description="with `{name}` for the part")]
    notes: Annotated[
        FrozenMap[Text], Field(description="why it is open, by kind of price; kinds that are left out cost no fee")
    ]


class Amount(Frozen):
    """What an answer leaves for a year."""

    when: Predicate
    amount: Figure


class Cap(Frozen):
    """The budget that the interview asks about, as an amount a year, and the groups of costs that it is for."""

    groups: Annotated[tuple[Id, ...], Field(min_length=1)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="an ISO 4217 code; no amount is converted")]
    amounts: Annotated[tuple[Amount, ...], Field(min_length=1)]


class OptionCosts(Frozen):
    """All files of data/option-costs together; empty in a guide without them, which `present` tells."""

    portions: tuple[Portion, ...] = ()
    figures: tuple[Sized, ...] = ()
    paid: tuple[Paid, ...] = ()
    fee: Fee | None = None
    cap: Cap | None = None

    @property
    def present(self) -> bool:
        """Tell whether options have costs at all."""
        return bool(self.portions)


PRICING = frozenset(PricingModel)


_NONE = OptionCosts()


def option_costs_of(catalog: Recorded) -> OptionCosts:
    """Return how options cost; everything in it is empty where there is nothing, or where the schema refused it."""
    return recorded(catalog, RECORD, _NONE)
