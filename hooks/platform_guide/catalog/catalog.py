"""The catalogue: all checked data of a guide, with the place and the layer of every value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from platform_guide.catalog.events import Published
from platform_guide.catalog.layers.hidden import Hidden, Name
from platform_guide.catalog.levels import EditionLevel, edition_levels
from platform_guide.catalog.mirror import inherited, upstream_of
from platform_guide.catalog.read import source
from platform_guide.catalog.read.overlay import files_of
from platform_guide.catalog.read.recipe_files import RecipeFiles
from platform_guide.catalog.schema.base import Frozen
from platform_guide.catalog.schema.changelog import Changes
from platform_guide.catalog.schema.glossary import Term
from platform_guide.catalog.schema.identities import Identities
from platform_guide.catalog.schema.model import Area, Capability, Claim, Platform, Settings
from platform_guide.catalog.schema.recipe import Recipe
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.issues import Location

SETTINGS, AREAS, PLATFORMS, CHANGELOG = "settings", "capabilities", "platforms", "changelog"
IDENTITIES, GLOSSARY, RECIPES = "identities", "glossary", "recipes"
PAGES = "docs"
"""The folder of a layer for its hand-written pages."""
RecordKey = tuple[str, str]


@dataclass(frozen=True)
class DataLayer:
    """One data folder: its path as named in the settings of the site, and what it says of itself."""

    folder: str
    label: str
    internal: bool
    base: bool


@dataclass(frozen=True)
class Cell:
    """What the matrix shows for one platform and one capability.

    `claim` is None where the level is derived from the scope. `upstream` is the entry that the claim is inherited from:
    then the level is unknown, because nobody checked it for this product.
    """

    level: Level
    claim: Claim | None
    upstream: Platform | None = None

    @property
    def in_scope(self) -> bool:
        """Tell whether the level rests on a claim rather than on the scope."""
        return self.claim is not None


@dataclass(frozen=True)
class Catalog:
    """All data, checked; records in the order of their ids, areas in their own order, changes newest first.

    `today` is the day as of which it is checked; no page depends on it. `records` holds the records of every kind,
    those included of which the catalogue itself knows nothing. `nodes` keeps their YAML nodes, from which the place
    and layer of any value can be read; `unread` names the records whose files could not be parsed. The glossary is in
    the order of its terms. `hidden` is what a layer hides. `base` is the catalogue of the first layer alone, None
    where there is no other layer. `recipes` are in the order of their ids, and `recipe_files` are what they name.
    """

    today: dt.date
    settings: Settings
    areas: tuple[Area, ...]
    platforms: Mapping[str, Platform]
    changelog: tuple[Changes, ...]
    layers: tuple[DataLayer, ...]
    nodes: Mapping[RecordKey, yaml.Node] = field(repr=False)
    records: Mapping[RecordKey, Frozen] = field(repr=False)
    unread: frozenset[RecordKey] = frozenset()
    identities: Mapping[RecordKey, Identities] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    hidden: Mapping[Name, Hidden] = field(default_factory=dict, repr=False)
    base: Catalog | None = field(default=None, repr=False)
    recipes: tuple[Recipe, ...] = ()
    recipe_files: RecipeFiles = field(default_factory=RecipeFiles, repr=False)

    @property
    def upstream(self) -> Catalog:
        """The catalogue of the first layer alone: what audits of the guide's own data are judged on."""
        return self.base or self

    def capabilities(self) -> Iterator[tuple[Area, Capability]]:
        """Yield every capability with its area, in reading order."""
        for area in self.areas:
            for capability in area.capabilities:
                yield area, capability

    def cell(self, platform: Platform, capability: str) -> Cell:
        """Return what is known of a capability and a platform; outside the scope the level is none."""
        claim = platform.claims.get(capability)
        if claim is None and platform.mirror:
            claim = self._inherited[platform.id].get(capability)
            if claim:
                return Cell(Level.UNKNOWN, claim, upstream_of(platform, self.platforms))
        return Cell(claim.level, claim) if claim else Cell(Level.NONE, None)

    @cached_property
    def _inherited(self) -> Mapping[str, Mapping[str, Claim]]:
        return {
            name: inherited(platform, self.platforms, self.areas)
            for name, platform in self.platforms.items()
            if platform.mirror
        }

    @cached_property
    def rubrics(self) -> Mapping[str, Capability]:
        """Every capability by its id, and by the ids that it had before."""
        found = {capability.id: capability for _, capability in self.capabilities()}
        return {**{name: one for one in found.values() for name in one.former}, **found}

    def editions_of(self, platform: Platform, capability: str) -> Mapping[str, EditionLevel]:
        """Return what each edition of a platform offers of a capability; nothing where no claim of its own says it."""
        claim = platform.claims.get(capability)
        return edition_levels(platform, self.rubrics[capability], claim) if claim else {}

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of all records of a kind, those included whose content was refused."""
        return frozenset(name for found, name in (*self.nodes, *self.unread) if found == kind)

    def capability_ids(self) -> Mapping[str, str]:
        """Return the area of every capability by its id, those of refused area files included."""
        found: dict[str, str] = {}
        for (kind, area), node in self.nodes.items():
            step = source.child(node, "capabilities") if kind == AREAS else None
            for item in step[1].value if step and isinstance(step[1], yaml.SequenceNode) else ():
                name = source.child(item, "id")
                if name:
                    found[str(name[1].value)] = area
        return found

    def place(self, record: RecordKey, path: Sequence[source.Key] = (), *, of_key: bool = False) -> Location:
        """Return the file, line and column of a value, in the layer that set it."""
        return source.place(self.nodes[record], path, of_key=of_key)

    def layer_of(self, location: Location) -> DataLayer:
        """Return the layer that a place belongs to."""
        return next(layer for layer in reversed(self.layers) if location.path.startswith(f"{layer.folder}/"))

    def is_own(self, location: Location) -> bool:
        """Tell whether a place belongs to a layer other than the first one."""
        return any(location.path.startswith(f"{layer.folder}/") for layer in self.layers if not layer.base)

    def rank(self, record: RecordKey) -> int:
        """Return the position of the last layer that says anything of a record as a whole."""
        return self.rank_of(record, ()) if len(self.layers) > 1 else 0

    def rank_of(self, record: RecordKey, path: Sequence[source.Key]) -> int:
        """Return the position of the layer that set a value."""
        return self.layers.index(self.layer_of(self.place(record, path)))

    def added_layers(self, record: RecordKey) -> tuple[DataLayer, ...]:
        """Return the layers other than the first one that set a value of a record."""
        if len(self.layers) == 1:
            return ()
        found = {self.layer_of(Location(path)) for path in files_of(self.nodes[record])}
        return tuple(layer for layer in self.layers if layer in found and not layer.base)

    @cached_property
    def published(self) -> Published:
        """The identities under which events were published before they had ids."""
        found: dict[str, dict[str, str]] = {}
        for record in self.identities.values():
            for platform, events in record.events.items():
                found.setdefault(platform, {}).update(events)
        return found

    @cached_property
    def judged(self) -> bool:
        """Tell whether there is a verdict on any entry."""
        return any(platform.verdict for platform in self.platforms.values())

    @cached_property
    def data_date(self) -> dt.date:
        """The newest day on which somebody read a source of a claim: the date of the data as a whole."""
        dates = [claim.verified_on for platform in self.platforms.values() for claim in platform.claims.values()]
        return max(dates, default=dt.date.min)
