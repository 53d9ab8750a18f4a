"""Policy only: what the rules make of the facts. Each rule is active, open (its facts are unknown) or silent."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TypedDict

from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import (
    Ast,
    BuildData,
    FactData,
    FactValue,
    Interview,
    MaturityData,
    Model,
    NeedData,
    Reason,
    RuleData,
)
from platform_guide.decision.predicate.evaluate import evaluate, names


class Must(TypedDict):
    """A must-have in force, or an open one; `facts` are those that its rule reads.

    `cases` are the values of the unknown ones among them with which it holds, of an open must-have only. `beside` tells
    that what this reader can build is surely asked beside what needs no building.
    """

    rule: str
    label: str
    because: str
    on_unknown: str
    on_open: str
    that: Ast
    build: BuildData | None
    beside: bool
    open: bool
    facts: list[str]
    cases: list[dict[str, FactValue]]
    ways: list[dict[str, FactValue]]


class Need(TypedDict):
    """A capability needed at a rank or above, with the rules that ask for that rank.

    `made` tells that only what was made for it covers it, and nothing that offers it beside its main job; `without`
    holds the limits, by position in the model, with which an edition does not cover it.
    """

    capability: int
    rank: int
    made: bool
    without: list[int]
    open: bool
    rules: list[str]


class Policy(TypedDict):
    """What the rules ask for; `open_rules` wait for an answer."""

    musts: list[Must]
    needs: list[Need]
    open_needs: list[Need]
    weights: dict[str, int]
    maturity: MaturityData | None
    outcome: RuleData | None
    notes: list[Reason]
    open_rules: list[RuleData]


def apply_rules(model: Model, interview: Interview) -> Policy:
    """Apply every rule to the facts of an interview.

    The needed rank of a capability is the maximum over the rules that ask for it, and so is the weight of a
    criterion over the rules that propose one; where none does, the criterion's own weight stands.
    """
    lookup = environment(model, interview["facts"])
    active: list[RuleData] = []
    waiting: list[RuleData] = []
    for rule in (_named(rule, interview) for rule in model["rules"]):
        holds = evaluate(rule["when"], lookup)
        if holds is not False:
            (waiting if holds is None else active).append(rule)
    needs = _needs(active, is_open=False)
    have = {need["capability"]: need for need in needs}
    later = [need for need in _needs(waiting, is_open=True) if _more(need, have.get(need["capability"]))]
    return {
        "musts": _musts(model, active, interview) + _musts(model, waiting, interview, waiting=True),
        "needs": needs,
        "open_needs": later,
        "weights": {item["id"]: _weight(item["id"], item["weight"], active) for item in model["criteria"]},
        "maturity": _maturity(model, active),
        "outcome": next((rule for rule in active if rule["outcome"]), None),
        "notes": [
            {"rule": rule["id"], "text": rule["note"], "about": rule["about"]} for rule in active if rule["note"]
        ],
        "open_rules": waiting,
    }


def _named(rule: RuleData, interview: Interview) -> RuleData:
    """Return a rule with what follows from each value that the reader named."""
    each = rule["each"]
    values = interview["facts"][each["fact"]] if each else None
    if each is None or not isinstance(values, list):
        return rule
    return {
        **rule,
        "require": rule["require"] + [each["require"][value] for value in values if value in each["require"]],
        "need": rule["need"] + [each["need"][value] for value in values if value in each["need"]],
    }


def _musts(model: Model, rules: list[RuleData], interview: Interview, *, waiting: bool = False) -> list[Must]:
    """Return the must-haves of rules; one that compares with a fact which is unknown is open as well."""
    found: list[Must] = []
    for rule in rules:
        for item in rule["require"]:
            compared = [name.removeprefix("fact.") for name in names(item["that"]) if name.startswith("fact.")]
            facts = list(dict.fromkeys([*facts_of(rule), *compared]))
            is_open = waiting or any(interview["facts"][name] is None for name in compared)
            found.append(
                {
                    "rule": rule["id"],
                    "label": item["label"],
                    "because": rule["because"],
                    "on_unknown": item["on_unknown"],
                    "on_open": item["on_open"],
                    "that": item["that"],
                    "build": item["build"],
                    "beside": _beside(model, interview, item["build"]),
                    "open": is_open,
                    "facts": facts,
                    "cases": _cases(model, rule, interview, facts) if is_open else [],
                    "ways": _ways(model, interview, item["build"]["when"]) if item["build"] else [],
                }
            )
    return found


def _beside(model: Model, interview: Interview, build: BuildData | None) -> bool:
    that = build["beside"] if build else None
    return that is not None and evaluate(that, environment(model, interview["facts"])) is True


def compared(rule: RuleData) -> list[str]:
    """Return the facts that the must-haves of a rule compare with, those of ways to build them included."""
    asked = [item["that"] for item in rule["require"]]
    asked += [item["build"]["when"] for item in rule["require"] if item["build"]]
    read = {name for that in asked for name in names(that) if name.startswith("fact.")}
    return sorted(name.removeprefix("fact.") for name in read)


def _cases(model: Model, rule: RuleData, interview: Interview, facts: list[str]) -> list[dict[str, FactValue]]:
    """Return the values of unknown facts with which a rule holds.

    Facts without a list of values stay unknown, and so do all of them where there are more ways than the parameter
    `completions`; the rule may then hold.
    """
    open_facts = [one for one in model["facts"] if one["id"] in facts and interview["facts"][one["id"]] is None]
    values = [_values(fact) for fact in open_facts]
    if prod(map(len, values)) > model["parameters"]["completions"]:
        return [{}]
    ways = [dict(zip([fact["id"] for fact in open_facts], chosen, strict=True)) for chosen in product(*values)]
    return [
        way for way in ways if evaluate(rule["when"], environment(model, {**interview["facts"], **way})) is not False
    ]


def _ways(model: Model, interview: Interview, when: Ast) -> list[dict[str, FactValue]]:
    """Return the values of unknown facts that a way to build compares with; one way where all are known."""
    read = {name.removeprefix("fact.") for name in names(when) if name.startswith("fact.")}
    unknown = [one for one in model["facts"] if one["id"] in read and interview["facts"][one["id"]] is None]
    return [
        dict(zip([one["id"] for one in unknown], chosen, strict=True)) for chosen in product(*map(_values, unknown))
    ]


def _values(fact: FactData) -> list[FactValue]:
    if fact["type"] == "bool":
        return [True, False]
    return list(fact["values"]) if fact["type"] in {"enum", "ordinal"} else [None]


def facts_of(rule: RuleData) -> list[str]:
    """Return the facts that a rule's condition reads, or of whose values it speaks, in order and once each."""
    return list(dict.fromkeys([*names(rule["when"]), *([rule["each"]["fact"]] if rule["each"] else [])]))


