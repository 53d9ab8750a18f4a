"""Must-haves with three values: which editions pass, which have to be verified first, which are out, and by what.

A failed must-have is never bought back. What nobody documented fails where the must-have says so, and is otherwise
to be verified. A must-have whose rule waits for an answer is neither applied nor waived: an edition that would
fail it is to be verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict

from platform_guide.decision.interview import Interview, environment
from platform_guide.decision.model import CandidateData, EditionData, Model
from platform_guide.decision.policy import Must
from platform_guide.decision.predicate import Lookup, evaluate

PASS, VERIFY, EXCLUDED, ENDED = "eligible", "verify", "excluded", "discontinued"

_OF_ENTRY = frozenset({"id", "kind", "category", "status", "scope"})


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


@dataclass(frozen=True)
class Bench:
    """What is the same for every entry that is judged; `position` is that of each claim by its name in conditions."""

    musts: list[Must]
    facts: Lookup
    position: dict[str, int]
    ended: frozenset[str]
    owned: list[str]


def judge(model: Model, interview: Interview, musts: list[Must], owned: list[str]) -> list[Judged]:
    """Judge every entry, in the model's order."""
    bench = Bench(
        musts=musts,
        facts=environment(model, interview["facts"]),
        position={f"claim.{name}": index for index, name in enumerate(model["capabilities"])},
        ended=frozenset(model["parameters"]["ended"]),
        owned=owned,
    )
    return [_entry(bench, candidate) for candidate in model["candidates"]]


def _entry(bench: Bench, candidate: CandidateData) -> Judged:
    verdicts = []
    for edition in candidate["editions"]:
        verdict = _edition(bench.musts, edition_lookup(bench, candidate, edition))
        if candidate["status"] in bench.ended or edition["attributes"]["edition_status"] in bench.ended:
            verdict["status"] = ENDED
        verdicts.append(verdict)
    found = {verdict["status"] for verdict in verdicts}
    status = next(status for status in (PASS, VERIFY, EXCLUDED, ENDED) if status in found)
    return {"status": status, "editions": verdicts}


def edition_lookup(bench: Bench, candidate: CandidateData, edition: EditionData) -> Lookup:
    """Return a look-up of what must-haves read of an edition and of the facts."""
    attributes = edition["attributes"]

    def look(name: str) -> Any:  # noqa: ANN401 - values of any type
        if name in bench.position:
            level = edition["levels"][bench.position[name]]
            return None if level == "?" else int(level)
        if name == "owned":
            return candidate["id"] in bench.owned
        if name.startswith("fact."):
            return bench.facts(name.removeprefix("fact."))
        # The names of these are those of the entry's own fields.
        return candidate[name] if name in _OF_ENTRY else attributes[name]  # type: ignore[literal-required]

    return look


def _edition(musts: list[Must], lookup: Lookup) -> Verdict:
    verdict: Verdict = {"status": PASS, "failed": [], "undocumented": [], "unverified": [], "open": []}
    for index, must in enumerate(musts):
        met = evaluate(must["that"], lookup)
        if met is True:
            continue
        if must["open"]:
            verdict["open"].append(index)
        elif met is False:
            verdict["failed"].append(index)
        elif must["on_unknown"] == "exclude":
            verdict["undocumented"].append(index)
        else:
            verdict["unverified"].append(index)
    if verdict["failed"] or verdict["undocumented"]:
        verdict["status"] = EXCLUDED
    elif verdict["unverified"] or verdict["open"]:
        verdict["status"] = VERIFY
    return verdict
