"""What came of asking for one page, as JSON can hold it: the run keeps it until it is finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Result(StrEnum):
    """How a page answered."""

    READ = "read"
    GONE = "gone"
    AWAY = "away"
    """It leads to another host, which is not asked."""
    CLOSED = "closed"
    """The host does not want a program to read it."""
    FAILED = "failed"
    LEFT = "left"
    """It was not asked: the time was up."""


@dataclass(frozen=True)
class Text:
    """The main text of a page.

    `blocks` are its paragraphs in their order, each with the level of the heading that it is (1 to 6), or 0; `anchors`
    are the headings by the fragment of an address that leads to them. `whole` is the digest of a file without text.
    """

    blocks: tuple[tuple[int, str], ...] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)
    whole: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of asking for one page.

    `status` is that of the last answer, 0 where there was none; `moved` is the address that it has for good now;
    `reason` says in words what is behind the result.
    """

    result: Result
    status: int = 0
    moved: str = ""
    reason: str = ""
    text: Text | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Outcome:
        """Return what `as_dict` wrote.

        Raises:
            ValueError, TypeError, KeyError, AttributeError: it is of another form.
        """
        found = value["text"]
        return cls(
            Result(value["result"]),
            int(value["status"]),
            str(value["moved"]),
            str(value["reason"]),
            None if found is None else text_of(found),
        )


def text_of(value: Mapping[str, Any]) -> Text:
    """Return a text from its JSON; raises as `Outcome.of` does."""
    blocks = tuple((int(level), str(text)) for level, text in value["blocks"])
    anchors = {str(name): str(heading) for name, heading in value["anchors"].items()}
    return Text(blocks, anchors, str(value["whole"]))
