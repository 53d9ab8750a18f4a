"""The commands of "Fork it" make a private copy and update it, as they stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests import support

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (support.ROOT / "docs" / "contribute" / "fork.md").read_text(encoding="utf-8")
COPY, CLONE, UPDATE = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
UPSTREAM, OWN = "https://git.example/upstream/guide.git", "https://git.example/acme/guide.git"
NAMED = {f"GIT_{who}_{what}": "guide@acme.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def run(folder: Path, commands: str) -> str:
    """Run commands of the page, with folders of this machine for the addresses."""
    root = folder.parent
    local = commands.replace(UPSTREAM, f"{root}/upstream/guide.git").replace(OWN, f"{root}/acme/guide.git")
    result = support.run("sh", "-e", "-c", local, cwd=folder, env=NAMED)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_a_copy_is_made_filled_and_updated(tmp_path: Path) -> None:
    here, source = tmp_path / "here", tmp_path / "source"
    for folder in (here, source):
        folder.mkdir()
    run(source, "git init -q -b main; echo one >data; git add data; git commit -qm One")
    run(source, f"git clone -q --bare . {UPSTREAM}; git init -q --bare -b main {OWN}")
    run(here, COPY + CLONE)
    assert [path.name for path in here.iterdir()] == ["guide"]
    guide = here / "guide"
    assert support.run("git", "push", "upstream", "main", cwd=guide, env=NAMED).returncode != 0
    run(guide, "mkdir data-acme; echo ours >data-acme/layer.yaml; git add data-acme; git commit -qm Ours")
    run(source, f"echo two >data; git commit -qam Two; git push -q {UPSTREAM} main")
    run(guide, UPDATE.replace("make check\n", "git push origin main\n"))
    assert run(guide, "cat data data-acme/layer.yaml") == "two\nours\n"
