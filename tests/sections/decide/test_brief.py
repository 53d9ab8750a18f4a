"""The first options in figures: the same on pages without scripts as in the browser, and right on cases by hand."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

import pytest

from platform_guide.sections.decide.brief import (
    asked_of,
    brief,
    gaps_of,
    heads,
    prices_of,
    short_of,
    shown_first,
    side_by_side,
    to_build,
)
from tests.scripts.calling import call
from tests.support import ROOT

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model, Recommendation, StackData

VECTORS = ROOT / "tests" / "vectors"
MODEL: Model = json.loads((VECTORS / "small-model.json").read_text(encoding="utf-8"))
CASES: list[Recommendation] = [
    one["expected"]["decide"] for one in json.loads((VECTORS / "decisions.json").read_text(encoding="utf-8"))
]


def in_json(value: object) -> Any:  # noqa: ANN401 - data of any shape
    """Return data as it is after a way through JSON."""
    return json.loads(json.dumps(value))


def must(*, open_: bool = False, build: str | None = None) -> dict[str, Any]:
    return {"label": "It records who did what", "open": open_, "build": build}


def option(name: str, rank: int | None, shared: int | None = 1, **part: list[int]) -> dict[str, Any]:
    parts = [{"entry": one, "edition": "only", "verify": [], "builds": [], **part} for one in name.split("+")]
    return {"id": name, "rank": rank, "shared": shared, "parts": parts}


@pytest.mark.tools
def test_the_browser_counts_the_same() -> None:
    assert any(len(shown_first(found)) > 1 for found in CASES)
    theirs = call("decide/brief.js", *(["columns", MODEL, found] for found in CASES))
    ours = [[asdict(column) for column in brief(MODEL, found)] for found in CASES]
    assert theirs == in_json(ours)
    assert call("decide/brief.js", *(["toBuild", found] for found in CASES)) == [
        in_json(to_build(found)) for found in CASES
    ]
    shown = [brief(MODEL, found) for found in CASES]
    options = [[column.option for column in columns] for columns in shown]
    assert call("decide/brief.js", *(["sideBySide", one] for one in options)) == [side_by_side(one) for one in shown]
    assert call("decide/brief.js", *(["ranksOf", one] for one in options)) == [
        [asdict(head) for head in heads(columns)] for columns in shown
    ]


def test_what_fits_is_shown_and_else_what_has_to_be_verified() -> None:
    fits, unsure = [option("a", 1), option("b", 2), option("c", 3), option("d", 4)], [option("e", None, None)]
    names = [
        [one["id"] for one in shown_first(cast("Recommendation", {"judged": [], "options": options, "verify": unsure}))]
        for options in (fits, fits[:1], [])
    ]
    assert names == [["a", "b", "c"], ["a"], ["e"]]


def test_a_must_have_is_named_once_with_all_parts_that_it_concerns() -> None:
    musts = cast("Any", [must(build="A proxy in front of it."), must(), must(open_=True)])
    stack = cast("StackData", option("a+b", 1, builds=[0], verify=[1, 2]))
    assert [(gap.how, gap.place, gap.entries) for gap in gaps_of(stack, musts)] == [
        ("build", 0, ("a", "b")), ("verify", 1, ("a", "b")), ("open", 2, ("a", "b")),
    ]  # fmt: skip
    found = cast("Recommendation", {"judged": [], "options": [stack], "verify": [], "musts": musts})
    assert to_build(found) == (musts[0],)


def cover(capability: str, level: str, *limits: str) -> dict[str, Any]:
    return {"capability": capability, "level": level, "secondary": False, "limits": list(limits)}


def test_a_need_is_short_where_no_part_covers_it_at_the_highest_level() -> None:
    parts = [
        {"entry": "a", "covers": [cover("keep", "diy", "By hand."), cover("log", "partial", "Late.")]},
        {"entry": "b", "covers": [cover("log", "full"), cover("keep", "partial", "Small.", "Young.")]},
        {"entry": "c", "covers": [cover("jobs", "full"), cover("keep", "partial")]},
    ]
    found = short_of(MODEL, cast("StackData", {"parts": parts}))
    assert [(one.entry, one.capability, one.level, one.limits) for one in found] == [
        ("b", "keep", "partial", ("Small.", "Young.")),
        ("c", "keep", "partial", ()),
    ]


def test_a_price_is_asked_for_of_new_parts_without_a_published_one() -> None:
    parts = [
        {"entry": name, "edition": edition, "delivery": delivery, "owned": owned}
        for name, edition, delivery, owned in (
            ("hall", "service", "saas", False),
            ("barn", "only", "self-hosted", False),
        )
    ]
    stack = cast("StackData", {"parts": parts})
    assert prices_of(MODEL, stack) == (("hall", "quote"), ("barn", "free"))
    assert asked_of(MODEL, stack) == ("hall",)
    parts[0]["owned"] = True
    assert asked_of(MODEL, stack) == ()


def test_an_open_must_have_does_not_count_as_one_that_is_not_met() -> None:
    found = next(found for found in CASES if found["options"] and found["options"][0]["parts"])
    first = in_json(found["options"][0])
    first["parts"][0]["verify"] = [0]
    for open_, met in ((True, 0), (False, 0)):
        changed = cast("Recommendation", {**found, "judged": [], "options": [first], "musts": [must(open_=open_)]})
        column = brief(MODEL, changed)[0]
        assert (column.met, column.musts) == (met, 0 if open_ else 1)


def test_options_of_one_rank_have_one_head() -> None:
    columns = brief(MODEL, next(found for found in CASES if len(found["options"]) > 2))
    assert sum(head.shown for head in heads(columns)) == len(columns)
