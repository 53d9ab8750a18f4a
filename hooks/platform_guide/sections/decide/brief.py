"""What the first options of a result come to, for the table under the verdict of a page without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from platform_guide.catalog.schema.vocabulary import PricingModel
from platform_guide.decision.engine.model import Model, MustData, PartData, Recommendation, StackData

SHOWN = 3
"""How many options the table has at most."""


@dataclass(frozen=True)
class Gap:
    """A must-have that an option does not meet as it stands, or that an open answer may ask for.

    `place` is its position, `how` is failed, undocumented, verify, build or open, `entries` are the parts that it
    concerns.
    """

    place: int
    how: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Short:
    """A need that an option covers below the highest level, with what its part lacks in words."""

    entry: str
    capability: str
    level: str
    limits: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """An option in figures.

    `met` of `musts` must-haves are met as they stand, `covered` of `needs` needs are covered; `levels` holds how many
    at which level, the best first, and `short` those below the highest; `prices` pairs of an entry and the kind of its
    price, None where that is not known, and `asked` the new parts of which a price has to be asked for; `marks` say
    with which answer the option falls out; `unknown` holds the claims that count without a known level.
    """

    option: Mapping[str, Any]
    met: int
    musts: int
    gaps: tuple[Gap, ...]
    marks: tuple[str, ...]
    covered: int
    needs: int
    levels: tuple[tuple[str, int], ...]
    short: tuple[Short, ...]
    prices: tuple[tuple[str, str | None], ...]
    asked: tuple[str, ...]
    unknown: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Head:
    """A rank, None where nothing is known to fit: how many options share it, and how many of those are shown."""

    rank: int | None
    shared: int
    shown: int


def shown_first(found: Recommendation) -> Sequence[StackData]:
    """Return what is shown first: all that was named, or the options; those to verify where nothing is known to fit."""
    if found["judged"]:
        return found["judged"]
    return [*(found["options"] or found["verify"])][:SHOWN]


def brief(model: Model, found: Recommendation) -> tuple[Column, ...]:
    """Return a column for each of the first options."""
    return tuple(_column(model, found, option) for option in shown_first(found))


def heads(columns: Sequence[Column]) -> Iterator[Head]:
    """Yield the ranks of the columns, each once."""
    for rank, same in groupby(columns, key=lambda one: one.option["rank"]):
        options = [one.option for one in same]
        yield Head(rank, options[0]["shared"] or 1, len(options))


def side_by_side(columns: Sequence[Column]) -> str:
    """Return the address that puts the options side by side, below the root of the site: parts with their editions."""
    of = ("+".join(f"{part['entry']}.{part['edition']}" for part in one.option["parts"]) for one in columns)
    return "compare/side-by-side/?" + "&".join(f"of={one}" for one in of)


def _column(model: Model, found: Recommendation, option: StackData) -> Column:
    more: Mapping[str, Any] = {**option}
    musts = sum(not one["open"] for one in found["musts"])
    needed = {one["capability"] for one in found["needs"] if not one["open"]}
    gaps = tuple(gaps_of(option, found["musts"]))
    best: dict[str, int] = {}
    for cover in (cover for part in option["parts"] for cover in part["covers"]):
        if cover["capability"] in needed:
            rank = model["levels"].index(cover["level"])
            best[cover["capability"]] = max(rank, best.get(cover["capability"], 0))
    ranks = list(best.values())
    return Column(
        option=more,
        met=musts - len({gap.place for gap in gaps if gap.how != "open"}),
        musts=musts,
        gaps=gaps,
        marks=tuple(one["text"] for one in more.get("marks", ())),
        covered=len(ranks),
        needs=len(needed),
        levels=tuple(
            (level, ranks.count(rank)) for rank, level in reversed([*enumerate(model["levels"])]) if rank in ranks
        ),
        short=tuple(short_of(model, option)),
        prices=prices_of(model, option),
        asked=asked_of(model, option),
        unknown=tuple(more.get("unknown", ())),
    )


def gaps_of(option: StackData, musts: Sequence[MustData]) -> list[Gap]:
    """Return the must-haves that an option does not meet, or are to be built, to be verified, or open, in this order.

    Only what the reader named is listed although it fails something.
    """
    found: dict[tuple[str, int], list[str]] = {}
    named: Mapping[str, Any] = {**option}
    for gap in named.get("gaps", ()):
        if gap["met"] in {"failed", "undocumented"}:
            found.setdefault((gap["met"], gap["must"]), []).append(gap["entry"])
    for part in option["parts"]:
        for place in part["builds"]:
            found.setdefault(("build", place), []).append(part["entry"])
    for part in option["parts"]:
        for place in part["verify"]:
            found.setdefault(("open" if musts[place]["open"] else "verify", place), []).append(part["entry"])
    return [Gap(place, how, tuple(entries)) for (how, place), entries in found.items()]


def short_of(model: Model, option: StackData) -> Iterator[Short]:
    """Yield the needs that no part covers at the highest level, with each part that covers them best."""
    covers = [(part["entry"], cover) for part in option["parts"] for cover in part["covers"]]
    for name in dict.fromkeys(cover["capability"] for _, cover in covers):
        same = [(entry, cover) for entry, cover in covers if cover["capability"] == name]
        best = max(model["levels"].index(cover["level"]) for _, cover in same)
        for entry, cover in same if best < len(model["levels"]) - 1 else ():
            if model["levels"].index(cover["level"]) == best:
                yield Short(entry, name, cover["level"], tuple(cover["limits"]))


def prices_of(model: Model, option: StackData) -> tuple[tuple[str, str | None], ...]:
    """Return pairs of a part's entry and the kind of its price, None where that is not known."""
    return tuple((part["entry"], _price(model, part)) for part in option["parts"])


def asked_of(model: Model, option: StackData) -> tuple[str, ...]:
    """Return the entries of new parts without a published price."""
    parts = (part for part in option["parts"] if not part["owned"])
    return tuple(part["entry"] for part in parts if _price(model, part) == PricingModel.QUOTE)


def to_build(found: Recommendation) -> tuple[MustData, ...]:
    """Return the must-haves that the first options leave to build."""
    places = {place for option in shown_first(found) for part in option["parts"] for place in part["builds"]}
    return tuple(must for place, must in enumerate(found["musts"]) if place in places)


def _price(model: Model, part: PartData) -> str | None:
    entry = next(one for one in model["candidates"] if one["id"] == part["entry"])
    edition = next(
        one
        for one in entry["editions"]
        if one["id"] == part["edition"] and part["delivery"] in one["attributes"]["delivery"]
    )
    price: str | None = edition["attributes"]["pricing"]
    return price
