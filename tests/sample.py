"""A small guide to bicycles: the engine knows no domain, so its tests need none that the real data has."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from platform_guide.catalog.catalog import Catalog
from platform_guide.guide import load_all
from platform_guide.issues import Issue

TODAY = dt.date(2026, 11, 20)
SOURCE = Path(__file__).resolve().parent / "samples" / "bicycles"


def sample(folder: Path) -> Path:
    """Copy the guide into `folder` and return its root."""
    root = folder / "guide"
    shutil.copytree(SOURCE, root)
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace the one place in a file that reads `old`."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path} holds {text.count(old)} times: {old}"
    write(root, path, text.replace(old, new))


def write(root: Path, path: str, text: str) -> None:
    """Write a file below the root, with its folders.

    Whoever watches the file sees one change and never an empty or a half-written file, so that a test can count what
    follows from it.
    """
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        whole = root / ".whole"
        whole.write_text(text, encoding="utf-8")
        whole.replace(file)
        return
    content = text.encode()
    with file.open("r+b", buffering=0) as opened:
        before = file.stat().st_size
        opened.write(content)
        if len(content) < before:
            opened.truncate()


def check(root: Path, *folders: str) -> list[Issue]:
    """Load the guide as of TODAY and return its problems in the order of their places."""
    return sorted(load_all(root, folders or ("data",), TODAY)[1])


def catalog(root: Path, *folders: str) -> Catalog:
    """Load a guide that has no problems."""
    found, issues = load_all(root, folders or ("data",), TODAY)
    assert found, issues
    return found
