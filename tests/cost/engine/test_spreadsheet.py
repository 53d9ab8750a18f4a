"""An independent check: the same models as a spreadsheet whose formulas are read by another program, to the cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from platform_guide.cost.engine.money import amount_text
from platform_guide.cost.engine.scenarios import values_of
from platform_guide.cost.engine.table import work_out
from tests import support
from tests.cost.cases import COUNT, SEED, case
from tests.cost.sheet import cells_of, read, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.no_cover
def test_formulas_of_a_spreadsheet_come_to_the_same_cent(tmp_path: Path) -> None:
    cases = [case(seed) for seed in support.some(range(COUNT), SEED)]
    sheets = [cells_of(one["models"][0], one["years"]) for one in cases]
    write(tmp_path / "costs.xlsx", [cells for cells, _ in sheets])
    for asked, (_, places), cell in zip(cases, sheets, read(tmp_path / "costs.xlsx"), strict=True):
        made = asked["models"][0]
        table = work_out(made, values_of(made, "base"), asked["years"])
        ours = {name: amount_text(getattr(table, name)) for name in places}
        assert ours == {name: f"{cell(place):.2f}" for name, place in places.items()}, asked
