"""A plan from a result: the candidates, the hypotheses, and the rows of the scorecard, fixed before the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from platform_guide.decision.engine.model import Model
from platform_guide.planning.pilot.engine.candidates import Chosen
from platform_guide.planning.pilot.engine.hypotheses import Hangs, doubts, hypotheses
from platform_guide.planning.pilot.engine.model import (
    CandidateOf,
    NamedData,
    PilotCriterionData,
    PilotModel,
    Plan,
    PlanRow,
)
from platform_guide.planning.pilot.engine.words import capability_name, option_name, say

TODAY = "today"
"""The column of today's way."""
_Options = list[Mapping[str, Any]]


def make_plan(
    pilot: PilotModel,
    model: Model,
    chosen: Chosen,
    thresholds: Mapping[str, str] | None = None,
    hangs: Hangs | None = None,
) -> Plan:
    """Return the plan of a pilot.

    Args:
        pilot: what `compile_pilot` returned.
        model: the decision's model.
        chosen: what `choose` returned.
        thresholds: the reader's own, by criterion, as decimal texts.
        hangs: what the result hangs on.
    """
    ids = [option["id"] for option in chosen.options]
    return {
        "candidates": [_candidate(model, option) for option in chosen.options],
        "columns": [*ids, TODAY],
        "hypotheses": hypotheses(pilot, model, chosen.found, chosen.options, hangs or Hangs()),
        "rows": [
            *_musts(pilot, chosen),
            *_needs(pilot, model, chosen),
            *(_criterion(pilot, one, thresholds or {}, [*ids, TODAY]) for one in pilot["criteria"]),
            *(_exit(pilot, one, ids) for one in pilot["exits"]),
            *(_stop(pilot, one, ids) for one in pilot["stops"]),
        ],
        "date": model["date"],
    }


def _candidate(model: Model, option: Mapping[str, Any]) -> CandidateOf:
    parts = [f"{part['entry']}/{part['edition']}" for part in option["parts"]]
    covers: dict[str, str] = {}
    for name, part in zip(parts, option["parts"], strict=True):
        for cover in part["covers"]:
            covers.setdefault(cover["capability"], name)
    return {"id": option["id"], "name": option_name(model, option["id"]), "parts": parts, "covers": covers}


def _row(name: str, kind: str, label: str, how: str, of: list[str]) -> PlanRow:
    return {
        "id": name,
        "kind": kind,
        "label": label,
        "how": how,
        "target": "",
        "better": "yes",
        "threshold": "",
        "unit": "",
        "who": "",
        "evidence": "",
        "capability": "",
        "of": of,
    }


def role(pilot: PilotModel, name: str) -> str:
    """Return what a role is called."""
    return next((one["label"] for one in pilot["roles"] if one["id"] == name), name)


def _musts(pilot: PilotModel, chosen: Chosen) -> Iterator[PlanRow]:
    """Yield a row for each must-have that is in doubt for a candidate, asked of those for which it is."""
    asked: dict[int, list[str]] = {}
    for option in chosen.options:
        for place in doubts(option):
            asked.setdefault(place, []).append(option["id"])
    seen: dict[str, int] = {}
    for place, of in sorted(asked.items()):
        must = chosen.found["musts"][place]
        seen[must["rule"]] = seen.get(must["rule"], 0) + 1
        more = "" if seen[must["rule"]] == 1 else f"-{seen[must['rule']]}"
        row = _row(f"must-{must['rule']}{more}", "must", must["label"], say(pilot, "row-must-how"), of)
        row["target"] = say(pilot, "target-must")
        row["who"] = role(pilot, pilot["box"]["tester"])
        row["evidence"] = say(pilot, "row-must-evidence")
        yield row


def _needs(pilot: PilotModel, model: Model, chosen: Chosen) -> Iterator[PlanRow]:
    """Yield a row for each need: the capability's own test shows the level."""
    for need in chosen.found["needs"]:
        if need["open"]:
            continue
        name = need["capability"]
        label = say(pilot, "row-need", {"capability": capability_name(model, name)})
        row = _row(
            f"need-{name}", "need", label, pilot["tests"].get(name, ""), [*(one["id"] for one in chosen.options), TODAY]
        )
        row["target"] = say(pilot, "target-level", {"level": need["level"]})
        row["better"] = "level"
        row["threshold"] = need["level"]
        row["who"] = role(pilot, pilot["box"]["tester"])
        row["evidence"] = say(pilot, "row-need-evidence")
        row["capability"] = name
        yield row


def _criterion(pilot: PilotModel, one: PilotCriterionData, thresholds: Mapping[str, str], of: list[str]) -> PlanRow:
    threshold = thresholds.get(one["id"]) or one["threshold"] or ""
    test = pilot["tests"].get(one["capability"] or "", "")
    row = _row(one["id"], "criterion", one["label"], " ".join(text for text in (one["how"], test) if text), of)
    row["better"] = one["better"]
    row["threshold"] = "" if one["better"] == "yes" else threshold
    row["unit"] = one["unit"] or ""
    row["target"] = say(pilot, f"target-{one['better']}", {"threshold": row["threshold"], "unit": row["unit"]})
    row["who"] = role(pilot, one["who"])
    row["evidence"] = one["evidence"]
    row["capability"] = one["capability"] or ""
    return row


def _exit(pilot: PilotModel, one: NamedData, of: list[str]) -> PlanRow:
    row = _row(one["id"], "exit", one["label"], one["description"], of)
    row["target"] = say(pilot, "target-exit")
    row["who"] = role(pilot, pilot["box"]["tester"])
    return row


def _stop(pilot: PilotModel, one: NamedData, of: list[str]) -> PlanRow:
    row = _row(one["id"], "stop", one["label"], one["description"], of)
    row["better"] = "no"
    row["target"] = say(pilot, "target-stop")
    row["who"] = role(pilot, pilot["box"]["lead"])
    return row
