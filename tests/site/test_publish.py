"""What workflows publish: nothing internal, unless the host says that only members can read its Pages site."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from platform_guide.internal import MARK, SWITCH
from tests import support

SCRIPT = support.ROOT / "tools" / "publish.py"
PUBLISHED, KEPT = 0, 3

# As the hosts answer, cut to what matters: GitHub's example of its own reference, and GitLab's of a project.
GITHUB: dict[str, Any] = {
    "url": "https://api.github.example/repos/acme/guide/pages",
    "status": "built",
    "cname": None,
    "custom_404": True,
    "html_url": "https://acme.example/guide/",
    "build_type": "workflow",
    "public": True,
    "https_enforced": True,
}
GITLAB: dict[str, Any] = {
    "id": 3,
    "path_with_namespace": "acme/guide",
    "visibility": "private",
    "pages_access_level": "private",
}
NOT_FOUND = {"message": "Not Found", "documentation_url": "https://docs.github.example/rest", "status": "404"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a site that holds nothing internal."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html>", encoding="utf-8")
    return site


def decide(
    site: Path, host: str, answer: object, *, switch: str | None = None, output: Path | None = None
) -> subprocess.CompletedProcess[str]:
    file = site.parent / "answer.json"
    if answer is not None:
        file.write_text(answer if isinstance(answer, str) else json.dumps(answer), encoding="utf-8")
    more: tuple[str | Path, ...] = ("--output", output) if output else ()
    return support.run(sys.executable, SCRIPT, "may", host, site, "--answer", file, *more, env={SWITCH: switch})


@pytest.mark.parametrize("host", ["github", "gitlab"])
@pytest.mark.parametrize("switch", [None, "", "false"])
def test_a_site_for_the_public_is_published_whatever_the_host_says(host: str, switch: str | None, site: Path) -> None:
    done = decide(site, host, None, switch=switch)
    assert (done.returncode, done.stdout) == (PUBLISHED, "Published: the site holds nothing internal.\n")


@pytest.mark.parametrize(
    ("host", "answer", "code"),
    [
        ("github", {**GITHUB, "public": False}, PUBLISHED),
        ("github", GITHUB, KEPT),
        ("github", {name: value for name, value in GITHUB.items() if name != "public"}, KEPT),
        ("github", {**GITHUB, "public": None}, KEPT),
        ("github", {**GITHUB, "public": "false"}, KEPT),
        ("github", {**GITHUB, "public": 0}, KEPT),
        ("github", NOT_FOUND, KEPT),
        ("gitlab", GITLAB, PUBLISHED),
        ("gitlab", {**GITLAB, "visibility": "public"}, PUBLISHED),
        ("gitlab", {**GITLAB, "pages_access_level": "enabled"}, PUBLISHED),
        ("gitlab", {**GITLAB, "pages_access_level": "enabled", "visibility": "internal"}, KEPT),
        ("gitlab", {**GITLAB, "pages_access_level": "enabled", "visibility": "public"}, KEPT),
        ("gitlab", {**GITLAB, "pages_access_level": "public"}, KEPT),
        ("gitlab", {**GITLAB, "pages_access_level": "disabled"}, KEPT),
        ("gitlab", {"id": 3, "visibility": "private"}, KEPT),
        ("gitlab", {"message": "401 Unauthorized"}, KEPT),
        *(
            (host, answer, KEPT)
            for host in ("github", "gitlab")
            for answer in (None, "", "<html>", "[]", "null", "\x00")
        ),
    ],
)
def test_an_internal_site_is_published_only_where_the_host_says_private(
    host: str, answer: object, code: int, site: Path
) -> None:
    done = decide(site, host, answer, switch="true")
    assert (done.returncode, done.stderr) == (code, "")
    assert re.fullmatch(
        r"(Published|Kept as an artifact and not published): the site is internal, and [^\n]+\.\n", done.stdout
    )
    assert done.stdout.startswith("Published") == (code == PUBLISHED)


def test_a_site_with_the_mark_is_internal_whatever_the_variable_says(site: Path) -> None:
    (site / MARK).write_text("x", encoding="utf-8")
    assert decide(site, "github", GITHUB, switch="false").returncode == KEPT
    assert decide(site, "github", {**GITHUB, "public": False}, switch="false").returncode == PUBLISHED


@pytest.mark.parametrize("switch", ["yes", "True", "1"])
def test_a_variable_that_is_neither_true_nor_false_publishes_nothing(switch: str, site: Path) -> None:
    done = decide(site, "github", {**GITHUB, "public": False}, switch=switch)
    assert done.returncode == KEPT
    assert f"{SWITCH} is '{switch}', which is neither true nor false" in done.stdout


def test_without_a_site_there_is_nothing_to_publish(site: Path) -> None:
    (site / "index.html").unlink()
    assert decide(site, "gitlab", GITLAB).returncode == KEPT


@pytest.mark.parametrize(("switch", "line"), [("true", "publish=false"), ("false", "publish=true")])
def test_the_next_job_reads_the_decision_from_a_file(switch: str, line: str, site: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.write_text("before=1\n", encoding="utf-8")
    assert decide(site, "github", GITHUB, switch=switch, output=output).returncode == 0
    assert output.read_text(encoding="utf-8").splitlines() == ["before=1", line]


def test_the_data_folders_are_counted(tmp_path: Path) -> None:
    output = tmp_path / "output"
    done = support.run(sys.executable, SCRIPT, "layers", "--output", output)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == output.read_text(encoding="utf-8")
    assert re.fullmatch(r"layers=[1-9]\n", done.stdout)


def test_the_script_and_the_engine_mean_the_same_variable_and_mark() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert f'SWITCH = "{SWITCH}"' in text
    assert f'MARK = "{MARK}"' in text
