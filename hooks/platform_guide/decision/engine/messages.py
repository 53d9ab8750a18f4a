"""Words come from the data: a message is looked up by its code and its placeholders are filled in."""

from __future__ import annotations

import re

from platform_guide.decision.engine.model import Model, Reason

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def say(model: Model, code: str, **words: str | int) -> Reason:
    """Return `{code, text}` for a message; a code without a text says itself."""
    text = model["messages"].get(code, code)
    return {"code": code, "text": _PLACEHOLDER.sub(lambda match: str(words.get(match[1], match[0])), text)}
