"""Products without a published price: looked for on a day that has come, again before it is old, and priced nowhere."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, is_judged
from platform_guide.cost.data.record import RECORD, costs_of
from platform_guide.issues import Severity


def searches_are_dated(catalog: Catalog) -> Findings:
    """Report days to come, and warn where nobody has looked for a price again for as long as a price grows old."""
    data = costs_of(catalog)
    days = data.frame.stale_after if data.frame else 0
    for at, one in enumerate(data.unpublished):
        path = ("unpublished", at, "looked_on")
        age = (catalog.today - one.looked_on).days
        if age < 0:
            hint = "looked_on is the day on which somebody looked for a price"
            yield Finding(RECORD, path, "date-in-future", f"{one.looked_on} has not come yet", hint)
        if days and age > days and is_judged(catalog, RECORD, path):
            text = f"nobody has looked for the price of `{one.id}` since {one.looked_on}, more than {days} days ago"
            hint = "look again, and set looked_on; a price that is published by now goes into prices"
            yield Finding(RECORD, path, "cost-price-stale", text, hint, severity=Severity.WARNING)


def unpublished_have_no_price(catalog: Catalog) -> Findings:
    """Report a product that is said to have no published price, and has one here.

    A layer gives a price that somebody was offered: that is its own, and contradicts nothing below.
    """
    data = costs_of(catalog)
    priced = {price.product: price.id for price in data.prices if price.product is not None}
    for at, one in enumerate(data.unpublished):
        path = ("unpublished", at, "product")
        if one.product in priced and is_judged(catalog, RECORD, path):
            text = f"`{one.id}` says that no price is published, and `{priced[one.product]}` is one of the same product"
            hint = "remove one of the two, or name the edition that has no price"
            yield Finding(RECORD, path, "cost-unpublished-priced", text, hint)
