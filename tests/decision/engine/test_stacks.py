from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from platform_guide.decision.engine.stacks import Flow, Limits, Option, Stack, missing_joints, search, thin

NEEDS = 4
FLOWS = (Flow(0, 0b0001, 0b0010), Flow(1, 0b0110, 0b1000))


@st.composite
def catalogues(draw: st.DrawFn) -> list[Option]:
    size = draw(st.integers(1, 7))
    joints = [
        frozenset(draw(st.sets(st.tuples(st.integers(0, 1), st.integers(0, size - 1)), max_size=4)))
        for _ in range(size)
    ]
    both = [
        joints[entry] | {(flow, other) for other in range(size) for flow, to in joints[other] if to == entry}
        for entry in range(size)
    ]
    return [
        Option(
            entry=entry,
            edition=edition,
            cover=draw(st.integers(0, 15)),
            places=draw(st.integers(0, 3)),
            new=new,
            solo=draw(st.integers(0, 3)),
            joints=both[entry],
            opens=draw(st.sampled_from([frozenset(), frozenset(), frozenset({0}), frozenset({1})])),
            requires=draw(st.frozensets(st.integers(0, size), max_size=1)) - {entry} if new else frozenset(),
            whole=whole,
        )
        for entry in range(size)
        for new in [draw(st.integers(0, 1))]
        for whole in [draw(st.booleans())]
        for edition in range(draw(st.integers(1, 2)))
    ]


def brute_force(options: list[Option], max_parts: int) -> dict[tuple[int, ...], int]:
    """Return the least burden of every minimal stack by its entries, by trying every set of options."""
    found: dict[tuple[int, ...], int] = {}
    for size in range(1, max_parts + 1):
        for chosen in itertools.combinations(options, size):
            entries = tuple(option.entry for option in chosen)
            places, covered = 3, 0
            for option in chosen:
                places &= option.places
                covered |= option.cover
            if len(set(entries)) < size or not places or covered != 15:
                continue
            rest = [sum_of(one for one in chosen if one is not option) for option in chosen]
            if any(covered_by == 15 for covered_by in rest):
                continue
            if sum(option.whole and option.new for option in chosen) > 1:
                continue
            along = {name for option in chosen for name in option.requires if name not in entries}
            burden = sum(option.new for option in chosen) + len(along) + len(missing_joints(chosen, FLOWS))
            found[entries] = min(burden, found.get(entries, burden))
    return found


def sum_of(options: Iterable[Option]) -> int:
    covered = 0
    for option in options:
        covered |= option.cover
    return covered


def value_of(options: tuple[Option, ...], missing: tuple[int, ...]) -> int:
    return sum(option.solo for option in options) - len(missing)


@settings(deadline=None, max_examples=150)
@given(catalogues())
def test_branch_and_bound_finds_what_trying_everything_finds(options: list[Option]) -> None:
    expected = brute_force(options, 4)
    everything = Limits(max_parts=4, slack=99, listed=10_000, width=99, nodes=10**9)
    found = search(options, NEEDS, FLOWS, everything, value_of)
    assert {stack.entries: stack.burden for stack in found.stacks}.keys() <= expected.keys()
    best = min(expected.values(), default=None)
    assert min((stack.burden for stack in found.stacks), default=None) == best
    narrow = search(options, NEEDS, FLOWS, Limits(max_parts=4, slack=0, listed=3, width=1, nodes=10**9), value_of)
    assert min((stack.burden for stack in narrow.stacks), default=None) == best
    assert all(stack.burden == best for stack in narrow.stacks)


@settings(deadline=None, max_examples=100)
@given(catalogues())
def test_every_stack_found_covers_is_minimal_and_has_a_place(options: list[Option]) -> None:
    for stack in search(options, NEEDS, FLOWS, Limits(4, 99, 50, 4, 10**9), value_of).stacks:
        assert sum_of(stack.options) == 15
        assert stack.places
        assert all(sum_of(one for one in stack.options if one is not option) != 15 for option in stack.options)
        assert stack.missing == missing_joints(stack.options, FLOWS)


