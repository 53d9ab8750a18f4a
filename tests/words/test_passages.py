"""Texts for readers are found in every kind of file, without code and markup, at their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.words.passages import read

FIELDS = frozenset({"note", "message", "title"})


def found(tmp_path: Path, name: str, text: str) -> list[tuple[int, str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [(sentence.line, sentence.text) for sentence in read(tmp_path, path, FIELDS)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Head\n\nOne. Two\nlines.\n", [(1, "Head"), (3, "One."), (3, "Two lines.")]),
        ("---\ntitle: A title\nlesson: no text\n---\n\n# Head\n", [(2, "A title"), (6, "Head")]),
        ("A [link](https://example.org/x) and *words*.\n", [(1, "A link and words.")]),
        ("Run `make` and see [[mlflow]].\n", [(1, "Run `code` and see `code`.")]),
        ("```\ncode here\n```\n\n<!-- guide:matrix -->\n", []),
        ("| A | B |\n|---|---|\n| One. | <!-- before --> Two. |\n", [(1, "A"), (1, "B"), (3, "One.")]),
        ("<!-- before --> Not this.\n\nBut this.\n", [(3, "But this.")]),
        ("Text.\n\n<p>A <b>block</b>.</p>\n<p>Another.</p>\n", [(1, "Text."), (3, "A block."), (4, "Another.")]),
        ("See e.g. Wikipedia. It says so.\n", [(1, "See e.g. Wikipedia."), (1, "It says so.")]),
        ("Version 1.10 of 2026-01-02 costs 3.50.\n", [(1, "Version 1.10 of 2026-01-02 costs 3.50.")]),
    ],
)
def test_markdown(tmp_path: Path, text: str, said: list[tuple[int, str]]) -> None:
    assert found(tmp_path, "page.md", text) == said


def test_yaml_gives_the_fields_that_readers_see(tmp_path: Path) -> None:
    text = "id: no-text\nitems:\n  - note: >-\n      One\n      sentence.\n    when: a == b\n"
    text += "messages:\n  code: '{entry} is it.'\n"
    assert found(tmp_path, "data.yaml", text) == [(3, "One sentence."), (8, "`code` is it.")]


def test_templates_give_texts_labels_and_each_case(tmp_path: Path) -> None:
    text = (
        "{% import 'm.html' as m %}\n{# a comment #}\n<p title=\"A label.\">Hello {{ name }},\n<b>you</b>.</p>\n"
        "<td>{% if one %}first{% else %}second{% endif %}</td>\n<script>let x = 1;</script>\n"
        '<p>Run <code>make</code> now.</p>\n<span data-key="a">One phrase</span><span data-key="b">two</span>\n'
    )
    assert found(tmp_path, "page.html", text) == [
        (3, "A label."),
        (3, "Hello `code`, you."),
        (5, "first"),
        (5, "second"),
        (7, "Run `code` now."),
        (8, "One phrase"),
        (8, "two"),
    ]


def test_python_gives_the_words_of_tables_and_not_what_developers_read(tmp_path: Path) -> None:
    text = '"""No."""\nWORDS: dict[str, str] = {"key": "A word.", "other": "Two."}\nONE = "Text."\n"""No."""\nN = 3\n'
    assert found(tmp_path, "words.py", text) == [(2, "A word."), (2, "Two."), (3, "Text.")]
