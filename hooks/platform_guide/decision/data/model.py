"""The schema of the decision: facts, questions, rules, criteria and messages, as frozen pydantic models.

Each file below data/decision is one model of this module. Predicates stay text here; the grammar is in
`predicate`, and what they may read is in `predicate_types`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from platform_guide.catalog.schema.base import Frozen, FrozenMap, Id, Line, Named, Plain, Text, Whole
from platform_guide.catalog.schema.model import Evidence
from platform_guide.catalog.schema.vocabulary import Delivery, Level
from platform_guide.decision.data.measured import (
    Bounds,
    Infeasible,
    Measured,
    MeasuredSeparation,
    Neutrality,
    Percent,
    Separation,
    Witnesses,
)
from platform_guide.decision.data.vocabulary import (
    Computed,
    FactType,
    OnOpen,
    OnUnknown,
    OutcomeKind,
    QuestionKind,
    Rollup,
)


def _word(value: object) -> object:
    """Let `when: true` be written without quotes."""
    return str(value).lower() if isinstance(value, bool) else value


Predicate = Annotated[
    Plain,
    BeforeValidator(_word),
    Field(min_length=1, max_length=400, description="a comparison of facts, e.g. `team <= few and not regulated`"),
]


def _setting(value: object, read: ValidatorFunctionWrapHandler) -> object:
    """Say once what fits, instead of once for each type that does not."""
    try:
        return read(value)
    except ValidationError:
        raise ValueError("give true, false, a whole number, an id, or a list of ids") from None


Setting = Annotated[bool | Whole | Line | tuple[Line, ...], WrapValidator(_setting)]
"""What an answer gives to a fact: true, a number, the id of a value or a list of ids."""


class Value(Frozen):
    """One value that a fact can have."""

    id: Id
    label: Line


class Fact(Frozen):
    """Something that the reader tells us and that rules may read."""

    id: Id
    type: FactType
    label: Line
    why: Text
    values: Annotated[tuple[Value, ...], Field(description="for enum, set and, from low to high, ordinal")] = ()
    unit: Line | None = None
    minimum: Annotated[Whole | None, Field(description="for number: the least; for stacks: how many at least")] = None
    maximum: Annotated[Whole | None, Field(description="for number: the most; for stacks: how many at most")] = None
    sensitive: Annotated[bool, Field(description="true: offered to be left out of an address that is shared")] = False
    allow_unknown: Annotated[bool, Field(description="false: its question has no `I don't know`")] = True
    unasked: Annotated[
        Setting | None,
        Field(description="the value when the finished interview never asked for it; absent means unknown"),
    ] = None


class Unknown(Frozen):
    """The answer `I don't know`, with what would end it."""

    label: Line
    find_out: Text
    ask: Line
    set: Annotated[
        FrozenMap[Setting], Field(description="facts that are known all the same; the others of the question are not")
    ] = Field(default_factory=dict)


class Answer(Frozen):
    """One answer to choose, and the facts that it sets."""

    id: Id
    label: Line
    help: Annotated[Plain, Field(min_length=1, max_length=400)] | None = None
    set: FrozenMap[Setting] = Field(default_factory=dict)


class Edge(Frozen):
    """Where the interview goes next, if its condition holds."""

    when: Predicate | None = None
    to: Annotated[Id, Field(description="the id of a question, or `end`")]


class Question(Frozen):
    """One question of the interview."""

    id: Id
    step: Id
    text: Line
    why: Text
    kind: QuestionKind
    answers: tuple[Answer, ...] = ()
    fact: Annotated[Id | None, Field(description="for number, entries and stacks: the fact that the answer is")] = None
    offer: Annotated[tuple[Id, ...], Field(description="for entries and stacks: ids of entries to offer first")] = ()
    assumed: Annotated[tuple[Id, ...], Field(description="the answer that a short way takes for granted")] = ()
    unknown: Unknown | None = None
    offered: Annotated[
        bool,
        Field(
            description="true: a condition that the result offers to add where the interview did not ask; without "
            "`next` it is on no path"
        ),
    ] = False
    most: Annotated[int | None, Field(ge=1, le=10, description="for musts: how many count at most")] = None
    next: Annotated[tuple[Edge, ...], Field(description="where the interview goes next; left out with `after`")] = ()
    after: Annotated[
        Id | None,
        Field(
            description="for a question of a layer: the question or door behind which it is asked; it leads on to "
            "where that one led"
        ),
    ] = None
    when: Annotated[Predicate | None, Field(description="with `after` a question: asked only where this holds")] = None


class Door(Named):
    """A way into the interview, and what choosing it already says."""

    start: Id
    short: Annotated[
        tuple[Id, ...],
        Field(max_length=5, description="the questions of its short way; the others take what they assume"),
    ] = ()
    assumes: Annotated[
        tuple[Id, ...],
        Field(description="questions that it asks only of those who want to: until then they take what they assume"),
    ] = ()
    most: Annotated[int, Field(ge=1, le=15, description="questions at most on any path behind it")] = 15
    most_added: Annotated[int, Field(ge=0, le=5, description="questions of layers at most on any path behind it")] = 5
    readers: Annotated[
        int, Field(ge=0, le=100, description="how many simulated readers choose it when neutrality is measured")
    ] = 1
    set: FrozenMap[Setting] = Field(default_factory=dict)


class Former(Frozen):
    """Answers as they were once given, and what they are now: a link that was made then opens the same result.

    It applies where each question of `was` has one of the answers that stand there, each of `answered` has any, and
    none of `unanswered` has one. Then `drop` is taken out of the answers and `now` is put in.
    """

    was: FrozenMap[tuple[Id, ...]] = Field(default_factory=dict)
    answered: tuple[Id, ...] = ()
    unanswered: Annotated[
        tuple[Id, ...], Field(description="questions that came later; on a short way their assumed answer stands")
    ] = ()
    drop: Annotated[tuple[Id, ...], Field(description="questions that there are no more")] = ()
    now: FrozenMap[Id] = Field(default_factory=dict)


class Build(Frozen):
    """How somebody can build what an edition lacks for a must-have."""

    when: Annotated[Predicate, Field(description="for which editions, and which readers, this is a way")]
    takes: Annotated[Text, Field(description="what has to be built, and looked after")]
    beside: Annotated[
        Predicate | None,
        Field(description="for which readers it stands beside what needs no building, and is no last resort"),
    ] = None


class Requirement(Frozen):
    """A must-have: what an edition of an entry has to be like."""

    that: Predicate
    on_unknown: OnUnknown
    on_open: Annotated[
        OnOpen,
        Field(description="while its rule waits for an answer: `mark` for a wish, `hold` for law and safety"),
    ] = OnOpen.HOLD
    label: Line
    build: Annotated[Build | None, Field(description="for what does not meet it: how it can be built")] = None


class Need(Frozen):
    """A capability that the reader needs, and how far it must go."""

    capability: Id
    level: Level
    made: Annotated[
        bool, Field(description="only what was made for it covers it, and nothing that offers it beside its main job")
    ] = False
    without: Annotated[
        tuple[Id, ...], Field(description="limits of the capability with which a claim does not cover it, at any level")
    ] = ()


class Lesson(Frozen):
    """A page of the guide, below docs/: to read instead of choosing, or before what was chosen is tried."""

    path: Annotated[str, Field(pattern=r"^[a-z0-9/-]+\.md(#[a-z0-9-]+)?$")]
    label: Line


class Outcome(Frozen):
    """A result that stands instead of a ranking, with what to read."""

    kind: OutcomeKind
    lesson: Lesson


class Each(Frozen):
    """A must-have or a need for each value of a fact, as the reader named them.

    In `that` and `label` stand `{value}` and `{name}` for entries, and `{capability}`, `{level}`, `{area}` and `{name}`
    for musts.
    """

    fact: Id
    that: Plain
    label: Line
    on_unknown: OnUnknown
    areas: Annotated[
        tuple[Id, ...],
        Field(description="for musts: areas whose capabilities are must-haves of each part; the others are needs"),
    ] = ()
    takes: Annotated[
        Text | None,
        Field(description="for musts at the level DIY: what has to be built and looked after; `{name}` as in `label`"),
    ] = None


class Rule(Frozen):
    """Policy: what follows from facts, and why."""

    id: Id
    when: Predicate
    because: Text
    require: tuple[Requirement, ...] = ()
    each: Each | None = None
    need: tuple[Need, ...] = ()
    swing: FrozenMap[Percent] = Field(default_factory=dict)
    maturity: Annotated[Id | None, Field(description="the stage of maturity that this asks for")] = None
    outcome: Outcome | None = None
    note: Text | None = None
    about: Annotated[
        tuple[Id, ...],
        Field(
            description="what the note says has to be verified: capabilities, or `parts` for whatever is shown first"
        ),
    ] = ()


class Anchor(Frozen):
    """From this measure on, this score."""

    at: Annotated[int, Field(ge=0, strict=True)]
    score: Percent


class LevelPoints(Frozen):
    """What each level is worth, 0 to 100."""

    full: Percent = 100
    partial: Percent = 60
    diy: Percent = 25
    none: Percent = 0


class Graded(Frozen):
    """A score, and the condition on an edition and the reader's facts under which it is given."""

    when: Predicate
    score: Percent
    label: Annotated[Line, Field(description="what the condition says, for readers")]


