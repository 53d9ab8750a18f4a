"""Lists of ends of products name entries that exist, and say where the name of a product stands in their addresses."""

from __future__ import annotations

from platform_guide.catalog.catalog import PLATFORMS, SETTINGS, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.catalog.schema.address import host_of, is_public
from platform_guide.issues import suggest

_PRODUCT = "{product}"


def end_lists_can_be_asked(catalog: Catalog) -> Findings:
    """Check the lists of the settings."""
    record = (SETTINGS, SETTINGS)
    known = catalog.ids(PLATFORMS)
    for index, one in enumerate(catalog.settings.end_lists):
        path = ("end_lists", index, "address")
        if _PRODUCT not in one.address.removeprefix(f"https://{host_of(one.address)}"):
            text = f"`{one.address}` does not say where the name of a product stands"
            hint = "write {product} there, for example https://ends.example/api/{product}.json"
            yield Finding(record, path, "end-list-unfit", text, hint)
        elif not is_public(one.address):
            text = f"`{one.address}` is no address that everybody can open safely"
            yield Finding(record, path, "end-list-unfit", text, "give an address with https and a host with a domain")
        for name in one.products:
            if name not in known:
                text = f"there is no platform `{name}`"
                where = ("end_lists", index, "products", name)
                yield Finding(record, where, "platform-unknown", text, suggest(name, known), of_key=True)
