"""Kinds of advice that were wrong once, each by its cause and not by the organisation that showed it."""

from __future__ import annotations

from typing import Any

import pytest

from platform_guide.decision.engine.recommend import decide, solve
from tests.decision.shipped import shipped_editions, shipped_model
from tests.shipped.expectations import told

TEAM = {
    "door": ["choose"],
    "predictions": ["online"],
    "models": ["few"],
    "cadence": ["monthly"],
    "harm": ["money"],
    "people": ["team"],
    "skill": ["strong"],
    "place": ["aws"],
    "data-stays": ["allowed"],
    "oversight": ["internal"],
    "compute": ["machine"],
    "special": ["none"],
    "owned": ["none"],
    "independence": ["indifferent"],
    "budget": ["large"],
}
GAP = {
    "door": ["gap"],
    "people": ["few"],
    "skill": ["some"],
    "place": ["several"],
    "clouds": ["aws", "gcp"],
    "data-stays": ["allowed"],
    "oversight": ["nobody"],
    "owned": ["mlflow"],
    "independence": ["indifferent"],
    "budget": ["medium"],
}


def found(answers: dict[str, list[str]], **changes: list[str]) -> dict[str, object]:
    """Return what somebody is told."""
    given = told({**answers, **changes}, {})
    return dict(decide(shipped_model(), given, editions=shipped_editions()))


def parts(result: dict[str, object], rank: int | None = None) -> set[str]:
    """Return the editions of new parts of all options, or of those of one rank."""
    return {
        f"{part['entry']}/{part['edition']}"
        for option in result["options"]  # type: ignore[attr-defined]
        for part in option["parts"]
        if not part["owned"] and rank in {None, option["rank"]}
    }


def needs(result: dict[str, object]) -> dict[str, tuple[str, bool]]:
    """Return the level of each need in force, and whether only what was made for it counts."""
    return {one["capability"]: (one["level"], one["made"]) for one in result["needs"] if not one["open"]}  # type: ignore[attr-defined]


def attributes(name: str) -> list[dict[str, object]]:
    """Return the attributes of an edition, one set for each way to have it."""
    entry, _, edition = name.partition("/")
    candidate = next(one for one in shipped_model()["candidates"] if one["id"] == entry)
    return [{**one["attributes"], **candidate} for one in candidate["editions"] if one["id"] == edition]


@pytest.mark.parametrize(
    "answers", [{**GAP, "gaps": ["compute"]}, {**TEAM, "place": ["several"], "clouds": ["aws", "gcp"]}]
)
def test_what_runs_the_work_runs_in_the_clouds_that_were_named(answers: dict[str, list[str]]) -> None:
    result = found(answers)
    assert result["options"]
    for name in parts(result):
        for one in attributes(name):
            called = one["kind"] == "component" and not {"compute", "serving"} & set(one["scope"])  # type: ignore[call-overload]
            tracks = "tracking-registry" in one["scope"]  # type: ignore[operator]
            assert called or tracks or {"aws", "gcp"} & set(one["environments"]), name  # type: ignore[call-overload]


def test_one_gap_is_filled_by_what_was_made_for_it() -> None:
    result = found(GAP, gaps=["compute"])
    assert needs(result)["managed-jobs"] == ("full", True)
    for name in parts(result):
        assert all("managed-jobs" not in secondary(one) for one in attributes(name)), name


def secondary(one: dict[str, object]) -> set[str]:
    """Return what an entry offers beside its main job."""
    return {shipped_model()["capabilities"][at] for at in one["secondary"]}  # type: ignore[attr-defined]


def test_without_administrator_rights_nothing_is_told_that_starts_containers_itself() -> None:
    answers = {**TEAM, "place": ["own"], "closed": ["connected"], "skill": ["nobody"], "predictions": ["report"]}
    root = {"compute": ["cluster"], "special": ["search"], "owned": ["slurm"]}
    for terms, status in (["no-root"], "excluded"), (["support"], "eligible"):
        case = solve(shipped_model(), told({**answers, **root, "terms": terms}, {}), editions=shipped_editions()).case
        docker = next(at for at, one in enumerate(shipped_model()["candidates"]) if one["id"] == "docker")
        desktop = zip(shipped_model()["candidates"][docker]["editions"], case.judged[docker]["editions"], strict=True)
        assert {verdict["status"] for one, verdict in desktop if one["id"] == "desktop"} == {status}


