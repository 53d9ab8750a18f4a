"""Inside its scope a platform says something of every capability, outside it nothing."""

from __future__ import annotations

from collections.abc import Mapping

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.mirror import effective
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.vocabulary import Level, Status


def every_cell_in_scope(catalog: Catalog) -> Findings:
    """Check that no capability of a served area is passed over in silence; `unknown` is an answer."""
    of_area = catalog.capability_ids()
    for record, platform in platforms(catalog):
        served = {scope.area for scope in platform.scope}
        said = effective(platform, catalog.platforms, catalog.areas)
        missing = [name for name, area in of_area.items() if area in served and name not in said]
        if missing:
            text = f"no claim about {', '.join(missing)}, though the scope includes {_areas(of_area, missing)}"
            hint = "write a claim for each; `level: unknown` says that it was looked for and not found"
            yield Finding(record, ("claims",), "claim-missing", text, hint, of_key=True)


def no_claim_outside_scope(catalog: Catalog) -> Findings:
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


def scopes_are_served(catalog: Catalog) -> Findings:
    """Check that a living entry offers something in every area of its scope."""
    of_area = catalog.capability_ids()
    for record, platform in platforms(catalog):
        if platform.lifecycle.status is Status.DISCONTINUED:
            continue
        offered = {
            of_area[name]
            for name, claim in effective(platform, catalog.platforms, catalog.areas).items()
            if name in of_area and claim.level is not Level.NONE
        }
        for index, scope in enumerate(platform.scope):
            if scope.area not in offered and scope.area in set(of_area.values()):
                text = f"`{scope.area}` is in the scope, and every claim there is none"
                hint = "remove the area from the scope, with its claims"
                yield Finding(record, ("scope", index, "area"), "scope-empty", text, hint)


def what_is_secondary_is_offered(catalog: Catalog) -> Findings:
    """Check that what an entry offers beside its main purpose is offered by it."""
    of_area = catalog.capability_ids()
    for record, platform in platforms(catalog):
        claims = effective(platform, catalog.platforms, catalog.areas)
        for index, name in enumerate(platform.secondary):
            if name in of_area and (name not in claims or claims[name].level in {Level.NONE, Level.UNKNOWN}):
                text = f"`{name}` is not known to be offered, so it cannot be secondary"
                hint = "remove it, or mend the claim"
                yield Finding(record, ("secondary", index), "secondary-not-offered", text, hint)


def _areas(of_area: Mapping[str, str], names: list[str]) -> str:
    return ", ".join(dict.fromkeys(of_area[name] for name in names))
