"""The closed vocabularies of the data of pilots, and the texts that plans and scorecards are written with."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("candidates",),
        "today": (),
        "none": (),
        "data-of": ("date",),
        "not-settled": (),
        "hypothesis-must": ("candidate", "must"),
        "hypothesis-must-how": (),
        "hypothesis-flip": ("criterion", "old", "new", "option"),
        "hypothesis-flip-how": (),
        "hypothesis-unknown": ("entry", "capability"),
        "hypothesis-unknown-how": ("test",),
        "hypothesis-assumption": ("label", "description"),
        "hypothesis-assumption-how": (),
        "row-must-how": (),
        "row-must-evidence": (),
        "row-need": ("capability",),
        "row-need-evidence": (),
        "target-must": (),
        "target-level": ("level",),
        "target-less": ("threshold", "unit"),
        "target-more": ("threshold", "unit"),
        "target-open": (),
        "target-yes": (),
        "target-exit": (),
        "target-stop": (),
        "section-frame": (),
        "section-hypotheses": (),
        "section-must": (),
        "section-need": (),
        "section-criterion": (),
        "section-exit": (),
        "section-stop": (),
        "section-usability": (),
        "section-calendar": (),
        "section-outcome": (),
        "section-people": (),
        "column-id": (),
        "column-kind": (),
        "column-metric": (),
        "column-target": (),
        "column-threshold": (),
        "column-how": (),
        "column-who": (),
        "column-evidence": (),
        "column-candidate": (),
        "column-measured": (),
        "column-result": (),
        "column-note": (),
        "column-day": (),
        "column-milestone": (),
        "column-what": (),
        "column-participant": (),
        "column-score": (),
        "pass": (),
        "fail": (),
        "not-counted": ("text",),
        "counted": ("passed", "failed", "open"),
        "usability-how": ("items",),
        "usability-score": ("mean", "low", "high", "people"),
        "usability-few": ("mean", "people", "least"),
        "usability-winner": ("candidate",),
        "usability-none": (),
        "measured-by-you": (),
        "conclusion-adopt": (),
        "conclusion-conditions": (),
        "conclusion-extend": (),
        "conclusion-reject": (),
        "conclusion-open": (),
        "because-met": (),
        "because-failed": ("rows",),
        "because-many": ("count", "most"),
        "because-must": ("rows",),
        "because-stopped": ("rows",),
        "because-open": ("count",),
        "because-waiting": ("count",),
        "because-empty": (),
        "overall-one": ("candidate", "conclusion"),
        "overall-fewer": ("candidate", "conclusion"),
        "overall-usability": ("candidate", "conclusion"),
        "overall-alike": ("conclusion",),
        "overall-none": ("conclusion",),
        "changed-first": ("before", "after"),
        "changed-nothing": (),
        "changed-value": ("candidate", "before", "after"),
        "changed-status": ("candidate", "before", "after"),
        "standing-fits": ("rank",),
        "standing-verify": (),
        "standing-out": (),
        "calendar-name": ("candidates",),
        "calendar-moved": ("day",),
        "calendar-holidays": (),
    }
)
"""Each text that is needed, with the placeholders that it may hold."""


class FieldKind(StrEnum):
    """What is written into a field of the frame."""

    TEXT = "text"
    AMOUNT = "amount"


class Better(StrEnum):
    """Which results of a criterion pass.

    `less`: a figure up to the threshold. `more`: a figure from the threshold on. `yes`: whoever measures says so.
    """

    LESS = "less"
    MORE = "more"
    YES = "yes"


class Anchor(StrEnum):
    """What the day of a milestone is counted from."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
