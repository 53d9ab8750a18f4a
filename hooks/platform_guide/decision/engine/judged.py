"""What the reader named: which must-haves each entry or stack meets, what it lacks, and which comes nearest.

Nothing is searched and nothing is left out. Each part takes the edition that stands best by itself: one that passes
rather than one to verify, and so on; then the one that fails fewest must-haves, covers most needs, is owned, has the
cheapest kind of price, has the highest value, and is declared first. A stack is judged in each place of the reader in
turn and keeps the one in which it stands best; where its parts have no place in common, each takes its best edition.

Whoever lacks less stands first: by status, must-haves not met, needs not covered; then what needs no new tool, then
value. A value says what there is, on the scale of all results: what is lacking does not lower it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import ENDED, EXCLUDED, PASS, VERIFY, Verdict
from platform_guide.decision.engine.messages import say
from platform_guide.decision.engine.model import AgainstData, JudgedData, LackData, Reason
from platform_guide.decision.engine.policy import Need
from platform_guide.decision.engine.shortlist import Case, described, laid, options_of
from platform_guide.decision.engine.stacks import Option, Stack
from platform_guide.decision.engine.value import Measured, alike, middle

_ORDER = (PASS, VERIFY, EXCLUDED, ENDED)
_MET = ("failed", "undocumented", "unverified", "open")


class _Named(NamedTuple):
    """A stack as it was named, in the editions chosen for it; `case` has the flows that its parts could make."""

    case: Case
    stack: Stack
    value: Measured
    status: str
    apart: bool
    unmet: int
    lacked: int

    @property
    def standing(self) -> tuple[int, int, int, bool]:
        """Sort key: what it lacks, and whether it needs a new tool."""
        return _ORDER.index(self.status), self.unmet, self.lacked, self.stack.new > 0


def standing(one: JudgedData) -> tuple[str, int, int, bool]:
    """Return what tells the standing of one from that of others, value apart."""
    return one["status"], one["unmet"], one["lacked"], one["new"] > 0


def judge_named(case: Case, editions: Editions) -> list[JudgedData]:
    """Judge everything that the reader named, the best first.

    Values that decide nothing between them share a rank, as in the list of options.
    """
    kinds = {fact["id"] for fact in case.model["facts"] if fact["type"] == "stacks"}
    told = [case.interview["facts"][name] for name in sorted(kinds)]
    named = sorted({item for value in told if isinstance(value, list) for item in value})
    position = {candidate["id"]: index for index, candidate in enumerate(case.model["candidates"])}
    stacks = [[position[part] for part in name.split("+")] for name in named]
    ways: dict[int, list[Option]] = {}
    for option in options_of(case, editions, frozenset(chain.from_iterable(stacks))):
        ways.setdefault(option.entry, []).append(option)
    found = [_laid(case, [ways[entry] for entry in entries]) for entries in stacks]
    found.sort(key=lambda one: (one.standing, -middle(one.value), one.stack.order))
    groups: list[list[_Named]] = []
    for one in found:
        leader = groups[-1][0] if groups else None
        if leader and leader.standing == one.standing and _alike(case, leader, one):
            groups[-1].append(one)
        else:
            groups.append([one])
    judged: list[JudgedData] = []
    for group in groups:
        rank = len(judged) + 1
        group.sort(key=lambda one: (one.stack.burden, one.stack.new, one.stack.order))
        judged += [_described(one, rank, len(group)) for one in group]
    return judged


def _alike(case: Case, one: _Named, two: _Named) -> bool:
    return alike(one.value, two.value, case.model["parameters"]["tie"])


def _verdict(case: Case, option: Option) -> Verdict:
    return case.judged[option.entry]["editions"][option.edition]


def _laid(case: Case, ways: list[list[Option]]) -> _Named:
    """Choose an edition for each part, together in one place where there is one."""
    bits = [bit for bit in range(len(case.model["places"])) if case.places >> bit & 1]
    there = [[[option for option in some if option.places >> bit & 1] for some in ways] for bit in bits]
    tried = [some for some in there if all(some)] or [ways]
    found = [_named(case, tuple(min(some, key=lambda one: _best(case, one)) for some in parts)) for parts in tried]
    return min(found, key=lambda one: (one.standing, sum(_price(case, option) for option in one.stack.options)))


def _best(case: Case, option: Option) -> tuple[int, ...]:
    verdict = _verdict(case, option)
    return (
        _ORDER.index(verdict["status"]),
        len(verdict["failed"]) + len(verdict["undocumented"]),
        -option.cover.bit_count(),
        option.new,
        _price(case, option),
        -option.solo,
        option.edition,
    )


def _price(case: Case, option: Option) -> int:
    return case.model["candidates"][option.entry]["editions"][option.edition]["price"]


def _named(case: Case, options: tuple[Option, ...]) -> _Named:
    cover = 0
    for option in options:
        cover |= option.cover
    # A flow that has no part at one of its ends is no connection to build: what is missing there is a need.
    flows = tuple(flow for flow in case.flows if cover & flow.source and cover & flow.target)
    case = replace(case, flows=flows)
    stack, value = laid(case, options)
    verdicts = [_verdict(case, option) for option in options]
    ended = any(verdict["status"] == ENDED for verdict in verdicts)
    status = max((verdict["status"] for verdict in verdicts), key=_ORDER.index)
    failed = {index for verdict in verdicts for index in (*verdict["failed"], *verdict["undocumented"])}
    # What fails a must-have on the place has no place either, and what has ended may fail one on that: it counts once.
    apart = not stack.places and (not failed or all(option.places for option in options))
    return _Named(
        case=case,
        stack=stack,
        value=value,
        status=status if stack.places or ended else EXCLUDED,
        apart=apart,
        unmet=len(failed) + apart + (ended and not failed),
        lacked=len(case.policy["needs"]) - cover.bit_count(),
    )


def _described(one: _Named, rank: int, shared: int) -> JudgedData:
    case, policy = one.case, one.case.policy
    lacks = [_lack(case, one.stack, need) for need in (*policy["needs"], *policy["open_needs"])]
    return {
        **described(case, one.stack, one.value, rank, shared),
        "status": one.status,
        "against": sorted(_against(case, one.stack), key=lambda found: (found["must"], found["entry"])),
        "apart": one.apart,
        "lacks": [lack for lack in lacks if lack],
        "unmet": one.unmet,
        "lacked": one.lacked,
        "needed": len(policy["needs"]),
    }


def _against(case: Case, stack: Stack) -> Iterator[AgainstData]:
    for option in stack.options:
        candidate, verdict = case.model["candidates"][option.entry], _verdict(case, option)
        edition = candidate["editions"][option.edition]["id"]
        for met in _MET:
            for must in verdict[met]:  # type: ignore[literal-required] # the keys are those of Verdict
                yield {"must": must, "entry": candidate["id"], "edition": edition, "met": met}


def _lack(case: Case, stack: Stack, need: Need) -> LackData | None:
    """Return a need that no part is known to cover; None where one is."""
    model, at = case.model, need["capability"]
    found = [model["candidates"][option.entry]["editions"][option.edition]["levels"][at] for option in stack.options]
    best = max((int(level) for level in found if level != "?"), default=0)
    if best >= need["rank"]:
        return None
    return {
        "capability": model["capabilities"][at],
        "level": model["levels"][need["rank"]],
        "has": "unknown" if "?" in found else model["levels"][best],
        "open": need["open"],
    }


def verdict(case: Case, judged: list[JudgedData]) -> Reason:
    """Say which comes first and why; `judged` is not empty."""
    first = judged[0]
    whole = [one for one in judged if one["status"] == PASS and not one["lacked"]]
    level = [one for one in judged if one["rank"] == first["rank"]]
    verify = {found["must"] for found in first["against"] if found["met"] in {"unverified", "open"}}
    words: dict[str, str | int] = {
        "first": _name(case, first),
        "names": ", ".join(_name(case, one) for one in level),
        "count": len(judged),
        "meet": len(whole),
        "unmet": first["unmet"],
        "verify": len(verify),
        "lacked": first["lacked"],
        "needs": first["needed"],
    }
    if not whole:
        code = "nearest-level" if len(level) > 1 else "nearest"
    elif len(whole) == 1:
        code = "one"
    else:
        code = "level" if len(level) > 1 else "best"
    return {"kind": "judged", **say(case.model, f"outcome-judged-{code}", **words), "option": first["id"]}


def _name(case: Case, one: JudgedData) -> str:
    names = {candidate["id"]: candidate["name"] for candidate in case.model["candidates"]}
    return " + ".join(names[part["entry"]] for part in one["parts"])
