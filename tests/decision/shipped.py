"""The decision model of the guide's own data."""

from __future__ import annotations

import datetime as dt
import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING

from platform_guide.catalog.load import Catalog, load
from platform_guide.decision.compile import compile_model

if TYPE_CHECKING:
    from platform_guide.decision.model import Model

ROOT = Path(__file__).resolve().parent.parent.parent


@functools.cache
def shipped_catalog() -> Catalog:
    """Return the guide's own catalogue, which has to load without errors."""
    found, issues = load(ROOT, ("data",), dt.datetime.now(dt.UTC).date())
    assert found, issues
    return found


@functools.cache
def shipped_model() -> Model:
    """Return the model as the browser reads it."""
    found: Model = json.loads(json.dumps(compile_model(shipped_catalog())))
    return found
