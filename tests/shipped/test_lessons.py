"""What lessons print is run, and what they say of products is linked."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import shipped
from tests.support import ROOT, require, run

LESSONS = sorted((ROOT / "docs" / "learn").glob("*.md"))
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PROGRAMS = frozenset({"docker", "git", "guide", "kubectl", "make", "mlflow", "pip", "pytest", "python", "uv"})
_KINDS = frozenset({"dockerfile", "python", "sh", "toml"})


class Block(NamedTuple):
    """A block of code in a lesson."""

    lesson: Path
    kind: str
    text: str


BLOCKS = [Block(path, *found) for path in LESSONS for found in _BLOCK.findall(path.read_text(encoding="utf-8"))]


def of_kind(kind: str) -> list[Block]:
    """Return all blocks of a kind."""
    return [block for block in BLOCKS if block.kind == kind]


def commands() -> Iterator[str]:
    """Yield each command line that a lesson prints, in a block or in a sentence."""
    for block in of_kind("sh"):
        yield from (line for line in block.text.splitlines() if line.strip())
    for path in LESSONS:
        prose = _BLOCK.sub("", path.read_text(encoding="utf-8"))
        yield from (span for span in _SPAN.findall(prose) if span.split()[0] in _PROGRAMS and " " in span)


def project(folder: Path, block: Block) -> Path:
    """Write the project that a lesson describes, without what would have to be fetched."""
    # Whether the names of dependencies resolve is the index's to say, which tests do not ask.
    text = re.sub(r"^dependencies = .*$", "dependencies = []", block.text, flags=re.MULTILINE)
    text = re.sub(
        r"^requires-python = .*$", f'requires-python = ">=3.{sys.version_info.minor}"', text, flags=re.MULTILINE
    )
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    module, function = scripts(block).popitem()[1].split(":")
    package = folder / "src" / Path(*module.split("."))
    package.parent.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    package.with_suffix(".py").write_text(f"def {function}():\n    print('trained')\n", encoding="utf-8")
    return folder


def scripts(block: Block) -> dict[str, str]:
    """Return the entry points that a lesson's project declares."""
    found: dict[str, str] = tomllib.loads(block.text)["project"]["scripts"]
    return dict(found)


def test_every_block_has_a_kind_that_is_checked() -> None:
    assert BLOCKS
    assert {block.kind for block in BLOCKS} <= _KINDS


TRIED = {"uv lock && uv build"}
"""Command lines that a test below runs as they are printed."""


def test_every_command_that_a_lesson_prints_is_run() -> None:
    assert set(commands()) == TRIED


@pytest.mark.slow
def test_the_project_of_the_lesson_locks_builds_and_runs(tmp_path: Path) -> None:
    (block,) = of_kind("toml")
    folder = project(tmp_path, block)
    program = Path(require("uv")).parent
    offline = {
        "UV_OFFLINE": "1",
        "UV_NO_CONFIG": "1",
        "UV_PYTHON": sys.executable,
        "UV_CACHE_DIR": str(tmp_path / "cache"),
    }
    path = {"PATH": f"{program}:/usr/bin:/bin"}
    (line,) = TRIED
    done = run(require("sh"), "-e", "-c", line, cwd=folder, env=offline | path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "uv.lock").is_file()
    (wheel,) = (folder / "dist").glob("*.whl")
    name = next(iter(scripts(block)))
    ran = run("uv", "run", "--no-project", "--with", wheel, name, cwd=tmp_path, env=offline | path)
    assert ran.stdout == "trained\n", ran.stderr


def test_the_image_holds_the_package_and_starts_it() -> None:
    (block,) = of_kind("toml")
    (image,) = of_kind("dockerfile")
    steps = [line.split(" ", 1) for line in image.text.splitlines()]
    assert [step for step, _ in steps] == ["FROM", "COPY", "RUN", "ENTRYPOINT"]
    given = dict(steps)
    version = tomllib.loads(block.text)["project"]["requires-python"].removeprefix(">=")
    assert given["FROM"] == f"python:{version}-slim"
    # What is built into dist/ is copied, and what was copied is installed.
    source, target = given["COPY"].split()
    assert source == "dist/*.whl"
    assert given["RUN"] == f"pip install --no-cache-dir {target}*.whl"
    assert given["ENTRYPOINT"] == f'["{next(iter(scripts(block)))}"]'


def test_the_tests_of_the_lesson_pass(tmp_path: Path) -> None:
    blocks = of_kind("python")
    assert blocks
    known = """
import pytest


class Values(list):
    def __eq__(self, other):
        return Values(map(list.__eq__, [[one] for one in self], [[one] for one in other]))

    def all(self):
        return all(self)


class Model:
    def __init__(self, seed):
        self.seed = seed

    def predict(self, frame):
        return Values(self.seed * one for one in frame)


def train(frame, seed):
    return Model(seed)


@pytest.fixture
def frame():
    return [1, 2, 3]


"""
    (tmp_path / "test_lesson.py").write_text(known + "\n\n".join(block.text for block in blocks), encoding="utf-8")
    done = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_lesson.py", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(blocks)} passed" in done.stdout


def test_no_sentence_of_ours_says_of_a_product_what_holds_without_exception() -> None:
    assert "sweeping" not in {issue.rule for issue in shipped.issues()}


def test_each_lesson_says_when_it_was_read() -> None:
    lessons = [path for path in LESSONS if re.search(r"^lesson: ", path.read_text(encoding="utf-8"), re.MULTILINE)]
    assert lessons
    for path in lessons:
        assert re.search(r"^verified_on: \d{4}-\d{2}-\d{2}$", path.read_text(encoding="utf-8"), re.MULTILINE), path
