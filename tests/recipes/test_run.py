"""Checks of recipes run in folders of their own, pass on the shell, and refuse the broken twin."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from platform_guide import cli
from platform_guide.recipes.check import Place, run_check
from platform_guide.recipes.confine import Room, environment, state, without_network, written
from platform_guide.recipes.environments import NotMadeError, make, make_newest
from platform_guide.recipes.execute import execute
from platform_guide.recipes.record import with_found
from tests import sample

RIDE = "data/recipes/roadster-ride.yaml"
LINT = """import sys
text = open(sys.argv[1]).read()
if "three" in text:
    sys.exit("gear is no number")
print("all is in order")
"""
AWAY = 'from pathlib import Path\nPath("../planted").write_text("x")\n'
UV = """#!/bin/sh
echo "$*" | cut -d " " -f 1-2 >>LOG
[ "$1 $2" != "pip freeze" ] || echo "Chain_Lint==9.1"
[ $1 = build ] || exit 0
mkdir -p $5
touch $5/a.whl
"""
NETWORK = """import socket
socket.create_server(("127.0.0.1", 0))
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
except OSError as error:
    print(error.errno)
"""


@pytest.fixture(autouse=True)
def sample_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the day be the one of the sample."""
    monkeypatch.setattr(cli, "today", lambda: sample.TODAY)


def guide_with(tmp_path: Path, lint: str = LINT, changes: Mapping[str, str] | None = None) -> Path:
    """Return the sample with a checker that can run: a script beside the recipe, and a family without packages."""
    root = sample.sample(tmp_path)
    sample.write(root, "recipes/requirements/light.txt", "# Python alone\n")
    sample.write(root, "recipes/roadster/lint.py", lint)
    sample.change(root, RIDE, "role: shell}", "role: shell}\n  - {path: lint.py, role: config}")
    sample.change(root, RIDE, "[chainlint, ride.yaml]", "[python3, lint.py, ride.yaml]")
    for old, new in (changes or {}).items():
        sample.change(root, RIDE, old, new)
    return root


def refused(*_: object) -> None:
    """Stand in for what makes an environment."""
    raise NotMadeError("the registry does not answer")


def recipes(root: Path, *arguments: str) -> int:
    return cli.main(["recipes", "--root", str(root), *arguments])


def test_a_check_that_passes_is_written_down_and_found_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = guide_with(tmp_path)
    before = (root / RIDE).read_text(encoding="utf-8")
    assert recipes(root, "--run", "--write") == 0
    text = (root / RIDE).read_text(encoding="utf-8")
    assert text.partition("    found:")[0] == before.partition("    found:")[0]
    assert '"lint.py": ' in text
    assert not sample.check(root)
    capsys.readouterr()
    assert recipes(root, "--run", "light") == 0
    assert capsys.readouterr().out.endswith("1 check run, as recorded\n")
    assert recipes(root) == 0
    assert "schema     passed on " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lint", "changes", "said"),
    [
        (LINT.replace('"three" in text', "False"), {}, "failed on"),
        (LINT.replace("gear is no number", "no"), {}, "was refused for another reason: no"),
        (LINT.replace("all is in order", "well"), {}, "`in order` was not printed; the last line: well"),
        ("raise SystemExit('broken')", {}, "exit code 1: broken"),
        (LINT + AWAY, {}, "it wrote outside of its folder: planted"),
        (LINT, {"[python3, lint.py": "[no-such-program, lint.py"}, "not-checked on"),
    ],
)
def test_what_does_not_pass_is_told_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lint: str, changes: Mapping[str, str], said: str
) -> None:
    root = guide_with(tmp_path, lint, changes)
    assert recipes(root, "--run") == 1
    assert said in capsys.readouterr().out
    assert recipes(root, "--run", "--write") == 0
    assert not [one for one in sample.check(root) if "outdated" in one.rule]


