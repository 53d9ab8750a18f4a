"""Whether there is something to judge by: what the schema refused has problems of its own, and no others follow."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.decision.data.record import DECISION, decision_of


def decision_was_refused(catalog: Catalog) -> bool:
    """Tell whether the files of the decision could not be read: nobody can tell then which questions there are."""
    return bool(catalog.ids(DECISION)) and not decision_of(catalog).present
