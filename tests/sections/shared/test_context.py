"""What directives are handed: parts by their type, and what is made of the catalogue once."""

from __future__ import annotations

from pathlib import Path

from platform_guide.catalog.catalog import Catalog
from platform_guide.sections.decide.organisations import Decided
from platform_guide.sections.learn.lessons import Course
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.render import Renderer
from tests import sample


def test_a_part_is_found_by_its_type_and_made_once(tmp_path: Path) -> None:
    catalog = sample.catalog(sample.sample(tmp_path))
    course = Course()
    context = Context(catalog, Renderer(), (course,))
    assert context.part(Course) is course
    assert context.part(Decided) is None
    asked: list[Catalog] = []

    def count(given: Catalog) -> int:
        asked.append(given)
        return len(given.platforms)

    assert context.once(count) == context.once(count) == len(catalog.platforms)
    assert asked == [catalog]
