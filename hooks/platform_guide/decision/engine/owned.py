"""What becomes of the tools that the reader has: they stay, unless they have ended or a must-have forbids them."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import ENDED, EXCLUDED, Judged, judge
from platform_guide.decision.engine.messages import say
from platform_guide.decision.engine.model import OptionData, Reason
from platform_guide.decision.engine.shortlist import Case


def owned_tools(case: Case, options: list[OptionData], editions: Editions) -> list[Reason]:
    """Say of every owned entry, in the model's order, what becomes of it.

    `stays`; `overlaps`: it stays, and a new part of the first option does something in one of its areas as well;
    `ended`: it is not offered any more; `forbidden`: it fails a must-have that holds for what is owned, too. What
    stays and would fail a must-have, were it new, is told so behind it, as `lacks`.
    """
    alone = judge(editions, case.interview, case.policy["musts"], ()) if case.owned else []
    return [
        reason
        for index, candidate in enumerate(case.model["candidates"])
        if candidate["id"] in case.owned
        for reason in _told(case, index, options, alone[index])
    ]


def _told(case: Case, index: int, options: list[OptionData], alone: Judged) -> Iterator[Reason]:
    """Say what becomes of one owned entry; `alone` is what becomes of it for somebody who owns nothing."""
    candidate, judged = case.model["candidates"][index], case.judged[index]
    refers = {"entry": candidate["id"]}
    if judged["status"] == ENDED:
        yield {**say(case.model, "owned-ended", entry=candidate["name"]), **refers, "becomes": "ended"}
        return
    best = next(at for at, one in enumerate(judged["editions"]) if one["status"] == judged["status"])
    if judged["status"] == EXCLUDED:
        position = (judged["editions"][best]["failed"] + judged["editions"][best]["undocumented"])[0]
        said = say(case.model, "owned-forbidden", entry=candidate["name"], must=case.policy["musts"][position]["label"])
        yield {**said, **refers, "becomes": "forbidden", "must": position}
        return
    shared = _shared(case, index, options)
    if shared:
        labels = ", ".join(case.model["labels"][at] for at in shared)
        names = [case.model["capabilities"][at] for at in shared]
        said = say(case.model, "owned-overlaps", entry=candidate["name"], shared=labels)
        yield {**said, **refers, "becomes": "overlaps", "capabilities": names}
    else:
        yield {**say(case.model, "owned-stays", entry=candidate["name"]), **refers, "becomes": "stays"}
    verdict = alone["editions"][best]
    for position in sorted({*verdict["failed"], *verdict["undocumented"], *verdict["builds"]}):
        must = case.policy["musts"][position]["label"]
        said = say(case.model, "owned-lacks", entry=candidate["name"], must=must)
        yield {**said, **refers, "becomes": "lacks", "must": position}


def _shared(case: Case, index: int, options: list[OptionData]) -> list[int]:
    """Return what new parts of the first option cover in areas of an owned entry that is no part of it."""
    parts = options[0]["parts"] if options else []
    model, candidate = case.model, case.model["candidates"][index]
    if any(part["entry"] == candidate["id"] for part in parts):
        return []
    covered = {cover["capability"] for part in parts if not part["owned"] for cover in part["covers"]}
    return [
        at
        for at, name in enumerate(model["capabilities"])
        if name in covered and model["areas"][model["area_of"][at]] in candidate["scope"]
    ]
