"""A price is a range with a source and a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.model import Price
from platform_guide.catalog.schema.vocabulary import EvidenceKind
from platform_guide.issues import suggest


def prices_are_ranges(catalog: Catalog) -> Findings:
    """Check units, order of amounts, days, and that the source is the vendor's own."""
    units = {unit.id for unit in catalog.settings.units}
    for record, platform in platforms(catalog):
        for i, edition in enumerate(platform.editions):
            for j, price in enumerate(edition.pricing.prices):
                path: tuple[Key, ...] = ("editions", i, "pricing", "prices", j)
                if price.unit not in units:
                    text = f"there is no unit `{price.unit}`"
                    yield Finding(record, (*path, "unit"), "unit-unknown", text, suggest(price.unit, units))
                for field, rule, text, hint in _problems(price, catalog.today):
                    yield Finding(record, (*path, field), rule, text, hint)


def _problems(price: Price, today: dt.date) -> Iterator[tuple[str, str, str, str]]:
    if price.low > price.high:
        yield "low", "price-order", f"the least amount {price.low} is above the largest {price.high}", "swap the two"
    if price.as_of > today:
        yield "as_of", "date-in-future", f"{price.as_of} has not come yet", "as_of is the day on which it was read"
    if all(proof.kind is EvidenceKind.THIRD_PARTY for proof in price.evidence):
        yield "evidence", "price-second-hand", "the source is not the vendor's own", "use the vendor's price list"
