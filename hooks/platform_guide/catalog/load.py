"""Files to a checked catalogue: every problem of every file at once, or a frozen `Catalog`."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import ValidationError

from platform_guide.catalog.events import Published
from platform_guide.catalog.layers.hidden import Hidden, Name
from platform_guide.catalog.mirror import inherited, upstream_of
from platform_guide.catalog.problems import issues_of
from platform_guide.catalog.read import source
from platform_guide.catalog.read.overlay import Record, files_of
from platform_guide.catalog.read.reader import files_below, read_text
from platform_guide.catalog.schema.base import is_id
from platform_guide.catalog.schema.changelog import Changes
from platform_guide.catalog.schema.glossary import Term
from platform_guide.catalog.schema.identities import Identities
from platform_guide.catalog.schema.model import Area, Capability, Claim, Layer, Platform, Settings
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.decision.data.model import DecisionData
from platform_guide.issues import Issue, Location

SETTINGS, AREAS, PLATFORMS, DECISION, CHANGELOG = "settings", "capabilities", "platforms", "decision", "changelog"
IDENTITIES, GLOSSARY = "identities", "glossary"
_LAYER_FILE = "layer.yaml"
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

    `claim` is None where the level is derived from the scope; `upstream` is the entry that the claim is inherited from.
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

    `nodes` keeps the YAML nodes of every record, from which the place and layer of any value can be read; `unread`
    names the records whose files could not be parsed. The glossary is in the order of its terms. `hidden` is what a
    layer hides. `base` is the catalogue of the first layer alone, None where there is no other layer.
    """

    settings: Settings
    areas: tuple[Area, ...]
    platforms: Mapping[str, Platform]
    decision: DecisionData
    changelog: tuple[Changes, ...]
    layers: tuple[DataLayer, ...]
    nodes: Mapping[RecordKey, yaml.Node] = field(repr=False)
    unread: frozenset[RecordKey] = frozenset()
    identities: Mapping[RecordKey, Identities] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    hidden: Mapping[Name, Hidden] = field(default_factory=dict, repr=False)
    base: Catalog | None = field(default=None, repr=False)

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
        """Return the claim about a capability that holds for a platform; outside the scope the level is none."""
        claim = platform.claims.get(capability)
        if claim is None and platform.mirror:
            claim = self._inherited[platform.id].get(capability)
            if claim:
                return Cell(claim.level, claim, upstream_of(platform, self.platforms))
        return Cell(claim.level, claim) if claim else Cell(Level.NONE, None)

    @cached_property
    def _inherited(self) -> Mapping[str, Mapping[str, Claim]]:
        return {
            name: inherited(platform, self.platforms, self.areas)
            for name, platform in self.platforms.items()
            if platform.mirror
        }

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
        return self.layers.index(self.layer_of(self.place(record))) if len(self.layers) > 1 else 0

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
    def data_date(self) -> dt.date:
        """The newest day on which somebody read a source of a claim: the date of the data as a whole."""
        dates = [claim.verified_on for platform in self.platforms.values() for claim in platform.claims.values()]
        return max(dates, default=dt.date.min)


@dataclass(frozen=True)
class Sources:
    """What the files of all layers say, before it is checked: records by layer, and problems of form."""

    layers: tuple[DataLayer, ...]
    contents: tuple[tuple[Record, ...], ...]
    issues: tuple[Issue, ...] = ()

    def first(self) -> Sources:
        """Return the base layer alone."""
        others = tuple(f"{layer.folder}/" for layer in self.layers[1:])
        kept = tuple(issue for issue in self.issues if not issue.location.path.startswith(others))
        return Sources(self.layers[:1], self.contents[:1], kept)


def load(root: Path, folders: Sequence[str], today: dt.date) -> tuple[Catalog | None, list[Issue]]:
    """Read the data folders below `root`, first to last, and check them as of `today`.

    Returns the catalogue, or None when any problem is an error, and all problems found.
    """
    from platform_guide.catalog.assemble import assemble  # noqa: PLC0415 - rules read catalogues, so they import this

    # Everything that is made here is kept; looking through it again and again would take most of the time.
    running = gc.isenabled()
    gc.disable()
    try:
        return assemble(read_sources(root, folders), today)
    finally:
        if running:
            gc.enable()


