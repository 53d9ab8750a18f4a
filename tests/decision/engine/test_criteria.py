"""Criteria that combine several sources, depend on the reader, or count what comes along."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.catalog.schema.lookup import row
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.interview import environment
from platform_guide.decision.engine.random import Chance
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.value import Counts, Scale, meets
from tests.decision.engine.test_javascript_equal import check_equal, readers, vary
from tests.decision.small import DECISION, model

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import CandidateData, EditionData, Model, ScoreData

WORDS = {"low_label": "low", "high_label": "high", "rationale": "r"}
NEAR = [
    {"when": "owned", "score": 100, "label": "yours"},
    {"when": "environments contains fact.place and not delivery contains saas", "score": 80, "label": "there"},
    {"when": "claim.audit >= partial", "score": 30, "label": "recorded"},
    {"when": "true", "score": 10, "label": "elsewhere"},
]
PARTS = [
    {"label": "licence", "share": 60, "attribute": "licence", "values": {
        "open-source": 100, "source-available": 50, "proprietary": 0}},
    {"label": "what is kept", "share": 30, "claims": ["keep", "version"]},
    {"label": "near", "share": 10, "grades": NEAR},
]  # fmt: skip
CRITERIA = [
    {"id": "near", "label": "Near", "grades": NEAR, "rollup": "mean", **WORDS},
    {"id": "free", "label": "Free to go", "parts": PARTS, "rollup": "min", **WORDS},
    {
        "id": "beside",
        "label": "Beside",
        "computed": "areas-beside",
        "anchors": [{"at": 0, "score": 100}, {"at": 1, "score": 70}, {"at": 2, "score": 40}, {"at": 4, "score": 0}],
        **WORDS,
    },
    {
        "id": "purpose",
        "label": "Made for it",
        "computed": "secondary",
        "anchors": [{"at": 0, "score": 100}, {"at": 1, "score": 60}, {"at": 2, "score": 20}],
        **WORDS,
    },
]
NONE: Counts = {"parts": 1, "glue": 0, "owned_share": 0}
ANSWERS = {"door": ["whole"], "closed": ["no"], "place": ["cloud"], "size": ["20"], "wishes": ["logs"], "has": ["none"]}


def having(criteria: list[dict[str, Any]]) -> Model:
    return model(criteria=copy.deepcopy(criteria))


def measured(
    given: Model,
    names: str,
    facts: dict[str, Any],
    owned: tuple[str, ...] = (),
    needed: dict[str, int] | None = None,
) -> dict[str, ScoreData]:
    """Return the scores of the first editions of some entries together, by criterion."""
    editions = Editions(given)
    known = environment(given, {**dict.fromkeys(fact["id"] for fact in given["facts"]), **facts})
    ranks = [(needed or {}).get(name, 0) for name in given["capabilities"]]
    mine = [row(given["candidates"], name)["editions"][0] for name in owned]
    met = frozenset(at for at, rank in enumerate(ranks) if any(meets(edition, at, rank) for edition in mine))
    weights = {one["id"]: 50 for one in given["criteria"]}
    scale = Scale(given, weights, ranks, met, {}, editions.graded(known, owned))
    parts: list[tuple[CandidateData, EditionData, int]] = []
    for name in names.split():
        candidate = row(given["candidates"], name)
        parts.append((candidate, candidate["editions"][0], int(name not in owned)))
    found = scale.measure(parts, NONE)
    assert scale.middle(parts, NONE) == found["low"] + found["high"]
    return {score["criterion"]: score for score in found["scores"]}


def ends(score: ScoreData) -> tuple[int, int]:
    return score["low"], score["high"]


@pytest.mark.parametrize(
    ("names", "facts", "owned", "wanted"),
    [
        ("barn", {"place": "cloud"}, (), (80, 80)),
        ("barn", {"place": "anywhere"}, (), (10, 10)),
        ("barn", {"place": "cloud"}, ("barn",), (100, 100)),
        ("hall", {"place": "cloud"}, (), (30, 30)),
        ("barn hall", {"place": "cloud"}, (), (55, 55)),
        # Where the reader works is not known: both what holds then and what holds otherwise may count.
        ("barn", {}, (), (10, 80)),
        ("crate", {"place": "anywhere"}, (), (10, 30)),
    ],
)
def test_the_first_grade_that_holds_gives_the_score(
    names: str, facts: dict[str, str], owned: tuple[str, ...], wanted: tuple[int, int]
) -> None:
    found = measured(having(CRITERIA), names, facts, owned)["near"]
    assert ends(found) == wanted
    assert found["evidence"] == (100 if wanted[0] == wanted[1] else 0)


def test_parts_are_a_mean_by_share_and_one_that_says_nothing_does_not_count() -> None:
    given = having(CRITERIA)
    barn = measured(given, "barn", {"place": "cloud"})["free"]
    assert ends(barn) == ((60 * 100 + 30 * 80 + 10 * 80) // 100,) * 2
    # A ledger keeps nothing: what is kept counts neither for nor against it.
    assert ends(measured(given, "ledger", {"place": "cloud"})["free"]) == ((60 * 100 + 10 * 80) // 70,) * 2
    hall = measured(given, "hall", {"place": "cloud"})["free"]
    assert ends(hall) == ((30 * 100 + 10 * 30) // 100,) * 2
    assert measured(given, "barn hall", {"place": "cloud"})["free"] == hall


def test_what_is_unknown_in_a_part_widens_the_score_by_its_share() -> None:
    given = having(CRITERIA)
    barn = measured(given, "barn", {})["free"]
    assert barn["high"] - barn["low"] == 10 * (80 - 10) // 100
    # Licence and two claims are known, the grade is not.
    assert barn["evidence"] == 75


@pytest.mark.parametrize(
    ("names", "owned", "needed", "wanted"),
    [
        ("barn", (), {"keep": 2}, 100),
        ("barn", (), {}, 70),
        ("hall", (), {"keep": 2}, 40),
        ("hall", (), {"keep": 2, "jobs": 1, "log": 1, "audit": 1}, 100),
        ("barn hall", (), {"keep": 2}, 40),
        # What the reader has keeps already, so that the storage of the barn comes along.
        ("barn hall", ("hall",), {"keep": 2}, 70),
        # An area comes along where the reader has all that is needed of it, and not where something is missing.
        ("hall", (), {"keep": 3, "version": 1, "jobs": 1, "audit": 1}, 70),
        ("hall", ("crate",), {"keep": 3, "version": 1, "jobs": 1, "audit": 1}, 70),
        ("hall", ("barn",), {"keep": 3, "version": 1, "jobs": 1, "audit": 1}, 40),
    ],
)
def test_areas_in_which_nothing_is_needed_come_along_with_what_is_new(
    names: str, owned: tuple[str, ...], needed: dict[str, int], wanted: int
) -> None:
    found = measured(having(CRITERIA), names, {"place": "cloud"}, owned, needed)["beside"]
    assert ends(found) == (wanted, wanted)
    assert found["evidence"] == 100


@pytest.mark.parametrize(
    ("names", "owned", "needed", "wanted"),
    [
        ("hall", (), {}, 100),
        ("hall", (), {"jobs": 1}, 100),
        ("hall", (), {"keep": 1, "jobs": 1}, 60),
        ("hall", (), {"keep": 1, "log": 1}, 20),
        # What the reader has does its job already, and what another part was made for is in good hands.
        ("hall", ("hall",), {"keep": 1, "log": 1}, 100),
        ("barn hall", (), {"keep": 1, "log": 1}, 60),
        # A part that does not do enough is no help.
        ("crate hall", (), {"keep": 3}, 60),
    ],
)
def test_needs_that_no_part_was_made_for_are_counted(
    names: str, owned: tuple[str, ...], needed: dict[str, int], wanted: int
) -> None:
    found = measured(having(CRITERIA), names, {"place": "cloud"}, owned, needed)["purpose"]
    assert ends(found) == (wanted, wanted)
    assert found["evidence"] == 100


def test_a_changed_copy_of_an_edition_is_graded_by_what_it_says() -> None:
    given = having(CRITERIA)
    editions = Editions(given)
    grade = editions.graded(environment(given, {"place": "anywhere"}), ())
    crate = row(given["candidates"], "crate")
    source, audit = row(given["criteria"], "near"), given["capabilities"].index("audit")
    assert grade(source, crate, crate["editions"][0]) == (10, 30)
    for level, score in (("0", 10), ("3", 30)):
        levels = crate["editions"][0]["levels"]
        copy_of = {**crate["editions"][0], "levels": levels[:audit] + level + levels[audit + 1 :]}
        assert grade(source, crate, copy_of) == (score, score)  # type: ignore[arg-type]


def test_readers_share_a_model_and_not_their_grades() -> None:
    given = having(CRITERIA)
    editions = Editions(given)
    for place in ("cloud", "site", "any"):
        answers = {**ANSWERS, "place": [place]}
        assert decide(given, answers, editions=editions) == decide(given, answers)


@pytest.mark.no_cover
@pytest.mark.tools
@pytest.mark.parametrize("seed", [7, 8])
def test_both_engines_measure_the_same(seed: int) -> None:
    given = having([*DECISION["criteria"][:2], *CRITERIA])
    varied = vary(given, Chance(seed))
    check_equal(varied, readers(varied, 60, seed))
