"""The decision model of the guide's own data."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

from platform_guide.decision.engine.compile import compile_model
from tests.shipped import catalog

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model


@functools.cache
def shipped_model() -> Model:
    """Return the model as the browser reads it."""
    found: Model = json.loads(json.dumps(compile_model(catalog())))
    return found
