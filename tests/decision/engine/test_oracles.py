"""The additive value and its flips against libraries that compute the same by other code.

The method is the weighted sum of scores on anchors fixed beforehand: 0 is the worst and 100 the best there can be,
whatever is compared. The libraries' own normalisations are other methods, for they measure against the set that is
compared, and an option that comes or goes can turn the order round. So they are switched off:

- scikit-criteria: `WeightedSumModel` normalises nothing unless a scaler goes before it in a pipeline; none does.
- pymcdm: `WSM` divides each column by its sum, and refuses a score of 0; it gets a function that returns the column as
  it is. Its validation is off, because it warns of weights that do not add up to one, which change no order.
- pyrepo-mcda: `SAW` divides each column by its largest value; it gets a function that returns the matrix as it is.

Whole weights and whole scores give whole sums below 2 ** 53, which floats hold exactly: there equality is exact.
With the min-max normalisation and one row at each anchor, the libraries' usual way gives our values, too.

Neither pymcdm (`param_sensitivity` varies a parameter of a method) nor scikit-criteria has a flip of a weight. The
sensitivity analysis of pyrepo-mcda sets one weight and shares the rest of one equally among the others. That is our
question where the other weights are equal, and there it is asked for every weight from 0 to 100.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import skcriteria  # type: ignore[import-untyped]
from numpy.typing import NDArray
from pymcdm.methods import WSM  # type: ignore[import-untyped]
from pymcdm.normalizations import minmax_normalization as by_column  # type: ignore[import-untyped]
from pyrepo_mcda.additions import rank_preferences  # type: ignore[import-untyped]
from pyrepo_mcda.mcda_methods import SAW  # type: ignore[import-untyped]
from pyrepo_mcda.normalizations import minmax_normalization as by_matrix  # type: ignore[import-untyped]
from pyrepo_mcda.sensitivity_analysis_weights_values import (  # type: ignore[import-untyped]
    Sensitivity_analysis_weights_values as Shares,
)
from skcriteria.agg.simple import WeightedSumModel  # type: ignore[import-untyped]
from skcriteria.preprocessing.scalers import MinMaxScaler  # type: ignore[import-untyped]

from platform_guide.decision.engine.sensitivity import flip
from platform_guide.decision.engine.value import weigh

Floats = NDArray[np.float64]
Valued = Callable[[Floats, Floats], tuple[Floats, list[int] | None]]
# What these tests run is covered by the others; following each line of it would take minutes.
pytestmark = [pytest.mark.no_cover, pytest.mark.slow]

TOP = 100


@dataclass(frozen=True)
class Problem:
    """Whole weights of criteria, and the lowest and highest score of each alternative on each of them."""

    weights: list[int]
    options: list[list[tuple[int, int]]]

    def matrix(self, end: int) -> Floats:
        """Return the scores at the low end (0) or the high end (1)."""
        return np.array([[score[end] for score in scores] for scores in self.options], dtype=float)

    def sums(self, end: int) -> list[int]:
        """Return our values at an end."""
        return [weigh(self.weights, scores)[end] for scores in self.options]


def _weights(chance: random.Random, count: int) -> list[int]:
    """Draw weights of which at least one counts; a fifth of them is zero, and a fifth of the sets is nearly equal."""
    spread = chance.choice((1, 4, TOP, TOP, TOP))
    found = [0 if chance.random() < 0.2 else chance.randint(TOP - spread, TOP) for _ in range(count)]
    return found if any(found) else [*found[1:], chance.randint(1, TOP)]


def _score(chance: random.Random) -> tuple[int, int]:
    """Draw a score; half of them are known, and a third of the ends lies on an anchor."""
    low, high = sorted(chance.choice((0, TOP, *[chance.randint(0, TOP)] * 4)) for _ in range(2))
    return (low, low) if chance.random() < 0.5 else (low, high)


def problems(seed: int, count: int) -> Iterator[Problem]:
    """Draw problems of 2 to 12 criteria and 2 to 24 alternatives, always the same ones for a seed."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(count):
        width, height = chance.randint(2, 12), chance.randint(2, 24)
        options = [[_score(chance) for _ in range(width)] for _ in range(height)]
        if chance.random() < 0.3:
            options[-1] = options[0]  # ties must come out as ties
        yield Problem(_weights(chance, width), options)


def ranks(values: Sequence[float]) -> list[int]:
    """Return the rank of each value; equal values share one, and the next value has the next rank."""
    order = sorted(set(values), reverse=True)
    return [order.index(value) + 1 for value in values]


def _column(values: Floats, cost: bool) -> Floats:  # noqa: ARG001, FBT001 - the signature pymcdm calls
    return values


def _matrix(values: Floats, _: object) -> Floats:
    return values


