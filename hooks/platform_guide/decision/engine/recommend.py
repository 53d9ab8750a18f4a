"""`decide`: answers to a recommendation; the order of the steps and the kind of the outcome, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from platform_guide.catalog.schema.vocabulary import Kind
from platform_guide.decision.engine.conflict import smallest_conflict
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import ENDED, EXCLUDED
from platform_guide.decision.engine.explain import described_must, find_out, on_request, sold_apart, why_not
from platform_guide.decision.engine.interview import DOOR, walk
from platform_guide.decision.engine.judged import footing, judge_named, verdict
from platform_guide.decision.engine.messages import known_as, say
from platform_guide.decision.engine.model import (
    Answers,
    ConflictData,
    JudgedData,
    Model,
    OptionData,
    PartData,
    RankedData,
    Reason,
    Recommendation,
)
from platform_guide.decision.engine.owned import owned_tools, standing
from platform_guide.decision.engine.policy import apply_rules, described
from platform_guide.decision.engine.shortlist import (
    Case,
    find,
    grouped,
    make_case,
    ranked,
    valued,
    worth_listing,
)
from platform_guide.decision.engine.stacks import Found, Stack


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
    unsure = find(case, only_verify=True) if solved.ranking and not solved.might else None
    verify = solved.might or (ranked(case, valued(case, unsure.stacks)) if unsure else [])
    conflict = smallest_conflict(case) if solved.ranking and not options and not verify else None
    return {
        "outcome": _outcome(case, options, conflict, solved.judged),
        "interview": case.interview,
        "musts": [described_must(case, position) for position in range(len(policy["musts"]))],
        "needs": [described(model, need) for need in (*policy["needs"], *policy["open_needs"])],
        "maturity": policy["maturity"],
        "weights": policy["weights"],
        "step": case.scale.step,
        "options": options,
        "judged": solved.judged,
        "verify": [
            {**option, "rank": None, "shared": None, "best": None, "worst": None, "against": None} for option in verify
        ],
        "why_not": why_not(case, options) if solved.ranking else [],
        "find_out": [] if policy["outcome"] else find_out(case, solved.judged or options + verify),
        "conflict": conflict,
        "owned": owned_tools(case, solved.compared, editions),
        "notes": [*policy["notes"], *sold_apart(case, solved.compared), *on_request(case, solved.compared)],
        "exhaustive": solved.exhaustive and (unsure is None or unsure.exhaustive),
    }


@dataclass(frozen=True)
class Solved:
    """A case with its ranked options; `ranking` tells whether there is anything to rank.

    `stacks` are those of the options. `might` is what would be the list if each open answer let in what is held back;
    it is there only where the options are held back for it, see `solve`. `judged` is what the reader named, and then
    the answer; it is empty where nothing is named.
    """

    case: Case
    ranking: bool
    options: list[OptionData]
    stacks: tuple[Stack, ...]
    might: list[OptionData]
    exhaustive: bool
    judged: list[JudgedData]

    @property
    def compared(self) -> Sequence[RankedData]:
        """What the answer compares, first to last."""
        return self.judged or self.options

    @property
    def level(self) -> Sequence[RankedData]:
        """What weights can put into another order: of what is named, that which lacks as little as the first.

        Where the first lacks less than all others that are named, weights decide nothing.
        """
        if not self.judged:
            return self.options
        found = [one for one in self.judged if footing(one) == footing(self.judged[0])]
        return found if len(found) > 1 else []

    @property
    def stacks_in_order(self) -> list[Stack]:
        """The stacks in the order of the options."""
        names = self.case.model["candidates"]
        by_id = {"+".join(names[entry]["id"] for entry in stack.entries): stack for stack in self.stacks}
        return [by_id[option["id"]] for option in self.options]

    @property
    def kind(self) -> str:
        """The kind of the outcome; `none` where no option stands, for whatever reason."""
        rule = self.case.policy["outcome"]
        if rule is None and not self.compared:
            return "none"
        return str(_outcome(self.case, self.options, None, self.judged)["kind"])


def solve(
    model: Model, answers: Answers, weights: Mapping[str, int] | None = None, editions: Editions | None = None
) -> Solved:
    """Work out what fits and in which order, without the reasons; see `decide`.

    What an open must-have holds back (law, safety) is never among the options. All options are held back, and what
    might fit stands in their place, where (1) fewer of them stand whatever the open answers are than would be shown
    (the parameter `fewest`) with the answers that let in most: they would stand there for that alone; or where (2)
    every option of the first group that such answers give is one that could be forbidden: whoever is recommended
    something else meanwhile is told to pass over what may well be right; or where (3) with some answers no list would
    be shown at all, as a rule would settle the result.
    """
    interview = walk(model, answers)
    policy = apply_rules(model, interview)
    policy["weights"].update({name: value for name, value in (weights or {}).items() if name in policy["weights"]})
    case = make_case(model, interview, policy, editions)
    told = any(interview["facts"][fact] is not None for fact, source in interview["sources"].items() if source != DOOR)
    ranking = policy["outcome"] is None and told and bool(policy["needs"])
    sure = find(case) if ranking else Found((), exhaustive=True)
    if ranking and not sure.stacks and not any(option.held for option in case.options):
        # What has to be built is offered where nothing fits without.
        case = make_case(model, interview, policy, editions, built=True)
        sure = find(case)
    judged = judge_named(case) if ranking else []
    settled = any(rule["outcome"] for rule in policy["open_rules"])
    might = find(case, with_held=True) if ranking and (settled or any(one.held for one in case.options)) else None
    if might and might.stacks and (settled or _held_back(case, sure.stacks, might.stacks)):
        listed = might.stacks[: model["parameters"]["verify_listed"]]
        return Solved(case, ranking, [], (), ranked(case, valued(case, listed)), might.exhaustive, judged)
    worth = worth_listing(case, valued(case, _needed(sure.stacks)))
    stacks = tuple(one.stack for one in worth)
    return Solved(case, ranking, ranked(case, worth), stacks, [], sure.exhaustive, judged)


def _needed(stacks: tuple[Stack, ...]) -> tuple[Stack, ...]:
    """Return the stacks that bring nothing new, where there are any: nothing more is needed then."""
    return tuple(stack for stack in stacks if not stack.new) or stacks


def _held_back(case: Case, sure: tuple[Stack, ...], might: tuple[Stack, ...]) -> bool:
    first = grouped(valued(case, might), case.scale.step)[0]
    lawful = {stack.entries for stack in sure}
    few = len(sure) < min(case.model["parameters"]["fewest"], len(might))
    return few or not any(one.stack.entries in lawful for one in first)


def _outcome(case: Case, options: list[OptionData], conflict: ConflictData | None, judged: list[JudgedData]) -> Reason:
    rule = case.policy["outcome"]
    if rule and rule["outcome"]:
        lesson = {"path": rule["outcome"]["path"], "label": rule["outcome"]["label"]}
        kind = rule["outcome"]["kind"]
        return _said(case, kind, rule=rule["id"], because=rule["because"], lesson=lesson)
    if judged:
        return verdict(case, judged)
    if conflict:
        return _said(case, "nothing", {"count": len(conflict["members"])})
    if not options:
        # Where all is answered, what is left to do is to verify.
        waits = bool(case.policy["open_rules"]) or any(must["open"] for must in case.policy["musts"])
        return _said(case, "undetermined", code=None if waits else "outcome-unverified")
    parts = options[0]["parts"]
    names = {candidate["id"]: known_as(case.model, candidate) for candidate in case.model["candidates"]}
    new = [part["entry"] for part in parts if not part["owned"]]
    replaced = _replaced(case, options[0], new)
    owned = _staying(case)
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


def _staying(case: Case) -> list[str]:
    """Return the owned entries that neither ended nor fail a must-have: whether they are parts or not, they stay."""
    return [
        candidate["id"]
        for candidate, judged in zip(case.model["candidates"], case.judged, strict=True)
        if candidate["id"] in case.owned and judged["status"] not in {ENDED, EXCLUDED}
    ]


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


def _said(
    case: Case, kind: str, words: Mapping[str, str | int] | None = None, code: str | None = None, **refers: object
) -> Reason:
    return {"kind": kind, **say(case.model, code or f"outcome-{kind}", **(words or {})), **refers}
