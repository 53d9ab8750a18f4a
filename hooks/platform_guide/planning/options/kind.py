"""What options cost as a kind of record, handed to the catalogue beside its own kinds."""

from __future__ import annotations

from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.layers.layered import Falls, Layered, Reference
from platform_guide.catalog.schema.files import DataFile
from platform_guide.planning.options import rules
from platform_guide.planning.options.data import OPTION_COSTS, OptionCosts

_R = Reference
_LAYERED = Layered(
    lists={"portions": "cost portion"},
    references=(
        _R("cost line", "portions.*.lines.*"),
        _R("cost line", "paid.*.lines.*"),
        _R("cost input", "portions.*.count", falls=Falls.REFUSED),
        _R("cost input", "figures.*.input", drop="figures.*"),
        _R("cost group", "fee.group", falls=Falls.REFUSED),
        _R("cost group", "cap.groups.*", falls=Falls.REFUSED),
        _R("platform", "portions.*.along.*"),
        _R("platform", "paid.*.entry", drop="paid.*"),
    ),
    never_empty={"portions.*.along": "portions.*", "portions.*.lines": "portions.*", "paid.*.lines": "paid.*"},
    least=2,
)

KIND = Kind(
    OPTION_COSTS,
    DataFile(OPTION_COSTS, OptionCosts, "`data/option-costs/*.yaml`, together"),
    whole=True,
    rules=(
        rules.option_costs_resolve,
        rules.option_fees_resolve,
        rules.option_conditions_are_sound,
        rules.portions_can_count,
        rules.option_figures_hold,
    ),
    layered=_LAYERED,
)
