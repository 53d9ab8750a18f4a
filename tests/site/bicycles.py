"""A guide to bicycles, built and served by MkDocs in a process of its own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import yaml

from tests import sample
from tests.support import ROOT, changed, run
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1763600000", "PYTHONDONTWRITEBYTECODE": None}
"""Changes to the environment of the tests: what a setting of this machine would hide is seen."""


def guide(folder: Path) -> Path:
    """Make a guide to bicycles below a folder, with a copy of the engine; return its root."""
    root = sample.sample(folder)
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("../../../", "")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copy(ROOT / "docs/assets/images/logo.svg", root / "docs/logo.svg")
    return root


def configure(root: Path, **guide: object) -> None:
    """Add settings of the guide to mkdocs.yml."""
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config + yaml.safe_dump({"extra": {"guide": guide}}), encoding="utf-8")


def build(root: Path, *options: str | Path, before: tuple[str | Path, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` to its end; `before` are a program and arguments to run it with."""
    command = (*before, sys.executable, "-m", "mkdocs", "build", "--strict", *options)
    return run(*command, cwd=root, env=ENVIRONMENT)


def page(root: Path, path: str) -> str:
    """Return a page of the site."""
    return (root / "site" / path / "index.html").read_text(encoding="utf-8")


def snapshot(root: Path) -> dict[str, bytes]:
    """Return all files of the site with their content."""
    return {str(path): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, Path]]:
    """Run `mkdocs serve` on a free port; yields its address and the file that takes its output.

    Its process has the number that stands in `serve.pid`.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = root / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=root, env=changed(ENVIRONMENT), stdout=output, stderr=output)
        (root / "serve.pid").write_text(str(process.pid), encoding="utf-8")
        try:
            yield f"http://127.0.0.1:{port}/", log
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def wait_for(url: str, words: str) -> str:
    """Ask for a page until it holds the words; return it."""

    def asked() -> str:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - an address of this machine
                text = str(answer.read().decode())
        except OSError:
            return ""
        return text if words in text else ""

    return until(asked, lambda: f"{url} never showed {words!r}")


def wait_for_line(log: Path, words: str, times: int = 1) -> None:
    """Wait until the server has said something so often."""

    def said() -> str:
        return log.read_text(encoding="utf-8")

    until(lambda: said().count(words) >= times, lambda: f"{words!r} was not said {times} times:\n{said()}")


def rebuilds(log: Path) -> int:
    """Return how often the server has begun to build."""
    return log.read_text(encoding="utf-8").count("Building documentation")
