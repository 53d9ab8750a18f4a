"""The shapes of maturity as JSON: what the engine reads and returns, in Python and in the browser."""

from __future__ import annotations

from typing import TypedDict


class LadderData(TypedDict):
    """A ladder with the ids of its levels, from the lowest."""

    id: str
    levels: list[str]


class QuestionData(TypedDict):
    """A question; `slot` is the time of the interview's answer, and None for one that the interview does not ask."""

    id: str
    slot: str | None
    answers: list[str]
    many: bool


class CaseData(TypedDict):
    """Answers by question that ask for ranks by ladder."""

    when: dict[str, list[str]]
    levels: dict[str, int]


class TriggerData(TypedDict):
    """A trigger: cases that ask for levels, and cases beyond whose levels it is not sensible to go."""

    id: str
    cases: list[CaseData]
    caps: list[CaseData]


class RankedData(TypedDict):
    """Something that has a rank on ladders."""

    id: str
    levels: dict[str, int]


class OverlayData(TypedDict):
    """What comes on top where answers are given."""

    id: str
    when: dict[str, list[str]]


class MaturityModel(TypedDict):
    """Everything that maturity is worked out from."""

    ladders: list[LadderData]
    questions: list[QuestionData]
    triggers: list[TriggerData]
    overlays: list[OverlayData]
    practices: list[RankedData]
    not_yet: list[RankedData]


class Given(TypedDict):
    """Answers by time, and practices by their state; `wrong` are names with values that mean nothing here."""

    now: dict[str, list[str]]
    later: dict[str, list[str]]
    has: dict[str, str]
    wrong: list[tuple[str, list[str]]]


class RequiredData(TypedDict):
    """What is required on a ladder.

    `by` names the cases that ask for the rank, as trigger and place; `most` is the rank if open answers turn out so.
    """

    rank: int
    by: list[tuple[str, int]]
    most: int


class CapData(TypedDict):
    """A cap that is below what is required."""

    ladder: str
    rank: int
    trigger: str
    case: int


class TimeData(TypedDict):
    """What holds at a time: requirements by ladder, caps, overlays, and questions without an answer.

    `sensible` is how far to go on each ladder: what is required, and no further than each cap.
    """

    required: dict[str, RequiredData]
    sensible: dict[str, int]
    caps: list[CapData]
    overlays: list[str]
    open: list[str]


class SpanData(TypedDict):
    """The rank that is reached: without what nobody answered, and with all of it."""

    low: int
    high: int


class Found(TypedDict):
    """What follows.

    `first` are practices up to the level that is sensible, from the lowest one, without those that are in place; `far`
    tells that they come before products, whatever is not answered yet. `not_yet` are things not to buy now, each with
    whether it becomes due within the time that was asked about.
    """

    now: TimeData
    later: TimeData
    current: dict[str, SpanData]
    first: list[str]
    far: bool
    not_yet: list[tuple[str, bool]]