def test_names_that_do_not_exist_get_the_nearest_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = guide_with(tmp_path)
    assert recipes(root, "--run", "lihgt") == 1
    assert "there is no family `lihgt`; did you mean `light`?" in capsys.readouterr().out
    assert recipes(root, "--only", "roadster-rid") == 1
    assert "there is no recipe `roadster-rid`; did you mean `roadster-ride`?" in capsys.readouterr().out


def test_a_tool_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.make()
    code = "import subprocess, time; subprocess.Popen(['sleep', '60']); time.sleep(60)"
    begun = time.monotonic()
    ran = execute([sys.executable, "-c", code], room.work, environment(room, tmp_path), 0.5)
    assert (ran.code, ran.output) == (None, "")
    assert time.monotonic() - begun < 20


def test_a_check_has_a_loopback_and_no_other_network(tmp_path: Path) -> None:
    if not without_network():
        pytest.skip("this system lets nobody make a network of their own")
    room = Room(tmp_path)
    room.make()
    ran = execute([*without_network(), sys.executable, "-c", NETWORK], room.work, environment(room, tmp_path), 20)
    assert (ran.code, ran.output.strip()) == (0, "101")


def test_a_check_knows_nothing_of_whoever_runs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    room = Room(tmp_path)
    known = environment(room, tmp_path / "bin", "TOOL_HOME={home}/tool\n# a comment\nTOOL_TELEMETRY=off\n")
    assert "SECRET_TOKEN" not in known
    assert known["TOOL_HOME"] == f"{tmp_path}/home/tool"
    assert (known["HOME"], known["TOOL_TELEMETRY"]) == (str(room.home), "off")


def test_what_is_written_elsewhere_is_noticed(tmp_path: Path) -> None:
    for name in ("own/a", "other/a", "other/__pycache__/a"):
        sample.write(tmp_path, name, "a")
    before = state([tmp_path], [tmp_path / "own"])
    for name in ("own/b", "other/b", "other/__pycache__/b"):
        sample.write(tmp_path, name, "b")
    (tmp_path / "other/a").unlink()
    names = [path.name for path in written(before, state([tmp_path], [tmp_path / "own"]))]
    assert names == ["a", "b"]


def test_an_environment_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotMadeError, match="there is no program uv"):
        make(tmp_path, "light", tmp_path / "none.txt", None, {"PATH": "/nowhere"}, beside=tmp_path)
    bad = tmp_path / "bad.txt"
    bad.write_text("not a requirement at all\n", encoding="utf-8")
    with pytest.raises(NotMadeError, match="uv pip ended with"):
        make(tmp_path / "cache", "light", bad, None, {"UV_OFFLINE": "1"})


def test_the_package_is_built_and_installed_where_a_check_starts_it(tmp_path: Path) -> None:
    uv, core, log = tmp_path / "bin/uv", tmp_path / "core", tmp_path / "log"
    sample.write(tmp_path, "bin/uv", UV.replace("LOG", str(log)))
    uv.chmod(0o755)
    sample.write(tmp_path, "core/pyproject.toml", "")
    sample.write(tmp_path, "core/src/pedal/__init__.py", "")
    sample.write(tmp_path, "light.txt", "# nothing\n")
    made = make(tmp_path / "cache", "light", tmp_path / "light.txt", core, {"PATH": "/usr/bin:/bin"}, beside=uv.parent)
    made.folder.mkdir(exist_ok=True)
    assert log.read_text(encoding="utf-8").split("\n")[:3] == ["venv --quiet", "build --quiet", "pip install"]
    assert made.programs == made.folder / "bin"


def test_a_check_that_does_not_end_counts_as_not_checked(tmp_path: Path) -> None:
    root = guide_with(tmp_path)
    assert recipes(root, "--run", "light", "--write") == 0
    catalog = sample.catalog(root)
    recipe = catalog.recipes[0]
    sample.write(root, "recipes/roadster/lint.py", "import time\ntime.sleep(60)\n")
    place = Place(root, tmp_path, (), "", catalog.recipe_files, sample.TODAY, limit=0.5)
    found = run_check(place, recipe, recipe.checks[0])
    assert (found.result, found.reason) == ("not-checked", "it had not ended after 0.5 seconds")


