"""The same sources give the same bytes, wherever and however the build is started."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from tests import support

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = ("data", "docs", "hooks")


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its relative path."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize("relative", [False, True], ids=["absolute path", "relative path"])
def test_build_from_another_folder_gives_the_same_bytes(built_site: Path, tmp_path: Path, *, relative: bool) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    sources = {name: digests(support.ROOT / name) for name in SOURCES}
    config = support.ROOT / "mkdocs.yml"
    # Order of hashing, time zone and language are the usual ways for a build to depend on its surroundings.
    surroundings = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    support.build(
        tmp_path / "site",
        config=os.path.relpath(config, elsewhere) if relative else str(config),
        cwd=elsewhere,
        env=surroundings,
    )
    assert digests(tmp_path / "site") == digests(built_site)
    assert list(elsewhere.iterdir()) == []
    assert {name: digests(support.ROOT / name) for name in SOURCES} == sources, "the build changed its sources"


def test_another_generator_gives_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    support.build(tmp_path / "site", generator="properdocs", env={"GUIDE_CACHE": "off"})
    assert digests(tmp_path / "site") == digests(built_site)


def test_build_needs_nothing_from_the_environment(built_site: Path, tmp_path: Path) -> None:
    env = dict.fromkeys(("GUIDE_SITE_URL", "GUIDE_SOURCE_URL", "SOURCE_DATE_EPOCH"))
    support.build(tmp_path / "site", env=env)
    assert digests(tmp_path / "site").keys() == digests(built_site).keys()


def test_what_an_earlier_build_worked_out_changes_no_byte(built_site: Path, tmp_path: Path) -> None:
    # The built site may have used what earlier builds kept, this one does not.
    support.build(tmp_path / "site", env={"GUIDE_CACHE": "off"})
    assert digests(tmp_path / "site") == digests(built_site)
