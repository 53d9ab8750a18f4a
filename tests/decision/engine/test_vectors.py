from __future__ import annotations

import json

import pytest

from tests.decision.engine.test_javascript_equal import in_javascript
from tests.decision.vectors import FOLDER, both, build

MODEL = json.loads((FOLDER / "small-model.json").read_text(encoding="utf-8"))
VECTORS = json.loads((FOLDER / "decisions.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_python_repeats_the_vector(vector: dict[str, object]) -> None:
    assert both(MODEL, vector["answers"]) == vector["expected"]  # type: ignore[arg-type] # read from JSON


def test_javascript_repeats_the_vectors() -> None:
    assert in_javascript(MODEL, VECTORS) == [vector["expected"] for vector in VECTORS]


def test_the_vectors_are_what_their_program_writes() -> None:
    given, vectors = build()
    assert (json.loads(json.dumps(given)), json.loads(json.dumps(vectors))) == (MODEL, VECTORS)
