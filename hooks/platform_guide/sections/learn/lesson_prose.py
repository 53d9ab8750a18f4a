"""The pages of lessons: which headings they have, how long they are, and which lesson each belongs to."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from platform_guide.catalog.catalog import Catalog
from platform_guide.course.model.lesson import Lesson
from platform_guide.course.record import LESSONS, lesson_of, lessons_of
from platform_guide.issues import Issue, suggest
from platform_guide.sections.shared.documents import Document
from platform_guide.sections.shared.markup import Problem

SITUATION, WORKED, GAPS = "The situation", "The case, worked", "A second case, with gaps"
TAKE, SOURCES, TEACHERS = "What to take with you", "Sources and what may have changed", "For teachers"
MOST_IDEAS = 3
MOST_WORDS = 1000
WORDS_A_MINUTE = 200
DESCRIPTION = 155
_FIXED = (SITUATION, WORKED, GAPS, TAKE, SOURCES, TEACHERS)
_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t]*(?:\{[^{}]*\})?[ \t]*$", re.MULTILINE)
_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NO_WORDS = re.compile(
    r"^```.*?^```$|<!--.*?-->|<[^>]+>|\]\([^)]*\)|\{[^{}\n]*\}|^(?:\?\?\?|!!!)\+? \w+|^[ \t|:-]+$|[#*_`>|\[\]]",
    re.MULTILINE | re.DOTALL,
)
_WORD = re.compile(r"\w[\w'\u2019./-]*")


def words_in(text: str) -> int:
    """Return the number of words that a reader reads in a page: no addresses, marks, code or front matter."""
    return len(_WORD.findall(_NO_WORDS.sub(" ", _MATTER.sub("", text))))


def headings_in(document: Document) -> list[tuple[int, str]]:
    """Return where the headings of the second level stand, and their words."""
    return [(match.start(1), match.group(1)) for match in _HEADING.finditer(document.plain)]


def hidden_pages(catalog: Catalog, documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the paths of the pages whose lesson a layer hides."""
    return frozenset(path for path, one in documents.items() if ("lesson", one.meta.lesson) in catalog.hidden)


def lesson_page_issues(catalog: Catalog, documents: Mapping[str, Document]) -> Iterator[Issue]:
    """Report lessons without a page, pages of lessons that do not exist, and pages that are not of the form."""
    met: dict[str, str] = {}
    for document in documents.values():
        name = document.meta.lesson
        if name is None:
            continue
        at = document.text.find(name)
        if name in met:
            text = f"the lesson `{name}` has another page: {met[name]}"
            yield document.issue((at, "lesson-page-twice", text, "leave one of the pages out"))
        met[name] = document.place
        if name not in catalog.ids(LESSONS):
            text = f"there is no lesson `{name}`"
            yield document.issue((at, "lesson-name-unknown", text, suggest(name, catalog.ids(LESSONS))))
        elif PurePosixPath(document.path).stem != name:
            text = f"the page of the lesson `{name}` has another name"
            yield document.issue((at, "lesson-page-name", text, f"name it {name}.md: progress is kept by that name"))
        elif lesson := lesson_of(catalog, name):
            yield from (document.issue(problem) for problem in page_problems(document, lesson))
    for key, lesson in lessons_of(catalog):
        if lesson.id not in met:
            hint = f"write docs/learn/{lesson.id}.md, with `lesson: {lesson.id}` in its front matter"
            text = f"the lesson `{lesson.id}` has no page"
            yield Issue(catalog.place(key, ("id",)), "lesson-page-missing", text, hint)


def page_problems(document: Document, lesson: Lesson) -> Iterator[Problem]:
    """Report what of a lesson's page is not of the form: title, headings and length."""
    at = max(document.text.find("title:"), 0)
    if not (document.meta.title or "").endswith("?"):
        yield at, "lesson-title", "the title of a lesson is a question", "let `title` end with a question mark"
    if len(document.meta.description or "") not in range(1, DESCRIPTION + 1):
        at = max(document.text.find("description:"), 0)
        length = len(document.meta.description or "")
        text = f"the description has {length} characters"
        yield at, "lesson-description", text, f"write one sentence of at most {DESCRIPTION} characters"
    yield from _heading_problems(document)
    words = words_in(document.text)
    least = math.ceil(words / WORDS_A_MINUTE)
    if words > MOST_WORDS:
        text = f"the page has {words} words"
        yield 0, "lesson-length", text, f"a lesson has at most {MOST_WORDS} words"
    if abs(lesson.minutes.read - least) > 1:
        text = f"{words} words are read in about {least} minutes, and `minutes.read` is {lesson.minutes.read}"
        yield 0, "lesson-minutes", text, f"write `read: {least}` in the file of the lesson"


def _heading_problems(document: Document) -> Iterator[Problem]:
    found = headings_in(document)
    names = [name for _, name in found]
    missing = [name for name in _FIXED if name not in names]
    for name in missing:
        yield 0, "lesson-heading", f"the heading `## {name}` is missing", f"the headings are: {', '.join(_FIXED)}"
    if missing:
        return
    ideas = names[1 : names.index(WORKED)]
    wanted = [SITUATION, *ideas, *_FIXED[1:]]
    for (at, name), right in zip(found, [*wanted, *[""] * len(found)], strict=False):
        if name != right:
            text = f"`## {name}` stands where {f'`## {right}`' if right else 'no heading'} belongs"
            yield at, "lesson-heading", text, f"the headings are: {', '.join(_FIXED)}"
            return
    if not 1 <= len(ideas) <= MOST_IDEAS:
        text = f"{len(ideas)} headings stand between `## {SITUATION}` and `## {WORKED}`"
        yield found[0][0], "lesson-heading", text, f"one to {MOST_IDEAS}, each an idea as a statement"
    gaps, end = found[names.index(GAPS)][0], found[names.index(TAKE)][0]
    if "??? success" not in document.plain[gaps:end]:
        hint = 'put the solution into a block `??? success "Compare"`'
        yield gaps, "lesson-compare", "the second case has no solution to compare with", hint
