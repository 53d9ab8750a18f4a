"""The house: rooms have the same names on every floor, so that who knows one floor finds the way on the others."""

from __future__ import annotations

import pytest

from tests.support import ROOT

SECTIONS = ROOT / "hooks/platform_guide/sections"
# The engines' twins, and what others wrote, are no rooms of pages.
NO_ROOMS = {"cost", "decision", "planning", "vendor"}


def rooms(*parts: str) -> set[str]:
    """Return the folders of a floor."""
    floor = ROOT.joinpath(*parts)
    return {path.name for path in floor.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}


def test_rooms_have_the_same_names_on_every_floor() -> None:
    named = rooms("hooks", "platform_guide", "sections")
    assert rooms("hooks", "theme", "assets", "javascripts") - NO_ROOMS <= named
    assert rooms("tests", "sections") <= named


def test_every_room_lists_its_directives_in_the_same_place() -> None:
    for room in rooms("hooks", "platform_guide", "sections") - {"shared", "find"}:
        assert (SECTIONS / room / "directives.py").is_file(), room


def test_templates_have_one_name_among_all_rooms() -> None:
    found = [
        path.relative_to(folder).as_posix() for folder in SECTIONS.glob("*/templates") for path in folder.rglob("*.*")
    ]
    assert len(found) == len(set(found))
    assert found


@pytest.mark.parametrize("package", ["cost", "decision"])
def test_parts_of_an_engine_are_tested_where_they_are_named(package: str) -> None:
    tested = rooms("tests", package)
    assert tested == rooms("hooks", "platform_guide", package) & tested
