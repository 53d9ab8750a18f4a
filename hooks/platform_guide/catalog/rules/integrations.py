"""An integration joins the two areas of its flow, and is written down once."""

from __future__ import annotations

from platform_guide.catalog.catalog import AREAS, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.lookup import by_id
from platform_guide.catalog.schema.model import Platform


def _scope(platform: Platform) -> frozenset[str]:
    return frozenset(item.area for item in platform.scope)


def edges_meet_their_scopes(catalog: Catalog) -> Findings:
    """Check that one end serves the flow's source and the other its target."""
    flows = by_id(catalog.settings.flows)
    known = catalog.ids(AREAS)
    scopes = {platform.id: _scope(platform) for platform in catalog.platforms.values()}
    for record, platform in platforms(catalog):
        for index, edge in enumerate(platform.integrations):
            flow, partner = flows.get(edge.flow), scopes.get(edge.with_)
            own = scopes[platform.id]
            if flow is None or partner is None or {flow.source, flow.target, *own, *partner} - known:
                # What does not exist is reported by itself.
                continue
            if (flow.source in own and flow.target in partner) or (flow.source in partner and flow.target in own):
                continue
            text = (
                f"`{edge.flow}` goes from {flow.source} to {flow.target}, and `{platform.id}` and `{edge.with_}` "
                "do not serve these two"
            )
            hint = "choose the flow between areas that they serve, or correct a scope"
            yield Finding(record, ("integrations", index, "flow"), "edge-out-of-scope", text, hint)


def edges_stand_once(catalog: Catalog) -> Findings:
    """Check that a pair of entries has one edge for a flow, in the file of one of them."""
    first: dict[tuple[frozenset[str], str], str] = {}
    for record, platform in platforms(catalog):
        for index, edge in enumerate(platform.integrations):
            key = (frozenset({platform.id, edge.with_}), edge.flow)
            if key in first:
                text = f"the edge to `{edge.with_}` on `{edge.flow}` stands in `{first[key]}` already"
                path = ("integrations", index, "with")
                yield Finding(record, path, "edge-twice", text, "keep the one with the better source")
            first.setdefault(key, platform.id)