def _gains(matrix: Floats) -> NDArray[np.int64]:
    """Tell pymcdm and pyrepo-mcda that more is better on every criterion; for costs they turn the scale round."""
    return np.ones(matrix.shape[1], dtype=np.int64)


def by_skcriteria(matrix: Floats, weights: Floats) -> tuple[Floats, list[int] | None]:
    """Value and rank with scikit-criteria."""
    found = WeightedSumModel().evaluate(skcriteria.mkdm(matrix, [max] * matrix.shape[1], weights=weights))
    return found.e_.score, found.rank_.tolist()


def by_pymcdm(matrix: Floats, weights: Floats) -> tuple[Floats, list[int] | None]:
    """Value with pymcdm, which ranks ties by their mean and is asked for its values only."""
    return WSM(_column)(matrix, weights, _gains(matrix), validation=False), None


def by_pyrepo(matrix: Floats, weights: Floats) -> tuple[Floats, list[int] | None]:
    """Value and rank with pyrepo-mcda."""
    found = SAW(_matrix)(matrix, weights, _gains(matrix))
    return found, rank_preferences(found).tolist()


@pytest.mark.parametrize("valued", [by_skcriteria, by_pymcdm, by_pyrepo])
def test_whole_sums_and_ranks_are_the_same(valued: Valued) -> None:
    for problem in problems(1, 2000):
        for end in (0, 1):
            values, places = valued(problem.matrix(end), np.array(problem.weights, dtype=float))
            assert values.tolist() == problem.sums(end)
            assert places is None or places == ranks(problem.sums(end))


def test_ranks_of_pymcdm_are_the_same() -> None:
    for problem in problems(2, 2000):
        ours = problem.sums(1)
        means = [sum(other > one for other in ours) + (ours.count(one) + 1) / 2 for one in ours]
        values, _ = by_pymcdm(problem.matrix(1), np.array(problem.weights, dtype=float))
        assert WSM(_column).rank(values).tolist() == means


def _anchored_skcriteria(matrix: Floats, weights: Floats) -> Any:  # noqa: ANN401 - the library has no types
    problem = skcriteria.mkdm(matrix, [max] * matrix.shape[1], weights=weights)
    return WeightedSumModel().evaluate(MinMaxScaler(target="matrix").transform(problem)).e_.score


def _anchored_pymcdm(matrix: Floats, weights: Floats) -> Any:  # noqa: ANN401 - as above
    return WSM(by_column)(matrix, weights, _gains(matrix), validation=False)


def _anchored_pyrepo(matrix: Floats, weights: Floats) -> Any:  # noqa: ANN401 - as above
    return SAW(by_matrix)(matrix, weights, _gains(matrix))


@pytest.mark.parametrize("valued", [_anchored_skcriteria, _anchored_pymcdm, _anchored_pyrepo])
def test_usual_normalisation_gives_our_values_where_the_set_holds_both_anchors(
    valued: Callable[[Floats, Floats], Floats],
) -> None:
    for problem in problems(3, 500):
        width, total = len(problem.weights), sum(problem.weights)
        matrix = np.vstack([problem.matrix(0), np.zeros(width), np.full(width, TOP)])
        values = valued(matrix, np.array(problem.weights) / total)
        # Two sums that differ do so by one at least: what rounds to the same sum has the same rank.
        assert np.allclose(values * total * TOP, [*problem.sums(0), 0, TOP * total], rtol=0, atol=1e-6)


@pytest.mark.parametrize("usual", [WSM(), SAW()])
def test_default_normalisations_are_another_method(usual: Callable[..., Floats]) -> None:
    problem = Problem([1, 1], [[(10, 10), (1, 1)], [(1, 1), (50, 50)], [(1, 1), (100, 100)]])
    values = usual(problem.matrix(0), np.array([0.5, 0.5]), np.array([1, 1]))
    assert values[0] > values[1]
    assert problem.sums(0) == [11, 51, 101]


@dataclass(frozen=True)
class Pair:
    """Two alternatives in doubled midpoints, with weights and the position of a criterion."""

    weights: list[int]
    first: list[int]
    rival: list[int]
    place: int

    def leads(self, moved: Iterable[int | Fraction]) -> list[int | Fraction]:
        """Return how far the first is ahead with each of some weights of the criterion."""
        better = [one - two for one, two in zip(self.first, self.rival, strict=True)]
        rest = sum(weight * better[at] for at, weight in enumerate(self.weights) if at != self.place)
        return [rest + weight * better[self.place] for weight in moved]

    def lead(self, weight: int | Fraction) -> int | Fraction:
        """Return how far the first is ahead with a weight of the criterion."""
        return self.leads([weight])[0]

    def flip(self) -> int | None:
        """Return what is under test."""
        return flip(self.weights, self.first, self.rival, self.place)


