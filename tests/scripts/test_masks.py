"""Masks of the scripts' engine hold more bits than the operators of the language, and count as Python's numbers do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from platform_guide.decision.rules.organisations import MOST_NEEDS
from tests.scripts.calling import call

BUILTINS = "decision/builtins.js"
MASKS = st.integers(0, 2**MOST_NEEDS - 1)


@pytest.mark.tools
@settings(max_examples=10)
@given(st.lists(st.tuples(MASKS, MASKS), min_size=20, max_size=20))
def test_masks_join_and_part_as_whole_numbers_do(pairs: list[tuple[int, int]]) -> None:
    asked = [[name, *pair] for pair in pairs for name in ("both", "either", "without", "contains")]
    expected = [found for one, two in pairs for found in (one & two, one | two, one & ~two, one & two == two)]
    assert call(BUILTINS, *asked) == expected


@pytest.mark.tools
@settings(max_examples=10)
@given(st.lists(MASKS, min_size=3, max_size=3))
def test_bits_of_a_mask_are_seen_and_counted(masks: list[int]) -> None:
    asked = [["bits", one] for one in masks] + [["has", one, at] for one in masks for at in range(MOST_NEEDS)]
    seen = [bool(one >> at & 1) for one in masks for at in range(MOST_NEEDS)]
    assert call(BUILTINS, *asked) == [one.bit_count() for one in masks] + seen


@pytest.mark.tools
def test_masks_are_made_of_their_bits() -> None:
    places = range(MOST_NEEDS)
    assert call(BUILTINS, *(["bit", at] for at in places)) == [1 << at for at in places]
    assert call(BUILTINS, *(["allOf", at] for at in places)) == [(1 << at) - 1 for at in places]
