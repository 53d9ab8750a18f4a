"""Exercises on the decision: which of their tests hold of what the engine says to some answers.

The page does the same in the browser, with the engine's twin: see `learn/goals.js`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from platform_guide.catalog.blame import unblamed
from platform_guide.catalog.catalog import Catalog
from platform_guide.course.model.exercise import Exercise, ExerciseKind, Goal, Trial
from platform_guide.course.record import lessons_of
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.model import Recommendation
from platform_guide.decision.engine.recommend import decide
from platform_guide.issues import Issue, Location, Severity

Answers = Mapping[str, Sequence[str]]
NONE_NEEDED = "none-needed"


def begun(catalog: Catalog, exercise: Exercise) -> dict[str, list[str]]:
    """Return the answers that a reader finds: those of the organisation, with what the exercise changes."""
    every = decision_of(catalog).organisations
    base = next((one.answers for one in every if one.id == exercise.organisation), {})
    return {name: list(given) for name, given in {**base, **exercise.start}.items()}


def ended(catalog: Catalog, exercise: Exercise) -> dict[str, list[str]]:
    """Return the answers of the solution."""
    return {**begun(catalog, exercise), **{name: list(given) for name, given in exercise.solution.items()}}


def first(found: Recommendation) -> tuple[str, ...]:
    """Return the entries of the first option; nothing where there is no option."""
    return tuple(part["entry"] for part in found["options"][0]["parts"]) if found["options"] else ()


def holds(goal: Goal, start: tuple[Answers, Recommendation], now: tuple[Answers, Recommendation]) -> bool:
    """Tell whether a test holds of the answers `now`, with what the engine says to them, set against the start."""
    found = now[1]
    parts = first(found)
    every = {part["entry"] for option in found["options"] for part in option["parts"]}
    held = {
        Trial.NONE_NEEDED: (found["outcome"]["kind"] == NONE_NEEDED) is goal.is_,
        Trial.FIRST_CONTAINS: goal.entry in parts,
        Trial.OPTION_CONTAINS: goal.entry in every,
        Trial.FIRST_WITHOUT: bool(parts) and goal.entry not in parts,
        Trial.MUST_PRESENT: goal.capability in {need["capability"] for need in found["needs"]},
        Trial.CHANGED_AT_MOST: changed(start[0], now[0]) <= (goal.number or 0),
        Trial.FIRST_DIFFERS: bool(parts) and parts != first(start[1]),
        Trial.TO_BUILD_AT_MOST: bool(parts) and _to_build(found) <= (goal.number or 0),
    }
    return held[goal.test]


def changed(start: Answers, now: Answers) -> int:
    """Return how many questions have another answer; the order of several answers does not count."""
    return sum(sorted(start.get(name, ())) != sorted(now.get(name, ())) for name in {*start, *now})


def _to_build(found: Recommendation) -> int:
    """Return how many must-haves the first option meets only with what the reader builds."""
    return len({must for option in found["options"][:1] for part in option["parts"] for must in part["builds"]})


def _asked(editions: Editions, answers: Answers) -> tuple[Answers, Recommendation]:
    """Return answers with what the engine says to them."""
    given = {name: list(chosen) for name, chosen in answers.items()}
    return answers, decide(editions.model, given, editions=editions)


def exercise_issues(catalog: Catalog, editions: Editions) -> Iterator[Issue]:
    """Report exercises on the decision whose start passes already, and those whose answers do not pass.

    In a guide with layers that is a warning: other data can give another result. Of lessons that no layer touches it is
    one warning for all, since nothing in their lines is wrong.
    """
    found = list(_not_as_said(catalog, editions))
    if not catalog.base:
        yield from (issue for _, issue in found)
        return
    yield from (replace(issue, severity=Severity.WARNING) for _, issue in found if catalog.is_own(issue.location))
    others = sorted({lesson for lesson, issue in found if not catalog.is_own(issue.location)})
    if others:
        text = f"with this layer, the exercises of these lessons come out in another way: {', '.join(others)}"
        hint = "hide the lessons, or give them other answers in the layer"
        yield unblamed(catalog, Issue(Location(""), "exercise-not-solved", text, hint, Severity.WARNING))


def _not_as_said(catalog: Catalog, editions: Editions) -> Iterator[tuple[str, Issue]]:
    """Yield what does not come out as an exercise says, with the lesson."""
    for key, lesson in lessons_of(catalog):
        exercise = lesson.exercise
        if exercise is None or exercise.kind is not ExerciseKind.ENGINE:
            continue
        start, end = _asked(editions, begun(catalog, exercise)), _asked(editions, ended(catalog, exercise))
        if all(holds(goal, start, start) for goal in exercise.pass_):
            place = catalog.place(key, ("exercise", "pass"), of_key=True)
            text, hint = "the exercise is passed before it begins", "ask for something that does not hold at the start"
            yield lesson.id, Issue(place, "exercise-start-passes", text, hint)
        for goal in exercise.pass_:
            if not holds(goal, start, end):
                place = catalog.place(key, ("exercise", "solution"), of_key=True)
                text = f"these answers do not pass: {goal.text}"
                hint = "try them with `guide decide`, or ask for something else"
                yield lesson.id, Issue(place, "exercise-not-solved", text, hint)
