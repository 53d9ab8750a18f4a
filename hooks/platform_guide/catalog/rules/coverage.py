"""Inside its scope a platform says something of every capability, outside it nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from platform_guide.catalog.load import Catalog
from platform_guide.catalog.rules.finding import Finding, platforms


def every_cell_in_scope(catalog: Catalog, today: dt.date) -> Iterator[Finding]:  # noqa: ARG001
    """Check that no capability of a served area is passed over in silence; `unknown` is an answer."""
    of_area = catalog.capability_ids()
    for record, platform in platforms(catalog):
        served = {scope.area for scope in platform.scope}
        missing = [name for name, area in of_area.items() if area in served and name not in platform.claims]
        if missing:
            text = f"no claim about {', '.join(missing)}, though the scope includes {_areas(of_area, missing)}"
            hint = "write a claim for each; `level: unknown` says that it was looked for and not found"
            yield Finding(record, ("claims",), "claim-missing", text, hint, of_key=True)


def no_claim_outside_scope(catalog: Catalog, today: dt.date) -> Iterator[Finding]:  # noqa: ARG001
    """Check that claims are about areas in the scope; outside it the level is derived as none."""
    of_area = catalog.capability_ids()
    for record, platform in platforms(catalog):
        served = {scope.area for scope in platform.scope}
        for capability in platform.claims:
            area = of_area.get(capability)
            if area and area not in served:
                text = f"`{capability}` belongs to the area `{area}`, which is not in the scope"
                hint = f"add `{area}` to the scope with evidence, or remove the claim"
                path = ("claims", capability)
                yield Finding(record, path, "claim-out-of-scope", text, hint, of_key=True)


def _areas(of_area: Mapping[str, str], names: list[str]) -> str:
    return ", ".join(dict.fromkeys(of_area[name] for name in names))
