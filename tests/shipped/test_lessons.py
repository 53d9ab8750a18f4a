"""What lessons print is run, and what they say of products is linked."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from platform_guide.course.record import placed
from tests import shipped
from tests.support import ROOT, require, run

CORE = ROOT / "core"
LESSONS = sorted((ROOT / "docs" / "learn").glob("*.md"))
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PROGRAMS = frozenset({"docker", "git", "guide", "kubectl", "make", "mlflow", "pip", "pytest", "python", "uv"})
_KINDS = frozenset({"python", "sh", "text", "toml"})


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


def test_every_block_has_a_kind_that_is_checked() -> None:
    assert BLOCKS
    assert {block.kind for block in BLOCKS} <= _KINDS


TRIED = {"uv lock && uv build"}
"""Command lines that a test below runs as they are printed."""


def test_every_command_that_a_lesson_prints_is_run() -> None:
    # tests/core publishes the package and installs it from there.
    assert set(commands()) == TRIED | {"uv publish"}


@pytest.mark.slow
@pytest.mark.skipif(not CORE.is_dir(), reason="this guide has no folder `core`")
def test_the_package_of_the_lesson_is_locked_and_built_as_printed(tmp_path: Path) -> None:
    folder = tmp_path / "core"
    shutil.copytree(CORE, folder)
    # Whether the names of dependencies resolve is the index's to say, which this test does not ask.
    text = (folder / "pyproject.toml").read_text(encoding="utf-8")
    text = re.sub(r"^(dependencies|test) = .*$", r"\1 = []", text, flags=re.MULTILINE)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    offline = {
        "UV_OFFLINE": "1",
        "UV_NO_CONFIG": "1",
        "UV_PYTHON": sys.executable,
        "UV_CACHE_DIR": str(tmp_path / "cache"),
        "PATH": f"{Path(require('uv')).parent}:/usr/bin:/bin",
    }
    (line,) = TRIED
    done = run(require("sh"), "-e", "-c", line, cwd=folder, env=offline)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "uv.lock").is_file()
    assert len(list((folder / "dist").glob("*.whl"))) == 1


@pytest.mark.skipif(not CORE.is_dir(), reason="this guide has no folder `core`")
def test_what_the_lesson_shows_of_the_package_stands_there() -> None:
    source = "".join(path.read_text("utf-8") for path in sorted((CORE / "tests").glob("*.py")))
    source += (CORE / "pyproject.toml").read_text("utf-8")
    shown = [block.text for kind in ("python", "toml") for block in of_kind(kind)]
    assert len(shown) == 2
    assert [text for text in shown if text not in source] == []


def test_no_sentence_of_ours_says_of_a_product_what_holds_without_exception() -> None:
    assert "sweeping" not in {issue.rule for issue in shipped.issues()}


def test_a_third_of_all_questions_follows_the_data() -> None:
    questions = [question for one in placed(shipped.catalog()) for question in one.lesson.questions]
    assert 3 * sum(question.from_ is not None for question in questions) >= len(questions)


def test_every_page_of_the_course_is_a_lesson() -> None:
    lessons = {one.lesson.id for one in placed(shipped.catalog())}
    assert {path.stem for path in LESSONS} == lessons | {"index"}
