"""How neutral the decision is: what came first for readers by chance, who is listed only, and what nothing meets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import names_of
from platform_guide.catalog.schema.model import Platform
from platform_guide.decision.audit.neutrality import digest, per_cent
from platform_guide.decision.data.measured import Bounds, Infeasible, Separation, Shown
from platform_guide.decision.data.measured import Neutrality as Measured
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.model import Model


@dataclass(frozen=True)
class Share:
    """In how many rankings something was part of the first option and of the first three, in per cent of all."""

    name: str
    url: str
    first: float
    top: float
    ended: bool = False


@dataclass(frozen=True)
class Effect:
    """How often another answer to a question changed the first option, in per cent of the times it was tried."""

    text: str
    tried: int
    changed: float


@dataclass(frozen=True)
class Telling:
    """How well a criterion tells the first options apart.

    In per cent: `counted` of the rankings compared, `separated` of those in which it counts, `share` of all
    differences; `spread` in points.
    """

    label: str
    counted: float
    separated: float
    spread: float
    share: float


@dataclass(frozen=True)
class Impossible:
    """What cannot be had together: must-haves and capabilities in words, and capabilities of which one is enough."""

    musts: tuple[str, ...]
    needs: tuple[str, ...]
    together: bool
    because: str


@dataclass(frozen=True)
class Neutrality:
    """Everything on the page; `fresh` tells whether the present data were measured."""

    measured: Measured
    fresh: bool
    bounds: Bounds
    doors: tuple[tuple[str, int], ...]
    entries: tuple[Share, ...]
    categories: tuple[Share, ...]
    outcomes: tuple[tuple[str, float], ...]
    questions: tuple[Effect, ...]
    separation: Separation | None
    criteria: tuple[Telling, ...]
    listed_only: tuple[tuple[Platform, str], ...]
    impossible: tuple[Impossible, ...]


def neutrality(catalog: Catalog, model: Model) -> Neutrality | None:
    """Return what was measured; None for a guide in which nothing was."""
    data = decision_of(catalog)
    found = data.neutrality
    if found is None:
        return None
    texts = {question.id: question.text for question in data.questions}
    return Neutrality(
        measured=found,
        fresh=found.digest == digest(model),
        bounds=data.bounds,
        doors=tuple((door.label, door.readers) for door in data.doors if door.readers),
        entries=_ordered(_entries(catalog, found)),
        categories=_ordered(
            Share(item.label, "platforms/", *_shares(found, found.categories.get(item.id)))
            for item in catalog.settings.categories
        ),
        outcomes=tuple(
            (kind, per_cent(count, found.readers))
            for kind, count in sorted(found.outcomes.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        questions=tuple(
            sorted(
                (
                    Effect(texts[name], varied.tried, per_cent(varied.changed, varied.tried))
                    for name, varied in found.questions.items()
                    if name in texts
                ),
                key=lambda effect: (-effect.changed, effect.text),
            )
        ),
        separation=data.separation,
        criteria=tuple(_criteria(data)),
        listed_only=tuple(
            (catalog.platforms[name], reason)
            for name, reason in sorted(data.listed_only.items())
            if name in catalog.platforms
        ),
        impossible=tuple(_impossible(catalog, item) for item in data.known_infeasible),
    )


def _criteria(data: DecisionData) -> Iterator[Telling]:
    """Yield what was measured of each criterion that there is, the one that decides most first."""
    measured = data.separation
    if measured is None:
        return
    known = [(one, measured.criteria[one.id]) for one in data.criteria if one.id in measured.criteria]
    for criterion, found in sorted(known, key=lambda pair: -pair[1].share):
        yield Telling(
            criterion.label,
            per_cent(found.counted, measured.compared),
            per_cent(found.separated, found.counted),
            found.spread / 10,
            found.share / 10,
        )


def _entries(catalog: Catalog, found: Measured) -> Iterator[Share]:
    for name, platform in catalog.platforms.items():
        shares = _shares(found, found.entries.get(name))
        yield Share(platform.name, f"platforms/{name}/", *shares, ended=platform.ended)


def _ordered(shares: Iterator[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: (share.ended, -share.first, -share.top, share.name.casefold())))


def _shares(found: Measured, counts: Shown | None) -> tuple[float, float]:
    return (per_cent(counts.first, found.ranked), per_cent(counts.top, found.ranked)) if counts else (0.0, 0.0)


def _impossible(catalog: Catalog, item: Infeasible) -> Impossible:
    data = decision_of(catalog)
    words: Mapping[str, str] = {
        **{rule.id: "; ".join(one.label for one in rule.require) or rule.because for rule in data.rules},
        **{place.id: f"It runs {place.label}" for place in data.places},
    }
    names = names_of(capability for _, capability in catalog.capabilities())
    return Impossible(
        musts=tuple(words[name] for name in item.demands if name in words),
        needs=tuple(names[name] for name in (*(one for one in item.demands if one not in words), *item.one_of)),
        together=item.together,
        because=item.because,
    )
