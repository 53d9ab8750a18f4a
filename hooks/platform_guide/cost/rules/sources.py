"""Where figures come from: a source that was read on a day, or a guess that says so; prices have a day and grow old."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.evidence import Address, unfit
from platform_guide.catalog.rules.finding import Finding, Findings, is_judged
from platform_guide.catalog.schema.vocabulary import EvidenceKind
from platform_guide.cost.data.model import CostData, PriceSource
from platform_guide.cost.data.record import RECORD, costs_of
from platform_guide.cost.rules.context import lines
from platform_guide.issues import Severity


def cost_addresses_are_fit(catalog: Catalog) -> Findings:
    """Refuse addresses of sources that are not fit to be linked."""
    return unfit(catalog, _addresses(costs_of(catalog)))


def _addresses(data: CostData) -> Iterator[Address]:
    found = [(("inputs", at), one.evidence) for at, one in enumerate(data.inputs)]
    found += [(("prices", at), one.evidence) for at, one in enumerate(data.prices)]
    found += [(("unpublished", at), one.evidence) for at, one in enumerate(data.unpublished)]
    for path, evidence in found:
        for place, proof in enumerate(evidence):
            yield RECORD, (*path, "evidence", place, "url"), proof.url


def inputs_say_where_they_come_from(catalog: Catalog) -> Findings:
    """Report inputs with neither a source that was read nor a guess, with both, and days that have not come yet."""
    for at, one in enumerate(costs_of(catalog).inputs):
        read = bool(one.evidence) and one.verified_on is not None
        half = bool(one.evidence) != (one.verified_on is not None)
        if half or read == (one.guess is not None):
            text = f"`{one.id}` needs either evidence with verified_on, or a guess"
            hint = "open the source and name it, or write `guess:` with the reason"
            yield Finding(RECORD, ("inputs", at, "id"), "cost-origin", text, hint)
        if one.verified_on and one.verified_on > catalog.today:
            text = f"{one.verified_on} has not come yet"
            hint = "verified_on is the day on which somebody read the evidence"
            yield Finding(RECORD, ("inputs", at, "verified_on"), "date-in-future", text, hint)


def prices_are_dated_and_named(catalog: Catalog) -> Findings:
    """Report prices of days to come, and those of a third party that pass for the vendor's; warn of old ones."""
    data = costs_of(catalog)
    days = data.frame.stale_after if data.frame else 0
    for at, price in enumerate(data.prices):
        age = (catalog.today - price.as_of).days
        if age < 0:
            hint = "as_of is the day that the price is of"
            yield Finding(RECORD, ("prices", at, "as_of"), "date-in-future", f"{price.as_of} has not come yet", hint)
        if days and age > days and is_judged(catalog, RECORD, ("prices", at, "as_of")):
            text = f"the price `{price.id}` of {price.as_of} is older than {days} days"
            hint = "read the source again and set amount and as_of"
            where = ("prices", at, "as_of")
            yield Finding(RECORD, where, "cost-price-stale", text, hint, severity=Severity.WARNING)
        third = all(proof.kind is EvidenceKind.THIRD_PARTY for proof in price.evidence)
        if third != (price.source is PriceSource.THIRD_PARTY):
            text = f"`{price.id}` has the source `{price.source.value}`, and its evidence says otherwise"
            hint = "source is third-party where each evidence is of kind third-party, and nowhere else"
            yield Finding(RECORD, ("prices", at, "source"), "cost-price-source", text, hint)


def lines_are_of_one_currency(catalog: Catalog) -> Findings:
    """Report lines with a price in another currency than the tables: amounts are never converted."""
    data = costs_of(catalog)
    currencies = {price.id: price.currency for price in data.prices}
    for path, line in lines(data):
        found = currencies.get(line.price or "")
        if data.frame and found and found != data.frame.currency:
            text = f"`{line.price}` is in {found}, and tables are in {data.frame.currency}"
            hint = "use a price in the currency of the tables"
            yield Finding(RECORD, (*path, "price"), "cost-currency", text, hint)
