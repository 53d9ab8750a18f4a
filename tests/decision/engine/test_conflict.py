"""Offers that are never chosen are left out before demands are tried, and that changes no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from platform_guide.decision.engine.conflict import _Feasible, _undominated

if TYPE_CHECKING:
    from platform_guide.decision.engine.conflict import _Offer

MUSTS, NEEDS, PLACES = 2, 4, 2
OFFER = st.tuples(
    st.integers(0, 4),
    st.integers(1, 2**NEEDS - 1),
    st.integers(1, 2**PLACES - 1),
    st.frozensets(st.integers(0, MUSTS - 1)),
)


def feasible(offers: list[_Offer]) -> _Feasible:
    found = _Feasible.__new__(_Feasible)
    found.musts, found.size, found.max_parts, found.offers = list(range(MUSTS)), MUSTS + NEEDS, 3, offers
    return found


@given(st.lists(OFFER, max_size=12), st.sets(st.integers(0, 4)), st.frozensets(st.integers(0, MUSTS + NEEDS - 1)))
def test_what_is_left_out_is_never_chosen(
    drawn: list[tuple[int, int, int, frozenset[int]]], whole: set[int], wish: frozenset[int]
) -> None:
    offers: list[_Offer] = [
        ((entry, entry in whole), covered, places, broken)
        for entry, covered, places, broken in sorted(drawn, key=lambda one: one[0])
    ]
    assert feasible(_undominated(offers)).meets(wish) == feasible(offers).meets(wish)


def test_many_that_are_alike_are_one() -> None:
    offers: list[_Offer] = [((entry, False), 0b11, 0b1, frozenset()) for entry in range(1000)]
    assert _undominated(offers) == offers[:1]
    # The first is bound by its other edition: then the second may be needed beside it.
    two: list[_Offer] = [
        ((0, False), 0b01, 1, frozenset()),
        ((0, False), 0b10, 1, frozenset()),
        ((1, False), 0b10, 1, frozenset()),
    ]
    assert _undominated(two) == two
    assert feasible(two).meets(frozenset({MUSTS, MUSTS + 1})) == (0, 1)
