"""Positions and values: what a file says, and exactly where."""

from __future__ import annotations

import string

import yaml
from hypothesis import given
from hypothesis import strategies as st

from platform_guide.catalog import source
from platform_guide.issues import Location

WORDS = st.text(alphabet=string.ascii_letters + "äß漢 -_:#'\"\\", max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(string.ascii_letters, min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


def read(text: str) -> source.Value:
    node, issues = source.parse(text, "file.yaml")
    assert node is not None, issues
    return source.build(node)


@given(VALUES)
def test_what_was_written_is_read(value: source.Value) -> None:
    assert read(yaml.safe_dump(value, allow_unicode=True)) == value


@given(st.text(max_size=200))
def test_no_text_crashes_the_reader(text: str) -> None:
    node, issues = source.parse(text, "file.yaml")
    assert (node is None) == bool(issues)


def test_words_of_old_yaml_stay_words() -> None:
    assert read("[yes, no, on, off, 2026-11-20, 012, 1_000, 0x10, .5, -3, ~, null, true]") == [
        *("yes", "no", "on", "off", "2026-11-20"),
        *(12, "1_000", "0x10", 0.5, -3, None, None, True),
    ]


def test_quotes_make_text() -> None:
    assert read("""['true', "7", 'null']""") == ["true", "7", "null"]


def test_places_of_keys_and_values() -> None:
    node, _ = source.parse("a:\n  - x: 1\n    y: [2, 3]\n", "f.yaml")
    assert node is not None
    assert source.place(node, ("a", 0, "y")) == Location("f.yaml", 3, 8)
    assert source.place(node, ("a", 0, "y"), of_key=True) == Location("f.yaml", 3, 5)
    assert source.place(node, ("a", 0, "y", 1)) == Location("f.yaml", 3, 12)
    assert source.place(node, ("a", 7, "z")) == Location("f.yaml", 2, 3)
    assert source.place(node, ()) == Location("f.yaml", 1, 1)


def test_keys_must_be_words() -> None:
    _, issues = source.parse("? [a, b]\n: c\n", "f.yaml")
    assert [issue.rule for issue in issues] == ["key-not-text"]
