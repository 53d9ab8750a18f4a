"""A verdict is an organisation's own, one of those that the settings name, and is looked at again in time."""

from __future__ import annotations

from platform_guide.catalog.catalog import PLATFORMS, SETTINGS, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.verdict import NO_VERDICT
from platform_guide.issues import Severity, suggest

_FIELD = "verdict"


def verdicts_are_named(catalog: Catalog) -> Findings:
    """Check that verdicts stand in layers of their own and are of the vocabulary."""
    known = [status.id for status in catalog.settings.verdicts]
    if NO_VERDICT in known:
        text = f"`{NO_VERDICT}` is what a condition reads of an entry without a verdict"
        yield Finding(
            (SETTINGS, SETTINGS), ("verdicts", known.index(NO_VERDICT), "id"), "id-reserved", text, "rename it"
        )
    for record, platform in platforms(catalog):
        if platform.verdict is None:
            continue
        place = catalog.place((PLATFORMS, platform.id), (_FIELD,), of_key=True)
        if catalog.layer_of(place).base:
            text = "a verdict is an organisation's own, and this is the data that all share"
            yield Finding(record, (_FIELD,), "verdict-in-base", text, "move it into a layer", of_key=True)
        elif platform.verdict.status not in known:
            text = f"there is no verdict `{platform.verdict.status}`"
            yield Finding(record, (_FIELD, "status"), "verdict-unknown", text, suggest(platform.verdict.status, known))


def verdicts_are_dated(catalog: Catalog) -> Findings:
    """Check that a verdict begins before it is looked at again, and warn when that day is past."""
    for record, platform in platforms(catalog):
        verdict = platform.verdict
        if verdict is None:
            continue
        if verdict.since and verdict.since >= verdict.review_by:
            text = f"the verdict holds from {verdict.since} and is to be looked at again by {verdict.review_by}"
            yield Finding(record, (_FIELD, "review_by"), "verdict-dates", text, "the later day is `review_by`")
        elif verdict.review_by < catalog.today:
            text = f"the verdict on {platform.name} was to be looked at again by {verdict.review_by}"
            hint = "look at it again, and set `review_by` to the next day"
            yield Finding(record, (_FIELD, "review_by"), "verdict-overdue", text, hint, severity=Severity.WARNING)