@settings(deadline=None, max_examples=60)
@given(catalogues(), st.randoms(use_true_random=False))
def test_the_order_of_options_changes_nothing(options: list[Option], chance: random.Random) -> None:
    limits = Limits(4, 2, 5, 4, 10**9)
    shuffled = list(options)
    chance.shuffle(shuffled)
    one, two = (search(given, NEEDS, FLOWS, limits, value_of).stacks for given in (options, shuffled))
    assert [stack.order for stack in one] == [stack.order for stack in two]


@settings(deadline=None, max_examples=60)
@given(catalogues(), st.integers(0, 3))
def test_a_short_list_is_the_best_of_a_long_one_and_one_of_least_burden(options: list[Option], slack: int) -> None:
    long = search(options, NEEDS, FLOWS, Limits(4, slack, 10_000, 99, 10**9), value_of).stacks
    short = search(options, NEEDS, FLOWS, Limits(4, slack, 3, 99, 10**9), value_of).stacks
    best = sorted(long, key=lambda stack: (-stack.value, stack.order))
    assert {stack.entries for stack in short} <= {stack.entries for stack in [*best[:3], *long[:1]]}
    assert len(short) == min(3, len(long))
    assert [stack.entries for stack in short[:1]] == [stack.entries for stack in long[:1]]
    assert {stack.entries for stack in best[:2]} <= {stack.entries for stack in short}


def test_what_is_best_is_listed_though_many_stacks_have_less_burden() -> None:
    small = [Option(entry, 0, 1, 1, 1, solo=entry) for entry in range(30)]
    best = Option(30, 0, 1, 1, 1, solo=99, builds=1)
    found = search([*small, best], 1, (), Limits(3, 1, 4, 40, 10**6), value_of)
    assert [stack.entries for stack in found.stacks] == [(29,), (28,), (27,), (30,)]
    alone = search([*small, best], 1, (), Limits(3, 1, 1, 40, 10**6), value_of)
    assert [stack.entries for stack in alone.stacks] == [(29,)], "one of least burden stays"


def test_a_full_list_keeps_the_least_burden_and_then_the_highest_value() -> None:
    options = [Option(entry, 0, 1, 1, 1, solo=entry) for entry in range(40)]
    found = search(options, 1, (), Limits(3, 1, 4, 40, 10**6), value_of)
    assert [stack.entries for stack in found.stacks] == [(39,), (38,), (37,), (36,)]
    assert found.exhaustive


def test_only_so_many_of_a_kind_are_tried() -> None:
    options = [Option(entry, 0, 1, 1, 1) for entry in range(9)]
    assert [option.entry for option in thin(options, 3)] == [0, 1, 2]
    better = Option(9, 0, 1, 3, 0, joints=frozenset({(0, 1)}))
    assert better in thin([*options, better], 3)


def test_an_edition_that_another_edition_beats_is_dropped() -> None:
    options = [Option(0, 0, 1, 1, 1), Option(0, 1, 1, 1, 1), Option(0, 2, 1, 2, 1)]
    assert [option.edition for option in thin(options, 9)] == [0, 2]


def test_only_stacks_with_a_part_to_verify_are_listed_where_asked() -> None:
    options = [Option(0, 0, 1, 1, 1), Option(1, 0, 1, 1, 1, verify=True)]
    found = search(options, 1, (), Limits(2, 2, 9, 9, 99, only_verify=True), value_of)
    assert [stack.entries for stack in found.stacks] == [(1,)]


