"""Catalogues of any size for measuring: copies of the shipped entries under other names."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.support import ROOT

LEFT = ("__pycache__", "platforms", "witnesses.yaml", "neutrality.yaml")
"""What is not copied: besides entries, what was measured of the shipped ones."""


def generate(root: Path, entries: int) -> None:
    """Make a guide of `entries` platforms below `root`: the shipped one, its entries copied round and round.

    A copy keeps everything but its id, names and the partners of its integrations, so that the mix of large and
    small entries stays that of the shipped data at every size.
    """
    for folder in ("hooks", "docs", "data"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns(*LEFT))
    shutil.copytree(ROOT / "docs/platforms", root / "docs/platforms")
    shutil.copy(ROOT / "mkdocs.yml", root)
    target = root / "data/platforms"
    target.mkdir()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    shipped = [
        yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - makes nothing but text
        for path in sorted((ROOT / "data/platforms").glob("*.yaml"))
    ]
    names = [_name(record["id"], number // len(shipped)) for number, record in _numbered(shipped, entries)]
    known = set(names)
    for name, (number, record) in zip(names, _numbered(shipped, entries), strict=True):
        turn = number // len(shipped)
        copy = {**record, "id": name}
        edges = [{**edge, "with": _name(edge["with"], turn)} for edge in record.get("integrations", ())]
        copy["integrations"] = [edge for edge in edges if edge["with"] in known]
        if turn:
            copy["name"] = f"{record['name']} (copy {turn})"
            copy["aliases"] = [
                {**alias, "name": f"{alias['name']} (copy {turn})"} for alias in record.get("aliases", ())
            ]
        life = dict(record["lifecycle"])
        if "successor" in life and (successor := _name(life.pop("successor"), turn)) in known:
            life["successor"] = successor
        # What a copy points to may not have been copied; then it points to the original.
        life["alternatives"] = [_nearest(name, turn, known) for name in life.get("alternatives", ())]
        copy["lifecycle"] = life
        if "mirror" in record:
            copy["mirror"] = {**record["mirror"], "of": _nearest(record["mirror"]["of"], turn, known)}
        text = yaml.dump(copy, Dumper=dumper, sort_keys=False, allow_unicode=True, width=120)
        # BaseLoader reads dates and flags as text, and the dumper quotes what looks like them.
        (target / f"{name}.yaml").write_text(
            text.replace("'true'", "true").replace("'false'", "false"), encoding="utf-8"
        )


def _numbered(shipped: list[dict[str, Any]], entries: int) -> list[tuple[int, dict[str, Any]]]:
    return [(number, shipped[number % len(shipped)]) for number in range(entries)]


def _nearest(name: str, turn: int, known: set[str]) -> str:
    return _name(name, turn) if _name(name, turn) in known else name


def _name(name: str, turn: int) -> str:
    return f"{name}-{turn}" if turn else name
