"""Terms of the glossary: a question uses only what its lesson or an earlier one teaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.catalog.schema.glossary import Term
from platform_guide.catalog.schema.lookup import by_id
from platform_guide.course.model.question import Question
from platform_guide.course.record import LESSONS, placed


def questions_use_what_is_taught(catalog: Catalog) -> Findings:
    """Report terms in questions that only a later lesson teaches; what no lesson teaches is not judged."""
    lessons = placed(catalog)
    glossary = by_id(catalog.glossary)
    taught = {name: one for one in lessons for name in one.lesson.terms if name in glossary}
    patterns = {name: _pattern(glossary[name]) for name in taught if glossary[name].linked}
    for one in lessons:
        later = {name: taught[name] for name in patterns if taught[name].number > one.number}
        for at, question in enumerate(one.lesson.questions):
            for path, text in _texts(question):
                for name, teacher in later.items():
                    if found := patterns[name].search(text):
                        said = f"`{found.group()}` is taught later, by lesson {teacher.number}, `{teacher.lesson.id}`"
                        hint = "say it in words that were taught, or teach the term here"
                        place = ("questions", at, *path)
                        yield Finding((LESSONS, one.lesson.id), place, "question-term-untaught", said, hint)


def _pattern(term: Term) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(term.names(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", 0 if term.term.isupper() else re.IGNORECASE)


def _texts(question: Question) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Yield what a reader has to understand before the answer."""
    yield ("ask",), question.ask
    yield from ((("options", at, "text"), one.text) for at, one in enumerate(question.options))
    yield from ((("pairs", at, "item"), one.item) for at, one in enumerate(question.pairs))
    yield from ((("lines", at, "text"), one.text) for at, one in enumerate(question.lines))
