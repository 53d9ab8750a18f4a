"""Exercises on the decision: what they name exists, and each test says with what a result is compared."""

from __future__ import annotations

from collections.abc import Mapping

from platform_guide.catalog.catalog import AREAS, PLATFORMS, Catalog, RecordKey
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.recorded import is_refused
from platform_guide.catalog.rules.finding import Finding, Findings, unknown
from platform_guide.course.model.exercise import Exercise, Goal, Trial
from platform_guide.course.record import lessons_of
from platform_guide.decision.data.answers import Nameable, answer_problems
from platform_guide.decision.data.record import RECORD as DECISION
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.data.vocabulary import QuestionKind

_UNKNOWN = "exercise-name-unknown"
_TAKES = {
    Trial.NONE_NEEDED: "is",
    Trial.FIRST_CONTAINS: "entry",
    Trial.OPTION_CONTAINS: "entry",
    Trial.FIRST_WITHOUT: "entry",
    Trial.MUST_PRESENT: "capability",
    Trial.CHANGED_AT_MOST: "number",
    Trial.FIRST_DIFFERS: None,
    Trial.TO_BUILD_AT_MOST: "number",
}
"""By test, the field that says with what a result is compared."""


def exercises_on_the_decision_resolve(catalog: Catalog) -> Findings:
    """Report what an exercise on the decision names that does not exist or cannot be answered."""
    if is_refused(catalog, DECISION) or len(catalog.areas) != len(catalog.ids(AREAS)):
        return
    for key, lesson in lessons_of(catalog):
        if lesson.exercise and lesson.exercise.kind.value == "engine":
            yield from _goals(catalog, key, lesson.exercise)
            yield from _names(catalog, key, lesson.exercise)


def _goals(catalog: Catalog, key: RecordKey, exercise: Exercise) -> Findings:
    for at, goal in enumerate(exercise.pass_):
        path: tuple[Key, ...] = ("exercise", "pass", at)
        wanted = _TAKES[goal.test]
        given = {name.rstrip("_") for name in Goal.model_fields if getattr(goal, name) is not None} - {"test", "text"}
        if given != ({wanted} if wanted else set()):
            text = f"the test `{goal.test.value}` is told {', '.join(sorted(given)) or 'nothing'}"
            hint = f"it takes `{wanted}` alone" if wanted else "it takes nothing else"
            yield Finding(key, (*path, "test"), "exercise-test", text, hint)
        if goal.entry:
            yield from unknown(key, (*path, "entry"), _UNKNOWN, ("platform", goal.entry, catalog.ids(PLATFORMS)))
        if goal.capability:
            named = ("capability", goal.capability, set(catalog.capability_ids()))
            yield from unknown(key, (*path, "capability"), _UNKNOWN, named)


def _names(catalog: Catalog, key: RecordKey, exercise: Exercise) -> Findings:
    decision = decision_of(catalog)
    organisations = {one.id: one for one in decision.organisations}
    if exercise.organisation and exercise.organisation not in organisations:
        named = ("organisation", exercise.organisation, list(organisations))
        yield from unknown(key, ("exercise", "organisation"), _UNKNOWN, named)
        return
    kinds = {question.id: question.kind for question in decision.questions}
    for at, name in enumerate(exercise.free):
        yield from unknown(key, ("exercise", "free", at), _UNKNOWN, ("question", name, kinds))
        if kinds.get(name, QuestionKind.SINGLE) not in {QuestionKind.SINGLE, QuestionKind.MULTI}:
            text, hint = f"`{name}` has no list of answers to choose from", "name questions with answers of their own"
            yield Finding(key, ("exercise", "free", at), "exercise-question-kind", text, hint)
    base = organisations[exercise.organisation].answers if exercise.organisation else {}
    nameable = Nameable.of(catalog.ids(PLATFORMS), catalog.platforms.values(), catalog.areas, catalog.settings)
    for field, given in (("start", exercise.start), ("solution", exercise.solution)):
        asked: Mapping[str, tuple[str, ...]] = {"door": tuple(base.get("door", ())), **given}
        for place, rule, text, hint in answer_problems(decision, nameable, asked):
            if place and place[0] in given:
                # One answer may be written without a list.
                yield Finding(key, ("exercise", field, place[0]), rule, text, hint)
    for name in sorted(set(exercise.solution) - set(exercise.free)):
        text = f"the solution changes `{name}`, which a reader cannot change"
        yield Finding(key, ("exercise", "solution", name), "exercise-not-free", text, "name it in `free`", of_key=True)
