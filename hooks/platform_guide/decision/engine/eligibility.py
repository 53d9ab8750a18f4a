"""Must-haves with three values: which editions pass, which have to be verified first, which are out, and by what.

A failed must-have is never bought back. What an edition lacks can be built where the must-have says how; such an
edition is asked only where nothing else fits, or beside the rest where the must-have says so of the reader. What nobody
documented fails where the must-have says so, and is otherwise to be verified. A must-have whose rule waits for an
answer is neither applied nor waived: an edition that would fail it with some answer is held back where the must-have
says so (law, safety), and otherwise marked and kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypedDict

from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import Interview
from platform_guide.decision.engine.policy import Must

PASS, VERIFY, BUILT, EXCLUDED, ENDED = "eligible", "verify", "built", "excluded", "discontinued"
HOLD = "hold"
Found = Literal["failed", "undocumented", "unverified", "open", "marked", "builds"]
"""The lists of a verdict."""


class Verdict(TypedDict):
    """What became of an edition; the lists hold positions of must-haves.

    `failed`: it does not meet them; `undocumented`: unknown, and unknown excludes; `unverified`: unknown, to be
    verified; `open`: it would fail with some answer to an open question, and is held back for that; `marked`: the same
    of a must-have that holds nothing back; `builds`: it does not meet them, or not as far as is known, and the reader
    can build what it lacks.
    """

    status: str
    failed: list[int]
    undocumented: list[int]
    unverified: list[int]
    open: list[int]
    builds: list[int]
    marked: list[int]


def offered(verdict: Verdict, musts: list[Must], *, built: bool) -> bool:
    """Tell whether an edition can be part of an option; `built` lets in all that the reader can build upon."""
    if verdict["status"] == BUILT:
        return built or all(musts[at]["beside"] for at in verdict["builds"])
    return verdict["status"] in {PASS, VERIFY}


class Judged(TypedDict):
    """What became of an entry: the best verdict among its editions, and all of them."""

    status: str
    editions: list[Verdict]


def judge(editions: Editions, interview: Interview, musts: list[Must], owned: tuple[str, ...]) -> list[Judged]:
    """Judge every entry, in the model's order."""
    verdicts: list[Verdict] = [
        {"status": PASS, "failed": [], "undocumented": [], "unverified": [], "open": [], "marked": [], "builds": []}
        for _ in editions.rows
    ]
    for index, must in enumerate(musts):
        for at, found in sorted(_found(editions, interview, must, owned)):
            verdicts[at][found].append(index)
    for verdict, ended in zip(verdicts, editions.ended, strict=True):
        if ended:
            verdict["status"] = ENDED
        elif verdict["failed"] or verdict["undocumented"]:
            verdict["status"] = EXCLUDED
        elif verdict["builds"]:
            verdict["status"] = BUILT
        elif verdict["unverified"] or verdict["open"]:
            verdict["status"] = VERIFY
    return [
        _entry(verdicts[first : first + len(candidate["editions"])])
        for first, candidate in zip(editions.first, editions.model["candidates"], strict=True)
    ]


def _found(editions: Editions, interview: Interview, must: Must, owned: tuple[str, ...]) -> Iterator[tuple[int, Found]]:
    """Yield each edition that does not meet a must-have, and the list of its verdict in which that stands."""
    ways = must["cases"] if must["open"] else [{}]
    # An answer that is open may be one with which it can be built.
    left: set[int] | None = None
    for way in must["ways"]:
        facts = environment(editions.model, {**interview["facts"], **way})
        unmet_by = set(editions.unmet(must["build"]["when"], facts, owned)) if must["build"] else set()
        left = unmet_by if left is None else left & unmet_by
    unmet: dict[int, bool | None] = {}
    for way in ways:
        unmet |= editions.unmet(must["that"], environment(editions.model, {**interview["facts"], **way}), owned)
    for at, met in unmet.items():
        if left is not None and at not in left:
            yield at, "builds"
        elif must["open"]:
            yield at, "open" if must["on_open"] == HOLD else "marked"
        elif met is False:
            yield at, "failed"
        else:
            yield at, "undocumented" if must["on_unknown"] == "exclude" else "unverified"


def _entry(verdicts: list[Verdict]) -> Judged:
    found = {verdict["status"] for verdict in verdicts}
    return {"status": next(one for one in (PASS, VERIFY, BUILT, EXCLUDED, ENDED) if one in found), "editions": verdicts}
