"""The shapes of the decision: plain dictionaries, the same in Python, in JSON and in the browser.

`Model` is what `compile` makes of the data; `Recommendation` is what `recommend` makes of a model and answers.
Ids of capabilities, flows and places are turned into positions where that keeps the model small.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypedDict

Ast = list[Any]
"""A lowered condition; see `platform_guide.decision.predicate.types`."""

FactValue = bool | int | str | list[str] | None
Answers = Mapping[str, list[str]]
"""Question id (or `door`) to the chosen answer ids; `["unknown"]` is `I don't know`, `["none"]` an empty choice."""

Reason = dict[str, Any]
"""A statement for readers: `code`, `text` and the ids that the statement rests on."""


class FactData(TypedDict):
    """A fact; `values` holds the ids of its values, from low to high for an ordinal."""

    id: str
    type: str
    label: str
    why: str
    values: list[str]
    labels: list[str]
    unit: str | None
    minimum: int | None
    maximum: int | None
    sensitive: bool
    unasked: FactValue


class AnswerData(TypedDict):
    """An answer to choose."""

    id: str
    label: str
    help: str | None
    set: dict[str, FactValue]


class EdgeData(TypedDict):
    """Where the interview goes next; `when` is None on the last edge."""

    when: Ast | None
    to: str


class DoorData(TypedDict):
    """A way into the interview: the facts that choosing it sets, the questions of its short way, and those assumed."""

    id: str
    label: str
    description: str
    start: str
    short: list[str]
    assumes: list[str]
    set: dict[str, FactValue]


class UnknownData(TypedDict):
    """What `I don't know` says."""

    label: str
    find_out: str
    ask: str
    set: dict[str, FactValue]


class QuestionData(TypedDict):
    """A question; `fact` is None for single and multi; `assumed` is its answer on a short way.

    `offered` ones can be answered without being asked; `most` values count at most.
    """

    id: str
    step: str
    text: str
    why: str
    kind: str
    answers: list[AnswerData]
    fact: str | None
    offer: list[str]
    assumed: list[str]
    unknown: UnknownData | None
    offered: bool
    most: int | None
    next: list[EdgeData]


class FormerData(TypedDict):
    """Answers of before and what they are now; see `platform_guide.decision.data.model.Former`."""

    was: dict[str, list[str]]
    answered: list[str]
    unanswered: list[str]
    drop: list[str]
    now: dict[str, str]


class BuildData(TypedDict):
    """How a reader can build what an edition lacks: for which editions, and what it takes; `beside` as in `Build`."""

    when: Ast
    takes: str
    beside: Ast | None


class RequirementData(TypedDict):
    """A must-have."""

    that: Ast
    on_unknown: Literal["exclude", "verify"]
    on_open: Literal["mark", "hold"]
    label: str
    build: BuildData | None


NeedAsked = tuple[int, int, bool, list[int]]
"""A capability's position, the rank of the level, if only what was made for it counts, and limits that do not count."""


class EachData(TypedDict):
    """What follows from each value of a fact: a must-have or a need, by value."""

    fact: str
    require: dict[str, RequirementData]
    need: dict[str, NeedAsked]


class RuleData(TypedDict):
    """A rule; `maturity` is a stage's rank.

    `about` says what the note wants verified: ids of capabilities, or `parts` for all parts of the first option.
    """

    id: str
    when: Ast
    because: str
    require: list[RequirementData]
    each: EachData | None
    need: list[NeedAsked]
    swing: dict[str, int]
    maturity: int | None
    outcome: dict[str, str] | None
    note: str | None
    about: list[str]


class SourceData(TypedDict):
    """Where the score of an edition comes from: exactly one of `claims`, `attribute` and `grades`.

    `grades` holds conditions on an edition and the reader's facts, with scores; the first that holds counts.
    """

    claims: list[int]
    points: list[int]
    saturate: bool
    attribute: str | None
    values: dict[str, int]
    grades: list[tuple[Ast, int]]


class SubScoreData(SourceData):
    """A part of a criterion, and what it counts for among all parts."""

    share: int


class CriterionData(SourceData):
    """A criterion; where it has `parts`, they are its sources, and it has none of its own.

    `computed` names a measure of the whole stack, which has no source.
    """

    id: str
    label: str
    low_label: str
    high_label: str
    rationale: str
    weight: int
    parts: list[SubScoreData]
    computed: str | None
    anchors: list[tuple[int, int]]
    rollup: str


