"""Vectors: answers with the recommendation that they lead to, kept in tests/vectors for every engine to repeat.

`python -m tests.decision.vectors` writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import json
from typing import Any

from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from tests import support
from tests.decision.small import model

FOLDER = support.ROOT / "tests" / "vectors"


def _ask(**changes: str) -> dict[str, list[str]]:
    given = {"closed": "no", "place": "any", "size": "20", "wishes": "nothing", "has": "none", **changes}
    return {"door": ["whole"], **{name: value.split() for name, value in given.items()}}


CASES: dict[str, dict[str, list[str]]] = {
    "nothing-answered": {},
    "learner": {"door": ["learn"], "lesson": ["yes"]},
    "none-needed": _ask(size="1"),
    "keep": _ask(has="barn engine"),
    "stack-or-platform": _ask(wishes="logs"),
    "platform": _ask(size="60", skill="high", wishes="logs compares"),
    "replace": _ask(size="2", has="barn gone", wishes="logs"),
    "closed-and-small": _ask(closed="yes"),
    "nothing-fits": _ask(closed="yes", size="60", skill="high", wishes="compares"),
    "verify-first": _ask(wishes="audit", size="2"),
    "unknown-answer": _ask(closed="unknown", wishes="logs"),
    "unknown-need": _ask(wishes="unknown"),
    "all-unknown": _ask(closed="unknown", place="unknown", size="unknown", wishes="unknown", has="unknown"),
    "half-way": {"door": ["whole"], "closed": ["no"], "place": ["site"]},
    "short-way": {"door": ["whole"], "track": ["short"], "size": ["60"], "wishes": ["logs"]},
    "dropped": _ask(colour="red"),
    "judged": {**_ask(wishes="logs compares"), "door": ["judge"], "named": ["hall", "manor", "ledger.barn.engine"]},
    "judged-and-failed": {**_ask(closed="yes", wishes="audit"), "door": ["judge"], "named": ["gone", "barn+engine"]},
}


def build() -> tuple[Model, list[dict[str, Any]]]:
    """Return the model and the vectors as they should be."""
    given = model()
    return given, [
        {"name": name, "answers": answers, "deep": True, "expected": both(given, answers)}
        for name, answers in CASES.items()
    ]


def both(given: Model, answers: dict[str, list[str]]) -> dict[str, Any]:
    """Return the recommendation and what it hangs on."""
    return {"decide": decide(given, answers), "study": study(given, answers)}


def as_text(value: object) -> str:
    """Format JSON so that a difference can be read."""
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the vectors."""
    given, vectors = build()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "small-model.json").write_text(as_text(given), encoding="utf-8")
    (FOLDER / "decisions.json").write_text(as_text(vectors), encoding="utf-8")


if __name__ == "__main__":
    main()
