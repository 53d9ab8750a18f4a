"""A licence is an SPDX expression or the word proprietary, and its family says the same."""

from __future__ import annotations

import re

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.model import Edition
from platform_guide.catalog.schema.vocabulary import Licence

PROPRIETARY = "proprietary"
_OWN = "LicenseRef-"
_OPERATORS = frozenset({"AND", "OR", "WITH"})


def licences_are_valid(catalog: Catalog) -> Findings:
    """Check every edition's licence against the SPDX list, in the list's own spelling."""
    for record, platform in platforms(catalog):
        for index, edition in enumerate(platform.editions):
            if edition.licence == PROPRIETARY:
                continue
            path = ("editions", index, "licence")
            hint = "see the SPDX licence list; `LicenseRef-<name>` for one that is not in it, or `proprietary`"
            try:
                canonical = canonicalize_license_expression(edition.licence)
            except InvalidLicenseExpression:
                text = f"`{edition.licence}` is no SPDX expression"
                yield Finding(record, path, "licence-unknown", text, hint)
                continue
            if canonical != edition.licence:
                text = f"`{edition.licence}` is written `{canonical}`"
                yield Finding(record, path, "licence-spelling", text, f"write `{canonical}`")


def families_fit(catalog: Catalog) -> Findings:
    """Check that nobody calls open source what only shows its source, or proprietary what has an SPDX licence."""
    closed = frozenset(catalog.settings.source_available)
    for record, platform in platforms(catalog):
        for index, edition in enumerate(platform.editions):
            allowed = _families(edition, closed)
            if edition.licence_family not in allowed:
                text = f"`{edition.licence}` is not {edition.licence_family.value}"
                hint = f"allowed: {', '.join(sorted(allowed))}"
                yield Finding(record, ("editions", index, "licence_family"), "licence-family", text, hint)


def _families(edition: Edition, closed: frozenset[str]) -> frozenset[Licence]:
    if edition.licence == PROPRIETARY:
        return frozenset({Licence.PROPRIETARY})
    names = set(re.findall(r"[A-Za-z0-9.+-]+", edition.licence)) - _OPERATORS
    if names & closed:
        return frozenset({Licence.SOURCE_AVAILABLE})
    if any(name.startswith(_OWN) for name in names):
        return frozenset({Licence.SOURCE_AVAILABLE, Licence.PROPRIETARY})
    return frozenset({Licence.OPEN_SOURCE})
