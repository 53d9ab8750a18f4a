"""The text that was read, the page that it stands on and the day of reading: three days that do not contradict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.evidence import all_evidence
from platform_guide.catalog.rules.finding import Finding, Findings, platforms
from platform_guide.catalog.schema.base import day_of
from platform_guide.catalog.schema.model import Evidence

_TWO = "correct one of the two dates"


def texts_are_dated(catalog: Catalog) -> Findings:
    """Check that a text is not newer than its reading nor older than its page.

    The newest version that was seen came out before it was seen.
    """
    for record, platform in platforms(catalog):
        for path, evidence, read_on in all_evidence(platform):
            for field, rule, text, hint in _problems(evidence, read_on or catalog.today):
                yield Finding(record, (*path, field), rule, text, hint)
        seen = platform.release
        if seen and seen.date > seen.verified_on:
            text = f"the version is dated {seen.date}, after it was seen ({seen.verified_on})"
            yield Finding(record, ("release", "date"), "date-implausible", text, _TWO)


def _problems(evidence: Evidence, read_on: dt.date) -> Iterator[tuple[str, str, str, str]]:
    """Yield field, rule, text and hint."""
    day = day_of(evidence.text_of)
    if day and day > read_on:
        text = f"the text is of {day}, after it was read ({read_on})"
        yield "text_of", "date-implausible", text, "`text_of` is the day of the copy or version that was read"
    elif day and evidence.date and day < evidence.date:
        text = f"the text is of {day}, and its page was published on {evidence.date}"
        yield "text_of", "date-implausible", text, _TWO