class _Scored(Frozen):
    """Where the score of one edition comes from."""

    claims: tuple[Id, ...] = ()
    levels: LevelPoints = LevelPoints()
    saturate: Annotated[
        bool,
        Field(description="true: one level above what is needed already counts in full"),
    ] = False
    attribute: Annotated[str | None, Field(pattern=r"^[a-z_]+$")] = None
    values: FrozenMap[Percent] = Field(default_factory=dict)
    grades: Annotated[
        tuple[Graded, ...], Field(description="the first whose condition holds gives the score; the last says `true`")
    ] = ()


class SubScore(_Scored):
    """A part of a criterion, with what it counts for among the parts; where an edition has none it does not count."""

    label: Line
    share: Annotated[int, Field(ge=1, le=100, strict=True, description="of the shares of all parts together")]


class _Worded(Frozen):
    """What a criterion is called and what it counts for; these fields come first in the reference."""

    id: Id
    label: Line
    low_label: Line
    high_label: Line
    rationale: Annotated[Text, Field(description="why it is measured in this way")]
    weight: Annotated[Percent, Field(description="where no rule proposes another")] = 50
    why_weight: Annotated[Text | None, Field(description="why it has this weight")] = None


class Criterion(_Scored, _Worded):
    """One measure of value, from 0 (the low end) to 100 (the high end), never relative to other entries."""

    parts: Annotated[
        tuple[SubScore, ...], Field(description="several sources, whose mean by share is the score of an edition")
    ] = ()
    computed: Computed | None = None
    anchors: tuple[Anchor, ...] = ()
    rollup: Rollup = Rollup.MEAN


