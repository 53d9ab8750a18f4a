"""What a claim says, in words: limits, note and editions, worked out once for every page, file and list."""

from __future__ import annotations

from dataclasses import dataclass

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.levels import RANKED, EditionLevel
from platform_guide.catalog.schema.lookup import names_of
from platform_guide.catalog.schema.model import Capability, Edition, Platform
from platform_guide.catalog.schema.vocabulary import Level


@dataclass(frozen=True)
class ToldEdition:
    """What one edition offers; `limits` are sentences, `same_as` is the name of the edition that it is as."""

    edition: Edition
    level: Level
    limits: tuple[str, ...]
    note: str
    same_as: str | None

    @property
    def text(self) -> str:
        """Limits and note in one text."""
        same = (f"As {self.same_as}: code or service is the same.",) if self.same_as else ()
        return " ".join((*same, *self.limits, *((self.note,) if self.note else ())))


@dataclass(frozen=True)
class Told:
    """What a claim says: the limits that give its level, as sentences, a note, and editions where they were read apart.

    `best` are the names of the editions that have the level of the whole, empty where all have it. `upstream` is the
    name of the entry that the claim is inherited from; then nothing else is said, because nobody checked it.
    """

    level: Level
    limits: tuple[str, ...] = ()
    note: str = ""
    editions: tuple[ToldEdition, ...] = ()
    best: tuple[str, ...] = ()
    upstream: str = ""

    @property
    def text(self) -> str:
        """Limits and note in one text."""
        if self.upstream:
            return f"As {self.upstream}, not checked for this product."
        return " ".join((*self.limits, *((self.note,) if self.note else ())))

    @property
    def where(self) -> str:
        """Which editions have the level of the whole, in a few words; empty where all have it."""
        if len(self.best) == 1:
            return f"in {self.best[0]}"
        return f"in {len(self.best)} of {len(self.editions)} editions" if self.best else ""

    @property
    def differs(self) -> bool:
        """Tell whether some edition has another level than the whole."""
        return bool(self.best)


def told(catalog: Catalog, platform: Platform, capability: Capability) -> Told | None:
    """Return what a platform's claim about a capability says, or None outside its scope."""
    cell = catalog.cell(platform, capability.id)
    claim = cell.claim
    if claim is None:
        return None
    if cell.upstream:
        return Told(cell.level, upstream=cell.upstream.name)
    texts = {limit.id: limit.text for limit in capability.limits}
    limits = tuple(texts[name] for name in claim.limits if name in texts)
    if not claim.editions:
        return Told(claim.level, limits, claim.note or "")
    names = names_of(platform.editions)
    levels = catalog.editions_of(platform, capability.id)
    editions = tuple(_edition(edition, levels[edition.id], texts, names) for edition in platform.editions)
    # An ended edition is neither counted for the whole nor against it.
    living = [one for one in editions if not one.edition.ended] or editions
    has = tuple(one.edition.name for one in living if one.level is claim.level)
    best = has if len(has) < len(living) and claim.level in RANKED else ()
    return Told(claim.level, limits, claim.note or "", editions, best)


def _edition(edition: Edition, one: EditionLevel, texts: dict[str, str], names: dict[str, str]) -> ToldEdition:
    limits = tuple(texts[name] for name in one.limits if name in texts)
    return ToldEdition(edition, one.level, limits, one.note, names[one.origin] if one.origin else None)
