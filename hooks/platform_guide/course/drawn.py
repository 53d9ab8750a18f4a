"""Questions drawn from the catalogue: a pure function of their id, the month of the data, and the data.

Nothing is wrong because it is unknown: what counts as wrong is named, and is at a level that somebody read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import labels_of
from platform_guide.catalog.schema.model import Capability, Claim, Edition, Platform
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.course.model.parts import Option
from platform_guide.course.model.question import Drawn, Fallback, Pick, Question, Wanted

_OFFERED = frozenset({Level.FULL, Level.PARTIAL})
DISTINCT = 4
"""So many different options there must be at least, or the question is the same each month."""


@dataclass(frozen=True)
class Candidate:
    """An entry, or one edition of it, that can be an option."""

    platform: Platform
    edition: Edition | None = None

    @property
    def id(self) -> str:
        """What it is known by."""
        return f"{self.platform.id}/{self.edition.id}" if self.edition else self.platform.id

    @property
    def name(self) -> str:
        """What a reader sees."""
        return f"{self.platform.name} ({self.edition.name})" if self.edition else self.platform.name


@dataclass(frozen=True)
class Found:
    """What a drawn question can be made of."""

    right: tuple[Candidate, ...]
    wrong: tuple[Candidate, ...]

    def lack(self, drawn: Drawn) -> str | None:
        """Return in words what is missing; None where the question can be asked."""
        least = drawn.options - 1 + drawn.margin
        if not self.right:
            return "nothing in the data fits `where`"
        if len(self.wrong) < least:
            return f"{len(self.wrong)} fit `against`, and it takes {least}"
        if len(self.right) + len(self.wrong) < DISTINCT:
            return f"only {len(self.right) + len(self.wrong)} options are possible, and it takes {DISTINCT}"
        return None


@dataclass(frozen=True)
class Asked:
    """A question as a reader gets it; `drawn` tells that its options come from the data."""

    question: Question
    ask: str
    options: tuple[Option, ...]
    drawn: bool = False


def found(catalog: Catalog, drawn: Drawn) -> Found:
    """Return what fits, in the order of ids; what is right is never wrong as well."""
    every = list(_candidates(catalog, drawn.pick, ended=bool(drawn.where.event)))
    right = [one for one in every if fits(catalog, one, drawn.where)]
    names = {one.id for one in right}
    wrong = [one for one in every if one.id not in names and fits(catalog, one, drawn.against)]
    return Found(tuple(right), tuple(wrong))


def _candidates(catalog: Catalog, pick: Pick, *, ended: bool) -> Iterator[Candidate]:
    """Yield what can be an option; what is no longer offered is one only where it is asked what happened."""
    for platform in catalog.platforms.values():
        if platform.lifecycle.status.ended and not ended:
            continue
        if pick is Pick.ENTRY:
            yield Candidate(platform)
        else:
            yield from (Candidate(platform, edition) for edition in platform.editions)


def fits(catalog: Catalog, one: Candidate, wanted: Wanted) -> bool:
    """Tell whether all that is wanted holds of an entry or an edition."""
    platform = one.platform
    editions = (one.edition,) if one.edition else platform.editions
    return (
        (wanted.capability is None or level_of(catalog, one, wanted.capability) in wanted.level)
        and (wanted.category is None or platform.category == wanted.category)
        and (wanted.licence is None or all(each.licence_family is wanted.licence for each in editions))
        and (wanted.event is None or any(event.kind is wanted.event for event in platform.lifecycle.events))
        and all(_covers(catalog, platform, area) for area in wanted.covers)
        and (not wanted.outside or not set(wanted.outside) <= {scope.area for scope in platform.scope})
    )


def level_of(catalog: Catalog, one: Candidate, capability: str) -> Level | None:
    """Return the level that somebody read; None where only the scope says that there is none."""
    cell = catalog.cell(one.platform, capability)
    if not cell.in_scope:
        return None
    if one.edition is None:
        return cell.level
    editions = catalog.editions_of(one.platform, capability)
    return editions[one.edition.id].level if one.edition.id in editions else None


def _covers(catalog: Catalog, platform: Platform, area: str) -> bool:
    areas = (one for one in catalog.areas if one.id == area)
    return any(catalog.cell(platform, one.id).level in _OFFERED for each in areas for one in each.capabilities)


def asked(catalog: Catalog, lesson: str, question: Question) -> Asked:
    """Return a question with its options, drawn where the data supports it; else those written by hand."""
    if question.from_ is None:
        return Asked(question, question.ask, question.options)
    fitting = found(catalog, question.from_)
    if fitting.lack(question.from_):
        fallback = question.fallback or Fallback.model_construct(options=())
        return Asked(question, fallback.ask or question.ask, fallback.options)
    seed = f"{lesson}/{question.id}/{catalog.data_date:%Y-%m}"
    (right, *_), wrong = _shuffled(fitting.right, seed), _shuffled(fitting.wrong, seed)
    options = [_option(catalog, question.from_, right, right=True)]
    options += [_option(catalog, question.from_, one, right=False) for one in wrong[: question.from_.options - 1]]
    words = _words(catalog, question.from_.where, right)
    return Asked(question, _filled(question.ask, words), tuple(options), drawn=True)


def _shuffled(candidates: tuple[Candidate, ...], seed: str) -> list[Candidate]:
    return sorted(candidates, key=lambda one: hashlib.sha256(f"{seed}/{one.id}".encode()).digest())


def _option(catalog: Catalog, drawn: Drawn, one: Candidate, *, right: bool) -> Option:
    words = _words(catalog, drawn.where if right else drawn.against, one)
    because = " ".join(_filled(drawn.because, words).split())
    return Option.model_construct(text=one.name, right=right, because=because, belief=None)


def _words(catalog: Catalog, wanted: Wanted, one: Candidate) -> dict[str, str]:
    """Return what the placeholders of a text stand for."""
    capability = catalog.rubrics.get(wanted.capability or "")
    claim = catalog.cell(one.platform, capability.id).claim if capability else None
    level = level_of(catalog, one, capability.id) if capability else None
    event = next((event for event in one.platform.lifecycle.events if event.kind is wanted.event), None)
    return {
        "entry": one.platform.name,
        "edition": one.edition.name if one.edition else "",
        "capability": capability.name if capability else "",
        "level": level.value if level else "",
        "note": _said(capability, claim, one, level) if capability and claim else "",
        "event": event.text if event else "",
        "date": str(event.date) if event else "",
        "category": labels_of(catalog.settings.categories)[one.platform.category],
    }


def _said(capability: Capability, claim: Claim, one: Candidate, level: Level | None) -> str:
    """Return what a claim says of an entry or an edition: a note, else the limits, else what the level means."""
    own = claim.editions.get(one.edition.id) if one.edition else None
    limits = [limit.text for limit in capability.limits if limit.id in (own or claim).limits]
    meaning = getattr(capability.levels, level.value, None) if level else None
    return (own.note if own else claim.note) or " ".join(limits) or meaning or ""


PLACEHOLDERS = frozenset({"entry", "edition", "category", "capability", "level", "note", "event", "date"})


def _filled(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
