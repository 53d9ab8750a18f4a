"""The kinds of records of the course, handed to the catalogue beside its own kinds."""

from __future__ import annotations

from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.layers.layered import Layered, Reference
from platform_guide.catalog.schema.files import DataFile
from platform_guide.course.model.figure import Figure
from platform_guide.course.model.lesson import CourseData, Lesson
from platform_guide.course.record import COURSE, FIGURES, LESSONS
from platform_guide.course.rules import drawing, engine, figures, forms, lessons, options, order, terms

_R = Reference

COURSE_KIND = Kind(
    COURSE,
    DataFile(COURSE, CourseData, "`data/course/course.yaml`"),
    whole=True,
    rules=(order.course_names_resolve,),
    layered=Layered(
        lists={"modules": "module of the course", "paths": "path of the course"},
        references=(_R("lesson", "modules.*.lessons.*"), _R("lesson", "paths.*.lessons.*")),
        never_empty={"modules.*.lessons": "modules.*", "paths.*.lessons": "paths.*"},
    ),
)

LESSON = Kind(
    LESSONS,
    DataFile("lesson", Lesson, "`data/course/lessons/<id>.yaml`"),
    rules=(
        order.lessons_follow_their_needs,
        lessons.lesson_names_resolve,
        lessons.lessons_are_whole,
        lessons.terms_are_taught_once,
        terms.questions_use_what_is_taught,
        forms.exercises_have_their_fields,
        forms.questions_have_their_fields,
        options.options_are_fair,
        engine.exercises_on_the_decision_resolve,
        drawing.drawn_questions_are_supported,
    ),
    layered=Layered(
        word="lesson",
        references=(
            _R("lesson", "needs.*"),
            _R("term", "terms.*"),
            _R("figure", "figure"),
            _R("organisation", "exercise.organisation", drop="exercise"),
            _R("question", "exercise.free.*", drop="exercise"),
            _R("platform", "exercise.pass.*.entry", drop="exercise"),
            _R("capability", "exercise.pass.*.capability", drop="exercise"),
            *(
                _R(word, f"questions.*.from.{side}.{at}", drop="questions.*")
                for side in ("where", "against")
                for word, at in (
                    ("capability", "capability"),
                    ("category", "category"),
                    ("area", "covers.*"),
                    ("area", "outside.*"),
                )
            ),
        ),
        aftermath=frozenset(
            {"question-not-supported", "question-term-untaught", "lesson-incomplete", "lesson-objective-untried"}
        ),
    ),
)

FIGURE = Kind(
    FIGURES,
    DataFile("figure", Figure, "`data/course/figures/<id>.yaml`"),
    rules=(figures.figures_can_be_drawn,),
    layered=Layered(word="figure"),
)

KINDS = (COURSE_KIND, LESSON, FIGURE)
