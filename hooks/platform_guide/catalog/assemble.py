"""Sources to a checked catalogue: the base layer alone first, then all layers together.

What is wrong in the base layer is wrong in every guide and is said once. What comes with the other layers is said at
their own lines: see `blame`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType

import yaml
from pydantic import ValidationError

from platform_guide.catalog.blame import blamed, of_upstream, once
from platform_guide.catalog.catalog import (
    AREAS,
    SETTINGS,
    Catalog,
    DataLayer,
    RecordKey,
)
from platform_guide.catalog.layers.hidden import REFUSED, Layers
from platform_guide.catalog.layers.layered import Layered
from platform_guide.catalog.problems import issues_of
from platform_guide.catalog.read import source
from platform_guide.catalog.rules.check import check
from platform_guide.catalog.rules.finding import Rule
from platform_guide.catalog.schema.base import Frozen
from platform_guide.catalog.schema.changelog import Changes
from platform_guide.catalog.schema.glossary import Term
from platform_guide.catalog.schema.identities import Identities
from platform_guide.catalog.schema.model import Area, Platform, Settings
from platform_guide.catalog.schema.recipe import Recipe
from platform_guide.catalog.sources import Sources
from platform_guide.issues import Issue, Location, has_errors

_Records = dict[RecordKey, Frozen]


@dataclass(frozen=True)
class Base:
    """The base layer alone, checked: its catalogue, None where it has no settings, its records, and its problems."""

    catalog: Catalog | None
    records: Mapping[RecordKey, Frozen]
    issues: tuple[Issue, ...]


def base_of(sources: Sources, today: dt.date) -> Base:
    """Check the base layer alone as of `today`."""
    catalog, records, issues = _catalog(sources.first() if sources.layers else sources, today, None)
    if catalog:
        issues += (issue for _, issue in check(catalog, _rules(sources)))
    return Base(catalog, records, tuple(issues))


def assemble(sources: Sources, today: dt.date, base: Base | None = None) -> tuple[Catalog | None, list[Issue]]:
    """Check what the layers say as of `today`; `base` may be given where several share it.

    Returns the catalogue, or None when any problem is an error, and all problems found.
    """
    base = base or base_of(sources, today)
    catalog, issues = base.catalog, list(base.issues)
    if len(sources.layers) > 1:
        catalog, _, found = _catalog(sources, today, base)
        # What the base layer has wrong by itself is said already, and no layer is to blame for it.
        known = set(issues)
        # What cannot be hidden, and an area that was refused, would be missed in many places.
        whole = not any(issue.rule == REFUSED for issue in found)
        if catalog and whole and len(catalog.areas) == len(catalog.ids(AREAS)):
            checked = ((finding, issue) for finding, issue in check(catalog, _rules(sources)) if issue not in known)
            kinds = _layered(sources)
            found += (blamed(catalog, issue, finding.record, finding.path, kinds) for finding, issue in checked)
        issues = [_of_base(issue, sources) for issue in issues]
        issues += [issue for issue in dict.fromkeys(found) if issue not in known]
    return (None if has_errors(issues) else catalog), issues


def _catalog(sources: Sources, today: dt.date, base: Base | None) -> tuple[Catalog | None, _Records, list[Issue]]:
    """Return the catalogue without its rules checked, its records, and what the schema refused.

    Records of the `base` layer need not be made again where nothing was changed.
    """
    issues = list(sources.issues)
    folders = [layer.folder for layer in sources.layers]
    layers = Layers(folders, _layered(sources))
    layers.lay(sources.contents)
    issues += layers.merged.issues
    nodes: dict[RecordKey, yaml.MappingNode] = layers.merged.records
    for key, node in nodes.items():
        nodes[key], found = sources.kinds[key[0]].layered.completed(node)
        issues += found
    records: _Records = {}
    for key, node in nodes.items():
        if base and base.catalog and base.catalog.nodes.get(key) is node and key in base.records:
            records[key] = base.records[key]
            continue
        schema = sources.kinds[key[0]].model
        try:
            record = schema.model_validate(source.build(node))
        except ValidationError as error:
            issues += once(issues_of(error, schema, node), (one for one in layers.merged.added if one.record == key))
            continue
        # One that has another id than its file was reported; rules look records up by their ids.
        if getattr(record, "id", key[1]) == key[1]:
            records[key] = record
    place = Location(f"{folders[0]}/settings.yaml" if folders else "settings.yaml")
    if (SETTINGS, SETTINGS) not in nodes and place.path not in {issue.location.path for issue in issues}:
        issues.append(Issue(place, "file-missing", "there is no settings.yaml", "copy it from the guide's own data"))
    if (SETTINGS, SETTINGS) not in records:
        return None, records, issues
    # A record that failed above is missing here; rules ask `ids` what exists, so that they do not report its absence.
    catalog = _assembled(records, nodes, sources.layers, today)
    catalog = replace(
        catalog,
        recipes=catalog.recipes if sources.recipe_files.present else (),
        unread=_unread(sources.issues, folders),
        hidden=MappingProxyType(layers.hidden),
        base=base.catalog if base else None,
        recipe_files=sources.recipe_files,
    )
    return catalog, records, issues


def _of_base(issue: Issue, sources: Sources) -> Issue:
    """Return a problem of the base layer as those see it who build on it; the guide works all the same with some."""
    untidy = any(issue.rule in kind.layered.aftermath for kind in sources.kinds.values())
    return of_upstream(issue) if untidy else issue


def _layered(sources: Sources) -> dict[str, Layered]:
    return {name: kind.layered for name, kind in sources.kinds.items()}


def _rules(sources: Sources) -> Iterator[Rule]:
    for kind in sources.kinds.values():
        yield from kind.rules


def _unread(issues: Iterable[Issue], folders: Sequence[str]) -> frozenset[RecordKey]:
    """Return the records of files that could not be read, so that nobody is told that they do not exist."""
    paths = {issue.location.path.removeprefix(f"{folder}/") for issue in issues for folder in folders}
    return frozenset((path.parent.as_posix(), path.stem) for path in map(PurePosixPath, paths))


def _assembled(
    records: Mapping[RecordKey, Frozen],
    nodes: Mapping[RecordKey, yaml.Node],
    layers: Sequence[DataLayer],
    today: dt.date,
) -> Catalog:
    areas = [record for record in records.values() if isinstance(record, Area)]
    platforms = {key[1]: record for key, record in sorted(records.items()) if isinstance(record, Platform)}
    changelog = [record for record in records.values() if isinstance(record, Changes)]
    glossary = [record for record in records.values() if isinstance(record, Term)]
    recipes = [record for record in records.values() if isinstance(record, Recipe)]
    settings = records[SETTINGS, SETTINGS]
    if not isinstance(settings, Settings):  # pragma: no cover - by its kind
        raise TypeError
    return Catalog(
        today=today,
        settings=settings,
        areas=tuple(sorted(areas, key=lambda area: (area.order, area.id))),
        platforms=MappingProxyType(platforms),
        changelog=tuple(sorted(changelog, key=lambda changes: (changes.date, changes.id), reverse=True)),
        layers=tuple(layers),
        nodes=MappingProxyType(dict(nodes)),
        records=MappingProxyType(dict(records)),
        identities={key: record for key, record in records.items() if isinstance(record, Identities)},
        glossary=tuple(sorted(glossary, key=lambda term: (term.term.casefold(), term.id))),
        recipes=tuple(sorted(recipes, key=lambda recipe: recipe.id)),
    )
