"""Answers of the interview in the words that the interview has for them."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import by_id
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.decision.data.model import Question
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.data.vocabulary import QuestionKind
from platform_guide.sections.shared.words import word


class AnswerWords:
    """Words for questions and answers of one catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self.questions = by_id(decision_of(catalog).questions)
        self._names = {one.id: one.label for one in catalog.settings.outside}
        self._names |= {one.id: one.name for one in catalog.platforms.values()}
        self._capabilities = {one.id: one.name for _, one in catalog.capabilities()}

    def answer(self, question: str, answer: str) -> str:
        """Return an answer as the interview says it, and the answer itself where it has no words."""
        asked = self.questions[question]
        if asked.kind is QuestionKind.MUSTS:
            capability, _, level = answer.partition(".")
            least = "" if level == Level.FULL else "at least "
            return f"{self._capabilities[capability]}: {least}{word(Level(level)).lower()}"
        if asked.kind is QuestionKind.ENTRIES:
            return self._names.get(answer, answer)
        return dict(self._listed(asked)).get(answer, answer)

    def of(self, question: str) -> dict[str, str]:
        """Return the words of all answers that a question lists."""
        return dict(self._listed(self.questions[question]))

    @staticmethod
    def _listed(question: Question) -> Iterator[tuple[str, str]]:
        yield from ((answer.id, answer.label) for answer in question.answers)
        if question.unknown:
            yield "unknown", question.unknown.label
