"""From the data to the model that the engine works with: needs, and the questions of the interview that they answer."""

from __future__ import annotations

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.decision.data.model import DecisionData, Question
from platform_guide.planning.needs.engine import AskedData, NeedsModel
from platform_guide.planning.needs.model import NeedsData

LEVELS = (Level.DIY, Level.PARTIAL, Level.FULL)
"""The levels that a must-have can ask for, as they rise."""


def compile_needs(data: NeedsData, decision: DecisionData) -> NeedsModel:
    """Return the model of needs that the rules have checked."""
    used = {name for item in data.items for name in item.sets}
    return {
        "limit": data.most_musts,
        "levels": [level.value for level in LEVELS],
        "needs": [
            {
                "id": item.id,
                "sets": {name: list(given) for name, given in item.sets.items()},
                "capability": item.capability,
            }
            for item in data.items
        ],
        "questions": [_asked(question) for question in decision.questions if question.id in used],
    }


def _asked(question: Question) -> AskedData:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "answers": [answer.id for answer in question.answers],
        "most": question.most,
    }


def requirement(number: int) -> str:
    """Return the id by which documents name a need."""
    return f"R-{number:02}"
