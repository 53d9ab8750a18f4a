"""What becomes of the tools that the reader has: they stay, unless they have ended or a must-have forbids them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import BUILT, ENDED, EXCLUDED, PASS, VERIFY, Judged, Verdict, judge
from platform_guide.decision.engine.holdings import Tool, named, owns, tools
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.messages import say
from platform_guide.decision.engine.model import CandidateData, EditionData, Reason, StackData
from platform_guide.decision.engine.shortlist import Case, cover


def owned_tools(case: Case, options: Sequence[StackData], editions: Editions) -> list[Reason]:
    """Say of every owned entry, in the model's order, and of tools that the reader named, what becomes of it.

    `stays`; `overlaps`: it stays, and a new part of the first option does something in one of its areas as well;
    `ended`: it is not offered any more; `unwanted`: the reader wants it replaced; `forbidden`: it fails another
    must-have that holds for what is owned, too. Of what stays `edition` is the one that was taken for the reader's,
    where none was named and that matters; and `lacks` are the must-haves that it does not meet, or not as far as is
    known, for want of a capability. What kind of thing one should get is no question of what is there.
    """
    alone = judge(editions, case.interview, case.policy["musts"], ()) if case.owned else []
    found = [
        _told(case, index, options, alone[index])
        for index, candidate in enumerate(case.model["candidates"])
        if candidate["id"] in case.owned
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


def _told(case: Case, index: int, options: Sequence[StackData], alone: Judged) -> Reason:
    """Say what becomes of one owned entry; `alone` is what becomes of it for somebody who owns nothing."""
    candidate, judged = case.model["candidates"][index], case.judged[index]
    refers, name = {"entry": candidate["id"]}, case.known_as(index)
    status, best = standing(case, index)
    if status == ENDED:
        return {**say(case.model, "owned-ended", entry=name), **refers, "becomes": "ended"}
    if status == EXCLUDED:
        failed = judged["editions"][best]["failed"] + judged["editions"][best]["undocumented"]
        wishes = {fact["id"] for fact in case.model["facts"] if fact["type"] == "replaced"}
        unwanted = next((at for at in failed if wishes & set(case.policy["musts"][at]["facts"])), None)
        if unwanted is not None:
            said = say(case.model, "owned-unwanted", entry=name)
            return {**said, **refers, "becomes": "unwanted", "must": unwanted}
        position = failed[0]
        said = say(case.model, "owned-forbidden", entry=name, must=case.policy["musts"][position]["label"])
        return {**said, **refers, "becomes": "forbidden", "must": position}
    does = [at for at, level in enumerate(candidate["editions"][best]["levels"]) if level not in "?0"]
    found = _beside(case, "owned-overlaps", name, _shared(case, candidate["id"], does, options), refers)
    if _edition_matters(case, index, options):
        found = _with(found, _assumption(case, candidate))
    lacking = _lacking(case, index, best, alone["editions"][best])
    if lacking:
        must = "; ".join(case.policy["musts"][position]["label"] for position in lacking)
        found = _with(found, {**say(case.model, "owned-lacks", entry=name, must=must), "lacks": lacking})
    return found


def _with(found: Reason, more: Reason) -> Reason:
    """Return a statement with another one behind it."""
    return {**more, **found, "text": f"{found['text']} {more['text']}"}


def _edition_matters(case: Case, index: int, options: Sequence[StackData]) -> bool:
    """Tell whether an edition was taken for the reader's and another one would change something.

    It is part of an option, or an edition that the price ruled out would cover more.
    """
    candidate = case.model["candidates"][index]
    taken = case.assumed.get(candidate["id"])
    if taken is None:
        return False
    if any(part["entry"] == candidate["id"] and part["owned"] for one in options for part in one["parts"]):
        return True
    covers = {edition["id"]: 0 for edition in candidate["editions"]}
    for at, edition in enumerate(candidate["editions"]):
        covers[edition["id"]] |= cover(case.model, case.policy, index, at)
    return candidate["id"] in case.ruled and any(one & ~covers[taken] for one in covers.values())


def _assumption(case: Case, candidate: CandidateData) -> Reason:
    taken = case.assumed[candidate["id"]]
    words = {"entry": candidate["name"], "edition": row(candidate["editions"], taken)["name"]}
    ruled = case.ruled.get(candidate["id"])
    if ruled is None:
        return {**say(case.model, "owned-assumed", **words), "edition": taken}
    must = case.policy["musts"][ruled]["label"]
    return {**say(case.model, "owned-assumed-price", **words, must=must), "edition": taken}


def _lacking(case: Case, index: int, best: int, verdict: Verdict) -> list[int]:
    """Return the must-haves that an edition would meet with more capabilities, and does not meet as far as is known."""
    candidate = case.model["candidates"][index]
    edition = candidate["editions"][best]
    whole: EditionData = {**edition, "levels": str(len(case.model["levels"]) - 1) * len(edition["levels"])}
    facts = environment(case.model, case.interview["facts"])
    return [
        at
        for at in sorted({*verdict["failed"], *verdict["undocumented"], *verdict["builds"]})
        if case.editions.by_itself(candidate, whole, case.policy["musts"][at]["that"], facts)
    ]


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
