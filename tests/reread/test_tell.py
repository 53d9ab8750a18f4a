"""What the weekly workflow tells GitHub: one issue and one pull request, renewed and not repeated."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support import ROOT, require, run

pytestmark = pytest.mark.tools

GH = """#!/bin/sh
echo "gh $*" >>"$CALLS"
case "$1 $2" in
"issue list") cat "$ISSUE" ;;
"pr list") cat "$REQUEST" ;;
"auth setup-git") ;;
"pr create") exit "${REFUSED:-0}" ;;
esac
"""


class Desk:
    """A clone with a remote, and a program in place of GitHub's own that writes down what it is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        programs = folder / "bin"
        programs.mkdir()
        (programs / "gh").write_text(GH, "utf-8")
        (programs / "gh").chmod(0o755)
        for name in ("calls", "issue", "request"):
            (folder / name).touch()
        self.env = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "CALLS": str(folder / "calls"),
            "ISSUE": str(folder / "issue"),
            "REQUEST": str(folder / "request"),
            "DEFAULT_BRANCH": "main",
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        self.clone = folder / "clone"
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(folder / "remote"), cwd=folder)
        self.git("clone", "--quiet", str(folder / "remote"), str(self.clone), cwd=folder)
        self.commit("one")
        self.git("push", "--quiet", "origin", "HEAD:main")

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run git and return what it printed."""
        result = run(require("git"), *arguments, cwd=cwd or self.clone, env=self.env)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def commit(self, text: str) -> None:
        """Commit a file."""
        (self.clone / "a").write_text(text, "utf-8")
        self.git("add", "a")
        self.git("-c", "user.name=a", "-c", "user.email=a@a.example", "commit", "--quiet", "--message", text)

    def tell(self, *arguments: str, **env: str) -> str:
        """Run the script and return what GitHub was asked."""
        (self.folder / "calls").write_text("", "utf-8")
        result = run(ROOT / "tools/tell.sh", *arguments, cwd=self.clone, env={**self.env, **env})
        assert result.returncode == 0, result.stderr
        return (self.folder / "calls").read_text("utf-8") + result.stdout


def test_one_issue(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    report, text = tmp_path / "a.json", tmp_path / "a.md"
    text.write_text("Much.\n", "utf-8")
    report.write_text(json.dumps({"rows": [{}]}), "utf-8")
    assert f"gh issue create --title Sources to read again --body-file {text}" in desk.tell(
        "issue", str(report), str(text)
    )
    (tmp_path / "issue").write_text("7\n", "utf-8")
    said = desk.tell("issue", str(report), str(text))
    assert f"gh issue edit 7 --body-file {text}" in said
    assert "create" not in said
    report.write_text(json.dumps({"rows": []}), "utf-8")
    assert "gh issue close 7" in desk.tell("issue", str(report), str(text))
    (tmp_path / "issue").write_text("", "utf-8")
    assert desk.tell("issue", str(report), str(text)).count("\n") == 1


def test_one_pull_request(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = tmp_path / "fingerprints.json"
    file.write_text("{}\n", "utf-8")
    assert "gh pr create --base main --head reread/fingerprints" in desk.tell("pull-request", str(file))
    changed = desk.git("diff", "--name-only", "origin/main", "origin/reread/fingerprints")
    assert changed == "reread/fingerprints.json\n"
    desk.git("switch", "--quiet", "--detach", "origin/main")
    desk.git("branch", "--quiet", "-D", "reread/fingerprints")
    (tmp_path / "request").write_text("8\n", "utf-8")
    assert "pr create" not in desk.tell("pull-request", str(file))
    assert desk.tell("pull-request", str(file)) == "The fingerprints are as they were.\n"


def test_where_no_pull_request_may_be_opened(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = tmp_path / "fingerprints.json"
    file.write_text("{}\n", "utf-8")
    assert "::warning::The branch reread/fingerprints was pushed" in desk.tell("pull-request", str(file), REFUSED="1")