class EditionData(TypedDict):
    """An edition in one delivery.

    `levels` has one character per capability: the rank 0 to 3, or `?` for unknown. `apart` holds the positions of
    capabilities that have to be bought besides, `limits` those of the limits that hold here, among the model's. `price`
    ranks the kind of its price.
    Each of `requires` is something without which it does not run: the ids of what will do, of which the first is
    counted where the reader has none.
    """

    id: str
    name: str
    levels: str
    places: int
    price: int
    apart: list[int]
    limits: list[int]
    requires: list[list[str]]
    attributes: dict[str, Any]


class CandidateData(TypedDict):
    """An entry; `integrations` holds pairs of another entry's id and a flow's position.

    `formerly` is a name that it gave up not long ago.
    `secondary` holds the positions of capabilities that it offers beside what it was made for. `verdict` is an
    organisation's own; without one a condition reads `none`.
    """

    id: str
    name: str
    formerly: str | None
    kind: str
    store: str
    category: str
    status: str
    successor: str | None
    verdict: NotRequired[str]
    scope: list[str]
    secondary: list[int]
    integrations: list[tuple[str, int]]
    editions: list[EditionData]


class OutsideData(TypedDict):
    """Something that editions require and that has no entry: `serves` holds its areas, None where they are unknown."""

    label: str
    serves: list[str] | None


class Model(TypedDict):
    """Everything that a decision reads. `date` is the data's; `flows` hold areas (source, target) and who makes it.

    `limits` hold the position of a capability and a sentence on what is lacking where its level is partial or diy.
    """

    version: int
    date: str
    parameters: dict[str, Any]
    messages: dict[str, str]
    levels: list[str]
    areas: list[str]
    area_labels: list[str]
    capabilities: list[str]
    labels: list[str]
    area_of: list[int]
    limits: list[tuple[int, str]]
    flows: list[tuple[str, int, int, int | None]]
    places: list[dict[str, Any]]
    steps: list[dict[str, str]]
    doors: list[DoorData]
    facts: list[FactData]
    questions: list[QuestionData]
    former: list[FormerData]
    maturity: list[dict[str, str]]
    rules: list[RuleData]
    criteria: list[CriterionData]
    candidates: list[CandidateData]
    outside: dict[str, OutsideData]


class Interview(TypedDict):
    """Where the interview stands.

    `asked` are the answered questions in order, `next` the first unanswered one (None at the end or before a door
    is chosen), `assumed` those of them that the short way took for granted, `added` the conditions that were answered
    without being asked, `given` the answers of all these as they count, `facts` every fact with None for unknown,
    `sources` the question (or `door`) that set each fact, `dropped` the names of parameters that mean nothing.
    """

    door: str | None
    short: bool
    asked: list[str]
    assumed: list[str]
    added: list[str]
    given: dict[str, list[str]]
    next: str | None
    complete: bool
    facts: dict[str, FactValue]
    sources: dict[str, str]
    dropped: list[str]


class CauseData(TypedDict):
    """A fact that caused a must-have, and the question (or `door`) that told it, or would if it were asked."""

    fact: str
    question: str | None


class MustData(TypedDict):
    """A must-have of a result; `reads` are the attributes and claims that decide it.

    `build` says what it takes to build it, where the reader could with something that the catalogue has.
    """

    rule: str
    label: str
    because: str
    open: bool
    on_unknown: str
    on_open: str
    answers: list[CauseData]
    reads: list[str]
    build: str | None


class NeedData(TypedDict):
    """A need of a result, with the rules that ask for it; `made` where only what was made for it covers it.

    `without` holds in words the limits with which nothing covers it.
    """

    capability: str
    label: str
    level: str
    made: bool
    without: list[str]
    open: bool
    rules: list[str]


class MaturityData(TypedDict):
    """The stage that is needed, and the rules that ask for it."""

    stage: str
    rank: int
    rules: list[str]


class CoverData(TypedDict):
    """A need that a part covers, and at which level; `secondary` where that is not what the entry was made for.

    `limits` hold in words what is lacking at a level below full.
    """

    capability: str
    level: str
    secondary: bool
    limits: list[str]


