"""Names that every object of JavaScript inherits are only names: in an address, in a file, in the data."""

from __future__ import annotations

from typing import Any

import pytest

from tests.decision.engine.test_javascript_equal import check_equal, readers
from tests.decision.small import model
from tests.scripts.calling import call

pytestmark = pytest.mark.tools

INHERITED = ("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__")
# The only one of them that is an id, too.
ID = "constructor"


@pytest.mark.parametrize("name", INHERITED)
def test_an_address_holds_what_it_says(name: str) -> None:
    (found,) = call("decide/address.js", ["read", f"#door={name}&{name}=a,b&weight.{name}=5&at={name}"])
    assert found == {
        "answers": {"door": [name], name: ["a", "b"]},
        "weights": {name: 5},
        "marks": {"at": [name]},
        "plan": {},
    }
    (written,) = call("decide/address.js", ["write", found["answers"], found["weights"], found["marks"]])
    assert set(written.removeprefix("#").split("&")) == {
        f"door={name}",
        f"{name}=a,b",
        f"weight.{name}=5",
        f"at={name}",
    }


@pytest.mark.parametrize("name", INHERITED)
def test_answers_and_weights_of_no_question_say_nothing(name: str) -> None:
    small = model()
    for answers in ({name: ["yes"]}, {"door": [name]}, {"door": ["whole"], "closed": [name], name: [name]}):
        without = {key: given for key, given in answers.items() if key != name}
        found, dropped, usual = call(
            "decision/recommend.js",
            ["decide", small, answers, {name: 5}],
            ["solve", small, answers, {name: 5}],
            ["decide", small, without],
        )
        assert dropped["reader"]["interview"]["dropped"] == ([name] if name in answers else [])
        found["interview"]["dropped"] = []
        assert found == usual


def renamed(value: Any, old: str) -> Any:  # noqa: ANN401 - any part of a model, and the same part
    """Return a part of a model in which a name is another one."""
    if isinstance(value, dict):
        return {renamed(key, old): renamed(item, old) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [renamed(item, old) for item in value]
    if isinstance(value, str) and value in {old, f"fact.{old}", f"claim.{old}"}:
        return value.removesuffix(old) + ID
    return value


def ids() -> list[str]:
    """Return the names that the small model gives to facts, questions, answers, criteria and so on."""
    small: Any = model()
    # A model has its entries in the order of their ids.
    entries = [one["id"] for one in small["candidates"]]
    found = {
        small["candidates"][0]["category"],
        *(one["id"] for kind in ("facts", "questions", "criteria") for one in small[kind]),
        *small["capabilities"],
        *(one for one in entries if sorted(renamed(entries, one)) == renamed(entries, one)),
        *(value for fact in small["facts"] for value in fact["values"]),
        *(answer["id"] for question in small["questions"] for answer in question["answers"]),
    }
    # Words that the engine itself knows.
    return sorted(found - {"none", "unknown"})


@pytest.mark.parametrize("name", ids())
def test_the_engine_takes_every_name_for_a_name(name: str) -> None:
    given = renamed(model(), name)
    check_equal(given, readers(given, 24, 20_261_129, deep=12))


DATA = {
    "date": "2026-11-20",
    "stale_after": 365,
    "areas": [{"id": "riding", "short": "Riding", "name": "Riding"}],
    "columns": [{"id": "gears", "short": "Gears", "name": "Gears", "area": 0}],
    "rows": [
        {
            "id": "roadster",
            "name": "Roadster",
            "also": [],
            "over": False,
            "levels": "p",
            "read": "2026-10-01",
            "other": {},
        }
        | {"apart": [], "status": ["active"]}
    ],
    "facets": [{"id": "status", "label": "State", "values": {"active": "Active"}}],
}


@pytest.mark.parametrize("name", INHERITED)
def test_the_matrix_drops_what_means_nothing(name: str) -> None:
    names = ("has", "area", "column", "hide", "pin", "sort", "group", "status", "density", name)
    queries = [f"has=gears.{name}", f"has={name}.full", f"has=gears&level={name}", *(f"{key}={name}" for key in names)]
    states = call("compare/matrix-view.js", *(["readState", query, DATA] for query in queries))
    assert states == [{"$map": []}] * len(queries)
    kept, *views = call(
        "compare/matrix-view.js",
        ["readState", "has=gears.partial", DATA],
        *(["view", DATA, state, name] for state in states),
    )
    assert kept == {"$map": [["has", ["gears.partial"]]]}
    assert [view["fitting"] for view in views] == [1] * len(queries)


@pytest.mark.parametrize("name", INHERITED)
def test_side_by_side_finds_nothing_where_nothing_is_said(name: str) -> None:
    """An edition, a capability and a criterion of such a name, of which the record says nothing."""
    edition = {"id": name, "name": "Standard", "delivery": [], "environments": [], "licence": "MIT", "status": "active"}
    record = {
        "id": "roadster",
        "name": "Roadster",
        "category": "city",
        "owner": {"name": "Wheel Works"},
        "lifecycle": {"status": "active"},
        "editions": [edition | {"licence_family": "open-source", "pricing": {"model": "free"}}],
        "claims": {"gears": {"level": "full", "verified_on": "2026-10-01"}},
    }
    detail = {
        "record": record,
        "worded": {"entry": [], "editions": {}},
        "derived": {"gears": {"level": "full"}},
        "scores": {},
        "best_edition": name,
    }
    choices, columns = call("compare/side-by-side-model.js", ["parse", f"of={name}&of=roadster.{name}"]), []
    assert choices == [[{"id": name, "edition": ""}, {"id": "roadster", "edition": name}]]
    for edition_id in ("", name):
        details = {"$map": [["roadster", detail]]}
        columns += call("compare/side-by-side-model.js", ["column", {"id": "roadster", "edition": edition_id}, details])
    index = DATA | {"columns": [*DATA["columns"], {"id": name, "short": "", "name": name, "area": 0}]}  # type: ignore[misc]
    given = {"index": index, "criteria": [{"id": name, "label": name}], "root": "", "today": 0}
    (found,) = call("compare/side-by-side-model.js", ["compare", columns, given | {"say": {"$echo": True}}])
    (area,) = found["areas"]
    gears, strange = area["rows"]
    assert [cell["editions"] for cell in gears["cells"]] == [[], []]
    assert [(cell["level"], cell["inside"], cell["note"]) for cell in strange["cells"]] == [("none", False, "")] * 2
    assert found["deciding"] == []