def read_sources(root: Path, folders: Sequence[str]) -> Sources:
    """Read the files of the data folders below `root`."""
    layers, contents, issues = _read(root, folders)
    return Sources(tuple(layers), tuple(map(tuple, contents)), tuple(issues))


def _read(root: Path, folders: Sequence[str]) -> tuple[list[DataLayer], list[list[Record]], list[Issue]]:
    layers: list[DataLayer] = []
    contents: list[list[Record]] = []
    issues: list[Issue] = []
    for index, folder in enumerate(folders):
        if Path(folder).is_absolute() or ".." in Path(folder).parts:
            text = f"the data folder `{folder}` lies outside the guide's folder"
            hint = "move it beside mkdocs.yml: the site publishes where each of its values stands"
            issues.append(Issue(Location("mkdocs.yml"), "folder-outside", text, hint))
            continue
        if not (root / folder).is_dir():
            text = f"the data folder `{folder}` does not exist"
            issues.append(Issue(Location("mkdocs.yml"), "folder-missing", text, "see extra.guide.layers"))
            continue
        said, found = _layer(root, folder)
        issues += found
        # What a company adds is its own until it says otherwise.
        internal = index > 0 if said.internal is None else said.internal
        layers.append(DataLayer(folder, said.label, internal, base=index == 0))
        records, found = _records(root, folder)
        contents.append(records)
        issues += found
    return layers, contents, issues


def _layer(root: Path, folder: str) -> tuple[Layer, list[Issue]]:
    default = Layer(label=folder)
    path = root / folder / _LAYER_FILE
    if not path.exists() and not path.is_symlink():
        return default, []
    node, issues = _parse(path, f"{folder}/{_LAYER_FILE}")
    if node is None:
        return default, issues
    try:
        return Layer.model_validate(source.build(node)), []
    except ValidationError as error:
        return default, list(issues_of(error, Layer, node))


def _parse(path: Path, name: str) -> tuple[yaml.Node | None, list[Issue]]:
    text = read_text(path, name)
    return (None, [text]) if isinstance(text, Issue) else source.parse(text, name)


def _records(root: Path, folder: str) -> tuple[list[Record], list[Issue]]:
    base = root / folder
    records: list[Record] = []
    issues: list[Issue] = []
    for path in files_below(base, ".yaml", ".yml"):
        parts = path.relative_to(base).parts
        name = f"{folder}/{'/'.join(parts)}"
        if parts == (_LAYER_FILE,) or parts[0] in _OTHER:
            continue
        kind = SETTINGS if parts == ("settings.yaml",) else parts[0]
        if path.suffix != ".yaml" or (kind != SETTINGS and (kind not in _FOLDERS or len(parts) != len("kx"))):
            wanted = f"data files are settings.yaml, layer.yaml and {', '.join(f'{k}/<id>.yaml' for k in _FOLDERS)}"
            issues.append(Issue(Location(name), "file-unexpected", "this file is not read", wanted))
            continue
        if not is_id(path.stem):
            text = f"`{path.stem}` cannot be an id, and a data file is named after its id"
            hint = "name it in lower-case letters, digits and single hyphens, other than the devices of Windows"
            issues.append(Issue(Location(name), "file-name", text, hint))
            continue
        node, found = _parse(path, name)
        issues += found
        if node is None:
            continue
        if not isinstance(node, yaml.MappingNode):
            text = "a data file is one mapping of fields"
            issues.append(Issue(source.location(node), "value-wrong-type", text, "begin with `id: ...`"))
            continue
        record, found = _record(kind, path.stem, node)
        records.append(record)
        issues += found
    return records, issues


_FOLDERS = (AREAS, PLATFORMS, DECISION, CHANGELOG, IDENTITIES, GLOSSARY)
_OTHER = frozenset({"schema", "costs", PAGES})


def _record(kind: str, stem: str, node: yaml.MappingNode) -> tuple[Record, list[Issue]]:
    if kind in {SETTINGS, DECISION}:
        return Record(kind, kind, node), []
    step = source.child(node, "id")
    if step and isinstance(step[1], yaml.ScalarNode) and step[1].value != stem:
        text = f"the id `{step[1].value}` is not the file's name"
        hint = f"write `id: {stem}` or rename the file"
        return Record(kind, stem, node), [Issue(source.location(step[1]), "id-not-file-name", text, hint)]
    return Record(kind, stem, node), []