def pairs(seed: int, count: int) -> Iterator[Pair]:
    """Draw pairs; in three of four the first is ahead or level, as in a ranking."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for problem in problems(seed, count):
        one, two = ([low + high for low, high in problem.options[at]] for at in (0, -1))
        found = Pair(problem.weights, one, two, chance.randrange(len(one)))
        if found.lead(problem.weights[found.place]) < 0 and chance.random() < 0.9:
            found = Pair(problem.weights, two, one, found.place)
        yield found


def test_a_flip_is_the_nearest_whole_weight_that_turns_the_pair_round() -> None:
    kinds = {"found": 0, "none": 0, "behind": 0, "level": 0}
    for pair in pairs(4, 10_000):
        now, found = pair.weights[pair.place], pair.flip()
        if pair.lead(now) < 0:
            kinds["behind"] += 1
            assert found is None
            continue
        turning = [weight for weight, lead in enumerate(pair.leads(range(TOP + 1))) if lead < 0]
        kinds["level"] += pair.lead(now) == 0
        kinds["found" if turning else "none"] += 1
        assert found == min(turning, key=lambda weight: abs(weight - now), default=None)
        if found is not None:
            before = found - 1 if found > now else found + 1
            assert pair.lead(before) >= 0
            assert pair.lead(found) < 0
    assert min(kinds.values()) > 200, kinds  # no kind may go untested by chance


def test_a_flip_lies_one_whole_step_beyond_the_critical_weight_of_theorem_1() -> None:
    """Triantaphyllou and Sanchez, A Sensitivity Analysis Approach, Decision Sciences 28(1), 1997, theorem 1.

    The change that levels two alternatives is the difference of their values by that of their scores; a ranking is
    reversed strictly beyond it, and the weights are renormalised only afterwards. In exact fractions.
    """
    for pair in pairs(5, 10_000):
        now, better = pair.weights[pair.place], pair.rival[pair.place] - pair.first[pair.place]
        if pair.lead(now) < 0 or better == 0:
            assert pair.flip() is None
            continue
        level = now + Fraction(pair.lead(now), better)
        assert pair.lead(level) == 0
        beyond = math.floor(level) + 1 if better > 0 else math.ceil(level) - 1
        assert pair.flip() == (beyond if 0 <= beyond <= TOP else None)


@pytest.mark.parametrize("valued", [by_skcriteria, by_pymcdm, by_pyrepo])
def test_libraries_see_the_flip_where_we_see_it(valued: Valued) -> None:
    seen = 0
    for pair in pairs(6, 2000):
        found, now = pair.flip(), pair.weights[pair.place]
        if found is None:
            continue
        before = found - 1 if found > now else found + 1
        matrix = np.array([pair.first, pair.rival], dtype=float)
        for weight in (before, found):
            weights = np.array(pair.weights, dtype=float)
            weights[pair.place] = weight
            if weights.any():  # scikit-criteria is given no weights that are all zero, as we are not
                values, _ = valued(matrix, weights)
                assert (values[1] > values[0]) == (weight == found)
        seen += 1
    assert seen > 200


class Rounded(SAW):  # type: ignore[misc] # the library has no types
    """The additive model without the last digits: shares are no whole numbers, and ties must stay ties."""

    def __call__(self, matrix: Floats, weights: Floats, types: NDArray[np.int64]) -> Floats:
        """Return the values."""
        found: Floats = np.round(super().__call__(matrix, weights, types), 9)
        return found


Rounded.__name__ = "SAW"  # the sensitivity analysis goes by the names of classes


def test_sensitivity_analysis_of_pyrepo_finds_the_same_flips() -> None:
    chance = random.Random(7)  # noqa: S311 - not for secrets
    flips = 0
    for problem in problems(7, 100):
        count, other, place = len(problem.weights), chance.randint(1, TOP), chance.randrange(len(problem.weights))
        weights = [other] * count
        weights[place] = chance.randint(0, TOP)
        doubled = [[low + high for low, high in scores] for scores in problem.options]
        first = max(doubled, key=lambda scores: sum(map(int.__mul__, weights, scores)))
        matrix = np.array([first, *doubled], dtype=float)
        places = [_places(matrix, weight / (weight + (count - 1) * other), place) for weight in range(TOP + 1)]
        for at, rival in enumerate(doubled, start=1):
            turning = [weight for weight, row in enumerate(places) if row[at] < row[0]]
            nearest = min(turning, key=lambda weight: abs(weight - weights[place]), default=None)
            assert flip(weights, first, rival, place) == nearest
            flips += nearest is not None
    assert flips > 100


def _places(matrix: Floats, share: float, place: int) -> list[int]:
    """Ask for one share at a time: the table names its columns by two decimals, and close shares would be one."""
    table = Shares()(matrix, np.array([share]), _gains(matrix), Rounded(_matrix), place)
    found: list[int] = table.iloc[:, 0].tolist()
    return found
