"""The decision model of the guide's own data."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.editions import Editions
from tests.shipped import catalog

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model


@functools.cache
def shipped_model() -> Model:
    """Return the model as the browser reads it."""
    found: Model = json.loads(json.dumps(compile_model(catalog())))
    return found


@functools.cache
def shipped_editions() -> Editions:
    """Return what is worked out about the editions of `shipped_model` once for all readers."""
    return Editions(shipped_model())
