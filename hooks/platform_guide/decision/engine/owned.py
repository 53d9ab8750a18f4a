"""What becomes of the tools that the reader has: they stay, unless they have ended or a must-have forbids them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import BUILT, ENDED, EXCLUDED, PASS, VERIFY, Judged, judge
from platform_guide.decision.engine.holdings import Tool, named, owns, tools
from platform_guide.decision.engine.messages import say
from platform_guide.decision.engine.model import Reason, StackData
from platform_guide.decision.engine.shortlist import Case


def owned_tools(case: Case, options: Sequence[StackData], editions: Editions) -> list[Reason]:
    """Say of every owned entry, in the model's order, and of tools that the reader named, what becomes of it.

    `stays`; `overlaps`: it stays, and a new part of the first option does something in one of its areas as well;
    `ended`: it is not offered any more; `unwanted`: the reader wants it replaced; `forbidden`: it fails another
    must-have that holds for what is owned, too. What stays and would fail a must-have, were it new, is told so behind
    it, as `lacks`; and as `assumed` which edition was taken for the reader's where it is part of an option and none was
    named.
    """
    alone = judge(editions, case.interview, case.policy["musts"], ()) if case.owned else []
    found = [
        reason
        for index, candidate in enumerate(case.model["candidates"])
        if candidate["id"] in case.owned
        for reason in _told(case, index, options, alone[index])
    ]
    return found + [_named(case, tool, options) for tool in tools(case.model, case.owned)]


def standing(case: Case, index: int) -> tuple[str, int]:
    """Return the best verdict among the editions of an owned entry that the reader has, and the first with it.

    What fails a must-have only in the edition that the reader has is to be changed and not replaced: it has the verdict
    that it would have with another one.
    """
    candidate = case.model["candidates"][index]
    verdicts = {
        at: case.judged[index]["editions"][at]["status"]
        for at, edition in enumerate(candidate["editions"])
        if owns(case.owned, candidate["id"], edition["id"])
    }
    status = next(one for one in (PASS, VERIFY, BUILT, EXCLUDED, ENDED) if one in verdicts.values())
    best = next(at for at, one in verdicts.items() if one == status)
    if status == EXCLUDED and candidate["id"] in named(case.owned):
        any_edition = tuple(one for one in case.owned if not one.startswith(f"{candidate['id']}/"))
        status = judge(case.editions, case.interview, case.policy["musts"], any_edition)[index]["status"]
    return status, best


def _named(case: Case, tool: Tool, options: Sequence[StackData]) -> Reason:
    """Say of a tool that the reader named whether something new does the same."""
    refers = {"entry": tool["id"], "name": tool["name"]}
    at = [at for at, area in enumerate(case.model["area_of"]) if case.model["areas"][area] in tool["areas"]]
    return _beside(case, "named-overlaps", tool["name"], _shared(case, tool["id"], at, options), refers)


def _told(case: Case, index: int, options: Sequence[StackData], alone: Judged) -> Iterator[Reason]:
    """Say what becomes of one owned entry; `alone` is what becomes of it for somebody who owns nothing."""
    candidate, judged = case.model["candidates"][index], case.judged[index]
    refers = {"entry": candidate["id"]}
    status, best = standing(case, index)
    if status == ENDED:
        yield {**say(case.model, "owned-ended", entry=candidate["name"]), **refers, "becomes": "ended"}
        return
    if status == EXCLUDED:
        failed = judged["editions"][best]["failed"] + judged["editions"][best]["undocumented"]
        wishes = {fact["id"] for fact in case.model["facts"] if fact["type"] == "replaced"}
        unwanted = next((at for at in failed if wishes & set(case.policy["musts"][at]["facts"])), None)
        if unwanted is not None:
            said = say(case.model, "owned-unwanted", entry=candidate["name"])
            yield {**said, **refers, "becomes": "unwanted", "must": unwanted}
            return
        position = failed[0]
        said = say(case.model, "owned-forbidden", entry=candidate["name"], must=case.policy["musts"][position]["label"])
        yield {**said, **refers, "becomes": "forbidden", "must": position}
        return
    does = [at for at, level in enumerate(candidate["editions"][best]["levels"]) if level not in "?0"]
    shared = _shared(case, candidate["id"], does, options)
    yield _beside(case, "owned-overlaps", candidate["name"], shared, refers)
    assumed = case.assumed.get(candidate["id"])
    if assumed and any(part["entry"] == candidate["id"] and part["owned"] for one in options for part in one["parts"]):
        edition = row(candidate["editions"], assumed)["name"]
        said = say(case.model, "owned-assumed", entry=candidate["name"], edition=edition)
        yield {**said, **refers, "becomes": "assumed", "edition": assumed}
    verdict = alone["editions"][best]
    lacking = sorted({*verdict["failed"], *verdict["undocumented"], *verdict["builds"]})
    if lacking:
        must = "; ".join(case.policy["musts"][position]["label"] for position in lacking)
        said = say(case.model, "owned-lacks", entry=candidate["name"], must=must)
        yield {**said, **refers, "becomes": "lacks", "must": lacking[0]}


def _beside(case: Case, code: str, name: str, shared: list[int], refers: Mapping[str, str]) -> Reason:
    if not shared:
        return {**say(case.model, "owned-stays", entry=name), **refers, "becomes": "stays"}
    said = say(case.model, code, entry=name, shared=", ".join(case.model["labels"][at] for at in shared))
    names = [case.model["capabilities"][at] for at in shared]
    return {**said, **refers, "becomes": "overlaps", "capabilities": names}


def _shared(case: Case, entry: str, does: Iterable[int], options: Sequence[StackData]) -> list[int]:
    """Return what new parts of the first option cover that something does which the reader has and which is no part."""
    parts = options[0]["parts"] if options else []
    model = case.model
    if any(part["entry"] == entry for part in parts):
        return []
    covered = {cover["capability"] for part in parts if not part["owned"] for cover in part["covers"]}
    return [at for at in does if model["capabilities"][at] in covered]
