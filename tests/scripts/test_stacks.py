"""Stacks in the scripts: their ids, and the level of a stack from those of its parts."""

from __future__ import annotations

import itertools

import pytest

from tests.scripts.calling import call

pytestmark = pytest.mark.tools

WORST_FIRST = "ndpf"


def worked_out(levels: tuple[str, ...], *, least: bool) -> tuple[str, str, list[int]]:
    """Return level, bound and parts, by trying each level for what is unknown."""
    inside = [at for at, level in enumerate(levels) if level != "."]
    if not inside:
        return ".", "", []
    choices = [WORST_FIRST if levels[at] == "u" else levels[at] for at in inside]
    end = min if least else max
    found = {end(WORST_FIRST.index(level) for level in tried) for tried in itertools.product(*choices)}
    low, high = min(found), max(found)
    if (low, high) == (0, 3):
        return "u", "", [at for at in inside if levels[at] == "u"]
    level, bound = (low, "") if low == high else (high, "most") if least else (low, "least")
    return WORST_FIRST[level], bound, [at for at in inside if levels[at] == WORST_FIRST[level]]


@pytest.mark.parametrize("least", [False, True], ids=["the best counts", "the weakest counts"])
def test_the_level_of_a_stack_is_what_it_is_whatever_is_unknown(least: bool) -> None:  # noqa: FBT001 - a parameter
    every = [levels for count in (1, 2, 3) for levels in itertools.product("fpdnu.", repeat=count)]
    found = call("compare/roll-up.js", *(["together", list(levels), least] for levels in every))
    for levels, said in zip(every, found, strict=True):
        assert (said["level"], said["bound"], said["by"]) == worked_out(levels, least=least), levels


def test_a_part_outside_changes_nothing_and_the_order_of_parts_neither() -> None:
    best, turned, weakest = call(
        "compare/roll-up.js",
        ["together", ["p", ".", "u"], False],
        ["together", ["u", "p"], False],
        ["together", ["p", ".", "u"], True],
    )
    assert best == {"level": "p", "bound": "least", "by": [0]}
    assert turned == {"level": "p", "bound": "least", "by": [1]}
    assert weakest == {"level": "p", "bound": "most", "by": [0]}


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("mlflow+apache-airflow", ["apache-airflow", "mlflow"]),
        ("apache-airflow mlflow", ["apache-airflow", "mlflow"]),
        ("mlflow", ["mlflow"]),
        ("mlflow+mlflow", ["mlflow"]),
        ("+mlflow++", ["mlflow"]),
        ("", []),
    ],
)
def test_an_id_holds_each_entry_once_and_in_order(text: str, entries: list[str]) -> None:
    found, written = call("shared/stacks.js", ["entriesOf", text], ["stackOf", [text]])
    assert found == entries
    assert written == "+".join(entries)


def test_stacks_are_joined_and_taken_apart_with_their_names() -> None:
    joined, name, parts, one, strange = call(
        "shared/stacks.js",
        ["stackOf", ["mlflow+prefect", "apache-airflow", "mlflow"]],
        ["nameOf", ["Apache Airflow", "MLflow"]],
        ["apart", {"id": "apache-airflow+mlflow", "name": "Apache Airflow + MLflow"}],
        ["apart", {"id": "mlflow", "name": "MLflow + more"}],
        ["apart", {"id": "a+b", "name": "A + B + more"}],
    )
    assert joined == "apache-airflow+mlflow+prefect"
    assert name == "Apache Airflow + MLflow"
    assert parts == [{"id": "apache-airflow", "name": "Apache Airflow"}, {"id": "mlflow", "name": "MLflow"}]
    assert one == [{"id": "mlflow", "name": "MLflow + more"}]
    assert strange == [{"id": "a", "name": "a"}, {"id": "b", "name": "b"}]
