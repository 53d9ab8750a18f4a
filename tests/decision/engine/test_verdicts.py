"""Rules read an organisation's verdicts, in Python and in the browser alike; no verdict is an answer, too."""

from __future__ import annotations

import copy
import json

import pytest

from platform_guide.catalog.schema.verdict import NO_VERDICT
from platform_guide.decision.engine.model import Model
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.predicate.syntax import parse
from platform_guide.decision.predicate.types import ValueType, check, lower
from tests.decision.engine.test_javascript_equal import check_equal, readers
from tests.decision.small import model

VOCABULARY = {"verdict": ValueType("enum", ("approved", "banned", NO_VERDICT))}
READER = {"answers": {"door": ["whole"], "closed": ["no"], "size": ["20"], "wishes": ["nothing"], "has": ["none"]}}


def asked(that: str, verdicts: dict[int, str]) -> Model:
    """Return the small model with a must-have for every reader, and with verdicts on entries by their position."""
    given = copy.deepcopy(model())
    for at, verdict in verdicts.items():
        given["candidates"][at]["verdict"] = verdict
    node = parse(that)
    assert check(node, VOCABULARY) == []
    rule = next(rule for rule in given["rules"] if rule["id"] == "always")
    rule["require"].append(
        {
            "that": lower(node, VOCABULARY),
            "on_unknown": "exclude",
            "on_open": "hold",
            "label": "Allowed here",
            "build": None,
        }
    )
    return given


def excluded(given: Model) -> set[str]:
    result = decide(given, READER["answers"])
    return {
        entry
        for reason in result["why_not"]
        if reason["code"] == "not-failed" and "Allowed here" in json.dumps(reason)
        for entry in [reason["entry"]]
    }


def ids(given: Model, *at: int) -> set[str]:
    return {given["candidates"][index]["id"] for index in at}


@pytest.mark.parametrize("that", ["verdict != banned", "not (verdict in [banned])"])
def test_never_banned_leaves_out_what_is_banned_and_nothing_else(that: str) -> None:
    given = asked(that, {0: "banned", 1: "approved"})
    assert excluded(given) == ids(given, 0)


def test_only_approved_leaves_out_what_nobody_has_judged() -> None:
    given = asked("verdict == approved", {0: "banned", 1: "approved"})
    ended = given["parameters"]["ended"]
    offered = {one["id"] for one in given["candidates"] if one["status"] not in ended}
    assert excluded(given) == offered - ids(given, 1)


def test_nobody_s_verdict_can_be_asked_for() -> None:
    given = asked(f"verdict in [approved, {NO_VERDICT}]", {0: "banned", 1: "approved"})
    assert excluded(given) == ids(given, 0)


@pytest.mark.no_cover
@pytest.mark.tools
@pytest.mark.parametrize(
    "that", ["verdict != banned", "verdict == approved", "verdict in [approved, none]", "not (verdict == none)"]
)
def test_the_browser_reads_verdicts_as_python_does(that: str) -> None:
    given = asked(that, {0: "banned", 1: "approved", 2: "banned", 4: "approved"})
    check_equal(given, readers(given, 40, 7, deep=20))
