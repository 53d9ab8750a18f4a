"""Positions and values: what a file says, and exactly where."""

from __future__ import annotations

import math
import string
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from platform_guide.catalog.read import source
from platform_guide.issues import Location
from tests.fuzz.mutate import within

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


SIGNS = [
    "&a",
    "*a",
    "!x",
    "!!str",
    "<<",
    "a",
    "b",
    ":",
    ": ",
    "-",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "\n",
    "\n  ",
    " ",
    "#",
    "|",
    ">",
]

# The parser written in Python refuses texts that libyaml, which reads the data, takes: `|#`.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_no_combination_of_signs_crashes_the_reader(text: str) -> None:
    node, issues = source.parse(text, "file.yaml")
    assert (node is None) == bool(issues)
    if node is not None:
        source.build(node)
        # Whatever stands for something else was seen before anything was made of it.
        events = yaml.parse(text, Loader=LOADER)
        assert not any(isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) for event in events)


BOMB = "a: &a [x, x]\n" + "".join(
    f"{two}: &{two} [{', '.join([f'*{one}'] * 9)}]\n" for one, two in pairwise("abcdefghij")
)
MERGED = "a: &a {x: 1}\n" + "".join(
    f"{two}: &{two} {{<<: [{', '.join([f'*{one}'] * 9)}]}}\n" for one, two in pairwise("abcdefghij")
)


@pytest.mark.parametrize("text", ["zz: &a [*a]", "zz: &a {b: *a}", "zz: &a\n  <<: *a\n", BOMB, MERGED], ids=len)
def test_what_refers_to_itself_or_grows_without_end_ends_at_once(text: str) -> None:
    with within(20):
        node, issues = source.parse(text, "f.yaml")
    assert node is None
    assert {issue.rule for issue in issues} == {"anchor-used"}
    assert issues[0].location.line == 1


@pytest.mark.parametrize("sign", ["[", "- ", "{a: ", "? ", "[{a: "])
@pytest.mark.parametrize("count", [500, 100_000])
def test_no_nesting_uses_up_the_stack(sign: str, count: int) -> None:
    with within(20):
        node, issues = source.parse(sign * count, "f.yaml")
    assert node is None
    assert [issue.text for issue in issues] == ["more than 40 levels"]
    with within(20):
        _, issues = source.parse(
            f"zz: &a 1\nyy: {sign * count}" if "-" not in sign else f"- &a b\n- {sign * count}", "f.yaml"
        )
    assert [issue.rule for issue in issues] == ["anchor-used", "yaml-syntax"]


def test_forty_levels_are_read() -> None:
    assert read("[" * 40 + "]" * 40)
    _, issues = source.parse("[" * 41 + "]" * 41, "f.yaml")
    assert [(issue.text, issue.location.column) for issue in issues] == [("more than 40 levels", 40)]


@pytest.mark.parametrize("text", ["9" * 5000, "-" + "9" * 16, "1.0e999", "-1.0e999", "." + "9" * 5000])
def test_numbers_that_no_program_holds_stay_text(text: str) -> None:
    assert read(f"a: {text}") == {"a": text}


def test_numbers_that_every_program_holds_are_numbers() -> None:
    assert read("[999999999999999, -99999999999999, 1.5e3, 0.25]") == [999999999999999, -99999999999999, 1500.0, 0.25]


def test_values_with_aliases_are_measured_before_they_are_made() -> None:
    def size(text: str) -> float:
        node = yaml.compose(text)
        assert node is not None
        return source.expanded(node)

    assert size("a: [b, c]") == 5
    assert size("a: &a [b, c]\nd: *a\n") == 9
    assert size(BOMB) > 9**9
    assert size(MERGED) > 9**9
    assert size("zz: &a [*a]") == math.inf
    assert size("a0: &a0 [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}]\n" for n in range(2000))) > 1_000_000
