"""Files to a checked catalogue: every problem of every file at once, or a frozen `Catalog`."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import yaml
from pydantic import ValidationError

from platform_guide.catalog import source
from platform_guide.catalog.base import Frozen, is_id
from platform_guide.catalog.events import Published
from platform_guide.catalog.mirror import inherited, upstream_of
from platform_guide.catalog.model import Area, Capability, Claim, Layer, Platform, Settings
from platform_guide.catalog.model_changelog import Changes
from platform_guide.catalog.model_decision import DecisionData
from platform_guide.catalog.model_glossary import Term
from platform_guide.catalog.model_identities import Identities
from platform_guide.catalog.overlay import Record, files_of, merge_layers
from platform_guide.catalog.problems import issues_of
from platform_guide.catalog.reader import files_below, read_text
from platform_guide.catalog.vocabulary import Level
from platform_guide.issues import Issue, Location, has_errors

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
    names the records whose files could not be parsed. The glossary is in the order of its terms.
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


def load(root: Path, folders: Sequence[str], today: dt.date) -> tuple[Catalog | None, list[Issue]]:
    """Read the data folders below `root`, first to last, and check them as of `today`.

    Returns the catalogue, or None when any problem is an error, and all problems found.
    """
    # Everything that is made here is kept; looking through it again and again would take most of the time.
    running = gc.isenabled()
    gc.disable()
    try:
        return _load(root, folders, today)
    finally:
        if running:
            gc.enable()


def _load(root: Path, folders: Sequence[str], today: dt.date) -> tuple[Catalog | None, list[Issue]]:
    from platform_guide.catalog.rules import check  # noqa: PLC0415 - rules read catalogues, so they import this module

    layers, contents, issues = _read(root, folders)
    unread = _unread(issues, folders)
    nodes, merge_issues = merge_layers(contents)
    issues += merge_issues
    records: dict[RecordKey, Frozen] = {}
    for key, node in nodes.items():
        schema = _SCHEMAS[key[0]]
        try:
            record = schema.model_validate(source.build(node))
        except ValidationError as error:
            issues.extend(issues_of(error, schema, node))
            continue
        # One that has another id than its file was reported; rules look records up by their ids.
        if getattr(record, "id", key[1]) == key[1]:
            records[key] = record
    place = Location(f"{folders[0]}/settings.yaml" if folders else "settings.yaml")
    if (SETTINGS, SETTINGS) not in nodes and place.path not in {issue.location.path for issue in issues}:
        issues.append(Issue(place, "file-missing", "there is no settings.yaml", "copy it from the guide's own data"))
    if (SETTINGS, SETTINGS) not in records:
        return None, issues
    # A record that failed above is missing here; rules ask `ids` what exists, so that they do not report its absence.
    catalog = replace(_assemble(records, nodes, layers), unread=unread)
    issues.extend(check(catalog, today))
    return (None if has_errors(issues) else catalog), issues


def _unread(issues: Iterable[Issue], folders: Sequence[str]) -> frozenset[RecordKey]:
    """Return the records of files that could not be read, so that nobody is told that they do not exist."""
    paths = {issue.location.path.removeprefix(f"{folder}/") for issue in issues for folder in folders}
    return frozenset((path.parent.as_posix(), path.stem) for path in map(PurePosixPath, paths))


_SCHEMAS: dict[str, type[Frozen]] = {
    SETTINGS: Settings,
    AREAS: Area,
    PLATFORMS: Platform,
    DECISION: DecisionData,
    CHANGELOG: Changes,
    IDENTITIES: Identities,
    GLOSSARY: Term,
}


def _assemble(
    records: Mapping[RecordKey, Frozen], nodes: Mapping[RecordKey, yaml.Node], layers: Sequence[DataLayer]
) -> Catalog:
    areas = [record for record in records.values() if isinstance(record, Area)]
    platforms = {key[1]: record for key, record in sorted(records.items()) if isinstance(record, Platform)}
    changelog = [record for record in records.values() if isinstance(record, Changes)]
    glossary = [record for record in records.values() if isinstance(record, Term)]
    settings = records[SETTINGS, SETTINGS]
    decision = records.get((DECISION, DECISION), DecisionData.model_validate({}))
    if not isinstance(settings, Settings) or not isinstance(decision, DecisionData):  # pragma: no cover - by _SCHEMAS
        raise TypeError
    return Catalog(
        settings=settings,
        areas=tuple(sorted(areas, key=lambda area: (area.order, area.id))),
        platforms=MappingProxyType(platforms),
        decision=decision,
        changelog=tuple(sorted(changelog, key=lambda changes: (changes.date, changes.id), reverse=True)),
        layers=tuple(layers),
        nodes=MappingProxyType(dict(nodes)),
        identities={key: record for key, record in records.items() if isinstance(record, Identities)},
        glossary=tuple(sorted(glossary, key=lambda term: (term.term.casefold(), term.id))),
    )


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
