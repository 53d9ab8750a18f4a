"""Vectors: pilots with all that follows from them, kept in tests/vectors for every engine to repeat.

`python -m tests.planning.pilot.vectors` writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import json
from typing import Any

from tests import support
from tests.planning.pilot.cases import ACCEPTED, ask, case, small_pilot, worked_out

FILE = support.ROOT / "tests" / "vectors" / "pilots.json"

_PLAIN: dict[str, Any] = {
    "named": [],
    "deep": True,
    "costly": [{"id": "thieves", "label": "No thieves", "description": "It stands inside."}],
    "accepted": [],
    "thresholds": {},
    "frame": {},
    "start": "2027-01-02",
    "weeks": 2,
    "card": {},
    "ended": True,
}
CASES: dict[str, dict[str, Any]] = {
    "from-a-result": {**_PLAIN, "answers": ask()},
    "verify-first": {**_PLAIN, "answers": ask(wishes="audit", size="2")},
    "named": {**_PLAIN, "answers": ask(wishes="logs compares"), "named": ["hall", "barn.engine"]},
    "named-without-answers": {**_PLAIN, "answers": {}, "named": ["hall", "ledger"], "deep": False},
    "one-is-gone": {**_PLAIN, "answers": ask(), "named": ["hall", "castle"]},
    "with-requirements": {**_PLAIN, "answers": ask(wishes="logs"), "accepted": ACCEPTED},
    "no-day": {**_PLAIN, "answers": ask(), "start": "2027-02-30"},
    **{f"random-{seed}": case(seed) for seed in range(3)},
}


def build() -> dict[str, Any]:
    """Return the pilot and the vectors as they should be."""
    cases = [{"name": name, "asked": asked, "expected": worked_out(asked)} for name, asked in CASES.items()]
    return {"pilot": small_pilot(), "cases": cases}


def main() -> None:
    """Write the vectors."""
    FILE.write_text(json.dumps(build(), indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