class Place(Frozen):
    """A place in which all parts of one stack can run together."""

    id: Id
    label: Line
    deliveries: Annotated[tuple[Delivery, ...], Field(min_length=1)]
    environments: Annotated[tuple[Id, ...], Field(min_length=1, description="ids from settings.yaml")]
    when: Annotated[Predicate | None, Field(description="whose place it is; absent: everybody's")] = None


class Parameters(Frozen):
    """The numbers of the method; none stands in the engine."""

    max_parts: Annotated[int, Field(ge=1, le=12, description="entries in a stack at most")]
    slack: Annotated[int, Field(ge=0, description="how much more burden than the least is still compared")]
    listed: Annotated[int, Field(ge=1, le=200, description="options in the list at most")]
    verify_listed: Annotated[int, Field(ge=0, le=200, description="verify-first options in their list at most")]
    alike: Annotated[int, Field(ge=1, description="interchangeable entries that are tried for one role")]
    nodes: Annotated[int, Field(ge=100, description="steps of the search before it gives up being exhaustive")]
    fewest: Annotated[
        int,
        Field(
            ge=1, le=12, description="options that have to be lawful whatever the open answers are, if that many fit"
        ),
    ]
    behind: Annotated[
        int,
        Field(
            ge=1,
            le=1000,
            description="tenths of a point: options with a value further behind the first are not listed, "
            "beyond the number `fewest`",
        ),
    ]
    conflict: Annotated[int, Field(ge=1, le=6, description="size up to which conflicts are searched by trial")]
    weightings: Annotated[
        int, Field(ge=1, le=100_000, description="weightings drawn to see how firm the first place is")
    ]
    completions: Annotated[
        int, Field(ge=1, le=1000, description="ways to complete unknown answers that are worked out")
    ]


