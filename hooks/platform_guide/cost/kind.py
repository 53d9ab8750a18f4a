"""The costs as a kind of record, handed to the catalogue beside its own kinds."""

from __future__ import annotations

from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.layers.layered import Falls, Layered, Reference
from platform_guide.catalog.schema.files import DataFile
from platform_guide.cost.data.model import CostData
from platform_guide.cost.data.record import COSTS
from platform_guide.cost.rules import ranges, references, shares, sources, unpublished

_R = Reference
_LAYERED = Layered(
    lists={
        "groups": "cost group",
        "inputs": "cost input",
        "prices": "price",
        "unpublished": "product without a price",
        "lines": "cost line",
        "templates": "cost template",
    },
    references=(
        _R("cost group", "lines.*.group", falls=Falls.REFUSED),
        _R("cost input", "frame.rate", falls=Falls.REFUSED),
        *(
            _R("cost input", f"lines.*.{where}", falls=Falls.REFUSED)
            for where in ("quantity.*", "per.*", "price", "growth", "escalation")
        ),
        _R("price", "lines.*.price", falls=Falls.REFUSED),
        _R("cost line", "lines.*.share_of.*"),
        _R("cost line", "templates.*.lines.*"),
        _R("platform", "prices.*.product.entry", drop="prices.*.product"),
        _R("platform", "unpublished.*.product.entry", drop="unpublished.*"),
    ),
    never_empty={"lines.*.share_of": "lines.*", "templates.*.lines": "templates.*"},
    # All lines or all inputs together say nothing about one of them.
    least=2,
)

KIND = Kind(
    COSTS,
    DataFile(COSTS, CostData, "`data/costs/*.yaml`, together"),
    whole=True,
    rules=(
        sources.cost_addresses_are_fit,
        references.cost_ids_are_unique,
        references.cost_names_resolve,
        references.cost_products_are_known,
        ranges.horizons_hold_their_default,
        ranges.ranges_hold_their_base,
        ranges.figures_keep_their_bounds,
        ranges.divisors_are_above_nothing,
        ranges.effects_are_true,
        shares.lines_have_one_amount,
        shares.shares_are_paid_together,
        shares.shares_are_no_circle,
        sources.inputs_say_where_they_come_from,
        sources.prices_are_dated_and_named,
        sources.lines_are_of_one_currency,
        unpublished.searches_are_dated,
        unpublished.unpublished_have_no_price,
    ),
    layered=_LAYERED,
)
