"""From the data to the model that the engine works with: levels become ranks, questions say where they are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from platform_guide.catalog.schema.base import Named
from platform_guide.decision.data.model import DecisionData, Question
from platform_guide.decision.data.vocabulary import QuestionKind
from platform_guide.planning.maturity.model import Case, Ladder, MaturityData, MaturityQuestion
from platform_guide.planning.maturity.shapes import CaseData, MaturityModel, QuestionData


def levels_of(ladder: Ladder, decision: DecisionData) -> tuple[Named, ...]:
    """Return the levels of a ladder, from the lowest; those that it does not list are the decision's stages."""
    return ladder.levels or (decision.maturity.stages if decision.maturity else ())


def compile_maturity(data: MaturityData, decision: DecisionData) -> MaturityModel:
    """Return the model of what the rules have checked."""
    ladders = {one.id: [level.id for level in levels_of(one, decision)] for one in data.ladders}
    asked = {question.id: question for question in decision.questions}

    def ranks(levels: Mapping[str, str]) -> dict[str, int]:
        return {ladder: ladders[ladder].index(level) for ladder, level in levels.items()}

    def cases(given: Sequence[Case]) -> list[CaseData]:
        return [{"when": _plain(case.when), "levels": ranks(case.levels)} for case in given]

    return {
        "ladders": [{"id": name, "levels": levels} for name, levels in ladders.items()],
        "questions": [_question(one, asked.get(one.id)) for one in data.questions],
        "triggers": [{"id": one.id, "cases": cases(one.cases), "caps": cases(one.caps)} for one in data.triggers],
        "overlays": [{"id": one.id, "when": _plain(one.when)} for one in data.overlays],
        "practices": [{"id": one.id, "levels": ranks(one.levels)} for one in data.practices],
        "not_yet": [{"id": one.id, "levels": ranks(one.below)} for one in data.not_yet],
    }


def _plain(when: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: list(answers) for name, answers in when.items()}


def _question(one: MaturityQuestion, asked: Question | None) -> QuestionData:
    """Return a question; one with answers of its own is none of the interview."""
    if one.answers or asked is None:
        return {"id": one.id, "slot": None, "answers": [answer.id for answer in one.answers], "many": False}
    return {
        "id": one.id,
        "slot": one.slot.value,
        "answers": list(one.only) or [answer.id for answer in asked.answers],
        "many": asked.kind is QuestionKind.MULTI,
    }
