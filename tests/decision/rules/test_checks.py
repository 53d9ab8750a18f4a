from __future__ import annotations

import copy
from typing import Any

import pytest

from platform_guide.decision.rules import organisations as decision_organisations
from tests.decision.small import DECISION, problems


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """Return the small decision with one value replaced, or added to where the path ends in `+`."""
    data = copy.deepcopy(DECISION)
    at: Any = data
    for key in path[:-1]:
        at = at[key]
    if path[-1] == "+":
        at.append(value)
    else:
        at[path[-1]] = value
    return data


def question(name: str) -> int:
    return [one["id"] for one in DECISION["questions"]].index(name)


def test_the_small_decision_has_no_problem() -> None:
    assert problems() == []


def test_an_empty_decision_has_no_problem() -> None:
    empty: dict[str, Any] = {
        name: {} if name == "messages" else None if name in {"parameters", "maturity"} else [] for name in DECISION
    }
    assert problems(**empty) == []


ALWAYS = {"when": "true", "score": 0}
WORDS = dict.fromkeys(("id", "label", "low_label", "high_label", "rationale"), "a")


def graded(*grades: dict[str, Any]) -> dict[str, Any]:
    """Return a criterion, or a part of one, whose score is read from grades."""
    return {**WORDS, "grades": [{"label": "it is so", **grade} for grade in grades]}


def parted(*parts: dict[str, Any]) -> dict[str, Any]:
    """Return a criterion of several parts."""
    names = ("claims", "attribute", "values", "grades")
    own = [{name: value for name, value in part.items() if name in names} for part in parts]
    return {**WORDS, "parts": [{"label": "a part", "share": 50, **part} for part in own]}


