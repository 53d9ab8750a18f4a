from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.value import alike
from tests.decision.small import model

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model, Recommendation

MODEL = model()
CAPABILITIES = len(MODEL["capabilities"])
RANKS = "?0123"
QUESTIONS = {question["id"]: question for question in MODEL["questions"]}


def choices(name: str) -> st.SearchStrategy[list[str]]:
    """Return answers to a question: sensible, unknown, missing or nonsense."""
    question = QUESTIONS[name]
    ids = [answer["id"] for answer in question["answers"]]
    if question["kind"] == "number":
        ids = ["1", "2", "10", "20", "50", "99", "x"]
    if question["kind"] == "entries":
        ids = ["none", "barn", "engine", "gone", "hall", "ledger", "nobody"]
    if question["kind"] == "stacks":
        ids = ["barn", "hall", "gone", "ledger.engine", "engine+barn", "hall+nobody"]
    some = st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)
    return st.one_of(some, st.sampled_from(ids).map(lambda one: [one]), st.just(["unknown"]), st.just([]))


ANSWERS = st.fixed_dictionaries(
    {"door": st.sampled_from([["whole"], ["whole"], ["whole"], ["judge"], ["learn"], []])},
    optional={name: choices(name) for name in QUESTIONS} | {"noise": st.just(["x"])},
)
TOLD = st.fixed_dictionaries(
    {
        "door": st.just(["whole"]),
        "closed": st.sampled_from([["yes"], ["no"]]),
        "place": st.sampled_from([["cloud"], ["site"], ["any"]]),
        "size": st.sampled_from([["2"], ["20"], ["60"]]),
        "skill": st.sampled_from([["low"], ["middle"], ["high"]]),
        "wishes": st.lists(st.sampled_from(["logs", "compares", "audit", "nothing"]), min_size=1, unique=True),
        "has": st.sampled_from([["none"], ["barn"], ["engine", "ledger"], ["gone"]]),
    }
)


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Return the small model with other entries."""
    found = copy.deepcopy(MODEL)
    for candidate in found["candidates"]:
        for edition in candidate["editions"]:
            edition["levels"] = draw(st.text(RANKS, min_size=CAPABILITIES, max_size=CAPABILITIES))
            edition["places"] = draw(st.integers(0, 3))
        candidate["status"] = draw(st.sampled_from(["active", "active", "active", "sunset"]))
    return found


def status(found: Recommendation) -> dict[str, str]:
    """Return the reason's code for every entry that is not in the first option."""
    return {one["entry"]: one["code"] for one in found["why_not"]}


def editions_of(option: Any) -> frozenset[tuple[str, str, str]]:  # noqa: ANN401 - an option as it is told
    """Return what tells an option from all others; its id names entries, and an edition is run in several ways."""
    return frozenset((part["entry"], part["edition"], part["delivery"]) for part in option["parts"])


def listed(found: Recommendation) -> set[str]:
    return {part["entry"] for option in found["options"] for part in option["parts"]}


@settings(max_examples=200)
@given(models(), ANSWERS)
def test_every_reader_gets_a_result_that_is_json(given_model: Model, answers: dict[str, list[str]]) -> None:
    found = decide(given_model, answers)
    assert json.loads(json.dumps(found)) == found
    first = {part["entry"] for option in found["options"][:1] for part in option["parts"]}
    if found["why_not"]:
        assert first | set(status(found)) == {one["id"] for one in given_model["candidates"]}


@settings(max_examples=60)
@given(models(), ANSWERS)
def test_the_order_of_answers_changes_nothing(given_model: Model, answers: dict[str, list[str]]) -> None:
    turned = {name: list(reversed(given)) for name, given in reversed(answers.items())}
    singles = {name for name, question in QUESTIONS.items() if question["kind"] == "single"}
    turned |= {name: answers[name] for name in singles & set(answers)}
    assert decide(given_model, turned) == decide(given_model, answers)


@settings(max_examples=100)
@given(models(), TOLD)
def test_no_score_buys_back_a_must_have(given_model: Model, answers: dict[str, list[str]]) -> None:
    for weight in (0, 100):
        found = decide(given_model, answers, {one["id"]: weight for one in given_model["criteria"]})
        for option in found["options"]:
            assert all(not part["verify"] for part in option["parts"])
        out = {name for name, code in status(found).items() if code in {"not-failed", "not-undocumented"}}
        assert not out & listed(found)
        assert not out & {part["entry"] for option in found["verify"] for part in option["parts"]}


@settings(max_examples=60)
@given(models(), TOLD, st.integers(0, 7))
def test_a_clone_changes_no_other_score(given_model: Model, answers: dict[str, list[str]], at: int) -> None:
    clone = copy.deepcopy(given_model["candidates"][at])
    clone["id"] = "zz-clone"
    before = {option["id"]: option["value"] for option in decide(given_model, answers)["options"]}
    larger = {**given_model, "candidates": [*given_model["candidates"], clone]}
    after = {option["id"]: option["value"] for option in decide(larger, answers)["options"]}  # type: ignore[arg-type]
    assert all(after[name] == value for name, value in before.items() if name in after)


