"""The schema of the data of pilots, as frozen pydantic models.

Each file below data/pilot holds one or more of the lists; together they are one record.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Frozen, FrozenMap, Id, Line, Named, Plain, Text
from platform_guide.catalog.schema.model import Evidence
from platform_guide.decision.data.model import Lesson
from platform_guide.planning.pilot.data.vocabulary import Anchor, Better, FieldKind

_Whole = Annotated[int, Field(ge=1, le=1000, strict=True)]


class Box(Frozen):
    """How long a pilot takes, and how much may fail."""

    shortest: Annotated[_Whole, Field(description="weeks at least")]
    weeks: Annotated[_Whole, Field(description="weeks where nobody says")]
    longest: Annotated[_Whole, Field(description="weeks at most")]
    most_failed: Annotated[_Whole, Field(description="criteria that may fail before nothing is adopted")]
    doubts: Annotated[_Whole, Field(description="assumptions that are put to the test")]
    lead: Annotated[Id, Field(description="the role that watches the stop rules")]
    tester: Annotated[Id, Field(description="the role that checks must-haves, levels and the way out")]


class FrameField(Frozen):
    """Something that is agreed before a pilot starts."""

    id: Id
    label: Line
    why: Text
    kind: FieldKind = FieldKind.TEXT
    suggestion: Annotated[Text | None, Field(description="an example for the empty field; in no document")] = None


class PilotCriterion(Frozen):
    """What is measured, and what result passes; fixed before the start."""

    id: Id
    label: Annotated[Line, Field(description="the metric")]
    unit: Annotated[Line | None, Field(description="what the figure counts; none with `yes`")] = None
    better: Better
    threshold: Annotated[
        Annotated[str, Field(pattern=r"^[0-9]{1,6}(\.[0-9]{1,3})?$")] | None,
        Field(description="a decimal text; none with `yes`"),
    ] = None
    most: Annotated[
        Annotated[str, Field(pattern=r"^[0-9]{1,6}(\.[0-9]{1,3})?$")] | None,
        Field(
            description="the largest figure that can be true, such as 100 for a share; a larger one counts for nothing"
        ),
    ] = None
    how: Annotated[Text, Field(description="how it is measured")]
    who: Annotated[Id, Field(description="the role that measures")]
    evidence: Annotated[Text, Field(description="what is kept, so that others can check it")]
    capability: Annotated[Id | None, Field(description="the capability whose own test is done for it")] = None


class Milestone(Named):
    """A day of the calendar: so many working days after its anchor, or before it where the number is negative."""

    anchor: Anchor
    day: Annotated[int, Field(ge=-30, le=30, strict=True)]


class UsabilityItem(Frozen):
    """A statement that each participant agrees with or not."""

    id: Id
    statement: Annotated[Plain, Field(min_length=1, max_length=200, description="in the wording of its source")]
    positive: Annotated[bool, Field(description="true where agreement speaks for the product")]


class Usability(Frozen):
    """A questionnaire with a scale of five, and how its scores are told."""

    name: Line
    items: Annotated[tuple[UsabilityItem, ...], Field(min_length=2, max_length=20)]
    scale: Annotated[tuple[Line, ...], Field(min_length=5, max_length=5, description="the five answers, from 1 to 5")]
    least: Annotated[_Whole, Field(description="participants below which no winner is named")]
    most: Annotated[_Whole, Field(description="participants that can be entered")]
    draws: Annotated[int, Field(ge=200, le=20_000, strict=True, description="samples drawn for the interval")]
    seed: Annotated[int, Field(ge=1, le=2**31, strict=True, description="of the numbers by chance")]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1, description="where the method is published")]


class PilotData(Frozen):
    """All files of data/pilot together. Everything is empty in a guide without pilots, which `present` tells."""

    page: Annotated[Lesson | None, Field(description="where readers make their plan; a result leads there")] = None
    box: Box | None = None
    fields: tuple[FrameField, ...] = ()
    roles: tuple[Named, ...] = ()
    criteria: tuple[PilotCriterion, ...] = ()
    exits: tuple[Named, ...] = ()
    stops: tuple[Named, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    measurable: Annotated[tuple[Id, ...], Field(description="inputs of costs that a pilot can measure")] = ()
    assumptions: Annotated[
        tuple[Named, ...], Field(description="what of the costs is tested where nobody worked out what moves them most")
    ] = ()
    usability: Usability | None = None
    texts: FrozenMap[Text] = Field(default_factory=dict)

    @property
    def present(self) -> bool:
        """Tell whether the guide has pilots at all."""
        return self.box is not None and self.usability is not None and bool(self.criteria)
