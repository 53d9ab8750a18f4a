"""A hook of MkDocs that notes which names the templates of a theme read though nobody gave them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined
from jinja2.utils import missing

if TYPE_CHECKING:
    from jinja2 import Environment

FOUND: set[tuple[str, str]] = set()


class Noted(Undefined):
    """What is not there, as before; but a name that a template of the theme reads is noted with its file."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, *rest: Any) -> None:  # noqa: ANN401 - as Jinja has it
        super().__init__(hint, obj, name, *rest)
        # A field that an object lacks is a question that may be asked; a name is not. Jinja asks from compiled code,
        # whose file is the template.
        place = sys._getframe(1).f_code.co_filename  # noqa: SLF001 - there is no other way to know who asks
        if obj is missing and name is not None and place.startswith(os.environ["THEME"]):
            FOUND.add((Path(place).name, name))


def on_env(env: Environment, **_: object) -> Environment:
    """Use the class above for everything that is not there."""
    env.undefined = Noted
    return env


def on_post_build(**_: object) -> None:
    """Write down what was found."""
    Path(os.environ["NAMES"]).write_text(json.dumps(sorted(FOUND)), encoding="utf-8")