@pytest.mark.parametrize(
    ("path", "value", "rule", "place", "words"),
    [
        (("facts", 1, "id"), "goal", "decision-id-twice", ("facts", 1, "id"), "`goal` stands twice"),
        (("facts", 2, "values", 1, "id"), "cloud", "decision-id-twice", ("facts", 2, "values", 1, "id"), "cloud"),
        (("questions", 0, "id"), "end", "decision-id-reserved", ("questions", 0, "id"), "`end`"),
        (
            ("questions", 1, "answers", 0, "id"),
            "unknown",
            "decision-id-reserved",
            ("questions", 1, "answers", 0, "id"),
            "",
        ),
        (("doors", 1, "start"), "clsoed", "decision-name-unknown", ("doors", 1, "start"), "closed"),
        (("doors", 0, "set"), {"gaol": "learn"}, "decision-name-unknown", ("doors", 0, "set", "gaol"), "goal"),
        (("questions", 1, "step"), "frist", "decision-name-unknown", ("questions", 1, "step"), "first"),
        (("questions", 3, "fact"), "sise", "decision-name-unknown", ("questions", 3, "fact"), "size"),
        (("former",), [{"now": {"place": "syte"}}], "decision-name-unknown", ("former", 0, "now", "place"), "site"),
        (("former",), [{"now": {"door": "hole"}}], "decision-name-unknown", ("former", 0, "now", "door"), "whole"),
        (("questions", 6, "offer"), ["bran"], "decision-name-unknown", ("questions", 6, "offer", 0), "barn"),
        (
            ("questions", 0, "next", 0, "to"),
            "lessen",
            "decision-name-unknown",
            ("questions", 0, "next", 0, "to"),
            "lesson",
        ),
        (("questions", 0, "answers", 0, "set"), {"skil": "low"}, "decision-name-unknown", None, "skill"),
        (("rules", 2, "need", 0, "capability"), "kept", "decision-name-unknown", None, "keep"),
        (
            ("rules", 2, "need", 0, "without"),
            ["yung"],
            "decision-name-unknown",
            ("rules", 2, "need", 0, "without", 0),
            "young",
        ),
        (("rules", 2, "need", 0, "level"), "none", "decision-need-level", ("rules", 2, "need", 0, "level"), ""),
        (("rules", 4, "swing"), {"rom": 5}, "decision-name-unknown", ("rules", 4, "swing", "rom"), "room"),
        (("criteria", 0, "claims", 0), "job", "decision-name-unknown", ("criteria", 0, "claims", 0), "jobs"),
        (("places", 0, "environments", 0), "clout", "decision-name-unknown", None, "cloud"),
        (("rules", 2, "when"), "size > > 3", "decision-condition", ("rules", 2, "when"), "column 8"),
        (("rules", 2, "when"), "sise > 3", "decision-condition", ("rules", 2, "when"), "column 1: there is no `sise`"),
        (("rules", 7, "require", 0, "that"), "claim.keeep == full", "decision-condition", None, "claim.keep"),
        (("questions", 1, "next", 0, "when"), "place == nowhere", "decision-condition", None, "column 10"),
        (("questions", 0, "next", 0), {"when": "closed", "to": "end"}, "decision-edge-last", None, "nowhere"),
        (("questions", 1, "next", 0), {"to": "place"}, "decision-edge-shadows", ("questions", 1, "next", 0), "always"),
        (("questions", 6, "next", 0, "to"), "closed", "decision-circle", None, "come back"),
        (("doors", 0, "start"), "closed", "decision-unreached", ("questions", 0, "id"), "`lesson`"),
        (("questions", 1, "answers"), [], "decision-question-kind", ("questions", 1, "kind"), "no answer"),
        (("questions", 1, "fact"), "closed", "decision-question-kind", ("questions", 1, "fact"), "goes with"),
        (("questions", 3, "answers"), [{"id": "a", "label": "a"}], "decision-question-kind", None, "go with"),
        (("questions", 3, "fact"), None, "decision-question-kind", ("questions", 3, "kind"), "missing"),
        (("questions", 3, "fact"), "closed", "decision-question-kind", ("questions", 3, "fact"), "of type bool"),
        (("questions", 2, "unknown"), None, "decision-question-kind", ("questions", 2, "id"), "I don't know"),
        (("facts", 2, "allow_unknown"), False, "decision-question-kind", ("questions", 2, "unknown"), "does not allow"),
        (("facts", 2, "values"), [], "decision-fact-values", ("facts", 2, "type"), "needs"),
        (("facts", 1, "values"), [{"id": "a", "label": "a"}], "decision-fact-values", ("facts", 1, "type"), "has no"),
        (("facts", 3, "unasked"), "lowest", "decision-value", ("facts", 3, "unasked"), "no value `lowest`"),
        (("questions", 1, "answers", 0, "set", "closed"), "yes", "decision-value", None, "neither true"),
        (("questions", 1, "answers", 0, "set"), {"size": "x"}, "decision-value", None, "no whole number"),
        (("questions", 5, "answers", 0, "set", "wishes"), "logs", "decision-value", None, "is a set"),
        (("questions", 5, "answers", 0, "set"), {"has": ["bran"]}, "decision-value", None, "bran"),
        (("questions", 5, "answers", 2, "set"), {}, "decision-fact-unset", ("facts", 6, "id"), "`audited`"),
        (("criteria", 0, "attribute"), "delivery", "decision-criterion-source", ("criteria", 0, "id"), "exactly one"),
        (("criteria", 3, "attribute"), "delivary", "decision-criterion", ("criteria", 3, "attribute"), "delivery"),
        (("criteria", 3, "values"), {"saas": 1}, "decision-criterion", ("criteria", 3, "attribute"), "air-gapped"),
        (("criteria", 4, "values"), {"true": 1, "false": 0, "perhaps": 3}, "decision-criterion", None, "perhaps"),
        (("criteria", 6, "anchors", 0, "at"), 1, "decision-criterion", ("criteria", 6, "computed"), "begin at 0"),
        (("doors", 1, "short", 0), "sise", "decision-name-unknown", ("doors", 1, "short", 0), "size"),
        (("doors", 1, "short", 0), "lesson", "decision-short", ("doors", 1, "short", 0), "does not lead to"),
        (("doors", 2, "assumes"), ["skil"], "decision-name-unknown", ("doors", 2, "assumes", 0), "skill"),
        (("doors", 2, "assumes"), ["lesson"], "decision-short", ("doors", 2, "assumes", 0), "does not lead to"),
        (("doors", 2, "short"), ["wishes"], "decision-assumed", ("questions", 7, "id"), "short way of `judge`"),
        (("doors", 2, "assumes"), ["named"], "decision-assumed", ("questions", 7, "id"), "the door `judge`"),
        (("questions", 7, "assumed"), ["barn", "hall"], "decision-assumed", ("questions", 7, "assumed"), "in `short`"),
        (("questions", 7, "offer"), ["bran"], "decision-name-unknown", ("questions", 7, "offer", 0), "barn"),
        (("questions", 7, "fact"), "has", "decision-question-kind", ("questions", 7, "fact"), "of type entries"),
        (("rules", 3, "when"), "named contains barn", "decision-condition", ("rules", 3, "when"), "no `named`"),
        (("doors", 1, "most"), 4, "decision-path-long", ("doors", 1, "start"), "6 questions, 4 are allowed"),
        (("questions", 2, "assumed"), [], "decision-assumed", ("questions", 2, "id"), "short way of `whole`"),
        (("questions", 2, "assumed"), ["ste"], "decision-assumed", ("questions", 2, "assumed"), "site"),
        (("questions", 2, "assumed"), ["site", "any"], "decision-assumed", ("questions", 2, "assumed"), "one answer"),
        (("questions", 5, "assumed"), ["logs", "hymns"], "decision-assumed", ("questions", 5, "assumed"), "hymns"),
        (("questions", 3, "assumed"), ["many"], "decision-assumed", ("questions", 3, "assumed"), "whole number"),
        (("questions", 3, "assumed"), ["20", "30"], "decision-assumed", ("questions", 3, "assumed"), "whole number"),
        (("questions", 3, "assumed"), ["101"], "decision-assumed", ("questions", 3, "assumed"), "from 1 to 100"),
        (("questions", 6, "assumed"), ["bran"], "decision-assumed", ("questions", 6, "assumed"), "barn"),
        (("questions", 6, "assumed"), ["barn", "none"], "decision-assumed", ("questions", 6, "assumed"), "`none`"),
        (("rules", 3, "maturity"), "secnod", "decision-name-unknown", ("rules", 3, "maturity"), "second"),
        (("maturity", "stages", 1, "id"), "first", "decision-id-twice", ("maturity", "stages", 1, "id"), "`first`"),
        (("rules", 3, "when"), "size >= 1", "decision-condition-always", ("rules", 3, "when"), "whatever"),
        (("rules", 3, "when"), "closed or not closed", "decision-condition-always", ("rules", 3, "when"), ""),
        (("rules", 3, "when"), "size > 100", "decision-condition-never", ("rules", 3, "when"), "no answers"),
        (("rules", 3, "when"), "skill < low", "decision-condition-never", ("rules", 3, "when"), "no answers"),
        (("rules", 3, "when"), "false", "decision-condition-never", ("rules", 3, "when"), "no answers"),
        (
            ("rules", 3, "when"),
            "wishes contains logs and not wishes contains logs",
            "decision-condition-never",
            ("rules", 3, "when"),
            "",
        ),
        (
            ("questions", 1, "next", 0, "when"),
            "goal == whole and goal == learn",
            "decision-condition-never",
            ("questions", 1, "next", 0, "when"),
            "no answers",
        ),
        (
            ("questions", 3, "next"),
            [{"when": "size >= 50", "to": "skill"}, {"when": "size >= 60", "to": "wishes"}, {"to": "wishes"}],
            "decision-edge-never",
            ("questions", 3, "next", 1),
            "one above it",
        ),
        (
            ("questions", 1, "next"),
            [{"when": "closed", "to": "place"}, {"when": "not closed", "to": "place"}, {"to": "size"}],
            "decision-edge-never",
            ("questions", 1, "next", 2),
            "move it up",
        ),
        (
            ("questions", 4, "answers"),
            [{"id": name, "label": name, "set": {"skill": name}} for name in ("middle", "high")],
            "decision-question-inert",
            ("questions", 4, "id"),
            "apart",
        ),
        (("criteria", 2, "levels"), {"diy": 70}, "decision-criterion", ("criteria", 2, "levels"), "fewer points"),
        (
            ("criteria", 2),
            graded({"when": "environments contains nowhere", "score": 1}, {"when": "true", "score": 0}),
            "decision-condition",
            ("criteria", 2, "grades", 0, "when"),
            "nowhere",
        ),
        (("criteria", 2), graded({"when": "free_tier", "score": 9}), "decision-criterion", None, "the last grade"),
        (
            ("criteria", 2),
            graded({"when": "true", "score": 9}, {"when": "true", "score": 0}),
            "decision-criterion",
            ("criteria", 2, "grades"),
            "no other",
        ),
        (
            ("criteria", 2),
            parted({"attribute": "kind", "values": {"platform": 1}}),
            "decision-criterion",
            ("criteria", 2, "parts", 0, "attribute"),
            "component",
        ),
        (
            ("criteria", 2),
            parted({"claims": ["keep"], "grades": [{"when": "true", "score": 0, "label": "a"}]}),
            "decision-criterion-source",
            ("criteria", 2, "parts", 0, "label"),
            "exactly one",
        ),
        (
            ("criteria", 2),
            {**parted({"claims": ["keep"]}), "claims": ["log"]},
            "decision-criterion-source",
            ("criteria", 2, "id"),
            "parts",
        ),
        (
            ("criteria", 2),
            parted({"claims": ["kept"]}),
            "decision-name-unknown",
            ("criteria", 2, "parts", 0, "claims", 0),
            "keep",
        ),
        (
            ("criteria", 6, "anchors"),
            [{"at": 0, "score": 0}, {"at": 1, "score": 50}, {"at": 2, "score": 20}],
            "decision-criterion",
            ("criteria", 6, "anchors"),
            "up and down",
        ),
        (("messages", "zz"), "text", "decision-message-unknown", ("messages", "zz"), "nothing says"),
        (("messages", "not-needed"), "{entri}", "decision-placeholder", ("messages", "not-needed"), "entri"),
    ],
)
def test_each_mistake_is_found_where_it_is(
    path: tuple[str | int, ...], value: object, rule: str, place: tuple[str | int, ...] | None, words: str
) -> None:
    found = problems(**changed(path, value))
    fitting = [one for one in found if one[0] == rule and (place is None or one[1] == place)]
    assert fitting, found
    assert words in f"{fitting[0][2]} {fitting[0][3]}"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("rules", 3, "when"), "true"),
        (("rules", 3, "when"), "size > 99"),
        (("rules", 3, "when"), "size >= 10 and (wishes contains logs or wishes contains compares)"),
        (("rules", 3, "when"), "not wishes contains logs"),
        (("rules", 3, "when"), "goal in [learn, whole] and closed"),
        (("questions", 6, "assumed"), ["barn", "crate"]),
        (("questions", 5, "assumed"), ["logs", "compares"]),
        (("doors", 1, "most"), 6),
        (("former",), [{"now": {"place": "unknown", "door": "whole", "size": "60"}}]),
        (("criteria", 6, "anchors"), [{"at": 0, "score": 0}, {"at": 1, "score": 0}, {"at": 2, "score": 20}]),
        (("criteria", 2), graded({"when": "environments contains fact.place or owned", "score": 9}, ALWAYS)),
        (("criteria", 2), parted({"claims": ["keep"]}, graded(ALWAYS))),
    ],
)
def test_what_is_allowed_is_not_reported(path: tuple[str | int, ...], value: object) -> None:
    assert problems(**changed(path, value)) == []


