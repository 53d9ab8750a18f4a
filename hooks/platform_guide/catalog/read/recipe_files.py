"""The files that recipes are made of, and the package that they start, read once: their texts and digests.

Folders that are not there hold nothing. Rules and pages look at what was read here and open no file themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from platform_guide.catalog.read.reader import MOST_BYTES

REQUIREMENTS = "requirements"
"""The folder below that of the recipes which holds one list of packages for each family of checks."""
_PASSED_OVER = frozenset({"__pycache__", ".ruff_cache", ".mypy_cache", ".pytest_cache", ".DS_Store"})
_MADE = (".egg-info", ".dist-info")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_MOST_SHOWN = 200_000


@dataclass(frozen=True)
class Folders:
    """Where recipes and the package are, below the folder of mkdocs.yml; of recipes, a later folder adds to others."""

    recipes: tuple[str, ...] = ("recipes",)
    core: str = "core"


USUAL = Folders()
"""Where they are unless the settings say otherwise."""


@dataclass(frozen=True)
class Held:
    """One file: its place below the root, its SHA-256, and its text, None where it is large or not UTF-8."""

    place: str
    digest: str
    text: str | None = None

    @property
    def lines(self) -> int:
        """How many lines hold something."""
        return _lines(self.text or "")


@dataclass(frozen=True)
class RecipeFiles:
    """All files of recipes by their path below `recipes/`, and the digest of the package, empty without one.

    `package_lines` is how many lines of the package's own Python hold something. `present` is false where there is no
    folder of recipes: then there are no recipes, whatever records say. `folders` are those that were there to be read.
    """

    files: Mapping[str, Held] = field(default_factory=dict)
    package: str = ""
    package_lines: int = 0
    present: bool = False
    folders: tuple[str, ...] = ()

    @cached_property
    def families(self) -> Mapping[str, Mapping[str, str]]:
        """The families of checks, each with the versions that its list of packages pins, by lower-case name."""
        found = {}
        for path, held in self.files.items():
            folder, _, name = path.partition("/")
            if folder == REQUIREMENTS and name.endswith(".txt") and "/" not in name:
                found[name.removesuffix(".txt")] = {
                    package.lower(): version for package, version in _PINNED.findall(held.text or "")
                }
        return found

    @property
    def digest(self) -> str:
        """A digest of everything here, for what is kept of earlier builds."""
        whole = [f"{path} {held.digest}" for path, held in sorted(self.files.items())]
        return hashlib.sha256("\n".join([self.package, *whole]).encode()).hexdigest()


def read_recipe_files(root: Path, folders: Folders) -> RecipeFiles:
    """Read what lies in the folders of recipes, and the code of the package; nothing where there is none."""
    files = {
        place: Held(f"{name}/{place}", hashlib.sha256(content).hexdigest(), _text(place, content))
        for name in folders.recipes
        for place, content in _contents(root / name)
    }
    # What a wheel of the package holds.
    package = dict(_contents(root / folders.core / "src"))
    return RecipeFiles(
        files,
        _digest(package) if package else "",
        sum(_lines(content.decode(errors="replace")) for place, content in package.items() if place.endswith(".py")),
        any((root / name).is_dir() for name in folders.recipes),
        tuple(name for name in (*folders.recipes, folders.core) if (root / name).is_dir()),
    )


def _digest(contents: Mapping[str, bytes]) -> str:
    found = (f"{place} {hashlib.sha256(content).hexdigest()}" for place, content in contents.items())
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


def _lines(text: str) -> int:
    """Count the lines that hold something."""
    return sum(bool(line.strip()) for line in text.splitlines())


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files below a folder by their path there, with what they hold; too large ones are left out."""
    for path in _below(folder):
        content = _content(path)
        if content is not None:
            yield path.relative_to(folder).as_posix(), content


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in their order, without what tools and editors leave and without links away."""
    if not folder.is_dir():
        return
    whole = folder.resolve()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        left_over = any(part in _PASSED_OVER or part.endswith((*_MADE, ".pyc", "~")) for part in parts)
        if not left_over and path.is_file() and path.resolve().is_relative_to(whole):
            yield path


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError:
        return None


def _text(place: str, content: bytes) -> str | None:
    # Lists of packages are read for their versions, and shown nowhere.
    if len(content) > _MOST_SHOWN and not place.startswith(f"{REQUIREMENTS}/"):
        return None
    try:
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