@settings(max_examples=100)
@given(models(), TOLD, st.integers(0, 7), st.integers(0, CAPABILITIES - 1))
def test_unknown_is_never_better_than_known_in_full(
    given_model: Model, answers: dict[str, list[str]], at: int, capability: int
) -> None:
    ranks = {}
    for level in "?3":
        for edition in given_model["candidates"][at]["editions"]:
            levels = edition["levels"]
            edition["levels"] = levels[:capability] + level + levels[capability + 1 :]
        options = decide(given_model, answers)["options"]
        # Once the level is known, another edition may be the one to take.
        ranks[level] = {editions_of(one): (one["value"]["low"], one["value"]["high"]) for one in options}
    for name in ranks["?"].keys() & ranks["3"].keys():
        assert ranks["?"][name][0] <= ranks["3"][name][0]
        assert ranks["?"][name][1] <= ranks["3"][name][1]


@settings(max_examples=150)
@given(models(), TOLD, st.sampled_from(sorted(set(QUESTIONS) - {"has", "lesson"})))
def test_not_knowing_an_answer_never_revives_an_excluded_entry(
    given_model: Model, answers: dict[str, list[str]], forgotten: str
) -> None:
    out = {name for name, code in status(decide(given_model, answers)).items() if code == "not-failed"}
    found = decide(given_model, {**answers, forgotten: ["unknown"]})
    assert not out & listed(found)


@settings(max_examples=60)
@given(models(), TOLD)
def test_groups_share_a_rank_and_ranks_count_options(given_model: Model, answers: dict[str, list[str]]) -> None:
    options = decide(given_model, answers)["options"]
    for place, option in enumerate(options):
        assert option["rank"] <= place + 1 < option["rank"] + option["shared"]
    assert [option["rank"] for option in options] == sorted(option["rank"] for option in options)


def test_values_are_alike_below_the_step_or_inside_each_other() -> None:
    def value(low: int, high: int) -> Any:  # noqa: ANN401 - a measured value without scores
        return {"low": low, "high": high, "evidence": 100, "scores": []}

    assert alike(value(500, 500), value(509, 509), 10)
    assert not alike(value(500, 500), value(510, 510), 10)
    assert alike(value(500, 500), value(500, 500), 0)
    assert not alike(value(500, 500), value(500, 501), 0)
    assert alike(value(400, 600), value(450, 600), 0)
    assert not alike(value(400, 600), value(600, 700), 0)
    assert not alike(value(400, 600), value(560, 570), 0)


@settings(max_examples=60)
@given(models(), TOLD, st.integers(0, 7))
def test_deleting_an_entry_changes_no_other_score(given_model: Model, answers: dict[str, list[str]], at: int) -> None:
    # Where nothing makes a connection any more, another edition of an entry may be the one to take.
    before = {editions_of(option): option["scores"] for option in decide(given_model, answers)["options"]}
    smaller = {**given_model, "candidates": [one for place, one in enumerate(given_model["candidates"]) if place != at]}
    after = {editions_of(one): one["scores"] for one in decide(smaller, answers)["options"]}  # type: ignore[arg-type]
    # A connection that nothing in the catalogue makes is no longer counted, which is no score of the entry.
    glue = next(place for place, one in enumerate(given_model["criteria"]) if one["computed"] == "glue")
    for name, scores in before.items():
        if name in after:
            assert [one for place, one in enumerate(after[name]) if place != glue] == [
                one for place, one in enumerate(scores) if place != glue
            ]


@settings(max_examples=80)
@given(models(), TOLD, st.integers(0, len(MODEL["criteria"]) - 1))
def test_what_is_not_important_changes_nothing(given_model: Model, answers: dict[str, list[str]], at: int) -> None:
    name = given_model["criteria"][at]["id"]
    ignored = decide(given_model, answers, {name: 0})
    for rule in given_model["rules"]:
        rule["swing"].pop(name, None)
    without = {**given_model, "criteria": [one for place, one in enumerate(given_model["criteria"]) if place != at]}
    absent = decide(without, answers)  # type: ignore[arg-type]
    short = [[(one["id"], one["rank"], one["value"]) for one in found["options"]] for found in (ignored, absent)]
    assert short[0] == short[1]


@settings(max_examples=120)
@given(models(), TOLD, st.integers(0, 7), st.integers(0, CAPABILITIES - 1))
def test_raising_a_level_never_lowers_the_value_of_the_same_editions(
    given_model: Model, answers: dict[str, list[str]], at: int, capability: int
) -> None:
    # With a higher level another edition of one may be the one to take.
    values = []
    for _ in range(2):
        options = decide(given_model, answers)["options"]
        values.append({editions_of(one): (one["value"]["low"], one["value"]["high"]) for one in options})
        for edition in given_model["candidates"][at]["editions"]:
            levels, level = edition["levels"], edition["levels"][capability]
            higher = level if level in "?3" else str(int(level) + 1)
            edition["levels"] = levels[:capability] + higher + levels[capability + 1 :]
    before, after = values
    for name in before.keys() & after.keys():
        assert after[name][0] >= before[name][0]
        assert after[name][1] >= before[name][1]


@settings(max_examples=80)
@given(models(), TOLD)
def test_one_more_must_have_adds_no_candidate(given_model: Model, answers: dict[str, list[str]]) -> None:
    before = decide(given_model, answers)
    air_gapped = ["contains", ["ref", "delivery"], ["lit", "air-gapped"]]
    must = {"that": air_gapped, "on_unknown": "exclude", "on_open": "hold", "label": "More", "build": None}
    rule: Any = next(one for one in given_model["rules"] if one["id"] == "always")
    rule["require"] = [must]
    after = decide(given_model, answers)
    if before["exhaustive"] and after["exhaustive"] and not before["conflict"]:
        fits = {one["entry"] for one in before["why_not"] if one["code"] in {"not-failed", "not-undocumented"}}
        assert not fits & listed(after)
