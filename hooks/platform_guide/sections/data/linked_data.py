"""What search engines read: schema.org, as blocks of JSON that no browser runs."""

from __future__ import annotations

import json
from typing import Any

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.model import Platform
from platform_guide.sections.data.api import ROOT

_CONTEXT = "https://schema.org"


def product(platform: Platform) -> str:
    """Return the description of an entry as JSON text, safe inside a script element."""
    links = platform.links
    same = [url for url in (links.documentation, links.source) if url]
    return _text(
        {
            "@type": "SoftwareApplication",
            "name": platform.name,
            "alternateName": [alias.name for alias in platform.aliases],
            "description": platform.summary,
            "applicationCategory": "DeveloperApplication",
            "url": links.website,
            "sameAs": same,
            "creator": {"@type": "Organization", "name": platform.owner.name},
        }
    )


def dataset(catalog: Catalog, site_url: str, description: str, licence_url: str) -> str:
    """Return the description of the data as a whole as JSON text, safe inside a script element."""
    files = (("claims.csv", "text/csv"), ("claims.json", "application/json"))
    return _text(
        {
            "@type": "Dataset",
            "name": f"{catalog.settings.title}: claims about platforms",
            "description": description,
            "license": licence_url,
            "url": site_url or None,
            "dateModified": str(catalog.data_date),
            "isAccessibleForFree": True,
            "variableMeasured": [capability.name for _, capability in catalog.capabilities()],
            "distribution": [
                {"@type": "DataDownload", "contentUrl": f"{site_url}{ROOT}{name}", "encodingFormat": kind}
                for name, kind in files
            ],
        }
    )


def _text(record: dict[str, Any]) -> str:
    filled = {"@context": _CONTEXT, **{key: value for key, value in record.items() if value}}
    # "</script>" in a text would end the element.
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
