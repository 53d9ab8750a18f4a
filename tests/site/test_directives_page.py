"""The page of directives lists what there is, and nothing else."""

from __future__ import annotations

import re

import pytest

from platform_guide.sections.expand import DIRECTIVES
from platform_guide.sections.shared.directive import Number
from tests import support

PAGE = (support.ROOT / "docs/contribute/directives.md").read_text(encoding="utf-8")
ROWS = {
    name: (arguments, shows)
    for name, arguments, shows in re.findall(r"^\| `([a-z-]+)` \|(.*?)\|(.*?)\|$", PAGE, re.MULTILINE)
}


def test_every_directive_is_listed_once() -> None:
    assert sorted(ROWS) == sorted(DIRECTIVES)
    assert PAGE.count("\n| `") == len(ROWS)


@pytest.mark.parametrize("name", sorted(DIRECTIVES))
def test_a_directive_is_listed_with_its_arguments_and_what_it_shows(name: str) -> None:
    arguments, shows = ROWS[name]
    assert re.findall(r"`([a-z-]+)`", arguments) == list(DIRECTIVES[name].arguments)
    bounds = [one for one in DIRECTIVES[name].arguments.values() if isinstance(one, Number)]
    assert re.findall(r"from (\d+) to (\d+)", arguments) == [(str(one.least), str(one.most)) for one in bounds]
    assert shows.strip()


def test_directives_in_the_middle_of_a_sentence_are_named() -> None:
    inline = [name for name, one in DIRECTIVES.items() if one.inline]
    assert f"but for {', '.join(f'`{name}`' for name in inline)}, which" in PAGE
