"""The environments of checks: one a family, made by uv from its hashed list of packages and kept below the cache."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_COMPLETE = ".complete"
_LONGEST = 16


class NotMadeError(Exception):
    """An environment could not be made; the text says why, for whoever reads the report."""


@dataclass(frozen=True)
class Made:
    """An environment: its folder, that of its programs, and by lower-case name the versions that nothing pins."""

    folder: Path
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def programs(self) -> Path:
        """Where its programs are."""
        return self.folder / "bin"


_OWN = Path(sys.executable).parent


def make(  # noqa: PLR0913 - each is a part of what makes an environment
    cache: Path, family: str, requirements: Path, core: Path | None, outer: Mapping[str, str], *, beside: Path = _OWN
) -> Made:
    """Return the environment of a family, made where it is not there yet.

    Args:
        cache: the folder of all of them.
        family: its name.
        requirements: its list of packages, with hashes.
        core: the folder of the package, which is built and installed as well; None where no check starts it.
        outer: the variables with which the registry is asked, those of whoever runs this.
        beside: the folder in which uv is looked for first.

    Raises:
        NotMadeError: a package cannot be installed, or there is no uv.
    """
    uv = _uv(outer, beside)
    folder = cache / f"{family}-{_digest(requirements, core)}"
    if (folder / _COMPLETE).is_file():
        return Made(folder)
    _install(uv, folder, requirements, core, outer, option="--require-hashes")
    (folder / _COMPLETE).touch()
    return Made(folder)


def make_newest(cache: Path, family: str, packages: Path, core: Path | None, outer: Mapping[str, str]) -> Made:
    """Return the environment of a family with the newest versions of what it asks for, made anew each time.

    Args:
        cache: the folder of all of them.
        family: its name.
        packages: its list of packages as it is written by hand, without versions or hashes.
        core: the folder of the package, which is built and installed as well; None where no check starts it.
        outer: the variables with which the registry is asked, those of whoever runs this.

    Raises:
        NotMadeError: a package cannot be installed, or there is no uv.
    """
    uv = _uv(outer, _OWN)
    folder = cache / f"{family}-newest"
    environment = _install(uv, folder, packages, core, outer, option="--refresh")
    frozen = _run([uv, "pip", "freeze"], environment).splitlines()
    pairs = (line.split("==", 1) for line in frozen if "==" in line)
    return Made(folder, {name.lower(): version for name, version in pairs})


def _uv(outer: Mapping[str, str], beside: Path) -> str:
    uv = shutil.which("uv", path=f"{beside}:{outer.get('PATH', '')}")
    if uv is None:
        raise NotMadeError("there is no program uv; `make recipes` installs it")
    return uv


def _install(  # noqa: PLR0913 - each is a part of what makes an environment
    uv: str, folder: Path, packages: Path, core: Path | None, outer: Mapping[str, str], *, option: str
) -> Mapping[str, str]:
    """Make an environment anew, and return the variables with which uv finds it.

    The wheel of the package is installed alone: the family's list has what it asks for.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    environment = {**outer, "VIRTUAL_ENV": str(folder)}
    _run([uv, "venv", "--quiet", "--python", sys.executable, str(folder)], environment)
    install = [uv, "pip", "install", "--quiet", "--compile-bytecode"]
    if _names_packages(packages):
        _run([*install, option, "-r", str(packages)], environment)
    if core:
        wheels = folder / "wheels"
        _run([uv, "build", "--quiet", "--wheel", "--out-dir", str(wheels), str(core)], environment)
        _run([*install, "--no-deps", *map(str, sorted(wheels.glob("*.whl")))], environment)
    return environment


def _digest(requirements: Path, core: Path | None) -> str:
    found = hashlib.sha256(requirements.read_bytes())
    found.update(sys.version.encode())
    for path in (core / "pyproject.toml", *sorted((core / "src").rglob("*"))) if core else ():
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.read_bytes())
    return found.hexdigest()[:_LONGEST]


def _names_packages(requirements: Path) -> bool:
    lines = requirements.read_text(encoding="utf-8").splitlines()
    return any(line.strip() and not line.startswith("#") for line in lines)


def _run(command: list[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)  # noqa: S603 - written above
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines()
        raise NotMadeError(
            f"uv {command[1]} ended with {done.returncode}: {words[-1].strip() if words else 'no words'}"
        )
    return done.stdout
