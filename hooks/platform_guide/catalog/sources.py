"""The files of all layers, read: records by layer, and problems of form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import ValidationError

from platform_guide.catalog.catalog import (
    PAGES,
    SETTINGS,
    DataLayer,
)
from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.problems import issues_of
from platform_guide.catalog.read import source
from platform_guide.catalog.read.overlay import Record
from platform_guide.catalog.read.reader import files_below, read_text
from platform_guide.catalog.read.recipe_files import USUAL, Folders, RecipeFiles, read_recipe_files
from platform_guide.catalog.schema.base import is_id
from platform_guide.catalog.schema.model import Layer
from platform_guide.issues import Issue, Location

_LAYER_FILE = "layer.yaml"


@dataclass(frozen=True)
class Sources:
    """What the files of all layers say, before it is checked: records by layer, and problems of form.

    `kinds` are the kinds of records that are known, by their folder; `recipe_files` is what recipes name.
    """

    kinds: Mapping[str, Kind]
    layers: tuple[DataLayer, ...]
    contents: tuple[tuple[Record, ...], ...]
    issues: tuple[Issue, ...] = ()
    recipe_files: RecipeFiles = field(default_factory=RecipeFiles)

    def first(self) -> Sources:
        """Return the base layer alone."""
        others = tuple(f"{layer.folder}/" for layer in self.layers[1:])
        kept = tuple(issue for issue in self.issues if not issue.location.path.startswith(others))
        return Sources(self.kinds, self.layers[:1], self.contents[:1], kept, self.recipe_files)


def read_sources(root: Path, folders: Sequence[str], kinds: Iterable[Kind], beside: Folders = USUAL) -> Sources:
    """Read the files of the data folders below `root`, records of the given kinds, and what recipes name."""
    known = {kind.folder: kind for kind in kinds}
    layers, contents, issues = _read(root, folders, known)
    read = read_recipe_files(root, beside)
    return Sources(known, tuple(layers), tuple(map(tuple, contents)), tuple(issues), read)


def _read(
    root: Path, folders: Sequence[str], kinds: Mapping[str, Kind]
) -> tuple[list[DataLayer], list[list[Record]], list[Issue]]:
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
        records, found = _records(root, folder, kinds)
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


def _records(root: Path, folder: str, kinds: Mapping[str, Kind]) -> tuple[list[Record], list[Issue]]:
    base = root / folder
    folders = [name for name in kinds if name != SETTINGS]
    records: list[Record] = []
    issues: list[Issue] = []
    for path in files_below(base, ".yaml", ".yml"):
        parts = path.relative_to(base).parts
        name = f"{folder}/{'/'.join(parts)}"
        if parts == (_LAYER_FILE,) or parts[0] in _OTHER:
            continue
        kind = SETTINGS if parts == ("settings.yaml",) else "/".join(parts[:-1])
        if path.suffix != ".yaml" or (kind != SETTINGS and kind not in folders):
            wanted = f"data files are settings.yaml, layer.yaml and {', '.join(f'{k}/<id>.yaml' for k in folders)}"
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
        record, found = _record(kinds[kind], path.stem, node)
        records.append(record)
        issues += found
    return records, issues


_OTHER = frozenset({"schema", PAGES})


def _record(kind: Kind, stem: str, node: yaml.MappingNode) -> tuple[Record, list[Issue]]:
    if kind.whole:
        return Record(kind.folder, kind.folder, node), []
    step = source.child(node, "id")
    if step and isinstance(step[1], yaml.ScalarNode) and step[1].value != stem:
        text = f"the id `{step[1].value}` is not the file's name"
        hint = f"write `id: {stem}` or rename the file"
        return Record(kind.folder, stem, node), [Issue(source.location(step[1]), "id-not-file-name", text, hint)]
    return Record(kind.folder, stem, node), []
