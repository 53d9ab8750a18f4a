"""Maturity as a kind of record, handed to the catalogue beside its own kinds."""

from __future__ import annotations

from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.layers.layered import Falls, Layered, Reference
from platform_guide.catalog.schema.files import DataFile
from platform_guide.planning.maturity import references, rules
from platform_guide.planning.maturity.model import MaturityData
from platform_guide.planning.maturity.record import MATURITY

_R = Reference
_LAYERED = Layered(
    lists={
        "ladders": "ladder",
        "questions": "maturity question",
        "triggers": "trigger",
        "overlays": "overlay",
        "practices": "practice",
        "not_yet": "thing not to buy yet",
        "footprints": "footprint",
        "examples": "example of maturity",
    },
    references=(
        *(_R(word, "triggers.*.questions.*", falls=Falls.REFUSED) for word in ("question", "maturity question")),
        *(_R(word, "overlays.*.questions.*") for word in ("question", "maturity question")),
        *(
            _R("ladder", f"{place}.{{}}", falls=Falls.REFUSED)
            for place in (
                "triggers.*.cases.*.levels",
                "triggers.*.caps.*.levels",
                "practices.*.levels",
                "not_yet.*.below",
            )
        ),
        _R("practice", "examples.*.has.{}"),
        _R("capability", "practices.*.capability"),
        _R("capability", "overlays.*.steps.*.capability"),
        _R("capability", "not_yet.*.capabilities.*"),
    ),
    # All triggers together say nothing about one of them.
    least=2,
)

KIND = Kind(
    MATURITY,
    DataFile(MATURITY, MaturityData, "`data/maturity/*.yaml`, together"),
    whole=True,
    rules=(
        rules.maturity_ids_are_unique,
        rules.maturity_questions_can_be_asked,
        references.maturity_names_resolve,
        references.maturity_levels_exist,
        references.maturity_capabilities_exist,
        rules.levels_take_a_practice,
        rules.maturity_sources_are_fit,
    ),
    layered=_LAYERED,
)
