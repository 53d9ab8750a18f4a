from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from platform_guide.writing.stage import Stage, recover
from tests.site.dying import NEW, write
from tests.support import FULL_DISKS, ROOT, full_disk, run
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

OLD = {"index.html": "old", "a/x.txt": "old", "gone/index.html": "old", "b": "a file", "same.txt": "same"}
ENVIRONMENT = {"PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT}"}
KINDS = ("folder", "link", "hidden files", *(("mount", "mount of its own") if os.geteuid() == 0 else ()))
"""What a site's folder can be; only the superuser can mount anything."""


def files(folder: Path) -> dict[str, str]:
    """Return all files of a site but hidden ones, with their content."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in found.items() if not name.startswith(".")}


@contextmanager
def site_of(kind: str, folder: Path) -> Iterator[Path]:
    """Make the old site."""
    target = folder / "w w\\w" / "site"
    target.parent.mkdir(parents=True)
    real = folder / "r e\\al" if kind in {"link", "mount"} else target
    real.mkdir()
    if kind == "link":
        target.symlink_to(real)
    elif kind.startswith("mount"):
        target.mkdir(exist_ok=True)
        how = ("--bind", real) if kind == "mount" else ("-t", "tmpfs", "tmpfs")
        assert run("mount", *how, target).returncode == 0
    write(target, OLD)
    if kind == "hidden files":
        write(target, {".git": "a worktree", ".well-known/x.html": "x"})
    try:
        yield target
    finally:
        if kind.startswith("mount"):
            run("umount", "--lazy", target)


def leftovers(target: Path) -> list[str]:
    beside = [path.name for path in target.parent.iterdir() if path != target]
    return beside + [path.name for path in target.iterdir() if path.name.startswith(".guide.")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_finished_site_takes_the_old_ones_place(tmp_path: Path, kind: str) -> None:
    said: list[str] = []
    with site_of(kind, tmp_path) as target:
        (target.resolve()).chmod(0o750)
        stage = Stage(target, said.append)
        write(stage.folder, NEW)
        assert files(target) == OLD
        stage.publish()
        assert files(target) == NEW
        assert not leftovers(target)
        assert target.stat().st_mode & 0o777 == 0o750
        assert target.is_symlink() == (kind == "link")
        if kind == "hidden files":
            assert (target / ".git").read_text(encoding="utf-8") == "a worktree"
            assert (target / ".well-known/x.html").exists()
    assert len(said) == (kind != "folder")
    assert all("it is filled file by file and not replaced as a whole." in one for one in said)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_published_is_discarded(tmp_path: Path, kind: str) -> None:
    with site_of(kind, tmp_path) as target:
        stage = Stage(target)
        write(stage.folder, NEW)
        stage.close()
        stage.close()
        assert files(target) == OLD
        assert not leftovers(target)


def test_a_site_that_was_not_there_is_made_with_its_folders(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "a/b/site")
    write(stage.folder, NEW)
    stage.publish()
    assert files(tmp_path / "a/b/site") == NEW
    (tmp_path / "link").symlink_to(tmp_path / "nowhere/yet")
    stage = Stage(tmp_path / "link")
    write(stage.folder, NEW)
    stage.publish()
    assert files(tmp_path / "nowhere/yet") == NEW


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match="the site needs a folder"):
        Stage(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("how", ["kill", "interrupt", "refuse"])
@pytest.mark.parametrize("kind", ["folder", "link"])
def test_whenever_a_build_ends_the_old_or_the_new_site_is_whole(tmp_path: Path, kind: str, how: str) -> None:
    ends = set()
    code = -1
    for step in range(200):
        with site_of(kind, tmp_path / str(step)) as target:
            command = (sys.executable, "-B", "-m", "tests.site.dying", how, str(step), target)
            result = run(*command, env=ENVIRONMENT)
            if how == "kill":
                recover(target)
            found = files(target)
            assert found in (OLD, NEW), f"step {step}: {result.stderr}"
            recover(target)
            assert not leftovers(target), f"step {step}: {result.stderr}"
            assert files(target) == found
            stage = Stage(target)
            write(stage.folder, {"index.html": "newest"})
            stage.publish()
            assert files(target) == {"index.html": "newest"}
            assert not leftovers(target)
        ends.add(found == NEW)
        code = result.returncode
        if code == 0:
            break
    assert code == 0
    assert step > 15
    assert ends == {True, False}


WAITS = """
import sys
from pathlib import Path
from platform_guide.writing.stage import Stage
stage = Stage(Path(sys.argv[1]), lambda text: print(text, flush=True))
(stage.folder / "index.html").write_text("second")
stage.publish()
"""


def test_a_second_build_waits_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "site"
    stage = Stage(target)
    write(stage.folder, {"index.html": "first"})
    command = [sys.executable, "-c", WAITS, str(target)]
    with subprocess.Popen(command, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.PIPE, text=True) as second:
        assert second.stdout
        said = second.stdout.readline()
        assert said == f"Another build (process {os.getpid()}) is writing {target}; this one waits for it.\n"
        assert second.poll() is None
        assert files(stage.folder) == {"index.html": "first"}
        stage.publish()
        assert second.wait() == 0
    assert files(target) == {"index.html": "second"}
    assert not leftovers(target)


def test_many_builds_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    target = tmp_path / "site"
    command = [sys.executable, "-c", WAITS, str(target)]
    environment = {**os.environ, **ENVIRONMENT}
    builds = [subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) for _ in range(6)]
    assert [build.wait(timeout=PATIENCE) for build in builds] == [0] * 6
    assert files(target) == {"index.html": "second"}
    assert not leftovers(target)


FILLS = """
import sys
from pathlib import Path
from platform_guide.writing.stage import Stage
stage = Stage(Path(sys.argv[1]))
try:
    (stage.folder / "index.html").write_text("x" * 2_000_000)
    stage.publish()
except OSError:
    stage.close()
    sys.exit(7)
"""


@pytest.mark.parametrize("kind", FULL_DISKS)
def test_a_full_disk_leaves_the_old_site(tmp_path: Path, kind: str) -> None:
    with full_disk(kind, tmp_path / "disk") as (disk, before):
        target = disk / "site"
        write(target, OLD)
        result = run(*before, sys.executable, "-c", FILLS, target, env=ENVIRONMENT)
        assert result.returncode == 7, result.stderr
        assert files(target) == OLD
        assert not leftovers(target)


def test_mending_disturbs_no_build(tmp_path: Path) -> None:
    target = tmp_path / "site"
    write(target, OLD)
    recover(target)
    assert files(target) == OLD
    assert not leftovers(target)
    stage = Stage(target)
    write(stage.folder, NEW)
    recover(target)
    stage.publish()
    assert files(target) == NEW
