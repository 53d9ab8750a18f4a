"""Words come from the data: a message is looked up by its code and its placeholders are filled in."""

from __future__ import annotations

import re

from platform_guide.decision.engine.model import CandidateData, Model, Reason

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def say(model: Model, code: str, **words: str | int) -> Reason:
    """Return `{code, text}` for a message; a code without a text says itself."""
    text = model["messages"].get(code, code)
    return {"code": code, "text": _PLACEHOLDER.sub(lambda match: str(words.get(match[1], match[0])), text)}


def known_as(model: Model, candidate: CandidateData) -> str:
    """Return the name of an entry, with the one that it gave up not long ago."""
    name, former = candidate["name"], candidate["formerly"]
    return str(say(model, "formerly", entry=name, former=former)["text"]) if former else name
