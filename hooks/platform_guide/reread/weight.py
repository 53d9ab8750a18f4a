"""What rests on each source: which claims, and how much of the decision reads these."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from pydantic import BaseModel

from platform_guide.catalog.catalog import PLATFORMS, Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.schema.model import Evidence, Platform
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import DECISION, decision_of
from platform_guide.decision.predicate.syntax import PredicateError, parse, references
from platform_guide.issues import Location

_Path = tuple[Key, ...]
_CLAIM = "claim."
_DAYS = ("verified_on", "as_of", "looked_on")
"""What the day is called on which somebody read the sources of a value; prices and what has none say it differently."""


@dataclass(frozen=True)
class Use:
    """One place that names a source, and the day on which somebody read it; None where nobody wrote the day down."""

    record: RecordKey
    path: _Path
    section: str
    read_on: dt.date | None
    place: Location

    @property
    def claim(self) -> tuple[str, str] | None:
        """The entry and the capability of the claim that it stands in, or None."""
        known = self.record[0] == PLATFORMS and self.path[0] == "claims"
        return (self.record[1], str(self.path[1])) if known else None

    @property
    def entry(self) -> str | None:
        """The entry that it stands in, or None."""
        return self.record[1] if self.record[0] == PLATFORMS else None


@dataclass(frozen=True)
class Source:
    """An address with all that rests on it; `decisions` are the rules and criteria that read one of the claims."""

    url: str
    uses: tuple[Use, ...]
    claims: frozenset[tuple[str, str]] = frozenset()
    decisions: frozenset[str] = frozenset()
    internal: bool = field(default=False)

    @property
    def page(self) -> str:
        """The address without the part after `#`, which no host is asked for."""
        return urldefrag(self.url).url

    @property
    def fragment(self) -> str:
        """What stands after `#`."""
        return urldefrag(self.url).fragment

    @property
    def sections(self) -> tuple[str, ...]:
        """The headings under which something was read; an empty one stands for the page as a whole."""
        return tuple(sorted({use.section for use in self.uses}))

    @property
    def weight(self) -> tuple[int, int]:
        """How much rests on it: claims, and what of the decision reads them."""
        return len(self.claims), len(self.decisions)


def sources_of(catalog: Catalog) -> list[Source]:
    """Return every address that evidence names, those first on which most rests."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for record, value in catalog.records.items():
        # The areas of an entry have no day of their own.
        day = value.lifecycle.verified_on if isinstance(value, Platform) else None
        for path, evidence, read_on in _evidence(value, (), day):
            place = catalog.place(record, (*path, "url"))
            uses[evidence.url].append(Use(record, path, evidence.section or "", read_on, place))
    readers = readers_of(decision_of(catalog))
    maturity = frozenset(f"rule {rule.id}" for rule in decision_of(catalog).rules if rule.maturity)
    found = []
    for url, all_uses in uses.items():
        claims = frozenset(use.claim for use in all_uses if use.claim)
        decisions = frozenset().union(*(readers.get(capability, frozenset()) for _, capability in claims))
        if any(use.record[0] == DECISION for use in all_uses):
            decisions |= maturity
        internal = all(catalog.layer_of(use.place).internal for use in all_uses)
        found.append(Source(url, tuple(all_uses), claims, decisions, internal))
    return sorted(found, key=lambda one: (-one.weight[0], -one.weight[1], one.url))


def readers_of(decision: DecisionData) -> Mapping[str, AbstractSet[str]]:
    """Return the rules and criteria that read a capability, by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for rule in decision.rules:
        named = {need.capability for need in rule.need} | set(rule.about)
        texts = [item.that for item in rule.require]
        texts += [item.build.when for item in rule.require if item.build]
        for name in named | _read(texts):
            found[name].add(f"rule {rule.id}")
    for criterion in decision.criteria:
        for part in (criterion, *criterion.parts):
            for name in {*part.claims} | _read([grade.when for grade in part.grades]):
                found[name].add(f"criterion {criterion.id}")
    return found


def _read(texts: list[str]) -> set[str]:
    found: set[str] = set()
    for text in texts:
        try:
            names = references(parse(text))
        except PredicateError:
            continue
        found |= {name.removeprefix(_CLAIM) for name in names if name.startswith(_CLAIM)}
    return found


def _evidence(value: object, path: _Path, read_on: dt.date | None) -> Iterator[tuple[_Path, Evidence, dt.date | None]]:
    """Yield each piece of evidence within a value, wherever it stands, with the day on which it was read."""
    if isinstance(value, Evidence):
        yield path, value, read_on
    elif isinstance(value, BaseModel):
        own = (value.__dict__.get(name) for name in _DAYS)
        day = next((one for one in own if isinstance(one, dt.date)), read_on)
        for name, info in type(value).model_fields.items():
            yield from _evidence(getattr(value, name), (*path, info.alias or name), day)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _evidence(one, (*path, name), read_on)
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from _evidence(one, (*path, at), read_on)
