"""What people know and `guide measure` finds out about the decision as a whole, as frozen pydantic models."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Date, Frozen, FrozenMap, Id, Plain, Text, Whole

Percent = Annotated[int, Field(ge=0, le=100, strict=True)]


class Infeasible(Frozen):
    """Demands of which it is known that nothing meets them together, and why that is so."""

    id: Id
    demands: Annotated[tuple[Id, ...], Field(min_length=1, description="ids of rules, capabilities and places")]
    one_of: Annotated[
        tuple[Id, ...],
        Field(
            description="capabilities each of which makes the demands impossible; none where they are so by themselves"
        ),
    ] = ()
    together: Annotated[
        bool,
        Field(description="true: each need beside them can be met, but not all that one reader may need"),
    ] = False
    because: Text


class Bounds(Frozen):
    """What the measured neutrality has to keep to, in per cent."""

    listed_only: Annotated[Percent, Field(description="entries under `listed_only` at most")] = 25
    first_most: Annotated[Percent, Field(description="rankings in which one entry comes first at most")] = 40
    category_least: Annotated[Percent, Field(description="rankings in which each category comes first at least")] = 5
    separates_least: Annotated[
        Percent, Field(description="rankings in which a criterion that counts tells the first options apart at least")
    ] = 0


class Witnesses(Frozen):
    """data/decision/witnesses.yaml, which `guide measure` writes."""

    witnesses: Annotated[
        FrozenMap[Plain], Field(description="by entry: answers that put it into one of the first three options")
    ]


class Shown(Frozen):
    """In how many rankings something was part of the first option, and of one of the first three."""

    first: Annotated[int, Field(ge=0)]
    top: Annotated[int, Field(ge=0)]


class Varied(Frozen):
    """How often another answer to a question was tried, and how often it changed the first option."""

    tried: Annotated[int, Field(ge=0)]
    changed: Annotated[int, Field(ge=0)]


class Neutrality(Frozen):
    """How often entries and categories came first for simulated readers with random answers."""

    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", description="of the decision that was measured")]
    date: Date
    seed: Whole
    readers: Annotated[int, Field(ge=1)]
    ranked: Annotated[int, Field(ge=0, description="readers who got a list of options")]
    cut_short: Annotated[int, Field(ge=0, description="rankings whose search ran out of steps")]
    outcomes: FrozenMap[Whole]
    entries: FrozenMap[Shown]
    categories: FrozenMap[Shown]
    questions: FrozenMap[Varied]


class Measured(Frozen):
    """data/decision/neutrality.yaml, which `guide measure` writes."""

    neutrality: Neutrality


class Separates(Frozen):
    """How well one criterion tells the first options apart."""

    counted: Annotated[int, Field(ge=0, description="rankings in which it has a weight")]
    separated: Annotated[int, Field(ge=0, description="those of them in which not all first options score the same")]
    spread: Annotated[int, Field(ge=0, le=1000, description="mean of highest less lowest score, in tenths of a point")]
    share: Annotated[
        int, Field(ge=0, le=1000, description="mean share of all differences, weight times spread, in per mille")
    ]


class Separation(Frozen):
    """How well the criteria tell the first options of simulated readers apart."""

    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", description="of the decision that was measured")]
    date: Date
    seed: Whole
    readers: Annotated[int, Field(ge=1)]
    options: Annotated[int, Field(ge=2, description="how many of the first options are compared")]
    compared: Annotated[int, Field(ge=0, description="readers with at least two options")]
    equal: Annotated[int, Field(ge=0, le=1000, description="mean share of weight on equal scores, in per mille")]
    criteria: FrozenMap[Separates]


class MeasuredSeparation(Frozen):
    """data/decision/separation.yaml, which `guide measure --criteria` writes."""

    separation: Separation
