"""Witnesses: answers that put an entry into one of the first three options, in the form of an address of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.audit.readers import reader_by_chance
from platform_guide.decision.engine.editions import has_ended as edition_has_ended
from platform_guide.decision.engine.interview import walk
from platform_guide.decision.engine.model import CandidateData, Model
from platform_guide.decision.engine.policy import apply_rules
from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import Solved, solve
from platform_guide.decision.engine.shortlist import make_case
from platform_guide.decision.engine.study import TOP

_TRIES = 1500
_Answers = Mapping[str, list[str]]


def as_query(answers: _Answers) -> str:
    """Return answers as the page of the interview writes them behind its address: sorted, `a=b&c=d,e`."""
    return "&".join(f"{name}={','.join(answers[name])}" for name in sorted(answers))


def from_query(text: str) -> dict[str, list[str]]:
    """Return the answers of an address; what means nothing is left to the interview to drop."""
    pairs = [part.partition("=") for part in text.split("&") if part]
    return {name: [value for value in values.split(",") if value] for name, _, values in pairs}


def has_ended(model: Model, candidate: CandidateData) -> bool:
    """Tell whether an entry, or every edition of it, is not offered any more."""
    return all(edition_has_ended(model, candidate, edition) for edition in candidate["editions"])


def shown(solved: Solved, count: int = TOP) -> list[str]:
    """Return the entries that are part of one of the first options, sorted."""
    return sorted({part["entry"] for option in solved.options[:count] for part in option["parts"]})


def find_witness(model: Model, doors: Sequence[str], entry: str, seed: int) -> dict[str, list[str]] | None:
    """Search for answers that put an entry into one of the first three options.

    Readers who ask for little come first, because then few entries are better; then those who own it already.
    """
    candidate = row(model["candidates"], entry)
    # Only a reader for whom the entry would do at all is worth working out; that is seen of it and what it requires.
    required = {name for edition in candidate["editions"] for group in edition["requires"] for name in group}
    behind = [one for one in model["candidates"] if one["id"] in required - {entry}]
    alone: Model = {**model, "candidates": [candidate, *behind]}
    for owned in (False, True):
        for answers in _modest_readers(model, doors, seed, entry if owned else None):
            interview = walk(model, answers)
            policy = apply_rules(model, interview)
            if policy["outcome"]:
                continue
            fits = make_case(alone, interview, policy, built=True).options
            if any(not (option.entry or option.verify) for option in fits) and entry in shown(solve(model, answers)):
                return answers
    return None


def _modest_readers(model: Model, doors: Sequence[str], seed: int, owned: str | None) -> Iterator[dict[str, list[str]]]:
    chance = Chance(seed)
    for _ in range(_TRIES):
        yield reader_by_chance(model, doors, chance, most=1, owned=owned)
