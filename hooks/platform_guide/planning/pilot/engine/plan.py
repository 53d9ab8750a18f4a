"""A plan from a result: the candidates, the hypotheses, and the rows of the scorecard, fixed before the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from platform_guide.decision.engine.model import Model, NeedData
from platform_guide.planning.pilot.engine.candidates import Chosen
from platform_guide.planning.pilot.engine.hypotheses import Hangs, doubts, hypotheses
from platform_guide.planning.pilot.engine.model import (
    AcceptedData,
    CandidateOf,
    NamedData,
    PilotCriterionData,
    PilotModel,
    Plan,
    PlanRow,
)
from platform_guide.planning.pilot.engine.outcome import figure_of
from platform_guide.planning.pilot.engine.words import capability_name, option_name, say

TODAY = "today"
"""The column of today's way."""
_Options = list[Mapping[str, Any]]


class Own(NamedTuple):
    """What a reader adds: thresholds by criterion, as decimal texts, and needs of a list of requirements."""

    thresholds: Mapping[str, str] = MappingProxyType({})
    accepted: Sequence[AcceptedData] = ()


def make_plan(
    pilot: PilotModel, model: Model, chosen: Chosen, own: Own | None = None, hangs: Hangs | None = None
) -> Plan:
    """Return the plan of a pilot.

    Args:
        pilot: what `compile_pilot` returned.
        model: the decision's model.
        chosen: what `choose` returned.
        own: what the reader adds.
        hangs: what the result hangs on.
    """
    given = own or Own()
    ids = [option["id"] for option in chosen.options]
    return {
        "candidates": [_candidate(model, option) for option in chosen.options],
        "columns": [*ids, TODAY],
        "hypotheses": hypotheses(pilot, model, chosen.found, chosen.options, hangs or Hangs()),
        "rows": [
            *_musts(pilot, chosen),
            *_needs(pilot, model, chosen, given.accepted),
            *_accepted(pilot, chosen, given.accepted),
            *(_criterion(pilot, one, given.thresholds, [*ids, TODAY]) for one in pilot["criteria"]),
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
        "most": "",
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


def _needs(pilot: PilotModel, model: Model, chosen: Chosen, accepted: Sequence[AcceptedData]) -> Iterator[PlanRow]:
    """Yield a row for each need: the capability's own test shows the level; requirements that it tests are named."""
    columns = [*(one["id"] for one in chosen.options), TODAY]
    for need in _tested(chosen):
        name = need["capability"]
        label = say(pilot, "row-need", {"capability": capability_name(model, name)})
        same = ", ".join(one["id"] for one in accepted if one["capability"] == name)
        row = _row(f"need-{name}", "need", f"{label} ({same})" if same else label, _test(pilot, name), columns)
        row["target"] = say(pilot, "target-level", {"level": need["level"]})
        row["better"] = "level"
        row["threshold"] = need["level"]
        row["who"] = role(pilot, pilot["box"]["tester"])
        row["evidence"] = say(pilot, "row-need-evidence")
        row["capability"] = name
        yield row


def _tested(chosen: Chosen) -> list[NeedData]:
    return [need for need in chosen.found["needs"] if not need["open"]]


def _test(pilot: PilotModel, capability: str) -> str:
    return pilot["tests"].get(capability, "")


def _accepted(pilot: PilotModel, chosen: Chosen, accepted: Sequence[AcceptedData]) -> Iterator[PlanRow]:
    """Yield a row for each need of the reader's list whose capability no other row tests; a must can end the pilot."""
    columns = [one["id"] for one in chosen.options]
    covered = {need["capability"] for need in _tested(chosen)}
    for one in accepted:
        if one["capability"] in covered:
            continue
        kind, of = ("must", columns) if one["must"] else ("need", [*columns, TODAY])
        row = _row(one["id"], kind, one["label"], _test(pilot, one["capability"]), of)
        row["target"] = say(pilot, "target-yes")
        row["who"] = role(pilot, pilot["box"]["tester"])
        row["evidence"] = say(pilot, "row-need-evidence")
        row["capability"] = one["capability"]
        yield row


def _criterion(pilot: PilotModel, one: PilotCriterionData, thresholds: Mapping[str, str], of: list[str]) -> PlanRow:
    threshold = thresholds.get(one["id"]) or one["threshold"] or ""
    test = pilot["tests"].get(one["capability"] or "", "")
    row = _row(one["id"], "criterion", one["label"], " ".join(text for text in (one["how"], test) if text), of)
    row["better"] = one["better"]
    row["threshold"] = "" if one["better"] == "yes" else threshold
    row["unit"] = one["unit"] or ""
    row["most"] = one["most"] or ""
    words = {"threshold": row["threshold"], "unit": row["unit"]}
    lame = one["better"] != "yes" and figure_of(row, row["threshold"]) is None
    row["target"] = say(pilot, "target-open" if lame else f"target-{one['better']}", words)
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
