"""Worked examples of the additive model that others have printed, with the totals and the order they printed.

In all of them more is better and scores stand on fixed anchors. Weights and scores that are no whole numbers are
multiplied by a common denominator, which each test names; the printed totals are multiplied by the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from platform_guide.decision.engine.sensitivity import flip
from platform_guide.decision.engine.value import weigh


def totals(weights: Sequence[int], options: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Return the value of each option, of which everything is known."""
    found = {name: weigh(weights, [(score, score) for score in scores]) for name, scores in options.items()}
    assert all(low == high for low, high in found.values())
    return {name: low for name, (low, _) in found.items()}


def order(values: Mapping[str, int]) -> list[list[str]]:
    """Return the options from the highest value to the lowest; equal ones stand together."""
    return [
        sorted(name for name, value in values.items() if value == one)
        for one in sorted(set(values.values()), reverse=True)
    ]


def doubled(scores: Sequence[int]) -> list[int]:
    """Return doubled midpoints of known scores."""
    return [2 * score for score in scores]


def test_office_location_value_of_benefits() -> None:
    """Goodwin and Wright, Decision Analysis for Management Judgment, chapter 3 (SMART), p. 44.

    Read on the page "44 Decisions involving multiple objectives: SMART" of the document "Downloadable - About
    University". It prints the value times the weight of each attribute of Addison Square, their sum 8080, and 80.8.
    """
    weights, values = [32, 26, 23, 10, 6, 3], [100, 60, 100, 75, 0, 90]
    assert [
        totals([weight], {"attribute": [value]})["attribute"] for weight, value in zip(weights, values, strict=True)
    ] == [3200, 1560, 2300, 750, 0, 270]
    assert totals(weights, {"Addison Square": values}) == {"Addison Square": 8080}
    assert Fraction(8080, sum(weights)) == Fraction("80.8")


def test_office_location_critical_weight_of_turnover() -> None:
    """Goodwin and Wright, as above, pp. 43, 44, 47 and 48, figures 3.5 and 3.7: the critical weight 52.1.

    Read on the pages so numbered of the same document. Turnover and working conditions share 100. Elton Street has
    81.7 with all weight on working conditions and 60.4 with all on turnover; it is first below 52.1, and Addison
    Square above. Elton's own scores were not on the pages that could be read, so the two printed values stand for it.
    Addison's are worked out from p. 44 with the weights before rounding: 100 and 80 in figure 3.5, 30, 20 and 10 on
    p. 47. That of image follows from the rounded weights of p. 44. All values are multiplied by 10.
    """
    printed = [32, 26, 23, 10, 6, 3]
    image = [
        weight
        for weight in range(0, 101, 10)
        if [round(Fraction(100 * one, 240 + weight)) for one in (100, 80, weight, 30, 20, 10)] == printed
    ]
    assert image == [70]
    turnover = Fraction(totals([100, 80, 70], {"Addison": [100, 60, 100]})["Addison"], 250)
    conditions = Fraction(totals([30, 20, 10], {"Addison": [75, 0, 90]})["Addison"], 60)
    assert (turnover, conditions) == (Fraction("87.2"), Fraction("52.5"))
    offices = {"Addison": [872, 525], "Elton": [604, 817]}
    addison, elton = (doubled(offices[name]) for name in offices)

    assert order(totals([81, 19], offices)) == [["Addison"], ["Elton"]]
    lead, slope = addison[1] - elton[1], (addison[0] - elton[0]) - (addison[1] - elton[1])
    critical = Fraction(-100 * lead, slope)
    assert round(critical, 1) == Fraction("52.1")

    # A flip leaves the other weight as it is. Only the ratio of the two decides, so its share is what was printed.
    assert flip([81, 19], addison, elton, 0) == 20
    assert Fraction(100 * 20, 20 + 19) < critical < Fraction(100 * 21, 21 + 19)
    # The finest bracket around it that whole weights up to 100 give here: 52.105 and 52.356.
    assert flip([100, 91], addison, elton, 0) == 99
    assert flip([99, 91], elton, addison, 0) == 100
    assert Fraction(100 * 99, 99 + 91) < critical < Fraction(100 * 100, 100 + 91)
    assert round(Fraction(100 * 99, 99 + 91), 1) == Fraction("52.1")


def test_location_planning_three_sites() -> None:
    """Chapter 08 - Location Planning and Analysis, solutions p. 8-1, problem 9; the author is not named there.

    Read in the text of the document "HW C8" of a collection of course papers. Scores run from 0 to 100. It prints
    each product, the totals 87.02, 82.62 and 80.9, and "On the basis of composite score, A seems the best." Weights
    are multiplied by 100.
    """
    sites = {"A": [80, 72, 88, 94, 98, 96], "B": [70, 76, 90, 86, 90, 85], "C": [60, 92, 90, 80, 82, 75]}
    values = totals([15, 20, 18, 27, 10, 10], sites)
    assert values == {"A": 8702, "B": 8262, "C": 8090}
    assert order(values) == [["A"], ["B"], ["C"]]