def test_the_door_decides_which_questions_lie_behind_it() -> None:
    data = copy.deepcopy(DECISION)
    data["doors"][0]["start"] = "size"
    data["doors"][0]["most"] = 2
    lesson = data["questions"].pop(0)
    lesson["next"] = [{"to": "end"}]
    data["questions"].append(lesson)
    size = data["questions"][question("size") - 1]
    size["next"] = [{"when": "goal == learn", "to": "lesson"}, *size["next"]]
    for answer in data["questions"][0]["answers"]:
        del answer["set"]["goal"]
    data["doors"][1]["set"] = {"goal": "whole"}
    assert problems(**data) == []


def test_conditions_over_too_many_values_are_not_judged() -> None:
    facts = [
        {"id": f"more-{number}", "type": "enum", "label": "l", "why": "w", "values": values}
        for number, values in enumerate([[{"id": f"v{at}", "label": "l"} for at in range(10)]] * 6)
    ]
    data = copy.deepcopy(DECISION)
    data["facts"] += facts
    data["questions"][0]["answers"][0]["set"] |= {fact["id"]: "v1" for fact in facts}
    data["rules"][3]["when"] = " and ".join(f"{fact['id']} == v1" for fact in facts) + " and not more-0 == v1"
    assert problems(**data) == []