class PartData(TypedDict):
    """A part of an option; `verify`, `builds` and `marks` hold positions of must-haves.

    `verify`: to be verified first; `builds`: to be built; `marks`: open ones that it fails with some answers.
    """

    entry: str
    edition: str
    delivery: str
    owned: bool
    covers: list[CoverData]
    verify: list[int]
    builds: list[int]
    marks: list[int]


class FlowData(TypedDict):
    """A used flow, the entries that it goes between, and whether something makes it."""

    flow: str
    source: str
    target: str
    made: bool


class ValueData(TypedDict):
    """A value in tenths of a point from `low` to `high`, and the percentage of weight that is known."""

    low: int
    high: int
    evidence: int


class ScoreData(ValueData):
    """The score on one criterion in points; its evidence is the percentage of it that is known."""

    criterion: str


class UnknownClaimData(TypedDict):
    """A claim of an option that nobody established and that its value counts."""

    entry: str
    edition: str
    capability: str


class StackData(TypedDict):
    """A single entry or a stack of several.

    `along` are things that it does not run without and that are new, `upon` those that the reader has. `marks` say with
    which answers to open questions it falls out.
    """

    id: str
    parts: list[PartData]
    places: list[str]
    new: int
    along: list[str]
    upon: list[str]
    flows: list[FlowData]
    missing: list[str]
    burden: int
    value: ValueData
    scores: list[ScoreData]
    marks: list[Reason]
    unknown: list[UnknownClaimData]


class RankedData(StackData):
    """What stands in an order, with its rank and how many share that."""

    rank: int
    shared: int


class OptionData(RankedData):
    """What fits, with its rank.

    `best` and `worst` are the ends of its rank over the ends of all intervals. `against` tells how the first option
    stands to it: `first` (it is that one), `kept` (that one needs nothing new, which goes before value), `sure` or
    `possible` (surely or possibly better), `none` (no difference to rely on).
    """

    best: int
    worst: int
    against: str


class GapData(TypedDict):
    """A must-have that a part does not surely meet: its position, and how it stands.

    `met`: failed, undocumented (unknown, and unknown excludes), builds (the reader can build what is lacking),
    unverified or open, as in `eligibility.Verdict`.
    """

    must: int
    entry: str
    edition: str
    met: str


class LackData(TypedDict):
    """A need that is not covered: the level needed and the best there is, `unknown` where nobody established it.

    `made` tells that the level is reached, but beside the main job of what reaches it, and that this does not count;
    `limits` hold in words the limits for which a level that is reached does not count.
    """

    capability: str
    level: str
    has: str
    made: bool
    limits: list[str]
    open: bool


class JudgedData(RankedData):
    """An entry or a stack that the reader named, with what it lacks.

    `status`: eligible, verify, built, excluded or discontinued. `apart`: no must-have says so, but it does not run
    where the reader works, or its parts do not all run in one place there; it is excluded then. `unmet` counts the
    must-haves that it fails or that are not documented, one more for being apart and, where it fails none, for having
    ended; `to_build` those that it would meet with what the reader builds. `lacked` counts the needs in force that it
    does not cover, `needed` all of them.
    """

    status: str
    gaps: list[GapData]
    apart: bool
    lacks: list[LackData]
    unmet: int
    to_build: int
    lacked: int
    needed: int


class UnrankedData(StackData):
    """What might fit once something is verified."""

    rank: None
    shared: None
    best: None
    worst: None
    against: None


class ConflictData(TypedDict):
    """Demands that cannot be met together, and those without which the others can."""

    members: list[dict[str, Any]]
    relax: list[Reason]


class Recommendation(TypedDict):
    """The result; every list is in a fixed order, every text comes from the data.

    `step` is the least difference of value that means something, in tenths of a point. `judged` holds what the reader
    named to be judged, in order of standing; nothing elsewhere.
    """

    outcome: Reason
    interview: Interview
    musts: list[MustData]
    needs: list[NeedData]
    maturity: MaturityData | None
    weights: dict[str, int]
    step: int
    options: list[OptionData]
    judged: list[JudgedData]
    verify: list[UnrankedData]
    why_not: list[Reason]
    find_out: list[Reason]
    conflict: ConflictData | None
    owned: list[Reason]
    notes: list[Reason]
    exhaustive: bool
