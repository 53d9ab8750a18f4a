"""The closed vocabularies of the decision's data, and the messages that the engine says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

MESSAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "outcome-learn": (),
        "outcome-none-needed": (),
        "outcome-keep": ("parts",),
        "outcome-extend": ("owned", "new"),
        "outcome-replace": ("replaced", "new"),
        "outcome-platform": ("new",),
        "outcome-tool": ("new",),
        "outcome-stack": ("new",),
        "outcome-undetermined": (),
        "outcome-unverified": (),
        "outcome-nothing": ("count",),
        "outcome-judged-one": ("first", "count"),
        "outcome-judged-best": ("first", "meet", "count"),
        "outcome-judged-level": ("names", "meet", "count"),
        "outcome-judged-nearest": ("first", "count", "unmet", "build", "verify", "lacked", "needs"),
        "outcome-judged-nearest-level": ("names", "count", "unmet", "build", "lacked", "needs"),
        "not-discontinued": ("entry", "status"),
        "not-discontinued-successor": ("entry", "status", "successor"),
        "not-failed": ("entry", "must"),
        "not-undocumented": ("entry", "must"),
        "not-required-failed": ("entry", "must", "required"),
        "not-required-undocumented": ("entry", "must", "required"),
        "not-required-unverified": ("entry", "must", "required"),
        "not-built": ("entry", "must"),
        "not-unverified": ("entry", "must"),
        "not-open": ("entry", "must", "question"),
        "not-elsewhere": ("entry",),
        "not-needed": ("entry",),
        "not-dominated": ("entry", "by"),
        "not-burden": ("entry",),
        "not-lower": ("entry", "rank", "criterion"),
        "not-level": ("entry", "rank"),
        "not-kept": ("entry", "rank"),
        "sold-apart": ("entry", "capability"),
        "on-request": ("entry",),
        "formerly": ("entry", "former"),
        "not-waiting": ("entry",),
        "not-alone": ("entry",),
        "falls-out": ("entry", "must", "question", "answers"),
        "may-fall-out": ("entry", "must", "question"),
        "other-edition": ("entry", "must", "question"),
        "owned-stays": ("entry",),
        "owned-overlaps": ("entry", "shared"),
        "named-overlaps": ("entry", "shared"),
        "owned-assumed": ("entry", "edition"),
        "owned-assumed-price": ("entry", "edition", "must"),
        "owned-ended": ("entry",),
        "owned-unwanted": ("entry",),
        "owned-forbidden": ("entry", "must"),
        "owned-lacks": ("entry", "must"),
        "find-fact": ("fact", "changes"),
        "find-fact-none": ("fact",),
        "relax-must": ("must", "option"),
        "relax-need": ("capability", "option"),
        "record-question": (),
    }
)
"""Every message that the engine says, with the placeholders that its text may use."""


class FactType(StrEnum):
    """What sort of value a fact has."""

    BOOL = "bool"
    ENUM = "enum"
    ORDINAL = "ordinal"
    SET = "set"
    NUMBER = "number"
    ENTRIES = "entries"
    STACKS = "stacks"
    REPLACED = "replaced"
    MUSTS = "musts"


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTI = "multi"
    NUMBER = "number"
    ENTRIES = "entries"
    STACKS = "stacks"
    REPLACED = "replaced"
    MUSTS = "musts"

    @property
    def offers_answers(self) -> bool:
        """Whether the question lists its answers itself; what the others can be answered with is in the catalogue."""
        return self in {QuestionKind.SINGLE, QuestionKind.MULTI}


class OnUnknown(StrEnum):
    """What becomes of an entry of which nobody documented whether it meets a must-have."""

    EXCLUDE = "exclude"
    VERIFY = "verify"


class OnOpen(StrEnum):
    """What becomes of an entry that would fail a must-have whose rule waits for an answer.

    `mark`: a wish; it stays in the list, marked with the answers with which it falls out. `hold`: law or safety; it is
    held back until the question is answered.
    """

    MARK = "mark"
    HOLD = "hold"


class OutcomeKind(StrEnum):
    """A result that stands instead of a ranking."""

    LEARN = "learn"
    NONE_NEEDED = "none-needed"


class Rollup(StrEnum):
    """How the scores of the parts become the score of a stack."""

    MAX = "max"
    MIN = "min"
    MEAN = "mean"
    SUM_COST = "sum-cost"


class Computed(StrEnum):
    """A measure of a whole stack that no claim holds."""

    OWNED_SHARE = "owned-share"
    PARTS = "parts"
    GLUE = "glue"
    AREAS_BESIDE = "areas-beside"
    SECONDARY = "secondary"
