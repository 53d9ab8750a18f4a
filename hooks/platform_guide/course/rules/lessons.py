"""What a lesson needs: objectives that are tried, a figure, terms that exist and are taught once, an exercise."""

from __future__ import annotations

from platform_guide.catalog.catalog import GLOSSARY, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, is_judged, repeated, unknown
from platform_guide.course.model.lesson import QUESTIONS
from platform_guide.course.record import FIGURES, lessons_of

_UNKNOWN = "lesson-name-unknown"


def lesson_names_resolve(catalog: Catalog) -> Findings:
    """Report figures, terms and objectives that do not exist, and ids that stand twice."""
    for key, lesson in lessons_of(catalog):
        if lesson.figure:
            yield from unknown(key, ("figure",), _UNKNOWN, ("figure", lesson.figure, catalog.ids(FIGURES)))
        for at, name in enumerate(lesson.terms):
            yield from unknown(key, ("terms", at), _UNKNOWN, ("term", name, catalog.ids(GLOSSARY)))
        objectives = [one.id for one in lesson.objectives]
        if lesson.exercise:
            named = ("objective", lesson.exercise.objective, objectives)
            yield from unknown(key, ("exercise", "objective"), _UNKNOWN, named)
        for at, question in enumerate(lesson.questions):
            path = ("questions", at, "objective")
            yield from unknown(key, path, _UNKNOWN, ("objective", question.objective, objectives))
        for field, ids in (("objectives", objectives), ("questions", [one.id for one in lesson.questions])):
            for at, name in repeated(ids):
                text = f"`{name}` stands twice"
                yield Finding(key, (field, at, "id"), "lesson-id-twice", text, "rename one of the two")


def lessons_are_whole(catalog: Catalog) -> Findings:
    """Report lessons without exercise, figure or three questions, and objectives that nothing tries."""
    for key, lesson in lessons_of(catalog):
        if not is_judged(catalog, key, ()):
            continue
        lacking = [name for name in ("exercise", "figure") if getattr(lesson, name) is None]
        for name in lacking:
            text, hint = f"the lesson has no {name}", f"every lesson has one: write `{name}: ...`"
            yield Finding(key, ("id",), "lesson-incomplete", text, hint)
        if len(lesson.questions) != QUESTIONS:
            text = f"the lesson has {len(lesson.questions)} questions"
            yield Finding(key, ("id",), "lesson-incomplete", text, f"a lesson has exactly {QUESTIONS} questions")
        tried = {question.objective for question in lesson.questions}
        tried |= {lesson.exercise.objective} if lesson.exercise else set()
        for at, objective in enumerate(lesson.objectives):
            if objective.id not in tried:
                text = f"neither the exercise nor a question tries the objective `{objective.id}`"
                hint = f"write `objective: {objective.id}` at a question, or leave the objective out"
                yield Finding(key, ("objectives", at, "id"), "lesson-objective-untried", text, hint)


def terms_are_taught_once(catalog: Catalog) -> Findings:
    """Report terms that two lessons say they teach."""
    teachers: dict[str, str] = {}
    for key, lesson in lessons_of(catalog):
        for at, name in enumerate(lesson.terms):
            other = teachers.setdefault(name, lesson.id)
            if other != lesson.id:
                text = f"`{name}` is taught by `{other}` as well"
                yield Finding(key, ("terms", at), "lesson-term-twice", text, "name it in the earlier lesson only")
