"""`decide`: answers to a recommendation; the order of the steps and the kind of the outcome, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from platform_guide.catalog.schema.vocabulary import Kind
from platform_guide.decision.engine.conflict import smallest_conflict
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import ENDED, EXCLUDED
from platform_guide.decision.engine.explain import described_must, find_out, why_not
from platform_guide.decision.engine.interview import DOOR, walk
from platform_guide.decision.engine.messages import say
from platform_guide.decision.engine.model import (
    Answers,
    ConflictData,
    Model,
    OptionData,
    PartData,
    Reason,
    Recommendation,
)
from platform_guide.decision.engine.owned import owned_tools, standing
from platform_guide.decision.engine.policy import apply_rules, described
from platform_guide.decision.engine.shortlist import Case, find, make_case, ranked
from platform_guide.decision.engine.stacks import Stack


def decide(
    model: Model, answers: Answers, weights: Mapping[str, int] | None = None, editions: Editions | None = None
) -> Recommendation:
    """Work out what fits.

    Args:
        model: what `compile_model` returned, or the same read back from JSON.
        answers: chosen answers by question id, and the door; what means nothing is dropped.
        weights: the reader's own weights, 0 to 100 by criterion, instead of those that rules propose.
        editions: what was worked out for other readers of the same model, if there are any.

    Returns:
        The recommendation, ready for JSON. Total: every mapping of lists of strings has one.
    """
    editions = editions or Editions(model)
    solved = solve(model, answers, weights, editions)
    case, policy, options = solved.case, solved.case.policy, solved.options
    unsure = find(case, only_verify=True) if solved.ranking else None
    verify = ranked(case, unsure.stacks) if unsure else []
    conflict = smallest_conflict(case) if solved.ranking and not options and not verify else None
    return {
        "outcome": _outcome(case, options, conflict),
        "interview": case.interview,
        "musts": [described_must(case, position) for position in range(len(policy["musts"]))],
        "needs": [described(model, need) for need in (*policy["needs"], *policy["open_needs"])],
        "maturity": policy["maturity"],
        "weights": policy["weights"],
        "options": options,
        "verify": [{**option, "rank": None, "shared": None} for option in verify],
        "why_not": why_not(case, options) if solved.ranking else [],
        "find_out": [] if policy["outcome"] else find_out(case, options + verify),
        "conflict": conflict,
        "owned": owned_tools(case, options, editions),
        "notes": policy["notes"],
        "exhaustive": solved.exhaustive and (unsure is None or unsure.exhaustive),
    }


@dataclass(frozen=True)
class Solved:
    """A case with its ranked options; `ranking` tells whether there is anything to rank."""

    case: Case
    ranking: bool
    options: list[OptionData]
    exhaustive: bool

    @property
    def kind(self) -> str:
        """The kind of the outcome; `none` where no option stands, for whatever reason."""
        rule = self.case.policy["outcome"]
        if rule is None and not self.options:
            return "none"
        return str(_outcome(self.case, self.options, None)["kind"])


def solve(
    model: Model, answers: Answers, weights: Mapping[str, int] | None = None, editions: Editions | None = None
) -> Solved:
    """Work out what fits and in which order, without the reasons; see `decide`."""
    interview = walk(model, answers)
    policy = apply_rules(model, interview)
    policy["weights"].update({name: value for name, value in (weights or {}).items() if name in policy["weights"]})
    case = make_case(model, interview, policy, editions)
    told = any(interview["facts"][fact] is not None for fact, source in interview["sources"].items() if source != DOOR)
    ranking = policy["outcome"] is None and told and bool(policy["needs"])
    sure = find(case) if ranking else None
    if sure and not sure.stacks:
        # What has to be built is offered where nothing fits without.
        case = make_case(model, interview, policy, editions, built=True)
        sure = find(case)
    return Solved(case, ranking, ranked(case, _needed(sure.stacks)) if sure else [], sure is None or sure.exhaustive)


def _needed(stacks: tuple[Stack, ...]) -> tuple[Stack, ...]:
    """Return the stacks that bring nothing new, where there are any: nothing more is needed then."""
    return tuple(stack for stack in stacks if not stack.new) or stacks


def _outcome(case: Case, options: list[OptionData], conflict: ConflictData | None) -> Reason:
    rule = case.policy["outcome"]
    if rule and rule["outcome"]:
        lesson = {"path": rule["outcome"]["path"], "label": rule["outcome"]["label"]}
        kind = rule["outcome"]["kind"]
        return _said(case, kind, rule=rule["id"], because=rule["because"], lesson=lesson)
    if conflict:
        return _said(case, "nothing", {"count": len(conflict["members"])})
    if not options:
        return _said(case, "undetermined")
    parts = options[0]["parts"]
    names = {candidate["id"]: candidate["name"] for candidate in case.model["candidates"]}
    new = [part["entry"] for part in parts if not part["owned"]]
    owned = [part["entry"] for part in parts if part["owned"]]
    replaced = _replaced(case, options[0], new)
    kind = _kind(case, parts, new, owned, replaced)
    words: dict[str, str | int] = {
        "parts": ", ".join(names[part["entry"]] for part in parts),
        "new": ", ".join(names[entry] for entry in new),
        "owned": ", ".join(names[entry] for entry in owned),
        "replaced": ", ".join(names[entry] for entry in replaced),
    }
    return _said(case, kind, words, option=options[0]["id"], replaced=replaced)


def _kind(case: Case, parts: list[PartData], new: list[str], owned: list[str], replaced: list[str]) -> str:
    if not new:
        return "keep"
    if replaced:
        return "replace"
    if owned:
        return "extend"
    if len(parts) > 1:
        return "stack"
    kinds = {candidate["id"]: candidate["kind"] for candidate in case.model["candidates"]}
    return "platform" if kinds[new[0]] == Kind.PLATFORM else "tool"


def _replaced(case: Case, option: OptionData, new: list[str]) -> list[str]:
    """Return the owned entries that are out and serve an area in which the option brings a new part.

    The scope is asked and not the claims, as an entry that was switched off has none left.
    """
    model = case.model
    wanted = {cover["capability"] for part in option["parts"] if part["entry"] in new for cover in part["covers"]}
    areas = {
        model["areas"][area]
        for name, area in zip(model["capabilities"], model["area_of"], strict=True)
        if name in wanted
    }
    return [
        candidate["id"]
        for index, candidate in enumerate(model["candidates"])
        if candidate["id"] in case.owned
        and standing(case, index)[0] in {ENDED, EXCLUDED}
        and areas & set(candidate["scope"])
    ]


def _said(case: Case, kind: str, words: Mapping[str, str | int] | None = None, **refers: object) -> Reason:
    return {"kind": kind, **say(case.model, f"outcome-{kind}", **(words or {})), **refers}
