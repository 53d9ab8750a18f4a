"""The shapes of a pilot: plain dictionaries, the same in Python, in JSON and in the browser.

`PilotModel` is what `compile` makes of the data; `Plan` is what follows from it for two candidates; `Card` is what
people fill in.
"""

from __future__ import annotations

from typing import TypedDict


class NamedData(TypedDict):
    """Something with a label and a description."""

    id: str
    label: str
    description: str


class BoxData(TypedDict):
    """Weeks at least, by default and at most; how many criteria may fail; how many assumptions are tested.

    `lead` and `tester` are roles: who watches the stop rules, and who checks what the scorecard asks.
    """

    shortest: int
    weeks: int
    longest: int
    most_failed: int
    doubts: int
    lead: str
    tester: str


class FieldData(TypedDict):
    """What is agreed before the start; `kind` is text or amount."""

    id: str
    label: str
    why: str
    kind: str
    suggestion: str | None


class PilotCriterionData(TypedDict):
    """A metric; `better` is less, more or yes, `threshold` a decimal text."""

    id: str
    label: str
    unit: str | None
    better: str
    threshold: str | None
    most: str | None
    how: str
    who: str
    evidence: str
    capability: str | None


class MilestoneData(NamedData):
    """A day; `anchor` is start, middle or end, `day` counts working days from it."""

    anchor: str
    day: int


class ItemData(TypedDict):
    """A statement of the questionnaire."""

    id: str
    statement: str
    positive: bool


class SourceData(TypedDict):
    """A page that was read."""

    title: str
    url: str


class UsabilityData(TypedDict):
    """A questionnaire; `scale` holds the five answers in words."""

    name: str
    items: list[ItemData]
    scale: list[str]
    least: int
    most: int
    draws: int
    seed: int
    sources: list[SourceData]


class PilotModel(TypedDict):
    """All that a plan is made of; `tests` holds each capability's own test."""

    version: int
    box: BoxData
    fields: list[FieldData]
    roles: list[NamedData]
    criteria: list[PilotCriterionData]
    exits: list[NamedData]
    stops: list[NamedData]
    milestones: list[MilestoneData]
    measurable: list[str]
    assumptions: list[NamedData]
    usability: UsabilityData
    texts: dict[str, str]
    tests: dict[str, str]


class AcceptedData(TypedDict):
    """A need of the reader's own list that a pilot tests: its requirement id, its words, and whether it is a must."""

    id: str
    label: str
    capability: str
    must: bool


class CandidateOf(TypedDict):
    """A candidate: the option's id, its name, its parts as `entry/edition`, and the part that covers a capability."""

    id: str
    name: str
    parts: list[str]
    covers: dict[str, str]


class Hypothesis(TypedDict):
    """What has to be found out: `kind` is must, flip, unknown or assumption; `refers` names what it is about."""

    kind: str
    text: str
    how: str
    refers: list[str]


class PlanRow(TypedDict):
    """A row of the scorecard.

    `kind`: must, need, criterion, exit or stop. `better`: less, more, yes, level (`threshold` is one) or no (it must
    not happen). `most` is the largest figure that can be true, empty without one. `of` holds the ids of the
    candidates that it is asked of.
    """

    id: str
    kind: str
    label: str
    how: str
    target: str
    better: str
    threshold: str
    most: str
    unit: str
    who: str
    evidence: str
    capability: str
    of: list[str]


class Plan(TypedDict):
    """A pilot of at most two candidates beside today's way, which is the last column of every row."""

    candidates: list[CandidateOf]
    columns: list[str]
    hypotheses: list[Hypothesis]
    rows: list[PlanRow]
    date: str


class Cell(TypedDict):
    """What was found of one candidate: the figure or level as it was typed; pass, fail or nothing; a note."""

    measured: str
    result: str
    note: str


class Card(TypedDict):
    """A filled scorecard: cells by row and column, answers of each participant by column, 1 to 5 or 0 for none."""

    cells: dict[str, dict[str, Cell]]
    usability: dict[str, list[list[int]]]
    extended: bool


class Day(TypedDict):
    """A day of the calendar; `day` is written YYYY-MM-DD."""

    id: str
    label: str
    description: str
    day: str


class Score(TypedDict):
    """The questionnaire of one candidate in tenths of a point: each participant's score, the mean, its interval."""

    scores: list[int]
    mean: int
    low: int
    high: int
    left_out: int


class Conclusion(TypedDict):
    """What follows for one candidate: `conclusion` is adopt, conditions, extend, reject or open, with its reason."""

    candidate: str
    conclusion: str
    because: str
    failed: list[str]
    open: list[str]
    passed: int
