"""What several tests share: where things are, how the site is built and how it is served."""

from __future__ import annotations

import functools
import http.server
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the repository."""

ALL = os.environ.get("GUIDE_TEST_ALL") == "1"
"""Whether long runs are made whole (`make test-all`) rather than by a seeded tenth."""

DRAW = os.environ.get("GUIDE_TEST_DRAW")
"""`random` lets tests that try generated examples draw new ones in each run, without the long runs."""

SHIPPED = frozenset({"tests.shipped", "tests.decision.shipped"})
"""Modules that read the data that the guide ships: a test that uses one depends on data/."""

SITE_PATH = "/some/sub/path/"
"""Where the site is served in tests: never at the root, as on GitHub and GitLab Pages."""

CANONICAL_URL = "https://guide.example" + SITE_PATH
"""The address that the tested site takes itself to have. Nothing is ever asked of it."""

SOURCE_DATE_EPOCH = str(int(time.time()))
"""One build time for all builds of a run, in seconds: they are compared byte by byte."""

MEASURED = {"COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml"), "GUIDE_CACHE": "off"}
"""Makes a build in another process count for coverage, and do all its work, as if it were the first."""


def some(items: Iterable[T], seed: int, share: float = 0.1) -> list[T]:
    """Return a seeded share of the items in their order, one at least; all of them in `make test-all`."""
    found = list(items)
    if ALL or not found:
        return found
    drawn = set(random.Random(seed).sample(range(len(found)), max(1, round(share * len(found)))))  # noqa: S311 - no secret
    return [item for at, item in enumerate(found) if at in drawn]


def require(program: str, *others: str) -> str:
    """Find a program by one of its names, first beside the Python that runs the tests.

    Returns:
        Its path.

    Raises:
        FileNotFoundError: there is none. A test that needs it must fail then, not be passed over.
    """
    for name in (program, *others):
        if path := shutil.which(name, path=Path(sys.executable).parent) or shutil.which(name):
            return path
    message = f"No {program} was found on this machine. `make test` installs what the tests need."
    raise FileNotFoundError(message)


def changed(changes: Mapping[str, str | None]) -> dict[str, str]:
    """Return the environment of the tests with changes; None takes a variable away."""
    return {name: value for name, value in {**os.environ, **changes}.items() if value is not None}


def run(
    *command: str | Path, cwd: Path = ROOT, env: Mapping[str, str | None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and return what it printed, whether it succeeded or not.

    Args:
        command: the program and its arguments.
        cwd: the folder to run it in.
        env: changes to the environment of the tests; None takes a variable away.
    """
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=changed(env or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def base_config(root: Path = ROOT) -> str:
    """Return the name of a configuration below `root` that builds its first data alone, without a fork's layers."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    if re.search(r"^ +layers: \[data\]$", text, re.MULTILINE):
        return "mkdocs.yml"
    derived = root / ".mkdocs-base.yml"
    derived.write_text("INHERIT: mkdocs.yml\nextra: {guide: {layers: [data]}}\n", encoding="utf-8")
    return derived.name


FULL_DISKS = ("limit", "disk") if os.geteuid() == 0 else ("limit",)
"""Ways in which this user can have writing refused: only the superuser can make a disk that is full soon."""


@contextmanager
def full_disk(kind: str, folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield a folder on which no more than a MiB can be written, and what to put before a command that writes there.

    A limit refuses to let any one file grow further; a disk of its own refuses what all files together do not leave
    room for.
    """
    folder.mkdir()
    if kind == "limit":
        yield folder, (require("prlimit"), f"--fsize={2**20}")
        return
    mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder)
    assert mounted.returncode == 0, mounted.stderr
    try:
        yield folder, ()
    finally:
        run("umount", "--lazy", folder)


def build(
    target: Path,
    *,
    config: str | None = None,
    cwd: Path = ROOT,
    env: Mapping[str, str | None] | None = None,
    generator: str = "mkdocs",
) -> None:
    """Build the real site with `mkdocs build --strict`, as `make build` does.

    Args:
        target: the folder to build into; deleted first.
        config: the configuration file, relative to `cwd`; the shipped data alone where it is left out.
        cwd: the folder to run mkdocs in.
        env: changes to the environment of the build; None takes a variable away.
        generator: the module that builds.

    Raises:
        AssertionError: the build failed; the message holds all that it printed.
    """
    settings = {
        "NO_MKDOCS_2_WARNING": "1",
        "GUIDE_SITE_URL": CANONICAL_URL,
        "GUIDE_SOURCE_URL": "https://source.example/edit/",
        "SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH,
    }
    command = (sys.executable, "-m", generator, "build", "--strict", "--config-file", config or base_config())
    result = run(*command, "--site-dir", target, cwd=cwd, env={**settings, **(env or {})})
    assert result.returncode == 0, f"{generator} build failed:\n{result.stdout}{result.stderr}"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below SITE_PATH, with 404.html for what does not exist, and prints nothing."""

    def translate_path(self, path: str) -> str:
        """Return the file that answers a request path; one that cannot exist outside SITE_PATH."""
        if not urlsplit(path).path.startswith(SITE_PATH):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path(path.removeprefix(SITE_PATH.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page when nothing is found, as the hosts of static pages do."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep the output of the tests readable."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, on a free port, below SITE_PATH.

    Yields:
        The address of its start page, ending in a slash.
    """
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{SITE_PATH}"
        finally:
            server.shutdown()
            thread.join()