def test_whoever_has_nobody_for_servers_and_a_medium_budget_begins_at_a_list_price() -> None:
    answers = {**TEAM, "people": ["few"], "skill": ["nobody"], "compute": ["gpu"]}
    assert {one["pricing"] for name in parts(found(answers, budget=["medium"])) for one in attributes(name)} <= {
        "usage",
        "subscription",
        "free",
    }
    for budget, independence, asked in (
        ("large", "indifferent", False),
        ("medium", "indifferent", True),
        ("large", "preferred", False),
    ):
        told_of = found(answers, budget=[budget], independence=[independence])
        labels = [must["label"] for must in told_of["musts"]]  # type: ignore[attr-defined]
        assert ("It has a published price" in labels) is asked
    preferred = found(TEAM, budget=["medium"], independence=["preferred"])
    assert "list-prices-only" in {must["rule"] for must in preferred["musts"]}  # type: ignore[attr-defined]
    assert "list-prices-only" not in {must["rule"] for must in found(TEAM, budget=["medium"])["musts"]}  # type: ignore[attr-defined]


def test_prepared_inputs_within_milliseconds_need_a_store_that_answers() -> None:
    fast = found(TEAM, special=["features"], service=["fast"])
    assert needs(fast)["feature-store"] == ("full", False)
    assert needs(found(TEAM, special=["features"]))["feature-store"] == ("partial", False)


@pytest.mark.parametrize("changes", [{"harm": ["people"]}, {"oversight": ["regulated"]}])
def test_a_team_that_has_to_answer_for_its_models_sees_their_versions_in_one_place(
    changes: dict[str, list[str]],
) -> None:
    own = {**TEAM, "place": ["own"], "closed": ["connected"]}
    assert needs(found(own, **changes))["model-registry"] == ("full", False)
    assert needs(found(TEAM, independence=["required"], **changes))["model-registry"] == ("full", False)
    # A cloud keeps a record of who did what by itself.
    assert needs(found(TEAM, **changes))["model-registry"] == ("partial", False)
    assert needs(found(own))["model-registry"] == ("partial", False)
    assert needs(found(own, people=["few"], **changes))["model-registry"] == ("partial", False)


def test_more_than_ten_models_on_request_need_a_server_made_for_it() -> None:
    owned = {"owned": ["mlflow", "apache-airflow", "kubernetes", "prometheus", "grafana", "amazon-s3"]}
    assert needs(found(TEAM, models=["many"]))["online-serving"] == ("partial", True)
    many = found(TEAM, models=["many"], **owned)
    assert needs(many)["online-serving"] == ("full", True), "on a cluster that people run, copies follow the load"
    assert many["outcome"]["kind"] == "extend"  # type: ignore[index]
    assert needs(found(TEAM, **owned))["online-serving"] == ("partial", False)


def test_a_language_model_on_a_cluster_that_people_run_has_copies_that_follow_the_load() -> None:
    own = {**TEAM, "place": ["own"], "special": ["own-language-models"]}
    assert needs(found(own, owned=["kubernetes"]))["llm-serving"] == ("full", False)
    assert needs(found(own))["llm-serving"] == ("partial", False)


def test_several_teams_with_many_models_see_in_one_place_which_version_is_in_use() -> None:
    own = {"owned": ["kubernetes"]}
    assert needs(found(TEAM, models=["many"], people=["several"], **own))["model-registry"] == ("full", False)
    assert needs(found(TEAM, models=["many"], people=["several"]))["model-registry"] == ("partial", False)
    assert needs(found(TEAM, models=["many"], **own))["model-registry"] == ("partial", False)


def test_a_gap_in_serving_is_closed_by_what_was_made_for_it_and_in_part_only_where_no_cluster_is() -> None:
    gap = {**GAP, "gaps": ["serving"], "place": ["own"], "closed": ["connected"]}
    assert needs(found(gap))["online-serving"] == ("partial", True)
    assert needs(found(gap, skill=["strong"]))["online-serving"] == ("full", True)
    assert needs(found(gap, owned=["kubernetes"]))["online-serving"] == ("full", True)


def test_who_runs_a_cluster_of_their_own_and_lacks_machines_lacks_an_order_of_jobs() -> None:
    gap = {**GAP, "gaps": ["compute"], "place": ["own"], "closed": ["connected"], "skill": ["strong"]}
    assert needs(found(gap, owned=["kubernetes"])).keys() == {"managed-jobs", "compute-quotas"}
    assert needs(found(gap)) == {"managed-jobs": ("full", True)}


def test_milliseconds_count_where_somebody_asks_and_streams_where_inputs_are_shared() -> None:
    fast = {**TEAM, "service": ["fast", "stream"]}
    assert needs(found(fast))["online-serving"] == ("partial", True)
    assert "online-serving" not in needs(found(fast, predictions=["batch"]))
    assert "streaming-data" not in needs(found(fast))
    assert needs(found(fast, special=["features"]))["streaming-data"] == ("partial", True)


