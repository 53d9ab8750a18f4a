"""Words come from the data: texts by their code, with placeholders filled in, and names of what ids stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from platform_guide.decision.engine.model import Model
from platform_guide.planning.pilot.engine.model import PilotModel

_TWO_STOPS = re.compile(r"(?<=[^.])\.\.(?!\.)")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def say(pilot: PilotModel, code: str, words: Mapping[str, str | int] | None = None) -> str:
    """Return a text with its placeholders filled in; a code without a text says itself.

    What is filled in may end with a full stop where the text has one of its own: one of them is enough.
    """
    given = words or {}
    told = _PLACEHOLDER.sub(lambda match: str(given.get(match[1], match[0])), pilot["texts"].get(code, code))
    return _TWO_STOPS.sub(".", told)


def option_name(model: Model, option: str) -> str:
    """Return the names of an option's parts; a part that is gone says its id."""
    names = {one["id"]: one["name"] for one in model["candidates"]}
    return " + ".join(names.get(part, part) for part in option.split("+"))


def capability_name(model: Model, capability: str) -> str:
    """Return what a capability is called."""
    found = dict(zip(model["capabilities"], model["labels"], strict=True))
    return found.get(capability, capability)
