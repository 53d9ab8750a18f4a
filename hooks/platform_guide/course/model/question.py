"""A question at the end of a lesson: written by hand, or drawn from the catalogue."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Frozen, Id, Line, Plain
from platform_guide.catalog.schema.vocabulary import EventKind, Level, Licence
from platform_guide.course.model.parts import Label, Option, OrderLine, Pair, Reason, Sentence


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    SEVERAL = "several"
    MATCH = "match"
    ORDER = "order"
    NUMBER = "number"
    SHORT = "short"


class Pick(StrEnum):
    """What the options of a drawn question are."""

    ENTRY = "entry"
    EDITION = "edition"


class Wanted(Frozen):
    """Which entries or editions fit; all that is said must hold."""

    capability: Annotated[Id | None, Field(description="together with `level`")] = None
    level: Annotated[
        tuple[Level, ...], Field(description="one of these levels; unknown counts only where it is named")
    ] = ()
    category: Annotated[Id | None, Field(description="the category of the entry")] = None
    licence: Annotated[Licence | None, Field(description="the licence of an edition, or of every edition")] = None
    event: Annotated[EventKind | None, Field(description="something of this kind happened to the entry")] = None
    covers: Annotated[
        tuple[Id, ...], Field(description="areas in each of which a capability is at the full or partial level")
    ] = ()
    outside: Annotated[tuple[Id, ...], Field(description="areas of which at least one is outside its scope")] = ()


class Drawn(Frozen):
    """How a question is drawn from the catalogue: one of the fitting ones is right, the others are wrong."""

    pick: Pick = Pick.ENTRY
    where: Annotated[Wanted, Field(description="which are right")]
    against: Annotated[Wanted, Field(description="which are wrong; nothing is wrong because it is unknown")]
    options: Annotated[int, Field(ge=3, le=5, strict=True, description="how many a reader sees")] = 3
    margin: Annotated[
        int, Field(ge=1, le=50, strict=True, description="how many more wrong ones there must be than are shown")
    ] = 3
    because: Annotated[
        Sentence,
        Field(description="may hold {entry}, {edition}, {note}, {level}, {category}, {event}, {date}"),
    ]


class Fallback(Frozen):
    """Options by hand, for a guide whose data does not support the drawn ones."""

    ask: Annotated[Plain | None, Field(max_length=400, description="where another question is asked")] = None
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]


class Question(Frozen):
    """A question; which fields it has follows from its kind."""

    id: Annotated[Id, Field(description="unique in the lesson; stable, answers are kept under it")]
    kind: QuestionKind
    objective: Annotated[Id, Field(description="one of the lesson's objectives")]
    ask: Annotated[
        Plain, Field(min_length=1, max_length=400, description="the question; a drawn one may hold {capability}")
    ]
    options: Annotated[tuple[Option, ...], Field(max_length=6, description="kinds single and several")] = ()
    pairs: Annotated[tuple[Pair, ...], Field(max_length=10, description="kind match")] = ()
    targets: Annotated[tuple[Line, ...], Field(max_length=10, description="kind match: what can be chosen")] = ()
    lines: Annotated[tuple[OrderLine, ...], Field(max_length=12, description="kind order: in the right order")] = ()
    drop: Annotated[tuple[OrderLine, ...], Field(max_length=6, description="kind order: what does not belong")] = ()
    answer: Annotated[float | None, Field(description="kind number")] = None
    unit: Annotated[Line | None, Field(description="kind number: what is counted")] = None
    tolerance: Annotated[float | None, Field(ge=0, description="kind number: how far off still counts")] = None
    answers: Annotated[tuple[Label, ...], Field(max_length=12, description="kind short: words that are accepted")] = ()
    because: Annotated[Reason | None, Field(description="kinds number and short")] = None
    after: Annotated[Sentence | None, Field(description="one sentence that closes")] = None
    again: Annotated[int, Field(ge=1, le=90, strict=True, description="after so many days it is asked again")] = 3
    from_: Annotated[
        Drawn | None, Field(alias="from", description="kind single: the options are drawn from the catalogue")
    ] = None
    fallback: Annotated[Fallback | None, Field(description="with `from`: asked where it cannot be drawn")] = None
