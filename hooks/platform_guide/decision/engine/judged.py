"""What the reader named: which must-haves each entry or stack meets, what it lacks, and which comes nearest.

Nothing is searched and nothing is left out. Each part takes the edition that stands best by itself: one that passes
rather than one to verify, and so on; then the one that fails fewest must-haves, leaves least to build, covers most
needs, is preferred as in all results (see `shortlist.preference`), has the highest value, and is declared first. A
stack is judged in each place of the reader in turn and keeps the one in which it stands best; where its parts have no
place in common, each takes its best edition.

Whoever lacks less stands first: by status, must-haves not met, must-haves that can be built, needs not covered; then
what needs no new tool, then value. A value says what there is, on the scale of all results: what is lacking does not
lower it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from platform_guide.decision.engine.eligibility import BUILT, ENDED, EXCLUDED, PASS, VERIFY, Found, Verdict
from platform_guide.decision.engine.messages import known_as, say
from platform_guide.decision.engine.model import GapData, JudgedData, LackData, Reason
from platform_guide.decision.engine.policy import Need
from platform_guide.decision.engine.shortlist import (
    Case,
    Valued,
    described,
    grouped,
    laid,
    meets_need,
    options_of,
    preference,
)
from platform_guide.decision.engine.stacks import Option, Stack
from platform_guide.decision.engine.value import Measured

_ORDER = (PASS, VERIFY, BUILT, EXCLUDED, ENDED)
_MET: tuple[Found, ...] = ("failed", "undocumented", "builds", "unverified", "open")
_Footing = tuple[int, int, int, int, bool]


class _Named(NamedTuple):
    """A stack as it was named, in the editions chosen for it; `case` has the flows that its parts could make."""

    case: Case
    stack: Stack
    value: Measured
    status: str
    apart: bool
    unmet: int
    to_build: int
    lacked: int

    @property
    def footing(self) -> _Footing:
        """Sort key: what it lacks, and whether it needs a new tool."""
        return _ORDER.index(self.status), self.unmet, self.to_build, self.lacked, self.stack.new > 0


def footing(one: JudgedData) -> _Footing:
    """Return what tells the standing of one from that of others, value apart."""
    return _ORDER.index(one["status"]), one["unmet"], one["to_build"], one["lacked"], one["new"] > 0


def judge_named(case: Case) -> list[JudgedData]:
    """Judge everything that the reader named, the best first.

    Values that decide nothing between them share a rank, as in the list of options.
    """
    kinds = {fact["id"] for fact in case.model["facts"] if fact["type"] == "stacks"}
    told = [case.interview["facts"][name] for name in sorted(kinds)]
    named = sorted({item for value in told if isinstance(value, list) for item in value})
    position = {candidate["id"]: index for index, candidate in enumerate(case.model["candidates"])}
    stacks = [[position[part] for part in name.split("+")] for name in named]
    ways: dict[int, list[Option]] = {}
    for option in options_of(case, frozenset(chain.from_iterable(stacks))):
        ways.setdefault(option.entry, []).append(option)
    best = _best(case)
    by_footing: dict[_Footing, dict[tuple[int, ...], _Named]] = {}
    for entries in stacks:
        one = _laid(case, [ways[entry] for entry in entries], best)
        by_footing.setdefault(one.footing, {})[one.stack.entries] = one
    judged: list[JudgedData] = []
    for _, alike in sorted(by_footing.items()):
        for group in grouped([Valued(one.stack, one.value) for one in alike.values()], case.scale.step):
            rank = len(judged) + 1
            judged += [_described(alike[one.stack.entries], rank, len(group)) for one in group]
    return judged


def _verdict(case: Case, option: Option) -> Verdict:
    return case.judged[option.entry]["editions"][option.edition]


def _laid(case: Case, ways: list[list[Option]], best: Callable[[Option], tuple[int, ...]]) -> _Named:
    """Choose an edition for each part, together in one place where there is one."""
    bits = [bit for bit in range(len(case.model["places"])) if case.places >> bit & 1]
    there = [[[option for option in some if option.places >> bit & 1] for some in ways] for bit in bits]
    tried = [some for some in there if all(some)] or [ways]
    found = [_named(case, tuple(min(some, key=best) for some in parts)) for parts in tried]
    return min(found, key=lambda one: (one.footing, sum(_price(case, option) for option in one.stack.options)))


def _best(case: Case) -> Callable[[Option], tuple[int, ...]]:
    order = preference(case)

    def key(option: Option) -> tuple[int, ...]:
        verdict = _verdict(case, option)
        return (
            _ORDER.index(verdict["status"]),
            len(verdict["failed"]) + len(verdict["undocumented"]),
            len(verdict["builds"]),
            -option.cover.bit_count(),
            *order(option),
            -option.solo,
            option.edition,
        )

    return key


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
    builds = {index for verdict in verdicts for index in verdict["builds"]} - failed
    # What fails a must-have on the place has no place either, and what has ended may fail one on that: it counts once.
    apart = not stack.places and (not failed or all(option.places for option in options))
    return _Named(
        case=case,
        stack=stack,
        value=value,
        status=status if stack.places or ended else EXCLUDED,
        apart=apart,
        unmet=len(failed) + apart + (ended and not failed),
        to_build=len(builds),
        lacked=len(case.policy["needs"]) - cover.bit_count(),
    )


def _described(one: _Named, rank: int, shared: int) -> JudgedData:
    case, policy = one.case, one.case.policy
    lacks = [_lack(case, one.stack, need) for need in (*policy["needs"], *policy["open_needs"])]
    return {
        **described(case, one.stack, one.value),
        "rank": rank,
        "shared": shared,
        "status": one.status,
        "gaps": sorted(_gaps(case, one.stack), key=lambda found: (found["must"], found["entry"])),
        "apart": one.apart,
        "lacks": [lack for lack in lacks if lack],
        "unmet": one.unmet,
        "to_build": one.to_build,
        "lacked": one.lacked,
        "needed": len(policy["needs"]),
    }


def _gaps(case: Case, stack: Stack) -> Iterator[GapData]:
    for option in stack.options:
        candidate, verdict = case.model["candidates"][option.entry], _verdict(case, option)
        edition = candidate["editions"][option.edition]["id"]
        for met in _MET:
            for must in verdict[met]:
                yield {"must": must, "entry": candidate["id"], "edition": edition, "met": met}


def _lack(case: Case, stack: Stack, need: Need) -> LackData | None:
    """Return a need that no part is known to cover; None where one is."""
    model, at = case.model, need["capability"]
    parts = [(model["candidates"][option.entry], option.edition) for option in stack.options]
    found = [candidate["editions"][edition]["levels"][at] for candidate, edition in parts]
    best = max((int(level) for level in found if level != "?"), default=0)
    if any(meets_need(one, one["editions"][edition], need) for one, edition in parts):
        return None
    reached = best >= need["rank"]
    held = sorted({at for one, edition in parts for at in one["editions"][edition]["limits"]} & {*need["without"]})
    return {
        "capability": model["capabilities"][at],
        "level": model["levels"][need["rank"]],
        "has": "unknown" if "?" in found and not reached else model["levels"][best],
        "made": reached and not held,
        "limits": [model["limits"][place][1] for place in held],
        "open": need["open"],
    }


def verdict(case: Case, judged: list[JudgedData]) -> Reason:
    """Say which comes first and why; `judged` is not empty."""
    first = judged[0]
    whole = [one for one in judged if one["status"] == PASS and not one["lacked"]]
    level = [one for one in judged if one["rank"] == first["rank"]]
    verify = {found["must"] for found in first["gaps"] if found["met"] in {"unverified", "open"}}
    words: dict[str, str | int] = {
        "first": _name(case, first),
        "names": ", ".join(_name(case, one) for one in level),
        "count": len(judged),
        "meet": len(whole),
        "unmet": first["unmet"],
        "build": first["to_build"],
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
    names = {candidate["id"]: known_as(case.model, candidate) for candidate in case.model["candidates"]}
    return " + ".join(names[part["entry"]] for part in one["parts"])
