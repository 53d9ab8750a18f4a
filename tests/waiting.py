"""Waits for what a test needs: for a condition and never for a time, and long enough for a machine that is busy."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

PATIENCE = 300
"""Seconds after which what a test waits for is taken never to come, be the machine ever so busy."""

_PAUSE = 0.05


def until(ask: Callable[[], T], missing: Callable[[], str]) -> T:
    """Ask again and again until the answer is true; return it.

    Args:
        ask: looks whether it has come.
        missing: says what did not come.

    Raises:
        AssertionError: it did not come in PATIENCE seconds.
    """
    end = time.monotonic() + PATIENCE
    while not (found := ask()):
        assert time.monotonic() < end, missing()
        time.sleep(_PAUSE)
    return found
