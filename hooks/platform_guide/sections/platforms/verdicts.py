"""What an organisation says about using entries, as pages show it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from platform_guide.catalog.catalog import PLATFORMS, Catalog, DataLayer
from platform_guide.catalog.schema.lookup import by_id
from platform_guide.catalog.schema.model import Platform
from platform_guide.catalog.schema.verdict import Verdict, VerdictStatus

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


@dataclass(frozen=True)
class Judgement:
    """A verdict with its words and the layer that holds it; `overdue` as of the date of the data."""

    verdict: Verdict
    status: VerdictStatus
    layer: DataLayer
    overdue: bool

    @property
    def address(self) -> str | None:
        """The address behind the contact: itself, that of a mail, or None where it is neither."""
        contact = self.verdict.contact or ""
        if _ADDRESS.fullmatch(contact):
            return contact
        return f"mailto:{contact}" if _MAIL.fullmatch(contact) else None


def verdict_of(catalog: Catalog, platform: Platform) -> VerdictStatus | None:
    """Return the verdict on an entry in the words of the settings, or None where there is none."""
    return by_id(catalog.settings.verdicts).get(platform.verdict.status) if platform.verdict else None


def judgement(catalog: Catalog, platform: Platform) -> Judgement | None:
    """Return what an organisation says about using an entry, or None where it says nothing."""
    verdict, status = platform.verdict, verdict_of(catalog, platform)
    if verdict is None or status is None:
        return None
    place = catalog.place((PLATFORMS, platform.id), ("verdict", "status"))
    return Judgement(verdict, status, catalog.layer_of(place), verdict.review_by < catalog.data_date)


def given_verdicts(catalog: Catalog) -> tuple[VerdictStatus, ...]:
    """Return the verdicts that any entry has, in the order of the settings."""
    given = {platform.verdict.status for platform in catalog.platforms.values() if platform.verdict}
    return tuple(status for status in catalog.settings.verdicts if status.id in given)
