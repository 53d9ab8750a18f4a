"""Must-haves with three values: which editions pass, which have to be verified first, which are out, and by what.

A failed must-have is never bought back. What an edition lacks can be built where the must-have says how; such an
edition is asked only where nothing else fits. What nobody documented fails where the must-have says so, and is
otherwise to be verified. A must-have whose rule waits for an answer is neither applied nor waived: an edition that
would fail it is to be verified.
"""

from __future__ import annotations

from typing import TypedDict

from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import Interview
from platform_guide.decision.engine.policy import Must

PASS, VERIFY, BUILT, EXCLUDED, ENDED = "eligible", "verify", "built", "excluded", "discontinued"


class Verdict(TypedDict):
    """What became of an edition; the lists hold positions of must-haves.

    `failed`: it does not meet them; `undocumented`: unknown, and unknown excludes; `unverified`: unknown, to be
    verified; `open`: it would fail, should the open must-have come into force; `builds`: it does not meet them, or not
    as far as is known, and the reader can build what it lacks.
    """

    status: str
    failed: list[int]
    undocumented: list[int]
    unverified: list[int]
    open: list[int]
    builds: list[int]


class Judged(TypedDict):
    """What became of an entry: the best verdict among its editions, and all of them."""

    status: str
    editions: list[Verdict]


def judge(editions: Editions, interview: Interview, musts: list[Must], owned: tuple[str, ...]) -> list[Judged]:
    """Judge every entry, in the model's order."""
    facts = environment(editions.model, interview["facts"])
    verdicts: list[Verdict] = [
        {"status": PASS, "failed": [], "undocumented": [], "unverified": [], "open": [], "builds": []}
        for _ in editions.rows
    ]
    for index, must in enumerate(musts):
        left = editions.unmet(must["build"]["when"], facts, owned) if must["build"] else None
        for at, met in editions.unmet(must["that"], facts, owned).items():
            verdict = verdicts[at]
            (verdict["builds"] if left is not None and at not in left else _list(verdict, must, met)).append(index)
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


def _list(verdict: Verdict, must: Must, met: bool | None) -> list[int]:  # noqa: FBT001 - one of three values
    """Return where a must-have belongs that an edition does not meet, and that nobody can build."""
    if must["open"]:
        return verdict["open"]
    if met is False:
        return verdict["failed"]
    return verdict["undocumented"] if must["on_unknown"] == "exclude" else verdict["unverified"]


def _entry(verdicts: list[Verdict]) -> Judged:
    found = {verdict["status"] for verdict in verdicts}
    return {"status": next(one for one in (PASS, VERIFY, BUILT, EXCLUDED, ENDED) if one in found), "editions": verdicts}
