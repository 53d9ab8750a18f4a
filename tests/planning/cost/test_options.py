"""What a reader compares: templates, today's way, figures of the reader's own; and what is shown of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.cost.data.model import CostData
from platform_guide.cost.data.record import costs_of
from platform_guide.planning.cost.offer import offer, priced
from platform_guide.planning.cost.options import Asked, models, wrong
from platform_guide.planning.cost.view import FULL, View, shown
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

BY_HAND = {"today.bicycle": "10", "today.care": "5"}


@pytest.fixture
def data(tmp_path: Path) -> CostData:
    return costs_of(sample.catalog(sample.sample(tmp_path)))


def view(data: CostData, *templates: str, years: int = 3, today: bool = False, **given: str) -> View:
    asked: Asked = {"templates": templates, "today": today, "years": years, "without": (), "given": given}
    return shown(models(data, asked), years)


def rows(found: View, option: int = 0) -> dict[str, Any]:
    return {f"{row['kind']} {row['id']}": row for row in found["options"][option]["rows"]}


def test_every_figure_of_the_offer_says_where_it_comes_from(tmp_path: Path) -> None:
    found = offer(sample.catalog(sample.sample(tmp_path)))
    assert found
    by_id = {one["id"]: one for one in found["inputs"]}
    assert by_id["riders"]["sources"] == [{"url": "https://example.org/riders", "title": "Riders"}]
    assert (by_id["riders"]["read"], by_id["riders"]["guess"]) == ("2026-10-01", None)
    assert by_id["rate"]["guess"] == "Chosen for the example."
    price = found["prices"][0]
    assert (price["as_of"], price["source"], price["entry"]) == ("2026-10-01", "vendor", ("roadster", "Roadster"))
    assert [line["price"] for line in found["lines"]] == ["roadster-price", None, "tyre-price", None]


def test_prices_of_no_line_are_not_offered(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/costs/costs.yaml", "price: tyre-price", "price: riders")
    catalog = sample.catalog(root)
    found = offer(catalog)
    assert found
    assert [one["id"] for one in found["prices"]] == ["roadster-price"]
    assert [one["id"] for one in priced(catalog)] == ["roadster-price", "tyre-price"]


def test_a_guide_without_costs_offers_nothing(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / "data/costs/costs.yaml").unlink()
    assert offer(sample.catalog(root)) is None


def test_a_table_foots(data: CostData) -> None:
    found = rows(view(data, "own"))
    assert [name for name in found if name.startswith("group")] == ["group bicycle", "group care"]
    assert found["line bicycles"]["amounts"] == ["999.90", "0.00", "0.00", "0.00", "0.00", "999.90"]
    assert found["total total"]["amounts"] == ["1099.89", "20.00", "20.00", "20.00", "0.00", "1159.89"]
    assert found["present present"]["amounts"][-1] == "1154.36"
    assert [found[f"bill {name}"]["amounts"][-1] for name in ("maker", "workshop")] == ["999.90", "60.00"]


def test_what_is_open_reads_at_least(data: CostData) -> None:
    found = rows(view(data, "insured"))
    assert (found["line cover"]["open"], found["line cover"]["known"]) == (True, False)
    assert (found["group care"]["open"], found["group care"]["known"]) == (True, True)
    assert found["total total"]["open"]
    closed = rows(view(data, "insured", cover="30"))
    assert not closed["total total"]["open"]
    assert closed["line cover"]["amounts"][-1] == "90.00"


def test_an_open_line_that_could_cost_more_leaves_no_winner(data: CostData) -> None:
    judged = view(data, "own", "insured", cover="500")["judged"]
    assert judged
    assert (judged["first"], judged["rival"], judged["open"]) == ("of.own", "of.insured", [])
    both = view(data, "insured", today=True)["judged"]
    assert both
    assert (both["winner"], both["reason"], both["first"]) == (None, "open", "today")
    assert both["open"] == ["of.insured", "today"]


def test_todays_way_is_paid_as_its_groups_are(data: CostData) -> None:
    found = rows(view(data, today=True, **BY_HAND))  # type: ignore[arg-type] # figures alone
    # Bicycles are paid at the start alone, care in every year.
    assert found["line today.bicycle"]["amounts"] == ["10.00", "0.00", "0.00", "0.00", "0.00", "10.00"]
    assert found["line today.care"]["amounts"] == ["0.00", "5.00", "5.00", "5.00", "0.00", "15.00"]
    assert not found["total total"]["open"]


def test_a_figure_that_cannot_be_counted_with_changes_nothing(data: CostData) -> None:
    assert view(data, "own", riders="-1", lifetime="0", share="1e30") == view(data, "own")
    assert view(data, "own", riders="1") != view(data, "own")


def test_a_figure_keeps_the_bounds_of_its_input(data: CostData) -> None:
    assert wrong(data, "share", "1") is None
    assert wrong(data, "share", "8") == "most"
    assert view(data, "own", share="8") == view(data, "own")
    inputs = tuple(one.model_copy(update={"fixed": one.id == "lifetime"}) for one in data.inputs)
    fixed = data.model_copy(update={"inputs": inputs})
    assert wrong(fixed, "lifetime", "2.0") is None
    assert wrong(fixed, "lifetime", "13") == "fixed"


def test_the_longest_bar_is_as_long_as_the_range_of_the_dearest(data: CostData) -> None:
    options = view(data, "own", "insured", cover="100")["options"]
    assert max(one["bar"]["high"] for one in options) == FULL
    for one in options:
        ends = [part["start"] + part["length"] for part in one["bar"]["parts"]]
        assert [part["start"] for part in one["bar"]["parts"]] == [0, *ends[:-1]]
        assert one["bar"]["low"] <= ends[-1] <= one["bar"]["high"]


def test_of_nothing_nothing_is_said(data: CostData) -> None:
    assert view(data) == {"years": 3, "options": [], "judged": None}
