"""Pages of the guide that a result leads to."""

from __future__ import annotations

from typing import NamedTuple

from platform_guide.catalog.catalog import Catalog
from platform_guide.decision.data.record import decision_of
from platform_guide.planning.pilot.data.record import pilot_of as planned
from platform_guide.sections.shared.page import url_of


class Reading(NamedTuple):
    """A page to read: its address below the root of the site, and what a link to it says.

    `plan` tells that it is a step of the plan, which takes the answers along in its address.
    """

    path: str
    label: str
    plan: bool = False


def lesson_url(path: str) -> str:
    """Return the address below the root of the site of a page below docs/, with its anchor."""
    page, _, mark = path.partition("#")
    return url_of(page) + (f"#{mark}" if mark else "")


def pilot_of(catalog: Catalog) -> Reading | None:
    """Return the page on trying the first choice: where a pilot is planned, or else the lesson; None without either."""
    page = planned(catalog).page
    if page:
        return Reading(lesson_url(page.path), page.label, plan=True)
    pilot = decision_of(catalog).pilot
    return Reading(lesson_url(pilot.path), pilot.label) if pilot else None