def test_a_flow_is_made_inside_a_part_by_a_joint_by_what_fits_anything_or_between_what_runs_already() -> None:
    flow = (Flow(0, 0b01, 0b10),)
    one, two = Option(0, 0, 0b01, 1, 1), Option(1, 0, 0b10, 1, 1)
    assert missing_joints((one, two), flow) == (0,)
    assert missing_joints((Option(0, 0, 0b11, 1, 1),), flow) == ()
    assert missing_joints((replace(one, joints=frozenset({(0, 1)})), two), flow) == ()
    assert missing_joints((replace(one, joints=frozenset({(0, 2), (1, 1)})), two), flow) == (0,)
    assert missing_joints((one, replace(two, opens=frozenset({0}))), flow) == ()
    assert missing_joints((one, replace(two, opens=frozenset({1}))), flow) == (0,)
    assert missing_joints((replace(one, new=0), two), flow) == (0,)
    assert missing_joints((replace(one, new=0), replace(two, new=0)), flow) == ()


def test_a_part_is_joined_with_what_the_reader_runs_beside_it_but_that_joins_nothing_else() -> None:
    flow = (Flow(0, 0b01, 0b10),)
    whole = Option(0, 0, 0b11, 1, 1)
    one, two = Option(0, 0, 0b01, 1, 1), Option(1, 0, 0b10, 1, 1)
    mine = Option(2, 0, 0b10, 1, 0)
    assert missing_joints((one, two), flow, (mine,)) == (0,)
    assert missing_joints((replace(one, joints=frozenset({(0, 2)})), two), flow, (mine,)) == ()
    assert missing_joints((one, two), flow, (mine, Option(3, 0, 0b01, 1, 0))) == (0,), (
        "two that are no parts join nothing"
    )
    assert missing_joints((whole,), flow, (mine,)) == ()
    joined = replace(one, joints=frozenset({(0, 2)}))
    (stack,) = search([joined, two], 2, flow, Limits(3, 3, 9, 9, 999, beside=(mine,)), value_of).stacks
    assert (stack.missing, stack.burden) == ((), 2)


def test_what_a_part_does_not_run_without_counts_once_and_not_when_it_is_there() -> None:
    needs_ground = [Option(entry, 0, 1 << entry, 1, 1, requires=frozenset({2})) for entry in range(2)]
    ground = Option(2, 0, 0b100, 1, 1)
    found = search(needs_ground, 2, (), Limits(3, 9, 9, 9, 999), value_of).stacks
    assert [(stack.new, stack.burden) for stack in found] == [(3, 3)]
    found = search([*needs_ground, ground], 3, (), Limits(3, 9, 9, 9, 999), value_of).stacks
    assert [(stack.new, stack.burden) for stack in found] == [(3, 3)]


def test_one_new_platform_is_enough() -> None:
    options = [Option(0, 0, 0b01, 1, 1, whole=True), Option(1, 0, 0b10, 1, 1, whole=True), Option(2, 0, 0b10, 1, 1)]
    found = search(options, 2, (), Limits(2, 9, 9, 9, 999), value_of).stacks
    assert [stack.entries for stack in found] == [(0, 2)]
    owned = [options[0], replace(options[1], new=0)]
    assert [stack.entries for stack in search(owned, 2, (), Limits(2, 9, 9, 9, 999), value_of).stacks] == [(0, 1)]


def test_no_needs_have_no_stacks() -> None:
    assert search([Option(0, 0, 1, 1, 1)], 0, (), Limits(2, 2, 9, 9, 99), value_of).stacks == ()


def test_a_thousand_entries_are_searched_in_reasonable_steps() -> None:
    options = [
        Option(entry, 0, 1 + entry * 37 % 255, 1 + entry % 3, 1, solo=entry % 11, joints=frozenset({(0, entry % 50)}))
        for entry in range(1000)
    ]
    flows = (Flow(0, 0b11, 0b1100), Flow(1, 0b110000, 0b11000000))
    found = search(options, 8, flows, Limits(5, 1, 24, 5, 20_000), value_of)
    assert found.stacks
    assert isinstance(found.stacks[0], Stack)
