"""The decision's own sources are addresses that can be linked, as those of entries are."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.evidence import unfit
from platform_guide.catalog.rules.finding import Findings
from platform_guide.decision.data.record import RECORD, decision_of


def addresses_are_fit(catalog: Catalog) -> Findings:
    """Refuse addresses about the stages of maturity that are not fit to be linked."""
    maturity = decision_of(catalog).maturity
    found = maturity.evidence if maturity else ()
    return unfit(catalog, ((RECORD, ("maturity", "evidence", at, "url"), one.url) for at, one in enumerate(found)))
