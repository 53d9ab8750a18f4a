"""Must-haves with three values: which editions pass, which have to be verified first, which are out, and by what.

A failed must-have is never bought back. What nobody documented fails where the must-have says so, and is otherwise
to be verified. A must-have whose rule waits for an answer is neither applied nor waived: an edition that would
fail it is to be verified.
"""

from __future__ import annotations

from typing import TypedDict

from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import Interview
from platform_guide.decision.engine.policy import Must

PASS, VERIFY, EXCLUDED, ENDED = "eligible", "verify", "excluded", "discontinued"


class Verdict(TypedDict):
    """What became of an edition; the lists hold positions of must-haves.

    `failed`: it does not meet them; `undocumented`: unknown, and unknown excludes; `unverified`: unknown, to be
    verified; `open`: it would fail, should the open must-have come into force.
    """

    status: str
    failed: list[int]
    undocumented: list[int]
    unverified: list[int]
    open: list[int]


class Judged(TypedDict):
    """What became of an entry: the best verdict among its editions, and all of them."""

    status: str
    editions: list[Verdict]


def judge(editions: Editions, interview: Interview, musts: list[Must], owned: tuple[str, ...]) -> list[Judged]:
    """Judge every entry, in the model's order."""
    facts = environment(editions.model, interview["facts"])
    verdicts: list[Verdict] = [
        {"status": PASS, "failed": [], "undocumented": [], "unverified": [], "open": []} for _ in editions.rows
    ]
    for index, must in enumerate(musts):
        for at, met in editions.unmet(must["that"], facts, owned).items():
            if must["open"]:
                verdicts[at]["open"].append(index)
            elif met is False:
                verdicts[at]["failed"].append(index)
            elif must["on_unknown"] == "exclude":
                verdicts[at]["undocumented"].append(index)
            else:
                verdicts[at]["unverified"].append(index)
    for verdict, ended in zip(verdicts, editions.ended, strict=True):
        if ended:
            verdict["status"] = ENDED
        elif verdict["failed"] or verdict["undocumented"]:
            verdict["status"] = EXCLUDED
        elif verdict["unverified"] or verdict["open"]:
            verdict["status"] = VERIFY
    return [
        _entry(verdicts[first : first + len(candidate["editions"])])
        for first, candidate in zip(editions.first, editions.model["candidates"], strict=True)
    ]


def _entry(verdicts: list[Verdict]) -> Judged:
    found = {verdict["status"] for verdict in verdicts}
    return {"status": next(one for one in (PASS, VERIFY, EXCLUDED, ENDED) if one in found), "editions": verdicts}