class Facts(Frozen):
    """data/decision/facts.yaml."""

    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]


class Questions(Frozen):
    """data/decision/questions.yaml."""

    steps: Annotated[tuple[Named, ...], Field(min_length=1)]
    doors: Annotated[tuple[Door, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    former: tuple[Former, ...] = ()


class Maturity(Frozen):
    """Stages of how machine learning is done, from low to high, and where they are described."""

    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    stages: Annotated[tuple[Named, ...], Field(min_length=1)]


class Rules(Frozen):
    """data/decision/rules.yaml."""

    maturity: Maturity | None = None
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    known_infeasible: tuple[Infeasible, ...] = ()
    listed_only: Annotated[
        FrozenMap[Text], Field(description="entries that nobody is shown first, each with the reason")
    ] = Field(default_factory=dict)


class Criteria(Frozen):
    """data/decision/criteria.yaml."""

    parameters: Parameters
    places: Annotated[tuple[Place, ...], Field(min_length=1, max_length=30)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    bounds: Bounds = Bounds()
    pilot: Lesson | None = None


class Organisation(Frozen):
    """A typical organisation: a reader recognises the own case in it and sees what the guide would say."""

    id: Id
    name: Line
    story: Text
    answers: FrozenMap[tuple[Line, ...]]


class Organisations(Frozen):
    """data/decision/organisations.yaml."""

    organisations: tuple[Organisation, ...] = ()


class Messages(Frozen):
    """data/decision/messages.yaml."""

    messages: FrozenMap[Text]


class DecisionData(Frozen):
    """All files of data/decision together, from one mapping that joins their top levels.

    Everything is empty in a guide without a decision, which `present` tells.
    """

    facts: tuple[Fact, ...] = ()
    steps: tuple[Named, ...] = ()
    doors: tuple[Door, ...] = ()
    questions: tuple[Question, ...] = ()
    former: tuple[Former, ...] = ()
    maturity: Maturity | None = None
    rules: tuple[Rule, ...] = ()
    parameters: Parameters | None = None
    places: Annotated[tuple[Place, ...], Field(max_length=30)] = ()
    criteria: tuple[Criterion, ...] = ()
    messages: FrozenMap[Text] = Field(default_factory=dict)
    organisations: tuple[Organisation, ...] = ()
    known_infeasible: tuple[Infeasible, ...] = ()
    listed_only: FrozenMap[Text] = Field(default_factory=dict)
    bounds: Bounds = Bounds()
    pilot: Lesson | None = None
    witnesses: FrozenMap[Plain] = Field(default_factory=dict)
    neutrality: Neutrality | None = None
    separation: Separation | None = None

    @property
    def present(self) -> bool:
        """Tell whether the guide has a decision at all."""
        return bool(self.questions) and self.parameters is not None

    @property
    def judging(self) -> str:
        """Return the address of the door that begins with what is to be judged, up to the answer; empty without one."""
        asking = {question.id for question in self.questions if question.kind is QuestionKind.STACKS}
        return next((f"decide/#door={door.id}&{door.start}=" for door in self.doors if door.start in asking), "")


FILES: Mapping[str, type[Frozen]] = MappingProxyType(
    {
        "facts.yaml": Facts,
        "questions.yaml": Questions,
        "rules.yaml": Rules,
        "criteria.yaml": Criteria,
        "messages.yaml": Messages,
        "organisations.yaml": Organisations,
        "witnesses.yaml": Witnesses,
        "neutrality.yaml": Measured,
        "separation.yaml": MeasuredSeparation,
    }
)
"""The files below data/decision and the model of each."""
