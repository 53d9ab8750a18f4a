"""A layer of a company over the data that the guide ships, made of texts by path."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from platform_guide.cache import Cache
from platform_guide.catalog.assemble import Base, assemble, base_of
from platform_guide.catalog.catalog import Catalog, DataLayer
from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.read import source
from platform_guide.catalog.read.overlay import Record
from platform_guide.catalog.rules.staleness import STRICT_AGE
from platform_guide.catalog.sources import Sources, read_sources
from platform_guide.decision.audit.checks import decision_issues
from platform_guide.decision.engine.compile import compile_model
from platform_guide.guide import KINDS, Prepared, Settings, prepare
from platform_guide.issues import Issue
from tests import shipped
from tests.support import ROOT

LAYER = "data-acme"
_AGE = frozenset({"reading-stale", "cost-price-stale", "decision-measured-before", *STRICT_AGE})
"""What age brings to the guide's own data, and no layer answers for."""


@functools.cache
def _shipped() -> tuple[Sources, Base]:
    """Return the shipped files, read once, and what was made of them."""
    shipped.catalog()
    sources = read_sources(ROOT, shipped.LAYERS, KINDS)
    return sources, base_of(sources, shipped.day())


@functools.cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    """Return a folder for what is worked out of the shipped data, whatever layer lies over it; it goes with the run."""
    return tempfile.TemporaryDirectory(prefix="guide-kept-")


def audited(catalog: Catalog) -> list[Issue]:
    """Return what the audits of the decision find, without age; those of the shipped data are made once."""
    found = decision_issues(catalog, compile_model(catalog), cache=Cache(Path(_kept().name) / "audits"))
    return [issue for issue in found if issue.rule not in _AGE]


def check(files: Mapping[str, str]) -> tuple[Catalog | None, list[Issue]]:
    """Lay a layer with some files, by their path in it, over the shipped data; return catalogue and problems.

    What has to be read again in the shipped data, whoever lays what over it, is left out.
    """
    sources, base = _shipped()
    records = tuple(_record(sources.kinds, path, text) for path, text in files.items())
    layered = replace(
        sources,
        layers=(*sources.layers, DataLayer(LAYER, "Acme", internal=True, base=False)),
        contents=(*sources.contents, records),
    )
    catalog, issues = assemble(layered, shipped.day(), base)
    return catalog, [issue for issue in issues if issue.rule not in _AGE or issue not in base.issues]


def _record(kinds: Mapping[str, Kind], path: str, text: str) -> Record:
    node, issues = source.parse(text, f"{LAYER}/{path}")
    assert node is not None, issues
    kind, _, name = path.removesuffix(".yaml").partition("/")
    return Record(kind, kind if kinds[kind].whole else name, node)  # type: ignore[arg-type]


def hide(word: str, name: str) -> dict[str, str]:
    """Return the files that hide a record, or an item of a list of the decision or of an area."""
    if word in {"platforms", "capabilities", "glossary"}:
        return {f"{word}/{name}.yaml": f"id: {name}\nhide: true\n"}
    area, _, capability = name.partition("/")
    if word == "capability":
        return {f"capabilities/{area}.yaml": f"id: {area}\ncapabilities:\n  - {{id: {capability}, hide: true}}\n"}
    return {f"decision/{word}.yaml": f"{word}:\n  - {{id: {name}, hide: true}}\n"}


def copy(folder: Path, files: Mapping[str, str]) -> Path:
    """Copy the shipped data and pages into a folder, with a layer and whatever else `files` adds, by path."""
    root = folder / "guide"
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, root / part)
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def prepared(root: Path, *layers: str) -> tuple[Prepared | None, list[Issue]]:
    """Load, check and render a guide with all its pages, as a build that stays inside does.

    It keeps what it works out beside that of other such guides: only what a layer changes is worked out again.
    """
    (root / ".cache").symlink_to(_kept().name)
    theme = ROOT / "hooks" / "theme"
    found, issues = prepare(
        Settings(
            root,
            root / "docs",
            (*shipped.LAYERS, *(layers or (LAYER,))),
            shipped.day(),
            internal=True,
            theme=theme,
        )
    )
    upstream = tuple(f"{folder}/" for folder in shipped.LAYERS)
    return found, [one for one in issues if one.rule not in _AGE or not one.location.path.startswith(upstream)]
