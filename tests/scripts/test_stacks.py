"""Stacks in the scripts: their ids, and the level of a stack from those of its parts."""

from __future__ import annotations

import itertools
from typing import Any

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


def row(name: str, levels: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - values of facets, too
    """Return an entry of the matrix."""
    made = {"id": name, "name": name.title(), "also": [], "over": False, "levels": levels, "read": "2026-10-01"}
    return made | {"other": {}, "apart": [], "status": ["active"]} | more


DATA: dict[str, Any] = {
    "date": "2026-11-20",
    "stale_after": 365,
    "stacks": {"most": 3, "least": [{"area": 1, "why": "It leaks."}]},
    "areas": [{"id": name, "short": name, "name": name.title()} for name in ("ride", "guard")],
    "columns": [
        {"id": name, "short": name, "name": name, "area": area}
        for name, area in (("gears", 0), ("lamps", 0), ("lock", 1), ("bell", 1))
    ],
    "rows": [
        row("cargo", "pu.u", status=["preview"], apart=[0]),
        row("folder", "dnup", read="2026-01-01"),
        row("racer", "ffff"),
    ],
    "facets": [{"id": "status", "label": "State", "values": {"active": "Active", "preview": "Preview"}}],
}


def shown(query: str, *ids: str) -> dict[str, Any]:
    """Return the view of an address, with stacks that are collected."""
    (state,) = call("compare/matrix-view.js", ["readState", query, DATA])
    data = stacked(*dict(state["$map"]).get("pin", []), *ids)
    (found,) = call("compare/matrix-view.js", ["view", data, state, ""])
    return dict(found)


def stacked(*ids: str) -> dict[str, Any]:
    """Return the data with the rows of stacks."""
    (data,) = call("compare/matrix-stacks.js", ["withStacks", DATA, list(ids)])
    return dict(data)


def names(found: dict[str, Any]) -> list[str]:
    return [one["id"] for one in found["rows"]]


def test_the_row_of_a_stack_has_levels_bounds_and_the_parts_that_they_are_from() -> None:
    data = stacked("folder+cargo", "cargo", "cargo+folder", "cargo+nobody")
    assert [one["id"] for one in data["rows"]] == ["cargo+folder", "cargo", "folder", "racer"]
    made = data["rows"][0]
    assert (made["name"], made["levels"]) == ("Cargo + Folder", "puup")
    assert made["bounds"] == ["", "", "", "most"]
    assert made["by"] == [[0], [0], [1], [1]]
    assert made["other"] == {"0": "2026-10-01", "1": "2026-10-01", "2": "2026-01-01", "3": "2026-01-01"}
    assert made["apart"] == [0]
    many = stacked("cargo+folder+racer")
    assert many["rows"][0]["levels"] == "ffup"
    (none,) = call(
        "compare/matrix-stacks.js", ["withStacks", DATA | {"stacks": {"most": 2, "least": []}}, ["cargo+folder+racer"]]
    )
    assert len(none["rows"]) == 3


def test_filters_take_what_a_stack_surely_has_and_each_of_its_parts_is() -> None:
    ids = ("cargo+folder", "cargo+racer")
    assert names(shown("", *ids)) == ["cargo+folder", "cargo+racer", "cargo", "folder", "racer"]
    assert names(shown("has=gears.partial", *ids)) == ["cargo+folder", "cargo+racer", "cargo", "racer"]
    # At most partial is no partial.
    assert names(shown("has=bell.partial", *ids)) == ["folder", "racer"]
    assert names(shown("has=bell.unknown", *ids)) == ["cargo+folder", "cargo+racer", "cargo"]
    assert names(shown("status=active", *ids)) == ["folder", "racer"]
    assert names(shown("status=active&status=preview", *ids)) == [*ids, "cargo", "folder", "racer"]
    assert names(shown("find=folder", *ids)) == ["cargo+folder", "folder"]
    found = shown("sort=gears", *ids)
    assert names(found) == ["cargo+racer", "racer", "cargo+folder", "cargo", "folder"]
    # Numbers are of entries.
    assert found["fitting"] == 3
    assert dict(found["counts"]["$map"]) == {"status=preview": 1, "status=active": 2}


def test_a_bound_is_no_level_where_equal_columns_are_hidden() -> None:
    found = shown("pin=folder+cargo&pin=folder&only=pinned&same=hide")
    assert names(found) == ["cargo+folder", "folder"]
    assert [column["id"] for column in found["columns"]] == ["gears", "lamps", "bell"]


def test_an_address_names_a_stack_in_one_way() -> None:
    queries = ["pin=racer%2Bcargo", "pin=racer+cargo", "pin=cargo%20racer&pin=racer+cargo+racer"]
    states = call("compare/matrix-view.js", *(["readState", query, DATA] for query in queries))
    assert [dict(state["$map"]) for state in states] == [{"pin": ["cargo+racer"]}] * 3
    state, nobody, many = call(
        "compare/matrix-view.js",
        ["writeState", {"$map": [["pin", ["cargo+racer"]], ["find", ["c++ b"]]]}],
        ["readState", "pin=cargo+nobody", DATA],
        ["readState", "pin=cargo+racer", DATA | {"stacks": {"most": 1, "least": []}}],
    )
    assert state == "find=c%2B%2B+b&pin=cargo+racer"
    assert nobody == many == {"$map": []}


def test_areas_count_what_a_stack_has_and_what_it_may_have() -> None:
    data = stacked("cargo+folder")
    column = {"id": "guard", "short": "", "name": "", "area": 1, "at": [2, 3]}
    ride = {"id": "ride", "short": "", "name": "", "area": 0, "at": [0, 1]}
    guard, riding = call(
        "compare/matrix-view.js", ["cellOf", data["rows"][0], column], ["cellOf", data["rows"][0], ride]
    )
    # An unknown lock, and a bell that is at most partial.
    assert (guard["low"], guard["high"]) == (0, 2)
    assert (riding["low"], riding["high"]) == (1, 2)


def test_joints_are_documented_inside_a_part_open_or_missing() -> None:
    def part(name: str, *areas: str, level: str = "none", edges: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
        integrations = [{"with": other, "flow": flow, "kind": "built-in"} for other, flow in edges]
        record = {"id": name, "name": name.title(), "scope": [{"area": area} for area in areas], "editions": []}
        derived = {"hook": {"level": level, "editions": {}}}
        detail = {"record": record | {"claims": {}, "integrations": integrations}, "derived": derived}
        return {"choice": {"id": name, "edition": ""}, "detail": detail, "name": name.title()}

    def flow(name: str, source: str, target: str, by: str = "") -> dict[str, str]:
        return {"id": name, "source": source, "target": target, "by": by}

    parts = [part("pump", "air", "tyre", edges=(("hose", "valve"),)), part("hose", "tube", level="full")]
    flows = [
        flow("valve", "tyre", "tube"),
        flow("fill", "air", "tyre"),
        flow("fit", "air", "tube", "hook"),
        flow("seal", "tube", "tyre"),
        flow("elsewhere", "sea", "air"),
    ]
    given = {"root": "../", "say": {"$echo": True}, "flows": flows}
    (found,) = call("compare/stack-columns.js", ["joints", {"name": "Both", "parts": parts}, given])
    assert [(edge["from"], edge["to"], edge["flow"]) for edge in found["edges"]] == [("Pump", "Hose", "flow-valve")]
    assert found["made"] == [
        {"key": "joint-inside", "flow": "flow-fill", "name": "Pump"},
        {"key": "joint-open", "flow": "flow-fit", "name": "Hose"},
    ]
    assert found["missing"] == [{"flow": "flow-seal", "from": "Hose", "to": "Pump"}]
