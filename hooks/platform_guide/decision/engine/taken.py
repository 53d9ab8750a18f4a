"""Which edition of a tool is taken for the reader's where none was named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.eligibility import PASS, Judged
from platform_guide.decision.engine.holdings import EDITION, named, owns
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.model import EditionData, Interview
from platform_guide.decision.engine.policy import Must
from platform_guide.decision.predicate.evaluate import names

_PRICE = "pricing"


def within_means(
    editions: Editions, interview: Interview, musts: Sequence[Must], owned: tuple[str, ...]
) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Return what the reader has, without editions that cost money where must-haves on the price rule out all of them.

    Only entries of which no edition is named are concerned, and of these only where a free edition is still offered:
    whoever pays nothing has that one, and whoever has what is only sold has paid for it.

    Args:
        editions: all editions of the model.
        interview: what was told.
        musts: the must-haves in force, and open ones, which rule nothing out.
        owned: what the reader has; see `holdings`.

    Returns:
        The same with the editions that remain named, sorted; and by entry the must-have (its position) that ruled out
        the edition that is taken otherwise.
    """
    asked = [at for at, must in enumerate(musts) if not must["open"] and _PRICE in names(must["that"])]
    facts = environment(editions.model, interview["facts"])
    remaining = {*owned}
    ruled: dict[str, int] = {}
    for entry, candidate in enumerate(editions.model["candidates"] if asked else ()):
        if candidate["id"] not in owned or candidate["id"] in named(owned):
            continue
        out: dict[str, int] = {}
        for edition in candidate["editions"]:
            for at in asked:
                if editions.by_itself(candidate, edition, musts[at]["that"], facts) is False:
                    out.setdefault(edition["id"], at)
        offered = [one for at, one in enumerate(candidate["editions"], editions.first[entry]) if not editions.ended[at]]
        sold = [one for one in offered if one["price"]]
        free = [one["id"] for one in offered if not one["price"] and one["id"] not in out]
        if sold and free and all(one["id"] in out for one in sold):
            remaining |= {f"{candidate['id']}{EDITION}{edition}" for edition in free}
            ruled[candidate["id"]] = out[min(sold, key=_price)["id"]]
    return tuple(sorted(remaining)), ruled


def assumed(
    editions: Editions,
    judged: Sequence[Judged],
    told: tuple[str, ...],
    owned: tuple[str, ...],
    found: Iterable[tuple[int, int, int]],
) -> dict[str, str]:
    """Return the edition that is taken for the reader's, by owned entry with several of which none was named.

    Of those that can be part of an option and pass it is the one with the cheapest kind of price that costs money, and
    where none does, the first that is free; otherwise the same of the others. Where the price ruled out what is sold,
    and nothing free can be part of an option, it is the first that is free.

    Args:
        editions: all editions of the model.
        judged: what became of each entry.
        told: what the reader has, as it was told.
        owned: the same as `within_means` returns it.
        found: what can be part of an option: entry, edition and the needs that it covers.
    """
    model = editions.model
    best: dict[str, tuple[tuple[bool, bool, int], str]] = {}
    for entry, edition, _ in found:
        candidate = model["candidates"][entry]
        data = candidate["editions"][edition]
        name = candidate["id"]
        if name in named(told) or not owns(owned, name, data["id"]):
            continue
        key = (judged[entry]["editions"][edition]["status"] != PASS, *_price(data))
        if name not in best or key < best[name][0]:
            best[name] = (key, data["id"])
    several = {one["id"] for one in model["candidates"] if len({edition["id"] for edition in one["editions"]}) > 1}
    taken = {name: edition for name, (_, edition) in best.items() if name in several}
    for candidate in model["candidates"]:
        name = candidate["id"]
        if name in named(owned) - named(told) and name not in taken:
            rest = [edition for edition in candidate["editions"] if owns(owned, name, edition["id"])]
            taken[name] = min(rest, key=_price)["id"]
    return taken


def _price(edition: EditionData) -> tuple[bool, int]:
    """Sort key: what costs money first, by kind of price."""
    return edition["price"] == 0, edition["price"]
