"""Functions of the site's scripts, called without a browser."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from tests.support import ROOT, require


def call(module: str, *calls: list[Any]) -> list[Any]:
    """Call functions of a script, each given as its name and its arguments, and return what they return.

    Raises:
        AssertionError: one of them threw; the message says what.
    """
    given = json.dumps({"module": module, "calls": calls})
    command = [require("node"), str(ROOT / "tests/scripts/call.js")]
    result = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    answers = json.loads(result.stdout)
    assert not [answer for answer in answers if "error" in answer], answers
    return [answer.get("value") for answer in answers]
