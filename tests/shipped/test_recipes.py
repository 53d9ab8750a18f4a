"""The recipes that the guide ships: what reads their fields gives what is recorded, and refuses the broken twins."""

from __future__ import annotations

import pytest

from platform_guide.cli import main
from tests import shipped
from tests.support import ROOT

FAMILY = "light"


@pytest.mark.slow
def test_checks_that_read_fields_give_what_is_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    if not any(check.family == FAMILY for recipe in shipped.catalog().recipes for check in recipe.checks):
        pytest.skip("this guide has no recipes whose fields are checked")
    code = main(["recipes", "--root", str(ROOT), "--run", FAMILY])
    assert code == 0, capsys.readouterr().out
