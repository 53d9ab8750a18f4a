"""The portable core travels: it is built, installed alone, run, tested, published, and installed by its name."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, require, run
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Iterator

CORE = ROOT / "core"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.tools,
    pytest.mark.skipif(not CORE.is_dir(), reason="this guide has no folder `core`"),
]
STILL = {"SOURCE_DATE_EPOCH": "1700000000", "VIRTUAL_ENV": None, "PYTHONPATH": None, "COVERAGE_PROCESS_START": None}


def done(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a program that has to succeed; return what it printed."""
    found = run(*command, cwd=cwd, env=STILL)
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


def built(source: Path, out: Path) -> Path:
    """Build wheel and source distribution of a package; return the folder that holds both."""
    done(require("uv"), "build", "--offline", "--out-dir", out, source)
    return out


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a learner copies it: what is built leaves nothing in the repository."""
    target = tmp_path_factory.mktemp("core") / "core"
    shutil.copytree(CORE, target, ignore=shutil.ignore_patterns("__pycache__", "dist", ".coverage", ".pytest_cache"))
    return target


@pytest.fixture(scope="module")
def dist(copied: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with wheel and source distribution."""
    return built(copied, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def alone(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel, what it asks for in the locked versions, and pytest."""
    environment = tmp_path_factory.mktemp("alone") / "venv"
    done(require("uv"), "venv", "--quiet", "--python", sys.executable, environment)
    python = environment / "bin" / "python"
    install = (require("uv"), "pip", "install", "--quiet", "--python", python)
    done(*install, "--require-hashes", "--requirement", CORE / "requirements-test.txt")
    done(*install, "--no-deps", next(dist.glob("*.whl")))
    return environment / "bin"


def test_two_builds_give_the_same_bytes(copied: Path, dist: Path, tmp_path: Path) -> None:
    names = sorted(path.name for path in dist.iterdir() if path.suffix in {".whl", ".gz"})
    assert len(names) == 2
    again = built(copied, tmp_path / "again")
    for name in names:
        first, second = (hashlib.sha256((folder / name).read_bytes()).hexdigest() for folder in (dist, again))
        assert first == second, name


def test_the_wheel_runs_alone(alone: Path, tmp_path: Path) -> None:
    program = alone / "portable-core"
    trained = json.loads(done(program, "train", cwd=tmp_path))
    assert trained == {"model": "model.json", "accuracy": pytest.approx(44 / 45), "rows": 133, "seed": 7}
    (tmp_path / "wine.csv").write_text(done(program, "data", cwd=tmp_path), encoding="utf-8")
    assert json.loads(done(program, "evaluate", "--data", "wine.csv", cwd=tmp_path))["trained_on_it"] is True
    assert len(done(program, "predict", "wine.csv", cwd=tmp_path).splitlines()) == 179


def test_the_guide_of_its_readme_shows_what_it_prints(alone: Path, tmp_path: Path) -> None:
    shown = next(line for line in (CORE / "README.md").read_text("utf-8").splitlines() if line.startswith('{"model"'))
    assert done(alone / "portable-core", "train", cwd=tmp_path).strip() == shown


def checked(alone: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the core's checks of a package where only its wheel is installed, with uv on the path."""
    path = os.pathsep.join([str(alone), str(Path(require("uv")).parent), os.environ["PATH"]])
    return run(alone / "portable-core", "check", folder, env={**STILL, "PATH": path})


def test_it_passes_its_own_checks_where_only_its_wheel_is_installed(alone: Path, copied: Path) -> None:
    found = checked(alone, copied)
    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stdout.endswith("5 of 5 checks passed\n")


def test_a_broken_core_does_not_pass_them(alone: Path, copied: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(copied, broken)
    model = broken / "src" / "portable_core" / "model.py"
    text = model.read_text(encoding="utf-8")
    assert text.count("/ np.array(self.scale)") == 1
    model.write_text(text.replace("/ np.array(self.scale)", "* np.array(self.scale)"), encoding="utf-8")
    found = checked(alone, broken)
    assert found.returncode == 1
    assert "no   Its tests pass without network" in found.stdout


def test_it_serves_and_ends_when_it_is_told(alone: Path, tmp_path: Path) -> None:
    done(alone / "portable-core", "train", cwd=tmp_path)
    command = [str(alone / "portable-core"), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[-1]
        with urllib.request.urlopen(f"{address}health", timeout=PATIENCE) as answer:  # noqa: S310 - on this machine
            assert json.loads(answer.read())["status"] == "ok"
        server.terminate()
        assert server.wait(PATIENCE) == 0


def test_it_says_what_is_wrong_as_the_lesson_shows(alone: Path, tmp_path: Path) -> None:
    lesson = (ROOT / "docs" / "learn" / "portable-package.md").read_text("utf-8")
    (block,) = (one.partition("\n")[2] for one in lesson.split("```")[1::2] if one.startswith("text"))
    number, setting = block.strip().splitlines()
    done(alone / "portable-core", "train", cwd=tmp_path)
    rows = [line.split(",") for line in done(alone / "portable-core", "data", cwd=tmp_path).splitlines()[:4]]
    rows[2][rows[0].index("ash")] = "x"
    (tmp_path / "rows.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    found = run(alone / "portable-core", "predict", "rows.csv", cwd=tmp_path, env=STILL)
    assert (found.returncode, found.stderr.strip()) == (1, number)
    (tmp_path / "portable-core.toml").write_text("ports = 80\n", encoding="utf-8")
    found = run(alone / "portable-core", "train", cwd=tmp_path, env=STILL)
    assert (found.returncode, found.stderr.strip()) == (1, setting)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[str]:
    """The address of an index of packages on this machine, which lets anybody publish."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "packages").mkdir()
    command = [require("pypi-server"), "run", "-i", "127.0.0.1", "-p", str(port), "-a", ".", "-P", "."]
    command += ["--disable-fallback", str(tmp_path / "packages")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until(lambda: _answers(port), lambda: f"the index does not answer at port {port}")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def test_it_is_published_and_installed_by_its_name(alone: Path, dist: Path, index: str, tmp_path: Path) -> None:
    files = sorted(path for path in dist.iterdir() if path.suffix in {".whl", ".gz"})
    done(require("uv"), "publish", "--publish-url", index, "--username", "any", "--password", "any", *files)
    python = alone / "python"
    install = (require("uv"), "pip", "install", "--quiet", "--python", python, "--no-deps", "--reinstall", "--no-cache")
    done(*install, "--default-index", f"{index}simple/", "portable-core==0.1.0")
    assert "0.9" in done(alone / "portable-core", "train", cwd=tmp_path)
    unknown = run(*install, "--default-index", f"{index}simple/", "portable-core==9.9", env=STILL)
    assert unknown.returncode != 0
