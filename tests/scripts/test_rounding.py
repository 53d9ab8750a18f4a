"""What the engine counts in tenths or parts is shown in whole numbers, by one rule in Python and in the scripts."""

from __future__ import annotations

import re

import pytest

from platform_guide.decision.engine.value import percent, points
from tests.scripts.calling import call
from tests.support import ROOT

SCRIPTS = ROOT / "hooks/theme/assets/javascripts"
TENTHS = range(1001)
PARTS = [(part, whole) for whole in (1, 3, 7, 24, 200, 1000) for part in range(whole + 1)]


@pytest.mark.tools
def test_values_are_rounded_alike_everywhere() -> None:
    assert call("decision/value.js", *(["points", tenths] for tenths in TENTHS)) == [points(one) for one in TENTHS]


@pytest.mark.tools
def test_shares_are_rounded_alike_everywhere() -> None:
    assert call("decision/value.js", *(["percent", *one] for one in PARTS)) == [percent(*one) for one in PARTS]


def test_halves_are_rounded_upwards_and_never_to_the_even_number() -> None:
    assert [points(tenths) for tenths in (0, 4, 5, 684, 685, 694, 695, 995, 1000)] == [
        0,
        0,
        1,
        68,
        69,
        69,
        70,
        100,
        100,
    ]


def test_a_share_of_all_is_said_of_all_alone() -> None:
    assert [percent(part, 1000) for part in (0, 9, 10, 999, 1000)] == [0, 0, 1, 99, 100]


def test_what_shows_values_and_shares_rounds_none_by_itself() -> None:
    templates = [*(ROOT / "hooks/platform_guide/sections/decide").rglob("*.html")]
    shown = [ROOT / "hooks/platform_guide/cli/decide.py", *templates, *(SCRIPTS / "decide").glob("*.js")]
    own = re.compile(r"Math\.(?:round|floor|ceil|trunc)|toFixed|\bround\(|\| *(?:round|int)\b|// *10|\b100 \*[^;\n]*/")
    # What draws a picture rounds and divides as it likes.
    found = {path.name: own.findall(path.read_text("utf-8")) for path in shown if path.name != "stack.js"}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
