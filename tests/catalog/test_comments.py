"""Comments leave a YAML file, and nothing else does."""

from __future__ import annotations

import pytest
import yaml

from platform_guide.catalog.read.comments import without_comments
from tests.sample import SOURCE

FILES = sorted((SOURCE / "data").rglob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a: 1  # secret\n", "a: 1\n"),
        ("# secret\na: 1\n# secret", "\na: 1\n"),
        ('a: "# stays"  # secret\n', 'a: "# stays"\n'),
        ("a: '# stays'\n", "a: '# stays'\n"),
        ("a: C#stays\n", "a: C#stays\n"),
        ("a: |  # secret\n  # stays\n  b\n# secret\nc: 1\n", "a: |\n  # stays\n  b\n\nc: 1\n"),
        ("a: >-  # secret\n  # stays\n", "a: >-\n  # stays\n"),
        ("a: [b,  # secret\n  c]\n", "a: [b,\n  c]\n"),
        ("a: b\n  c # secret\n", "a: b\n  c\n"),
        ("a:  # secret\n  - b # secret\r\n", "a:\n  - b\r\n"),
        ("---\n# secret\na: 1\n... # secret\n", "---\n\na: 1\n...\n"),
        ("%YAML 1.1 # secret\n---\na: 1\n", "%YAML 1.1\n---\na: 1\n"),
        ("", ""),
        ("# secret\n", "\n"),
        ("a: 'b # secret\n", ""),
    ],
)
def test_only_comments_go(text: str, left: str) -> None:
    assert without_comments(text) == left


@pytest.mark.parametrize("index", [0, len(FILES) // 2, len(FILES) - 1])
def test_a_file_says_the_same_on_the_same_lines(index: int) -> None:
    text = FILES[index].read_text(encoding="utf-8")
    bare = "".join(f"{line}  # secret\n" if line.endswith(":") else f"{line}\n" for line in text.splitlines())
    left = without_comments(bare)
    assert "secret" not in left
    assert yaml.safe_load(left) == yaml.safe_load(text)
    assert left.count("\n") == text.count("\n")
