"""The guide to bicycles with a small course laid over it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from platform_guide.guide import Prepared, Settings, prepare
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.issues import Issue

SOURCE = sample.SOURCE.parent / "course"
STOPPING = "data/course/lessons/stopping.yaml"
CLIMBING = "data/course/lessons/climbing.yaml"
ROADSTER = "data/platforms/roadster.yaml"
ALIKE = 4
"""Copies of an entry that make a drawn question possible."""


def course(folder: Path, *, alike: int = ALIKE) -> Path:
    """Copy the guide with its course into `folder`, with some more entries, and return its root."""
    root = sample.sample(folder)
    shutil.copytree(SOURCE, root, dirs_exist_ok=True)
    text = (root / ROADSTER).read_text(encoding="utf-8").replace("{name: Penny,", "{{name: Penny{0},")
    begin, end = text.index("aliases:"), text.index("owner:")
    text = text[:begin] + text[end:]
    begin = text.index("  events:")
    end = text.index("\n  evidence:", begin) + 1
    text = text[:begin] + text[end:]
    for number in range(1, alike + 1):
        copy = text.replace("id: roadster", f"id: bike-{number}", 1).replace(
            "name: Roadster", f"name: Bike {number}", 1
        )
        sample.write(root, f"data/platforms/bike-{number}.yaml", copy)
    return root


def prepared(root: Path, *layers: str) -> tuple[Prepared | None, list[Issue]]:
    """Load, check and render the guide."""
    config = {"extra": {"guide": {"layers": list(layers or ("data",))}}}
    return prepare(Settings.of(config, root, sample.TODAY, cache=False, theme=None, switch="true" if layers else None))


def problems(root: Path, *layers: str) -> list[str]:
    """Return all problems of the course, sorted: place, rule, text and hint."""
    return [
        f"{one.location.path.rpartition('/')[2]}:{one.location.line}:{one.location.column} {one.severity.value} "
        f"{one.rule}: {one.text} | {one.hint}"
        for one in sorted(prepared(root, *layers)[1])
    ]