def test_factor_rating_of_a_new_branch_store() -> None:
    """Factor Rating: a photo-processing company opens a branch store; the author is not named there.

    Read in the document "Factor Rating" of a document library. Scores are "out of 100". It prints the products and
    the totals 70.6 and 82.7, and chooses the second. Weights are multiplied by 100.
    """
    values = totals([10, 5, 40, 10, 20, 15], {"1": [100, 80, 70, 86, 40, 80], "2": [60, 80, 90, 92, 70, 90]})
    assert values == {"1": 7060, "2": 8270}
    assert order(values) == [["2"], ["1"]]


def test_a_heavier_weight_reverses_the_ranking_of_vending_places() -> None:
    """LOCATION PLANNING - Worked answers for 13-17: a vending machine on campus; the author is not named there.

    Read in the text of the document of that title of a collection of course papers. It prints the totals 350, 310
    and 370 with equal weights, and 590, 580 and 580 where customer traffic counts four times: C is first at 1 and A
    at 4. The flip must say that A passes C at 4 at the latest; at 3 the two are level.
    """
    places = {"A": [50, 80, 90, 50, 80], "B": [50, 50, 70, 50, 90], "C": [90, 60, 60, 90, 70]}
    equal, heavier = totals([1, 1, 1, 1, 1], places), totals([1, 1, 1, 1, 4], places)
    assert equal == {"A": 350, "B": 310, "C": 370}
    assert heavier == {"A": 590, "B": 580, "C": 580}
    assert (order(equal), order(heavier)) == ([["C"], ["A"], ["B"]], [["A"], ["B", "C"]])
    assert flip([1, 1, 1, 1, 1], doubled(places["C"]), doubled(places["A"]), 4) == 4
    at_three = totals([1, 1, 1, 1, 3], places)
    assert at_three["A"] == at_three["C"]


def test_simple_scoring_model_of_four_projects() -> None:
    """Penn State World Campus, MANGT 510, 2.5.2 Method Two: Simple Scoring Model, table 2.4.

    Read on the course page of that title. Scores are 1, 2 or 3 on cost, profit potential and safety. It prints the
    totals 11, 15, 15 and 12, and "Projects Beta and Gamma tie as the most attractive choices".
    """
    projects = {"Alpha": [3, 1, 2], "Beta": [2, 2, 3], "Gamma": [3, 3, 2], "Delta": [1, 1, 3]}
    values = totals([1, 2, 3], projects)
    assert values == {"Alpha": 11, "Beta": 15, "Gamma": 15, "Delta": 12}
    assert order(values) == [["Beta", "Gamma"], ["Delta"], ["Alpha"]]


def test_weighted_sum_model_of_the_encyclopaedia() -> None:
    """Wikipedia, Weighted sum model, section Example.

    Read in copies of the article. It prints the scores 21.50, 22.00 and 22.00, from which the order follows. Weights
    are multiplied by 100.
    """
    values = totals([20, 15, 40, 25], {"A1": [25, 20, 15, 30], "A2": [10, 30, 20, 30], "A3": [30, 10, 30, 10]})
    assert values == {"A1": 2150, "A2": 2200, "A3": 2200}
    assert order(values) == [["A2", "A3"], ["A1"]]


def test_simple_additive_weighting_of_personnel() -> None:
    """Afshari, Mojahed and Yusuff, Simple Additive Weighting approach to Personnel Selection problem, 2010.

    International Journal of Innovation, Management and Technology 1(5), p. 511. Read in jbytecode/JMcDM, src/saw.jl
    and test/mcdm/testsaw.jl, which cite it and print the scores and the ranking; the tables of the paper itself could
    not be read. The example divides each column by its largest score, so the anchors are 0 and that score. Scores are
    multiplied by 210, which all of these divide, and weights by 1000.
    """
    people = [[4, 7, 3, 2, 2, 2, 2], [4, 4, 6, 4, 4, 3, 7], [7, 6, 4, 2, 5, 5, 3], [3, 2, 5, 3, 3, 2, 5]]
    people.append([4, 2, 2, 5, 5, 3, 6])
    best = [7, 7, 6, 5, 5, 5, 7]
    assert [max(column) for column in zip(*people, strict=True)] == best
    options = {
        str(number): [210 * score // top for score, top in zip(scores, best, strict=True)]
        for number, scores in enumerate(people, start=1)
    }
    values = totals([283, 162, 162, 70, 85, 162, 76], options)
    printed = ["0.5532285714", "0.7134857143", "0.8374285714", "0.5146571429", "0.5793428572"]
    for value, score in zip(values.values(), printed, strict=True):
        assert abs(Fraction(value, 210_000) - Fraction(score)) < Fraction(1, 10**9)
    assert order(values) == [["3"], ["2"], ["5"], ["1"], ["4"]]
