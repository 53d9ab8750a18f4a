"""What an organisation says about using an entry: a verdict, whose it is, why, and when it is looked at again."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from platform_guide.catalog.schema.base import Date, Frozen, Id, Line, Named, Text

NO_VERDICT = "none"
"""What a condition reads of an entry about which nobody has said anything: that is known, and passes `!= banned`."""


class Tone(StrEnum):
    """How a verdict looks: go ahead, go ahead with care, wait, do not."""

    GO = "go"
    CARE = "care"
    WAIT = "wait"
    STOP = "stop"


class VerdictStatus(Named):
    """A verdict that can be given; they are shown in the order of the settings."""

    tone: Tone


class Verdict(Frozen):
    """What an organisation says about using an entry; only a layer other than the first may hold one."""

    status: Annotated[Id, Field(description="a verdict id from settings.yaml")]
    owner: Annotated[Line, Field(description="the team or the person that decides")]
    contact: Annotated[Line | None, Field(description="where to ask: an address, a channel, a name")] = None
    reason: Text
    review_by: Annotated[Date, Field(description="the day by which somebody looks at it again")]
    since: Annotated[Date | None, Field(description="the day from which it holds")] = None