def test_a_check_that_could_not_be_run_leaves_a_result_that_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = guide_with(tmp_path)
    assert recipes(root, "--run", "--write") == 0
    before = (root / RIDE).read_text(encoding="utf-8")
    monkeypatch.setattr("platform_guide.cli.recipes.make", refused)
    assert recipes(root, "--run") == 1
    assert "not-checked on 2026-11-20 with version of the system, 0 s: the registry does not" in capsys.readouterr().out
    assert recipes(root, "--run", "--write") == 0
    assert capsys.readouterr().out.endswith("roadster-ride, fields: kept what is recorded\n")
    assert (root / RIDE).read_text(encoding="utf-8") == before


def test_the_newest_versions_are_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uv, core, log = tmp_path / "bin/uv", tmp_path / "core", tmp_path / "log"
    sample.write(tmp_path, "bin/uv", UV.replace("LOG", str(log)))
    uv.chmod(0o755)
    monkeypatch.setattr("platform_guide.recipes.environments._OWN", uv.parent)
    sample.write(tmp_path, "core/pyproject.toml", "")
    sample.write(tmp_path, "light.in", "# The checker\nchain_lint\n")
    planted = tmp_path / "cache/light-newest/of-before"
    sample.write(tmp_path, "cache/light-newest/of-before", "")
    made = make_newest(tmp_path / "cache", "light", tmp_path / "light.in", core, {"PATH": "/usr/bin:/bin"})
    assert made.versions == {"chain_lint": "9.1"}
    assert not planted.exists()
    assert log.read_text(encoding="utf-8").split() == [
        "venv",
        "--quiet",
        "pip",
        "install",
        "build",
        "--quiet",
        "pip",
        "install",
        "pip",
        "freeze",
    ]


def test_the_newest_versions_are_compared_by_result_alone_and_never_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = guide_with(tmp_path)
    sample.write(root, "recipes/requirements/light.in", "# Python alone\n")
    assert recipes(root, "--run", "--write") == 0
    before = (root / RIDE).read_text(encoding="utf-8")
    sample.change(root, RIDE, 'version: "1.2.0"', 'version: "0.1"')
    assert recipes(root, "--run", "--newest") == 0
    assert capsys.readouterr().out.endswith("1 check run, as recorded\n")
    sample.write(root, "recipes/roadster/lint.py", "raise SystemExit('gone')\n")
    assert recipes(root, "--run", "--newest") == 1
    assert capsys.readouterr().out.endswith("1 check run, 1 other than recorded\n")
    for more in (["--run", "--newest", "--write"], ["--newest"]):
        assert recipes(root, *more) == 1
        assert "a record is of the pinned versions" in capsys.readouterr().out
    sample.change(root, RIDE, 'version: "0.1"', 'version: "1.2.0"')
    assert (root / RIDE).read_text(encoding="utf-8") == before


def test_a_check_that_was_never_run_keeps_a_record_that_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = guide_with(tmp_path)
    head = (root / RIDE).read_text(encoding="utf-8").partition("    found:")[0]
    sample.write(root, RIDE, head)
    monkeypatch.setattr("platform_guide.cli.recipes.make", refused)
    assert recipes(root, "--run", "--write") == 0
    assert "the registry does not answer" in (root / RIDE).read_text(encoding="utf-8")
    assert not sample.check(root)


def test_a_check_in_one_line_has_no_place_for_a_result() -> None:
    with pytest.raises(ValueError, match="written as a block"):
        with_found("id: a\nchecks: [{id: b}]\n", {0: None})  # type: ignore[dict-item]
