"""The decision on the site: the model that the browser reads and the outline that needs no script."""

from __future__ import annotations

from platform_guide.catalog.load import Catalog
from platform_guide.pages.page import Asset


def model_json(catalog: Catalog) -> Asset:
    """Return the decision model as the file that the browser fetches."""
    del catalog
    return Asset("decide/model.json", b"{}")


def outline(catalog: Catalog) -> dict[str, object]:
    """Return what the outline of the interview shows."""
    return {"catalog": catalog}