def test_an_audit_at_the_gap_of_serving_is_no_matter_of_results_made_again() -> None:
    audited = {**GAP, "place": ["own"], "closed": ["connected"], "skill": ["strong"], "oversight": ["regulated"]}
    weights = {gap: found(audited, gaps=[gap])["weights"]["reproducibility"] for gap in ("serving", "tracking")}  # type: ignore[index]
    assert weights == {"serving": 0, "tracking": 75}


def test_a_small_budget_and_a_few_hours_are_for_parts_and_not_for_a_platform() -> None:
    def ruled(**changes: list[str]) -> bool:
        musts: Any = found(TEAM, **changes)["musts"]
        return "parts-before-platforms" in {must["rule"] for must in musts}

    assert ruled(skill=["some"], budget=["small"])
    assert not ruled(skill=["some"], budget=["medium"])
    assert not ruled(skill=["strong"], budget=["small"])


def test_people_label_in_a_tool_made_for_it_where_somebody_can_run_one() -> None:
    small = {**TEAM, "predictions": ["batch"], "people": ["few"], "skill": ["some"], "special": ["labelling"]}
    assert needs(found(small))["data-labelling"] == ("partial", True)
    assert needs(found(small, skill=["nobody"]))["data-labelling"] == ("partial", False)


def test_models_whose_numbers_are_read_need_no_watch_on_data() -> None:
    assert "drift-monitoring" in needs(found(TEAM, models=["many"], predictions=["batch"]))
    assert "drift-monitoring" not in needs(found(TEAM, models=["many"], predictions=["report"]))


def test_one_harmless_table_needs_no_platform_however_often_it_is_trained() -> None:
    one = {**TEAM, "predictions": ["batch"], "models": ["one"], "harm": ["little"], "people": ["one"]}
    alone = {**one, "skill": ["nobody"], "oversight": ["nobody"], "compute": ["laptop"], "budget": ["small"]}
    for cadence in ("unknown", "rarely", "weekly"):
        assert found(alone, cadence=[cadence])["outcome"]["kind"] == "none-needed", cadence  # type: ignore[index]
    for changed in ({"harm": ["money"]}, {"models": ["few"]}):
        assert found(alone, cadence=["weekly"], **changed)["outcome"]["kind"] != "none-needed", changed  # type: ignore[index]


def test_an_audit_is_not_built_around_a_platform_that_knows_no_users() -> None:
    """A proxy sees requests; who did what within a whole platform is known to that platform alone."""
    answers = told({**TEAM, "oversight": ["regulated"], "independence": ["required"], "harm": ["people"]}, {})
    result = decide(shipped_model(), answers, editions=shipped_editions())
    at = shipped_model()["capabilities"].index("audit-log")
    built = [
        (part["entry"], part["edition"])
        for option in result["options"]
        for part in option["parts"]
        if any("audit" in result["musts"][must]["rule"] for must in part["builds"])
    ]
    assert built
    for entry, edition in built:
        candidate = next(one for one in shipped_model()["candidates"] if one["id"] == entry)
        levels = {one["levels"][at] for one in candidate["editions"] if one["id"] == edition}
        assert candidate["kind"] == "component" or levels <= {"1", "2", "3"}, entry


@pytest.mark.parametrize("changes", [{}, {"independence": ["leaving"]}, {"skill": ["some"], "people": ["few"]}])
def test_the_list_ends_where_nobody_would_choose(changes: dict[str, list[str]]) -> None:
    """Beyond the first few, nothing is listed that is far behind the first."""
    given = shipped_model()["parameters"]
    options = found(TEAM, **changes)["options"]
    first = options[0]["value"]  # type: ignore[index]
    assert len(options) >= given["fewest"]  # type: ignore[arg-type]
    for option in options[given["fewest"] :]:  # type: ignore[index]
        assert first["low"] + first["high"] - option["value"]["low"] - option["value"]["high"] <= 2 * given["behind"]


def test_what_a_vendor_sells_apart_is_said_where_it_is_counted() -> None:
    answers = {**TEAM, "place": ["own"], "closed": ["connected"], "skill": ["some"], "predictions": ["batch"]}
    owner = {"owned": ["dataiku/self-managed", "gitlab/community"], "musts": ["model-approval.partial"]}
    notes = [note for note in found(answers, **owner)["notes"] if note["rule"] is None]  # type: ignore[attr-defined]
    assert [(note["entry"], note["about"]) for note in notes] == [("dataiku", ["model-approval"])]
    assert "sells apart" in notes[0]["text"]
    # What is included somewhere else, or not needed, is not spoken of.
    without = found(answers, owned=["dataiku/self-managed"])["notes"]
    assert not [note for note in without if note["rule"] is None]  # type: ignore[attr-defined]