def _more(need: Need, have: Need | None) -> bool:
    """Tell whether a need asks for more than one that is there already."""
    if have is None or need["rank"] > have["rank"] or need["made"] > have["made"]:
        return True
    return not {*need["without"]} <= {*have["without"]}


def _needs(rules: list[RuleData], *, is_open: bool) -> list[Need]:
    found: dict[int, Need] = {}
    for rule in rules:
        for capability, rank, made, without in rule["need"]:
            need = found.get(capability)
            if need is None or rank > need["rank"]:
                found[capability] = {
                    "capability": capability,
                    "rank": rank,
                    "made": made or (need is not None and need["made"]),
                    "without": sorted({*without, *(need["without"] if need else ())}),
                    "open": is_open,
                    "rules": [rule["id"]],
                }
                continue
            need["made"] = need["made"] or made
            need["without"] = sorted({*need["without"], *without})
            if (rank == need["rank"] or made or without) and rule["id"] not in need["rules"]:
                need["rules"].append(rule["id"])
    return [found[capability] for capability in sorted(found)]


def _maturity(model: Model, rules: list[RuleData]) -> MaturityData | None:
    """Return the stage that is needed: the highest that any rule asks for, never an average."""
    asked = [rule["maturity"] for rule in rules if rule["maturity"] is not None]
    if not asked:
        return None
    rank = max(asked)
    because = [rule["id"] for rule in rules if rule["maturity"] == rank]
    return {"stage": model["maturity"][rank]["id"], "rank": rank, "rules": because}


def _weight(criterion: str, default: int, rules: list[RuleData]) -> int:
    proposed = [rule["swing"][criterion] for rule in rules if criterion in rule["swing"]]
    return max(proposed, default=default)


def described(model: Model, need: Need) -> NeedData:
    """Return a need as it appears in a recommendation, with ids for positions."""
    return {
        "capability": model["capabilities"][need["capability"]],
        "label": model["labels"][need["capability"]],
        "level": model["levels"][need["rank"]],
        "made": need["made"],
        "without": [model["limits"][at][1] for at in need["without"]],
        "open": need["open"],
        "rules": need["rules"],
    }