def test_a_fact_that_nobody_reads_is_found() -> None:
    fact = {"id": "idle", "type": "bool", "label": "l", "why": "w"}
    found = problems(**changed(("facts", "+"), fact))
    assert [one[0] for one in found] == ["decision-fact-unset", "decision-fact-unread"]


def test_a_missing_message_is_found() -> None:
    data = copy.deepcopy(DECISION)
    del data["messages"]["not-needed"]
    assert [one[0] for one in problems(**data)] == ["decision-message-missing"]


def test_a_path_with_too_many_questions_is_found() -> None:
    data = copy.deepcopy(DECISION)
    for number in range(12):
        following = copy.deepcopy(data["questions"][question("skill")])
        following["id"] = f"more-{number}"
        following["next"] = [{"to": f"more-{number + 1}" if number < 11 else "end"}]
        data["questions"].append(following)
    data["questions"][question("has")]["next"] = [{"to": "more-0"}]
    found = problems(**data)
    assert [(one[0], one[1]) for one in found] == [("decision-path-long", ("doors", at, "start")) for at in (1, 2)]
    assert "18 questions" in found[0][2]
    # What a door assumes is asked of nobody who does not want to answer it.
    assert "18 questions" in found[1][2]


@pytest.mark.parametrize(
    ("answers", "rule", "path", "words"),
    [
        ({}, "answers-door-missing", (), "learn, whole"),
        ({"door": ["whoel"]}, "answers-value", ("door", 0), "whole"),
        ({"door": ["whole", "learn"]}, "answers-one", ("door", 1), "one answer"),
        ({"door": ["whole"], "track": ["long"]}, "answers-value", ("track", 0), "short"),
        ({"door": ["whole"], "plaec": ["any"]}, "answers-question-unknown", ("plaec",), "place"),
        ({"door": ["whole"], "place": ["ani"]}, "answers-value", ("place", 0), "any"),
        ({"door": ["whole"], "wishes": ["logs", "hymns"]}, "answers-value", ("wishes", 1), "no answer"),
        ({"door": ["whole"], "size": ["101"]}, "answers-value", ("size", 0), "from 1 to 100"),
        ({"door": ["whole"], "has": ["bran"]}, "answers-value", ("has", 0), "barn"),
        ({"door": ["judge"], "named": ["barn", "hall+bran"]}, "answers-value", ("named", 1), "barn"),
        ({"door": ["judge"], "named": ["barn", "a+b+c+d+e"]}, "answers-value", ("named", 1), "4 parts at most"),
        ({"door": ["judge"], "named": ["barn", "barn.barn"]}, "answers-count", ("named",), "2 to 4"),
        ({"door": ["judge"], "named": ["barn", "unknown"]}, "answers-value", ("named", 1), "no answer"),
        ({"door": ["whole"], "place": []}, "answers-empty", ("place",), "leave it out"),
    ],
)
def test_an_organisation_answers_what_is_asked(
    answers: dict[str, list[str]], rule: str, path: tuple[str | int, ...], words: str
) -> None:
    told = {"id": "one", "name": "One", "story": "An organisation.", "answers": answers}
    found = problems(organisations=[told])
    assert [(one[0], one[1]) for one in found] == [(rule, ("organisations", 0, "answers", *path))]
    assert words in f"{found[0][2]} {found[0][3]}"


def test_good_organisations_are_not_reported_and_a_second_id_is() -> None:
    answers = {"door": ["whole"], "track": ["short"], "size": ["unknown"], "wishes": ["logs"], "has": ["barn", "crate"]}
    told = {"id": "one", "name": "One", "story": "An organisation.", "answers": answers}
    assert problems(organisations=[told]) == []
    found = problems(organisations=[told, told])
    assert [(one[0], one[1]) for one in found] == [("decision-id-twice", ("organisations", 1, "id"))]


def test_rules_ask_for_no_more_capabilities_than_the_search_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision_organisations, "MOST_NEEDS", 3)
    found = problems()
    assert [one[0] for one in found] == ["decision-needs-many"]
    assert found[0][1][0] == "rules"
