"""Which options a pilot tries: the first two of a result, or what the reader names, judged against the same needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from platform_guide.decision.engine.interview import stack_of, walk
from platform_guide.decision.engine.model import Answers, Model, Recommendation
from platform_guide.decision.engine.recommend import decide

MOST = 2
"""Candidates beside today's way: with more, nobody has time to try one well."""
_STACKS = "stacks"
_Option = Mapping[str, Any]


class Chosen(NamedTuple):
    """The options to try, and the result that they come from.

    `answers` are those that `found` follows from; `gone` holds what was named and is not in the catalogue.
    """

    found: Recommendation
    options: list[_Option]
    answers: Answers
    gone: list[str]


def choose(
    model: Model, answers: Answers, weights: Mapping[str, int] | None = None, named: Sequence[str] = ()
) -> Chosen:
    """Return the options to try.

    Args:
        model: the decision's.
        answers: the reader's.
        weights: the reader's own, as for `decide`.
        named: ids of entries or stacks, their parts joined by `+` or a dot; none: the first of the result.
    """
    found = decide(model, answers, weights)
    if not named:
        return first_of(found, answers)
    ids = list(dict.fromkeys(stack for name in named if (stack := stack_of(model, name))))[:MOST]
    gone = [name for name in named if not stack_of(model, name)]
    by_id = {one["id"]: one for one in _listed(found)}
    if not all(name in by_id for name in ids):
        asked = _judged(model, answers, ids, list(by_id))
        if asked is not None:
            again = decide(model, asked, weights)
            judged = {one["id"]: one for one in again["judged"]}
            if all(name in judged for name in ids):
                return Chosen(again, [{**judged[name]} for name in ids], asked, gone)
    return Chosen(found, [by_id.get(name) or _bare(model, name) for name in ids], answers, gone)


def first_of(found: Recommendation, answers: Answers) -> Chosen:
    """Return the first options of a result."""
    return Chosen(found, _listed(found)[:MOST], answers, [])


def _listed(found: Recommendation) -> list[_Option]:
    """Return what a result names, the best first: what was judged, or what fits and then what has to be verified."""
    listed: list[_Option] = [{**one} for one in found["judged"]]
    if not listed:
        listed = [{**one} for one in found["options"]]
        listed += [{**one} for one in found["verify"]]
    return listed


def _judged(model: Model, answers: Answers, ids: list[str], others: list[str]) -> dict[str, list[str]] | None:
    """Return the answers with which the decision judges what is named; None where it has no door for that."""
    question = next((one for one in model["questions"] if one["kind"] == _STACKS), None)
    if question is None:
        return None
    for door in model["doors"]:
        for more in range(len(others) + 1):
            given = [*ids, *[name for name in others if name not in ids][:more]]
            asked = {**answers, "door": [door["id"]], question["id"]: given}
            if question["id"] in walk(model, asked)["asked"]:
                return asked
    return None


def _bare(model: Model, name: str) -> Mapping[str, Any]:
    """Return an option of which nothing is known but its parts: no answer says yet what is needed."""
    entries = {one["id"]: one for one in model["candidates"]}
    parts = [
        {"entry": part, "edition": entries[part]["editions"][0]["id"], "covers": [], "verify": []}
        for part in name.split("+")
    ]
    return {"id": name, "parts": parts, "unknown": []}
